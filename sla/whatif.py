"""What would have been: a draft put to the clocks of the past, as if it had ruled them.

Done clocks are judged by when they were done, open ones by the present. Waits are replayed; ended
without being done (cancelled, waived) nobody was late, then as now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
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
CHUNK = 2_000
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


@dataclass(frozen=True)
class Review:
    """Everything that was judged; ``more``: there were too many; ``beyond``: out of a calendar."""

    verdicts: list[Verdict]
    more: bool
    beyond: int


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
    version: Published, start: datetime, end: datetime, now: datetime, *, limit: int = LIMIT
) -> Review:
    """Judge the clocks that were due in a period, and all that are open now."""
    ruled = _ruled(version)
    done = ruled.filter(state=ClockState.MET, due_at__gte=start, due_at__lt=end)
    live = ruled.filter(state__in=[str(state) for state in LIVE])
    rows = [*live.order_by("due_at", "pk")[:limit], *done.order_by("-due_at", "-pk")[: limit + 1]]
    terms, found, beyond = Terms(version), [], 0
    for clock, waits in _with_waits(rows[:limit]):
        verdict = judge(clock, waits, terms, now)
        if verdict is None:
            beyond += 1
        else:
            found.append(verdict)
    return Review(found, len(rows) > limit, beyond)


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


def _with_waits(rows: list[Clock]) -> Iterator[tuple[Clock, list[Wait]]]:
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
