"""What would have been: a draft put to the clocks of the past, as if it had ruled them.

Done clocks are judged by when they were done, open ones by the present. Waits are replayed; ended
without being done (cancelled, waived) nobody was late, then as now.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import Any

from django.db.models import Q, QuerySet

from sla.calendar import WorkCalendar
from sla.due import Duration
from sla.models import (
    WAITS,
    CalendarVersion,
    Clock,
    ClockEvent,
    PolicyVersion,
    Published,
    calendar_version,
    policy_version,
    waited,
)
from sla.workflow import LIVE, ClockState

#: So many clocks are judged while a person waits; the page says when there are more.
LIMIT = 10_000
#: So many at most in the background.
EVERYTHING = 2_000_000
CHUNK = 2_000
QUEUE = 0  # stands for the owner where there is none
READ = (
    *("code", "slot", "subject_key", "subject_title", "state", "trigger_at", "due_at", "done_at"),
    *("late_seconds", "was_paused", "policy", "calendar", "owner_role"),
    *("owner__full_name", "owner__username"),
)
Wait = tuple[datetime, datetime]


@dataclass(frozen=True)
class Verdict:
    """One clock as it was and as it would be."""

    clock: Clock
    after: datetime
    late: bool
    would_be_late: bool

    @property
    def turned(self) -> bool:
        """Whether the draft makes the difference."""
        return self.late != self.would_be_late

    @property
    def moved(self) -> bool:
        """An open clock that would be due at another time."""
        return self.clock.state != ClockState.MET and self.after != self.clock.due_at


@dataclass
class Review:
    """What was counted of all, and the clocks to which the draft makes a difference.

    ``more``: there were too many; ``beyond``: so many lie outside of a calendar.
    """

    verdicts: list[Verdict] = field(default_factory=list)
    judged: Counter[int] = field(default_factory=Counter)  # by owner
    late: int = 0
    would_be_late: int = 0
    beyond: int = 0
    more: bool = False

    def add(self, verdict: Verdict) -> None:
        """Count it, and keep it if it matters."""
        self.judged[verdict.clock.owner_id or QUEUE] += 1
        self.late += verdict.late
        self.would_be_late += verdict.would_be_late
        if verdict.turned or verdict.moved:
            self.verdicts.append(verdict)


@dataclass(frozen=True)
class Terms:
    """What a draft changes: the way of counting, or the calendar that is counted on."""

    version: Published

    def of(self, clock: Clock) -> tuple[Duration, WorkCalendar, timedelta]:
        """Duration, calendar and grace that the clock would have had."""
        policy, calendar = policy_version(clock.policy_id), calendar_version(clock.calendar_id)
        if isinstance(self.version, CalendarVersion):
            calendar = self.version
        elif isinstance(self.version, PolicyVersion):
            policy = self.version
        return policy.duration, calendar.working, policy.grace


def review(
    version: Published,
    start: datetime,
    end: datetime,
    now: datetime,
    *,
    limit: int = LIMIT,
    tell: Callable[[int], None] = lambda count: None,
) -> Review:
    """Judge the clocks that were due in a period, and all that are open now.

    ``tell`` hears how many are done, after each portion; what it raises ends the work.
    """
    found = Review()
    for number, verdict in enumerate(verdicts(version, start, end, now), start=1):
        if number > limit:
            found.more = True
            break
        if verdict is None:
            found.beyond += 1
        else:
            found.add(verdict)
        if number % CHUNK == 0:
            tell(number)
    return found


def count(version: Published, start: datetime, end: datetime) -> int:
    """How many clocks there are to judge."""
    return sum(rows.count() for rows in _asked(version, start, end))


def verdicts(
    version: Published, start: datetime, end: datetime, now: datetime
) -> Iterator[Verdict | None]:
    """One by one: the open clocks, then the newest; none for what no calendar reaches."""
    live, done = _asked(version, start, end)
    rows = chain(live.order_by("due_at", "pk").iterator(CHUNK), _newest(done))
    terms = Terms(version)
    for clock, waits in _with_waits(rows):
        yield judge(clock, waits, terms, now)


def _newest(done: QuerySet[Clock]) -> Iterator[Clock]:
    yield from done.order_by("-due_at", "-pk").iterator(CHUNK)


def _asked(
    version: Published, start: datetime, end: datetime
) -> tuple[QuerySet[Clock], QuerySet[Clock]]:
    """The clocks that are open, and those that were done."""
    ruled = _ruled(version)
    done = ruled.filter(state=ClockState.MET, due_at__gte=start, due_at__lt=end)
    return ruled.filter(state__in=[str(state) for state in LIVE]), done


def judge(clock: Clock, waits: Iterable[Wait], terms: Terms, now: datetime) -> Verdict | None:
    """One clock under other terms; none where the calendar does not reach."""
    duration, calendar, grace = terms.of(clock)
    try:
        after = counted(clock.trigger_at, waits, duration, calendar)
    except ValueError:
        return None
    ended = clock.done_at or now
    late = clock.late_seconds > 0
    if clock.state != ClockState.MET:
        late = ended > clock.due_at + policy_version(clock.policy_id).grace
    return Verdict(clock, after, late, ended > after + grace)


def counted(
    trigger: datetime, waits: Iterable[Wait], duration: Duration, calendar: WorkCalendar
) -> datetime:
    """The due time from a trigger, the waits replayed."""
    due = duration.due(trigger, calendar)
    for begun, ended in waits if duration.pauses else ():
        left = duration.remaining(begun, due, calendar)
        due = duration.resume(ended, left, calendar)
    return due


def _ruled(version: Published) -> QuerySet[Clock]:
    """The clocks that stand under any version of it."""
    mine = Q(code=version.code)
    if isinstance(version, CalendarVersion):
        versions = CalendarVersion.objects.filter(code=version.code)
        mine = Q(calendar__in=versions.values("pk"))
    return Clock.objects.filter(mine).select_related("owner").only(*READ)


def _with_waits(rows: Iterable[Clock]) -> Iterator[tuple[Clock, list[Wait]]]:
    """Each clock with its waits, asked for in portions and only where there were any."""
    left = iter(rows)
    while portion := list(islice(left, CHUNK)):
        entries: dict[int, list[Any]] = defaultdict(list)
        paused = [clock.pk for clock in portion if clock.was_paused]
        kept = ClockEvent.objects.filter(clock__in=paused, kind__in=WAITS)
        for entry in kept.order_by("clock_id", "pk") if paused else ():
            entries[entry.clock_id].append(entry)
        for clock in portion:
            yield clock, waited(entries[clock.pk])
