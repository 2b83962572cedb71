"""The virtual clock: what happens next is the earliest of everybody's plans and of the sweeps."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from django.db.models import QuerySet

from accounts.models import Absence, User
from core import clock, prepared
from core.actors import Actor
from core.prepared import Statement
from core.steps import perform_all
from core.workflow import Workflow
from dma.simulation.habits import LOCAL
from plans.tasks import advance_days
from sla import sweep
from sla.models import Clock, Tick
from sla.services import settle_reminders

#: A life yields the moments at which it wants to go on.
Life = Generator[datetime, None, None]
#: Who does which step on rows of which kind, with a note.
Round = tuple[Actor, str, type[Workflow], str]
ONE_DAY = timedelta(days=1)
_earliest = Statement("SELECT min(next_fire_at) FROM sla_clock")


@dataclass
class Stage:
    """Runs lives in order of time; sweeps as often as the beat would, when there is something."""

    until: datetime
    every: timedelta = timedelta(minutes=1)
    now: datetime = field(default_factory=clock.now)
    tell: Callable[[datetime], None] = lambda now: None
    leaves: list[Absence] = field(default_factory=list)
    _rounds: dict[Round, dict[str, Workflow]] = field(default_factory=dict)
    _queue: list[tuple[datetime, int, Life]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)
    _looked: datetime | None = None
    _swept: datetime | None = None

    def enter(self, life: Life) -> None:
        """Let a life begin (or a branch of one) at the moment it yields first."""
        self._go_on(life)

    def run(self) -> None:
        """Until nobody plans anything before the end."""
        while self._queue and self._queue[0][0] <= self.until:
            at, _, life = heappop(self._queue)
            if at > self.now:
                self._go_round()
            self._sweep_until(at)
            self._set(at)
            self._go_on(life)
        self._go_round()
        self._sweep_until(self.until)
        self._set(self.until)

    def in_one_go(self, row: Workflow, step: str, by: Actor, note: str = "") -> None:
        """What a person does to many rows at the same moment is one step on all of them."""
        if any(row.key in rows for rows in self._rounds.values()):
            self._go_round()  # one step on a row comes after the other
        self._rounds.setdefault((by, step, type(row), note), {})[row.key] = row

    def _go_round(self) -> None:
        rounds, self._rounds = self._rounds, {}
        for (by, step, _kind, note), rows in rounds.items():
            given = {"note": note} if note else {}
            perform_all(list(rows.values()), step, by=by, data=lambda _row, given=given: given)

    def standing_in(self, user: User) -> User:
        """The person, or the deputy while the person is on leave."""
        for leave in self.leaves:
            if leave.user_id == user.pk and leave.starts_at <= self.now < leave.ends_at:
                return leave.deputy
        return user

    def _go_on(self, life: Life) -> None:
        at = next(life, None)
        if at is not None:
            heappush(self._queue, (max(at, self.now), next(self._numbers), life))

    def _sweep_until(self, at: datetime) -> None:
        if self._looked == self._slot(at):
            return  # the beat has not come round again since the last look
        self._looked = self._slot(at)
        while (due := self._earliest_firing()) is not None and self._slot(due) <= at:
            self._set(self._slot(due))
            self._sweep()
            self.tell(self.now)

    def _sweep(self) -> None:
        self._tick_idly()
        sweep.run()

    def _tick_idly(self) -> None:
        """The beat went on while nothing was due: its silence here is no outage."""
        before = self.now - self.every
        if self._swept is None or self._swept < before:
            prepared.insert([Tick(at=before, finished_at=before)])
        self._swept = self.now

    def _earliest_firing(self) -> datetime | None:
        found: datetime | None = _earliest()[0][0]
        return found

    def _slot(self, due: datetime) -> datetime:
        """The beat's next round after something became due."""
        step = self.every.total_seconds()
        rounds = -(-due.timestamp() // step)
        return max(datetime.fromtimestamp(rounds * step, due.tzinfo), self.now)

    def _set(self, at: datetime) -> None:
        self.now = max(self.now, at)
        clock.hold(self.now)


def nights(stage: Stage, first: datetime) -> Life:
    """Each midnight the plans' days advance and reminders settle, as the beat does it."""
    for at in midnights(first):
        yield at
        advance_days()
        settle_reminders()


def reasons(stage: Stage, first: datetime) -> Life:
    """Twice a day people look at what they were late with, and most say why."""
    for at in looks(first):
        yield at
        give_reasons(Clock.objects.all())


def midnights(first: datetime) -> Iterator[datetime]:
    """Every one after a moment."""
    at = datetime.combine(first.astimezone(LOCAL).date() + ONE_DAY, time.min, tzinfo=LOCAL)
    while True:
        yield at
        at += ONE_DAY


def looks(first: datetime) -> Iterator[datetime]:
    """11:00 and 16:00 of every day."""
    at = datetime.combine(first.astimezone(LOCAL).date(), time(11), tzinfo=LOCAL)
    while True:
        yield at
        at += timedelta(hours=5 if at.astimezone(LOCAL).hour == 11 else 19)


def give_reasons(among: QuerySet[Clock]) -> None:
    """Who owes the reason of a lateness among these clocks gives it."""
    owed = among.filter(code="late_reason", state="running").select_related("owner")
    lates = Clock.objects.in_bulk([int(owing.slot) for owing in owed])
    of_person = defaultdict[Actor, list[Clock]](list)
    for owing in owed:
        by = owing.owner.actor if owing.owner else _anybody(owing.owner_role)
        of_person[by].append(lates[int(owing.slot)])
    for by, late in of_person.items():
        perform_all(late, "give_reason", by=by, data=lambda _clock: {"late_code": "workload"})


def _anybody(role: str) -> Actor:
    return User.objects.filter(roles__contains=[role]).order_by("pk")[0].actor
