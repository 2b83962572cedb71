"""Who sees which complaints and what belongs to them."""

from complaints.selectors.complaints import (
    READERS,
    evidence,
    for_detail,
    for_list,
    handlers_in,
    related,
    visible_to,
)

__all__ = ["READERS", "evidence", "for_detail", "for_list", "handlers_in", "related", "visible_to"]
