"""What people see of stock, one file per noun; the order of import is that of the menu."""

from inventory.views import imports, lots, moves, places, products, scan, sheets

__all__ = ["imports", "lots", "moves", "places", "products", "scan", "sheets"]
