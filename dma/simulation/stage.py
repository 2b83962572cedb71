"""The virtual clock: what happens next is the earliest of everybody's plans and of the sweeps."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from django.db.models import Min

from core import clock
from dma.simulation.habits import LOCAL
from plans.tasks import advance_days
from sla import sweep
from sla.models import Clock, Tick

#: A life yields the moments at which it wants to go on.
Life = Generator[datetime, None, None]
ONE_DAY = timedelta(days=1)


@dataclass
class Stage:
    """Runs lives in order of time; sweeps as often as the beat would, when there is something."""

    until: datetime
    every: timedelta = timedelta(minutes=1)
    now: datetime = field(default_factory=clock.now)
    tell: Callable[[datetime], None] = lambda now: None
    _queue: list[tuple[datetime, int, Life]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)
    _swept: datetime | None = None
    _next_fire: datetime | None = None

    def enter(self, life: Life) -> None:
        """Let a life begin (or a branch of one) at the moment it yields first."""
        self._go_on(life)

    def run(self) -> None:
        """Until nobody plans anything before the end."""
        while self._queue and self._queue[0][0] <= self.until:
            at, _, life = heappop(self._queue)
            self._sweep_until(at)
            self._set(at)
            self._go_on(life)
        self._sweep_until(self.until)
        self._set(self.until)

    def _go_on(self, life: Life) -> None:
        self._next_fire = None
        at = next(life, None)
        if at is not None:
            heappush(self._queue, (max(at, self.now), next(self._numbers), life))

    def _sweep_until(self, at: datetime) -> None:
        while (due := self._earliest_firing()) is not None and due <= at:
            self._set(self._slot(due))
            self._tick_idly()
            sweep.run()
            self._next_fire = None
            self.tell(self.now)

    def _tick_idly(self) -> None:
        """The beat went on while nothing was due: its silence here is no outage."""
        before = self.now - self.every
        Tick.objects.create(at=before, finished_at=before)

    def _earliest_firing(self) -> datetime | None:
        if self._next_fire is None:
            live = Clock.objects.filter(next_fire_at__isnull=False)
            self._next_fire = live.aggregate(at=Min("next_fire_at"))["at"]
        return self._next_fire

    def _slot(self, due: datetime) -> datetime:
        """The beat's next round after something became due."""
        step = self.every.total_seconds()
        rounds = -(-due.timestamp() // step)
        return max(datetime.fromtimestamp(rounds * step, due.tzinfo), self.now)

    def _set(self, at: datetime) -> None:
        self.now = max(self.now, at)
        clock.hold(self.now)


def nights(stage: Stage, first: datetime) -> Life:
    """Each midnight the plans' days advance, as the beat does it."""
    at = datetime.combine(first.astimezone(LOCAL).date() + ONE_DAY, time.min, tzinfo=LOCAL)
    while True:
        yield at
        advance_days()
        at += ONE_DAY
