"""Parcels at ``/api/v1/``, and the door for the tracking provider."""

from logistics.api.carriers import Carriers, TrackingWebhook
from logistics.api.deliveries import DeliveryViewSet
from logistics.api.parcels import ReceiptViewSet, ShipmentViewSet, TrackingEventViewSet
from logistics.api.troubles import GoodsReturnViewSet, TroubleViewSet

__all__ = [
    "Carriers",
    "DeliveryViewSet",
    "GoodsReturnViewSet",
    "ReceiptViewSet",
    "ShipmentViewSet",
    "TrackingEventViewSet",
    "TrackingWebhook",
    "TroubleViewSet",
]
