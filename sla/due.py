"""How long a task may take: small immutable durations, each one a way of counting.

A duration turns the moment it is counted from (the trigger) into the due time on a calendar. It
is policy data, edited in the back office and stored as `{"mode": "hours", "amount": 2}`. Day
arithmetic is done on local dates, the arithmetic of hours on instants; results are local.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from sla.calendar import WorkCalendar, instant, minutes_of
from sla.wording import Text, count, hours

LONGEST_DAYS, LONGEST_HOURS = 1000, 10_000
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Duration(ABC):
    """A way of counting time. `working` ones are measured in working time, the rest in elapsed.

    `pauses` is false where the deadline is a date that a wait does not move.
    """

    mode: ClassVar[str]
    working: ClassVar[bool] = False
    pauses: ClassVar[bool] = False
    reading: ClassVar[Text]
    """What is counted and what is not, for the stored explanation."""
    sign: ClassVar[Text] = Text(" + ", " + ")
    """What stands between the trigger and the duration there."""

    @abstractmethod
    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        """The last moment that is on time."""

    @property
    @abstractmethod
    def text(self) -> Text:
        """The duration in a few words: 1 个工作日 / 1 working day."""

    def provisional(self, trigger: datetime, due: datetime, calendar: WorkCalendar) -> bool:
        """Whether the due time rests on dates that are not confirmed yet."""
        return self.working and calendar.touches_unconfirmed(trigger, due)

    def remaining(self, paused_at: datetime, due: datetime, calendar: WorkCalendar) -> timedelta:
        """Time left when the clock is paused; negative when it was late already."""
        self._refuse_unpausable()
        if self.working:
            return calendar.work_between(paused_at, due)
        return instant(due) - instant(paused_at)

    def resume(
        self, resumed_at: datetime, remaining: timedelta, calendar: WorkCalendar
    ) -> datetime:
        """The new due time of a clock that goes on with the time it had left."""
        self._refuse_unpausable()
        if self.working:
            return calendar.at(calendar.position(resumed_at) + remaining)
        return calendar.local(instant(resumed_at) + remaining)

    def to_json(self) -> dict[str, Any]:
        """The stored form; `from_json` reads it back."""
        return {"mode": self.mode, **asdict(self)}

    def _refuse_unpausable(self) -> None:
        if not self.pauses:
            raise ValueError(_("A deadline on a fixed date does not pause."))


def _check_amount(amount: float, most: float, *, whole: bool = True) -> None:
    number = isinstance(amount, int if whole else (int, float)) and not isinstance(amount, bool)
    if not number or not 0 < amount <= most:
        raise ValueError(_("The amount must be above 0 and at most %(most)s.") % {"most": most})


@dataclass(frozen=True)
class Hours(Duration):
    """Elapsed hours, day and night, holidays included."""

    amount: float
    mode: ClassVar[str] = "hours"
    reading: ClassVar[Text] = Text("昼夜连续计时", "counted day and night")
    pauses: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _check_amount(self.amount, LONGEST_HOURS, whole=False)

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.local(instant(trigger) + timedelta(hours=self.amount))

    @property
    def text(self) -> Text:
        return hours(self.amount)


@dataclass(frozen=True)
class WorkHours(Duration):
    """Hours inside the calendar's opening hours."""

    amount: float
    mode: ClassVar[str] = "work_hours"
    reading: ClassVar[Text] = Text("只计工作时间", "only opening hours count")
    working: ClassVar[bool] = True
    pauses: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _check_amount(self.amount, LONGEST_HOURS, whole=False)

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.at(calendar.position(trigger) + timedelta(hours=self.amount))

    @property
    def text(self) -> Text:
        unit = hours(self.amount)
        return Text(unit.zh.replace(" ", " 工作", 1), unit.en.replace(" ", " working ", 1))


@dataclass(frozen=True)
class Workdays(Duration):
    """Closing time of the Nth working day after the trigger's own local day.

    The day itself is not counted, the last one ends at the close of business (Civil Code of the
    People's Republic of China, articles 201 and 203).
    """

    amount: int
    mode: ClassVar[str] = "workdays"
    reading: ClassVar[Text] = Text("起算日不计", "the first day is not counted")
    working: ClassVar[bool] = True
    pauses: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _check_amount(self.amount, LONGEST_DAYS)

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.close_of(self.last_day(trigger, calendar))

    def last_day(self, trigger: datetime, calendar: WorkCalendar) -> date:
        """The Nth working day after the trigger's own."""
        return calendar.nth_workday_after(calendar.local(trigger).date(), self.amount)

    @property
    def text(self) -> Text:
        return count(self.amount, "个工作日", "working day")


@dataclass(frozen=True)
class WorkdaysSameTime(Workdays):
    """The trigger's own time of day, N working days later, even where that is after closing."""

    mode: ClassVar[str] = "workdays_same_time"
    reading: ClassVar[Text] = Text(
        "起算日不计，到同一时刻", "the first day is not counted, to the same time"
    )

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        shift = self.last_day(trigger, calendar) - calendar.local(trigger).date()
        # On the wall clock, so that a change of summer time keeps the time of day.
        return calendar.local(instant(calendar.local(trigger) + shift))


@dataclass(frozen=True)
class _DayAt(Duration):
    """A date so many days from the trigger's, at a time of day."""

    day: int
    at: str

    def __post_init__(self) -> None:
        _check_amount(self.day, LONGEST_DAYS)
        minutes_of(self.at)

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.at_time(self._date(calendar.local(trigger).date()), self.at)

    @abstractmethod
    def _date(self, first: date) -> date: ...


@dataclass(frozen=True)
class PlanDayAt(_DayAt):
    """Day N at HH:MM, where the trigger's own date is day 1."""

    mode: ClassVar[str] = "plan_day_at"
    reading: ClassVar[Text] = Text("当日为第 1 天，按自然日", "that date is day 1, calendar days")
    sign: ClassVar[Text] = Text(" 起", ", ")

    def _date(self, first: date) -> date:
        return first + (self.day - 1) * ONE_DAY

    @property
    def text(self) -> Text:
        return Text(f"第 {self.day} 天 {self.at}", f"day {self.day} at {self.at}")


@dataclass(frozen=True)
class DaysAfterAt(_DayAt):
    """N calendar days after the trigger's date at HH:MM."""

    mode: ClassVar[str] = "days_after_at"
    reading: ClassVar[Text] = Text("当日不计，按自然日", "that date is not counted, calendar days")

    def _date(self, first: date) -> date:
        return first + self.day * ONE_DAY

    @property
    def text(self) -> Text:
        days = count(self.day, "天", "day")
        return Text(f"{days.zh}，{self.at}", f"{days.en}, at {self.at}")


@dataclass(frozen=True)
class DailyAt(Duration):
    """The first HH:MM strictly after the trigger."""

    at: str
    mode: ClassVar[str] = "daily_at"
    reading: ClassVar[Text] = Text("此后第一次", "the first time after that")
    sign: ClassVar[Text] = Text(" 起", ", ")

    def __post_init__(self) -> None:
        minutes_of(self.at)

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        today = calendar.local(trigger).date()
        due = calendar.at_time(today, self.at)
        return due if due > instant(trigger) else calendar.at_time(today + ONE_DAY, self.at)

    @property
    def text(self) -> Text:
        return Text(f"每日 {self.at}", f"every day at {self.at}")


@dataclass(frozen=True)
class Promise(Duration):
    """The time that was promised. Without one of its own the trigger is the promised time."""

    at: str = ""
    mode: ClassVar[str] = "promise"
    reading: ClassVar[Text] = Text("按约定时间", "as promised")
    sign: ClassVar[Text] = Text(",", ", ")

    def __post_init__(self) -> None:
        if self.at and datetime.fromisoformat(str(self.at)).tzinfo is None:
            raise ValueError(_("A promised time needs its time zone."))

    def due(self, trigger: datetime, calendar: WorkCalendar) -> datetime:
        return calendar.local(datetime.fromisoformat(self.at) if self.at else trigger)

    @property
    def text(self) -> Text:
        return Text("约定时间", "the promised time")


MODES: dict[str, type[Duration]] = {
    kind.mode: kind
    for kind in (
        Hours, WorkHours, Workdays, WorkdaysSameTime, PlanDayAt, DaysAfterAt, DailyAt, Promise
    )
}  # fmt: skip


def from_json(data: Mapping[str, Any]) -> Duration:
    """The duration stored as JSON; whatever is not one is a ValueError that says why."""
    rest = dict(data)
    kind = MODES.get(str(rest.pop("mode", "")))
    if kind is None:
        modes = ", ".join(MODES)
        raise ValueError(_("The way of counting must be one of %(modes)s.") % {"modes": modes})
    known = {field.name for field in fields(kind)}
    if rest.keys() - known or (known - rest.keys() and kind is not Promise):
        names = ", ".join(sorted(known))
        raise ValueError(
            _("%(mode)s needs exactly %(names)s.") % {"mode": kind.mode, "names": names}
        )
    return kind(**rest)
