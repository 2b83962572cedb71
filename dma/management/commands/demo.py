"""Demo data: staff, stock and orders at many stages, relative to now. Made once, never changed."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import F

from core import clock
from dma.demo import desk, papers, staff, states, stock, unhappy
from dma.simulation.run import Run, parcel_photo
from notifications.models import Message
from orders.models import Order
from sla import sweep

#: The oldest order was paid so many days ago: its second report is out, charts have a history.
OLDEST_DAYS = 90
#: Of five orders in turn, two have been left alone for so long: something is overdue, or will be.
ALONE = (timedelta(hours=40), timedelta(hours=4), None, None, None)


class Command(BaseCommand):
    """Fill an empty product; a second run changes nothing that was entered."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--logins`` only lists who can log in."""
        parser.add_argument("--logins", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Hire, then play the lives of the demo's orders up to now."""
        if not settings.DEMO:
            raise CommandError("Demo data belong into a demo: DMA_ENV is not demo.")
        if not options["logins"]:
            staff.hire()
            if not Order.objects.exists():
                play()
                stock.fill(clock.now())
                papers.tell(clock.now(), parcel_photo())
                states.tell(clock.now(), parcel_photo())
            sweep.run()  # what became due while nobody was there
        for username, role, name in staff.logins():
            self.stdout.write(f"{username:<14} {staff.PASSWORD}  {name}  {role}")


def play() -> None:
    """Orders of every age, with people who are mostly on time."""
    now = clock.now()
    orders = settings.DMA_DEMO_ORDERS

    def paid_ago(number: int) -> timedelta:
        return timedelta(days=age_of(number, orders))

    def forsaken(number: int) -> datetime | None:
        alone = ALONE[number % len(ALONE)]
        return now - alone if alone and paid_ago(number) > 2 * alone else None

    Run(
        orders,
        seed=50,
        first=now - timedelta(days=OLDEST_DAYS + 1),
        until=now,
        every=timedelta(minutes=10),
        prefix="DMA",
        paid=lambda number, dice: dice.awake(now - paid_ago(number)),
        forsaken=forsaken,
    ).play()
    desk.fill()
    unhappy.play(now)
    # what belongs to the past was told in the past
    Message.objects.filter(released_at__isnull=True).update(released_at=F("created_at"))


def age_of(number: int, orders: int) -> float:
    """How many days ago an order was paid: most are young, where the nodes lie close together."""
    return max(0.05, OLDEST_DAYS * ((number + 0.5) / orders) ** 4)
