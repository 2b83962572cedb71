"""What happens to contracts by itself."""

from celery import shared_task

from contracts import services


@shared_task
def expire_contracts() -> int:
    """Contracts that nobody signed in time; safe to run twice."""
    return services.expire_due()
