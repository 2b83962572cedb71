"""Who sees which papers, and which goods come near their end."""

from warehousing.selectors.counts import differences_in_yuan
from warehousing.selectors.expiry import (
    checks_for_list,
    checks_visible_to,
    notices_for_list,
    notices_visible_to,
    within,
)
from warehousing.selectors.papers import (
    disposals_for_list,
    disposals_visible_to,
    requisitions_for_detail,
    requisitions_for_list,
    requisitions_visible_to,
    stocktakes_for_list,
    stocktakes_visible_to,
)

__all__ = [
    "checks_for_list",
    "checks_visible_to",
    "differences_in_yuan",
    "disposals_for_list",
    "disposals_visible_to",
    "notices_for_list",
    "notices_visible_to",
    "requisitions_for_detail",
    "requisitions_for_list",
    "requisitions_visible_to",
    "stocktakes_for_list",
    "stocktakes_visible_to",
    "within",
]
