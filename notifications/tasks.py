"""The beat's and the web's hints. The truth is in the tables; a hint may be lost or come twice."""

from celery import shared_task

from core import clock
from notifications import delivery, outbox

#: A hint names so many deliveries, so that one slow provider does not hold up the rest.
AT_ONCE = 20


@shared_task
def flush() -> int:
    """Release what may go out and have delivered whatever waits, also what was left behind."""
    released = outbox.release(clock.now())
    for task, waiting in ((deliver, delivery.due()), (confirm, delivery.unconfirmed())):
        for start in range(0, len(waiting), AT_ONCE):
            task.delay(waiting[start : start + AT_ONCE])
    return released


@shared_task
def deliver(ids: list[int]) -> int:
    """Send these; what others have claimed or sent meanwhile is left alone."""
    return delivery.deliver(ids)


@shared_task
def confirm(ids: list[int]) -> int:
    """Ask the providers what became of these."""
    return delivery.confirm(ids)
