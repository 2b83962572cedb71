"""A company at work: ten orders at ten stages of the journey, for tests that only look."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.management import call_command

from core import clock
from dma import seeds
from dma.demo import desk
from dma.simulation.run import Run

#: How many days ago each order was paid: young ones, where the steps lie close together.
AGES = (0.1, 0.8, 1.5, 2.5, 4, 6, 9, 14, 25, 62)


@contextmanager
def at_work(blocker: Any) -> Iterator[None]:
    """The rows, and afterwards the empty tables that the next file expects."""
    with blocker.unblock():
        try:
            fill()
            yield
        finally:
            empty()


def empty() -> None:
    """The numbers of rows go on: what a process has read of a version it keeps by its number."""
    call_command("flush", interactive=False, verbosity=0, reset_sequences=False)


def fill() -> None:
    """Reference data, staff, and lives that stand where the demo's stand."""
    for seed in seeds.SEEDS:
        seed()
    now = clock.now()
    first = now - timedelta(days=max(AGES) + 1)

    def paid(number: int, dice: Any) -> Any:
        return dice.awake(now - timedelta(days=AGES[number]))

    every = timedelta(minutes=10)
    Run(len(AGES), seed=50, first=first, until=now, every=every, paid=paid).play()
    desk.fill()
