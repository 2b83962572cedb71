"""What other parts ask of parcels."""

from logistics.services.parcels import (
    all_received,
    cancel_for,
    devices_received,
    open_delivery,
    open_receipt,
    open_shipment,
    reship,
)
from logistics.services.returns import expect_back, quarantine
from logistics.services.troubles import after_settling, look_for_silence, notice, weigh

__all__ = [
    "after_settling",
    "all_received",
    "cancel_for",
    "devices_received",
    "expect_back",
    "look_for_silence",
    "notice",
    "open_delivery",
    "open_receipt",
    "open_shipment",
    "quarantine",
    "reship",
    "weigh",
]
