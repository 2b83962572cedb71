"""What is stored, where, and the ledger from which every balance follows.

``Lot.on_hand`` and ``Lot.value`` are written by the trigger of the ledger, ``Lot.reserved`` by that
of the allocations; nothing else may change them, so they cannot disagree.
"""

from inventory.choices import Device, Kind, Place, Promise, Storage
from inventory.models.imports import StockImport
from inventory.models.ledger import Allocation, StockMove
from inventory.models.lots import Lot
from inventory.models.places import Bin, Warehouse, Zone
from inventory.models.products import Pack, Product
from inventory.models.relocations import Relocation

__all__ = [
    "Allocation",
    "Bin",
    "Device",
    "Kind",
    "Lot",
    "Pack",
    "Place",
    "Product",
    "Promise",
    "Relocation",
    "StockImport",
    "StockMove",
    "Storage",
    "Warehouse",
    "Zone",
]
