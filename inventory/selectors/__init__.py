"""What stock there is, and who may see it; one file per noun."""

from inventory.selectors.expiry import EXPIRY_BANDS, expiry_band, in_band
from inventory.selectors.ledger import (
    allocations_of,
    allocations_visible_to,
    differences,
    moves_for_list,
    moves_visible_to,
)
from inventory.selectors.lots import (
    for_detail,
    for_list,
    free_stock,
    in_place,
    issuable,
    near_expiry,
    on_hand,
    visible_to,
)
from inventory.selectors.places import (
    bins_visible_to,
    relocations_visible_to,
    warehouses_for,
    warehouses_visible_to,
    zones_visible_to,
)
from inventory.selectors.products import (
    active_products,
    products_for_detail,
    products_visible_to,
    stock_by_warehouse,
)
from inventory.selectors.trace import trace

__all__ = [
    "EXPIRY_BANDS",
    "active_products",
    "allocations_of",
    "allocations_visible_to",
    "bins_visible_to",
    "differences",
    "expiry_band",
    "for_detail",
    "for_list",
    "free_stock",
    "in_band",
    "in_place",
    "issuable",
    "moves_for_list",
    "moves_visible_to",
    "near_expiry",
    "on_hand",
    "products_for_detail",
    "products_visible_to",
    "relocations_visible_to",
    "stock_by_warehouse",
    "trace",
    "visible_to",
    "warehouses_for",
    "warehouses_visible_to",
    "zones_visible_to",
]
