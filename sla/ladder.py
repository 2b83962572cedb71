"""Who hears of a clock, and when: the steps of reminder and escalation.

A ladder is policy data: a list of marks, each saying how its moment follows from the clock's own
times. `plan_steps` turns the marks into moments; firing and delivering them is not decided here.

By length (requirements C): up to 4 hours at 50 %, 80 % and due; up to 3 working days also at
creation; longer ones on the day before at 09:00 and 17:00, two hours before, and due. After the
grace the owner's lead hears of the breach, the supervisor

* two hours later (short),
* at the close of the next working day (medium),
* at 09:00 on the next day (long, and what the system does by itself).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple, Self, get_args

from django.utils.translation import gettext as _

from sla.calendar import WorkCalendar, instant, minutes_of
from sla.due import DailyAt, DaysAfterAt, Duration, Hours, PlanDayAt, Workdays, WorkHours

Kind = Literal["remind", "raise", "act", "breach", "escalate"]
Audience = Literal["owner", "lead", "supervisor", "customer", "system"]
Base = Literal["opened", "start", "due", "breach"]
CLOSE = "close"

# Done exactly at the due time is on time.
LATE = timedelta(seconds=1)
PULLED_FORWARD = timedelta(minutes=30)


class Step(NamedTuple):
    """One moment at which a clock speaks; `key` is unique within the clock."""

    key: str
    kind: Kind
    audience: Audience
    at: datetime


@dataclass(frozen=True)
class Mark:
    """When a step is due, seen from `base`: the first of these that is given.

    `percent` of the way from start to due · `at` HH:MM (or the calendar's closing time) `days`
    away, working days when `workdays` is set · `minutes` away.
    """

    key: str
    kind: Kind = "remind"
    audience: Audience = "owner"
    base: Base = "due"
    percent: int | None = None
    at: str = ""
    days: int = 0
    workdays: bool = False
    minutes: int = 0

    def __post_init__(self) -> None:
        for value, known in ((self.kind, Kind), (self.audience, Audience), (self.base, Base)):
            if value not in get_args(known):
                raise ValueError(_("%(value)s is not known here.") % {"value": value})
        if self.percent is not None and not 0 < self.percent < 100:
            raise ValueError(_("A share of the time lies between 0 and 100 percent."))
        if self.at == CLOSE and not self.workdays:
            raise ValueError(_("Closing time needs a working day."))
        if self.at and self.at != CLOSE:
            minutes_of(self.at)


@dataclass(frozen=True)
class Ladder:
    """A named list of marks."""

    name: str
    marks: tuple[Mark, ...]

    def __post_init__(self) -> None:
        keys = [mark.key for mark in self.marks]
        if not all(keys) or len(keys) != len(set(keys)):
            raise ValueError(_("Every step of a ladder needs a key of its own."))

    def to_json(self) -> dict[str, Any]:
        """The stored form; defaults are left out."""
        plain = asdict(Mark(""))
        return {
            "name": self.name,
            "marks": [
                {name: value for name, value in asdict(mark).items() if value != plain[name]}
                for mark in self.marks
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The ladder stored as JSON; whatever is not one is a ValueError."""
        try:
            return cls(str(data["name"]), tuple(Mark(**mark) for mark in data["marks"]))
        except (TypeError, KeyError) as error:
            raise ValueError(_("This is not a ladder of reminders.")) from error


class QuietHours(NamedTuple):
    """The hours in which people are not disturbed; they may span midnight."""

    start: str = "22:00"
    end: str = "08:00"

    def began(self, moment: datetime, calendar: WorkCalendar) -> datetime | None:
        """When the quiet that covers a moment began; None when it is not a quiet one."""
        local = calendar.local(moment)
        start, end = minutes_of(self.start), minutes_of(self.end)
        now = local.hour * 60 + local.minute
        if start <= end:
            return calendar.at_time(local.date(), self.start) if start <= now < end else None
        if now >= start:
            return calendar.at_time(local.date(), self.start)
        yesterday = local.date() - timedelta(days=1)
        return calendar.at_time(yesterday, self.start) if now < end else None


STAFF_QUIET = QuietHours()
CUSTOMER_QUIET = QuietHours("21:00", "09:00")

_HALF, _MOST, _DUE = Mark("50%", percent=50), Mark("80%", percent=80), Mark("due")
_CREATED = Mark("created", base="opened")
_BREACH = Mark("breach", "breach", "lead", "breach")
_SUPERVISOR = Mark("supervisor", "escalate", "supervisor", "breach")
_NEXT_MORNING = replace(_SUPERVISOR, days=1, at="09:00")
_RAISE = Mark("raise", "raise")

SHORT = Ladder("short", (_HALF, _MOST, _DUE, _BREACH, replace(_SUPERVISOR, minutes=120)))
MEDIUM = Ladder(
    "medium",
    (
        _CREATED, _HALF, _MOST, _DUE, _BREACH,
        replace(_SUPERVISOR, days=1, at=CLOSE, workdays=True),
    ),
)  # fmt: skip
LONG = Ladder(
    "long",
    (
        Mark("eve_09", days=-1, at="09:00"), Mark("eve_17", days=-1, at="17:00"),
        Mark("2h", minutes=-120), _DUE, _BREACH, _NEXT_MORNING,
    ),
)  # fmt: skip
SYSTEM = Ladder("system", (Mark("act", "act", "system"), _BREACH, _NEXT_MORNING))
RAISED = Ladder("raised", (_RAISE, _BREACH))
LADDERS = {ladder.name: ladder for ladder in (SHORT, MEDIUM, LONG, SYSTEM, RAISED)}


def standard(duration: Duration) -> Ladder:
    """The ladder that the requirements give a task of this length."""
    match duration:
        case Hours(amount) | WorkHours(amount) if amount <= 4:
            return SHORT
        case Hours(amount) if amount > 72:
            return LONG
        case WorkHours(amount) if amount > 24:
            return LONG
        case Workdays(days) | DaysAfterAt(days) | PlanDayAt(days) if days > 3:
            return LONG
        case Hours() | WorkHours() | Workdays() | DaysAfterAt() | PlanDayAt() | DailyAt():
            return MEDIUM
    return SHORT


class _Clock(NamedTuple):
    """The times of a clock that marks refer to."""

    opened: datetime
    start: datetime
    due: datetime
    breach: datetime
    calendar: WorkCalendar
    working: bool

    def moment(self, mark: Mark) -> datetime:
        """The moment of a mark before quiet hours are looked at."""
        if mark.percent is not None:
            return self._share(mark.percent)
        base: datetime = getattr(self, mark.base)
        if not mark.at:
            return instant(base) + timedelta(minutes=mark.minutes)
        day = self.calendar.local(base).date()
        if mark.workdays:
            day = self.calendar.nth_workday_after(day, mark.days)
        else:
            day += timedelta(days=mark.days)
        if mark.at == CLOSE:
            return self.calendar.close_of(day)
        return self.calendar.at_time(day, mark.at)

    def _share(self, percent: int) -> datetime:
        """So much of the way to due, in working time where that is what the task is given."""
        if self.working:
            total = self.calendar.work_between(self.start, self.due)
            return self.calendar.at(self.calendar.position(self.start) + total * percent / 100)
        start = instant(self.start)
        return start + (self.due - start) * percent / 100


def plan_steps(
    *,
    opened_at: datetime,
    start: datetime,
    due: datetime,
    calendar: WorkCalendar,
    ladder: Ladder,
    working: bool = False,
    grace: timedelta = timedelta(0),
    quiet: QuietHours | None = STAFF_QUIET,
    urgent: bool = False,
) -> list[Step]:
    """Every step of a clock in order of time, local.

    `start` is the trigger, the moment that the due time is counted from; `working` whether shares
    of the time are shares of working time. A promised time is counted from itself: the way to it
    begins at the opening. Reminders before the opening are left out, those in quiet hours are
    pulled forward; all other kinds stay at their time, however late it is.
    """
    way = start if start < due else min(opened_at, due)
    clock = _Clock(opened_at, way, due, instant(due) + grace + LATE, calendar, working)
    steps = []
    for mark in ladder.marks:
        at = clock.moment(mark)
        if mark.kind == "remind":
            if at < opened_at:
                continue
            if quiet is not None and not urgent:
                at = _pulled_forward(at, opened_at, quiet, calendar)
        steps.append(Step(mark.key, mark.kind, mark.audience, calendar.local(at)))
    return sorted(steps, key=lambda step: step.at)


def _pulled_forward(
    at: datetime, opened_at: datetime, quiet: QuietHours, calendar: WorkCalendar
) -> datetime:
    """Half an hour before the quiet begins, if the clock is open by then; else where it was."""
    began = quiet.began(at, calendar)
    if began is None:
        return at
    earlier = instant(began) - PULLED_FORWARD
    return earlier if earlier > opened_at else at
