"""What stock there is, and who may see it; one file per noun."""

from inventory.selectors.expiry import EXPIRY_BANDS, expiry_band, in_band
from inventory.selectors.ledger import (
    allocations_of,
    differences,
    moves_for_list,
    moves_visible_to,
)
from inventory.selectors.lots import (
    for_detail,
    for_list,
    free_stock,
    issuable,
    on_hand,
    visible_to,
)
from inventory.selectors.places import warehouses_for, warehouses_visible_to
from inventory.selectors.products import active_products, products_visible_to

__all__ = [
    "EXPIRY_BANDS",
    "active_products",
    "allocations_of",
    "differences",
    "expiry_band",
    "for_detail",
    "for_list",
    "free_stock",
    "in_band",
    "issuable",
    "moves_for_list",
    "moves_visible_to",
    "on_hand",
    "products_visible_to",
    "visible_to",
    "warehouses_for",
    "warehouses_visible_to",
]
