"""The machines of a parcel: how it is wanted, leaves, arrives, goes wrong, comes back."""

from logistics.workflow.delivery import DeliveryState, DeliveryWorkflow
from logistics.workflow.goods_return import ReturnState, ReturnWorkflow
from logistics.workflow.receipt import ReceiptState, ReceiptWorkflow
from logistics.workflow.shipment import ISSUERS, PACKERS, ShipmentState, ShipmentWorkflow
from logistics.workflow.trouble import TroubleState, TroubleWorkflow

__all__ = [
    "ISSUERS",
    "PACKERS",
    "DeliveryState",
    "DeliveryWorkflow",
    "ReceiptState",
    "ReceiptWorkflow",
    "ReturnState",
    "ReturnWorkflow",
    "ShipmentState",
    "ShipmentWorkflow",
    "TroubleState",
    "TroubleWorkflow",
]
