"""Demo data: staff, stock and orders at many stages, relative to now. Made once, never changed."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from core import clock
from dma.demo import desk, lives, papers, staff, states, stock, unhappy
from dma.simulation.run import parcel_photo
from orders.models import Order
from sla import sweep

#: How often the growing demo says how far it is.
TOLD_EVERY = 30


class Command(BaseCommand):
    """Fill an empty product; a second run changes nothing that was entered."""

    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--logins`` only lists who can log in; ``--grow`` adds lives to a demo that is on."""
        parser.add_argument("--logins", action="store_true")
        parser.add_argument("--grow", action="store_true", help="add lives up to DMA_DEMO_GROW")

    def handle(self, *args: Any, **options: Any) -> None:
        """Hire, then play the lives of the demo's orders up to now."""
        if not settings.DEMO:
            raise CommandError("Demo data belong into a demo: DMA_ENV is not demo.")
        if options["grow"]:
            lives.yield_to_others()
            lives.grow(self._progress)
            return
        if not options["logins"]:
            staff.hire()
            if not Order.objects.exists():
                tell()
            sweep.run()  # what became due while nobody was there
        for username, role, name in staff.logins():
            self.stdout.write(f"{username:<14} {staff.PASSWORD}  {name}  {role}")

    def _progress(self, there: int, wanted: int) -> None:
        if there % TOLD_EVERY == 0 or there == wanted:
            self.stdout.write(f"· demo customers {there}/{wanted}")
            self.stdout.flush()
        lives.wait_for_lull()


@transaction.atomic
def tell() -> None:
    """All of it or nothing: who breaks the first start off gets the whole demo at the next."""
    play()
    stock.fill(clock.now())
    papers.tell(clock.now(), parcel_photo())
    states.tell(clock.now(), parcel_photo())
    lives.forget_rounds()


def play() -> None:
    """Orders of every age, and what happened around them."""
    now = clock.now()
    lives.first(now)
    desk.fill()
    unhappy.play(now)
    lives.tell_in_the_past()
