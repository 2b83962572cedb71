"""What the beat does for surveys; each is safe to run twice."""

from celery import shared_task

from core import clock
from surveys import services


@shared_task(ignore_result=True)
def expire_invitations() -> None:
    """Close what nobody has answered in time."""
    services.expire(clock.now())


@shared_task(ignore_result=True)
def ask_top_spenders() -> None:
    """Once a month; whoever was asked lately is left out, so a second run asks nobody."""
    services.ask_top_spenders(clock.today())


@shared_task(ignore_result=True)
def ask_partners() -> None:
    """Once a quarter; whoever was asked in it is left out, so a second run asks nobody."""
    services.ask_partners(clock.today())
