"""What is bought, from whom, what is needed, and who may see it."""

from purchasing.selectors.needs import needs
from purchasing.selectors.orders import orders_for_detail, orders_for_list, orders_visible_to
from purchasing.selectors.quality import quality_of
from purchasing.selectors.receipts import (
    open_orders_for,
    receipts_for_detail,
    receipts_for_list,
    receipts_visible_to,
    with_lot,
)
from purchasing.selectors.suppliers import offers_for, suppliers_visible_to

__all__ = [
    "needs",
    "offers_for",
    "open_orders_for",
    "orders_for_detail",
    "orders_for_list",
    "orders_visible_to",
    "quality_of",
    "receipts_for_detail",
    "receipts_for_list",
    "receipts_visible_to",
    "suppliers_visible_to",
    "with_lot",
]
