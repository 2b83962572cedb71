"""What people see of stock, one file per noun; the order of import is that of the menu."""

from inventory.views import lots, moves, products

__all__ = ["lots", "moves", "products"]
