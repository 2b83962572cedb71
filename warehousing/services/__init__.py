"""Papers are begun: by people, and by the calendar."""

from warehousing.services.calendar import announce_near_expiry, call_checks, plan_stocktakes
from warehousing.services.papers import plan_stocktake, report_disposal, request

__all__ = [
    "announce_near_expiry",
    "call_checks",
    "plan_stocktake",
    "plan_stocktakes",
    "report_disposal",
    "request",
]
