"""What the beat does for the watch; safe to run twice."""

from celery import shared_task

from crises import services


@shared_task
def watch() -> int:
    """Look through the chats, and see which alerts have gone out."""
    found = services.watch_chats()
    services.confirm_pushes()
    return found
