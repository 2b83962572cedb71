"""What the beat does for complaints; safe to run twice."""

from celery import shared_task

from complaints import services


@shared_task
def escalate_overdue() -> int:
    """Whatever is late goes up by itself (requirements F3)."""
    return services.escalate_overdue()
