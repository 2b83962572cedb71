"""What is stored, where, and the ledger from which every balance follows.

``Lot.on_hand`` is written by the trigger of the ledger, ``Lot.reserved`` by the trigger of the
allocations (migration 0002); nothing else may change them, so they cannot disagree.
"""

from inventory.models.ledger import Allocation, StockMove
from inventory.models.lots import Lot
from inventory.models.places import Warehouse
from inventory.models.products import Device, Product

__all__ = ["Allocation", "Device", "Lot", "Product", "StockMove", "Warehouse"]
