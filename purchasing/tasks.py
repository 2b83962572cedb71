"""What purchasing does by itself."""

from celery import shared_task

from purchasing.services import draft_due


@shared_task
def draft_from_safety_stock() -> int:
    """Draft what has fallen below its safety stock; how many drafts. A second run finds none."""
    return len(draft_due())
