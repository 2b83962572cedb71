"""What people see of parcels."""

from logistics.views.deliveries import delivery_screen
from logistics.views.receipts import receipt_screen
from logistics.views.shipments import shipment_screen
from logistics.views.troubles import return_screen, trouble_screen

__all__ = [
    "delivery_screen",
    "receipt_screen",
    "return_screen",
    "shipment_screen",
    "trouble_screen",
]
