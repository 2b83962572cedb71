"""The nightly look at the books."""

import structlog
from celery import shared_task

from inventory.selectors import differences

log = structlog.get_logger(__name__)


@shared_task
def audit_stock() -> int:
    """Count the lots whose balance is not the sum of their ledger; anything but 0 is an alarm."""
    wrong = differences()
    if wrong:
        log.error("stock_differs", lots=wrong[:50], count=len(wrong))
    return len(wrong)
