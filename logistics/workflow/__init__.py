"""The three machines of a parcel: how it is wanted, how it leaves, how it arrives."""

from logistics.workflow.delivery import DeliveryState, DeliveryWorkflow
from logistics.workflow.receipt import ReceiptState, ReceiptWorkflow
from logistics.workflow.shipment import ShipmentState, ShipmentWorkflow

__all__ = [
    "DeliveryState",
    "DeliveryWorkflow",
    "ReceiptState",
    "ReceiptWorkflow",
    "ShipmentState",
    "ShipmentWorkflow",
]
