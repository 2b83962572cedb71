"""The beat's calls: hints only, the truth is in the tables."""

from celery import shared_task

from sla import services
from sla import sweep as sweeping
from sla.verify import audit as check


@shared_task
def sweep() -> int:
    """Fire what is due."""
    return sweeping.run().fired


@shared_task
def audit() -> str:
    """Compare what should have fired with what has."""
    return str(check())


@shared_task
def settle_reminders() -> int:
    """Nobody is reminded of what is done: such messages count as read."""
    return services.settle_reminders()
