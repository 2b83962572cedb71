"""Deliveries, the parcels that serve them, what carriers tell, receipts, what went wrong."""

from logistics.models.base import Line, OfOrder
from logistics.models.checks import PickCheck
from logistics.models.deliveries import Delivery, DeliveryLine
from logistics.models.receipts import FollowUp, Receipt, ReceiptFault
from logistics.models.returns import GoodsReturn, ReturnLine
from logistics.models.shapes import NumberShape
from logistics.models.shipments import Shipment, ShipmentLine
from logistics.models.tracking import TrackingEvent, TrackingPush
from logistics.models.troubles import Trouble

__all__ = [
    "Delivery",
    "DeliveryLine",
    "FollowUp",
    "GoodsReturn",
    "Line",
    "NumberShape",
    "OfOrder",
    "PickCheck",
    "Receipt",
    "ReceiptFault",
    "ReturnLine",
    "Shipment",
    "ShipmentLine",
    "TrackingEvent",
    "TrackingPush",
    "Trouble",
]
