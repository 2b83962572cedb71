"""What the kernel does by itself."""

from celery import shared_task

from core.api.idempotency import forget


@shared_task
def forget_idempotency_keys() -> int:
    """Answers of the API are remembered for a day; safe to run twice."""
    return forget()
