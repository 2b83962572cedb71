"""The calendar of the warehouse. Every task is safe to run twice."""

from celery import shared_task

from warehousing import services


@shared_task
def plan_stocktakes() -> int:
    """The last two days of the month: every warehouse is counted."""
    return services.plan_stocktakes()


@shared_task
def call_checks() -> int:
    """Every fortnight every lot is looked at."""
    return services.call_checks()


@shared_task
def announce_near_expiry() -> int:
    """What comes near its end is told."""
    return services.announce_near_expiry()
