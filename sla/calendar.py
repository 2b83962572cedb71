"""Working time as data: which days are open, from when to when, and how much time lies between.

A calendar is an immutable version. It is turned once into sorted arrays of open windows; every
question after that is a binary search, never a walk over days. Working time is real elapsed time
inside the windows, so a change to or from summer time counts what it lasts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Self
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

Window = tuple[str, str]
"""Opening and closing time of a day, "HH:MM"; "24:00" is the end of the day."""

OFFICE_DAY: tuple[Window, ...] = (("09:00", "12:00"), ("13:30", "18:00"))
OFFICE_WEEK: tuple[tuple[Window, ...], ...] = (OFFICE_DAY,) * 5 + ((),) * 2
ROUND_THE_CLOCK: tuple[tuple[Window, ...], ...] = ((("00:00", "24:00"),),) * 7

# The arrays reach this far past the confirmed years; a date outside is refused, not guessed.
YEARS_BEFORE, YEARS_AFTER = 5, 15
NOTHING = timedelta(0)
_CLOCK = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


def instant(moment: datetime) -> datetime:
    """The moment in UTC, where arithmetic is safe; a naive datetime is refused, never guessed."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


@lru_cache(maxsize=2000)
def minutes_of(clock: str) -> int:
    """Minutes since midnight of "HH:MM"; anything else is a ValueError."""
    if not _CLOCK.fullmatch(str(clock)):
        raise ValueError(_("%(time)s is not a time of day; write HH:MM.") % {"time": clock})
    return int(clock[:2]) * 60 + int(clock[3:])


@dataclass(frozen=True, slots=True)
class Override:
    """What one date is, against the weekly pattern: a holiday, a make-up working day, a half-day.

    `assumed` marks a day that follows from the law but has not been announced yet. An open day
    without windows of its own has the windows of a regular working day.
    """

    open: bool
    label: str = ""
    label_en: str = ""
    assumed: bool = False
    windows: tuple[Window, ...] | None = None


class _Table(NamedTuple):
    """Open windows in order; `before` and `after` are the working time at their two ends."""

    starts: list[datetime]
    ends: list[datetime]
    before: list[timedelta]
    after: list[timedelta]


@dataclass(frozen=True)
class WorkCalendar:
    """One version of a working calendar. All datetimes given are aware; those returned are local.

    `confirmed_from` and `confirmed_until` (both included) bound the dates that are certain;
    a deadline that depends on any other date is provisional.
    """

    code: str
    version: int
    confirmed_from: date
    confirmed_until: date
    tz: str = "Asia/Shanghai"
    weekly: tuple[tuple[Window, ...], ...] = OFFICE_WEEK
    overrides: Mapping[date, Override] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if len(self.weekly) != 7 or not any(self.weekly):
            raise ValueError(_("A calendar needs at least one working day in the week."))
        if self.confirmed_from > self.confirmed_until:
            raise ValueError(_("The confirmed dates end before they begin."))
        try:
            ZoneInfo(self.tz)
        except (KeyError, ValueError, OSError):
            raise ValueError(_("%(tz)s is not a time zone.") % {"tz": self.tz}) from None
        own = (day.windows for day in self.overrides.values() if day.windows)
        for windows in (*self.weekly, *own):
            _check_windows(windows)

    # Days

    def windows_on(self, day: date) -> tuple[Window, ...]:
        """Open windows of a date; empty when it is closed."""
        regular = self.weekly[day.weekday()]
        override = self.overrides.get(day)
        if override is None:
            return regular
        if not override.open:
            return ()
        return override.windows or regular or next(filter(None, self.weekly))

    def is_workday(self, day: date) -> bool:
        """Whether any time of the date is open."""
        return bool(self.windows_on(day))

    def nth_workday_after(self, day: date, n: int) -> date:
        """The nth working day after a date, which is itself not counted; n is 1 or more."""
        if n < 1:
            raise ValueError("count working days from 1")
        index = bisect_right(self._workdays, day) + n - 1
        if day < self._first or index >= len(self._workdays):
            raise ValueError(self._outside(day))
        return self._workdays[index]

    def close_of(self, day: date) -> datetime:
        """Closing time of a working day: the end of its last window."""
        windows = self.windows_on(day)
        if not windows:
            raise ValueError(f"{day} is closed in calendar {self.code} v{self.version}")
        return self.at_time(day, windows[-1][1])

    # Moments

    @cached_property
    def zone(self) -> ZoneInfo:
        """The calendar's time zone."""
        return ZoneInfo(self.tz)

    def local(self, moment: datetime) -> datetime:
        """The same instant on the calendar's wall clock."""
        return instant(moment).astimezone(self.zone)

    def at_time(self, day: date, clock: str) -> datetime:
        """HH:MM of a date; a time that summer time skips is the moment it would have been."""
        return self._instant(day, clock).astimezone(self.zone)

    def position(self, moment: datetime) -> timedelta:
        """Working time from the calendar's origin to a moment."""
        when = instant(moment)
        if not self._reach[0] <= when <= self._reach[1]:
            raise ValueError(self._outside(moment))
        table = self._table
        index = bisect_right(table.starts, when) - 1
        if index < 0:
            return NOTHING
        return table.before[index] + min(when, table.ends[index]) - table.starts[index]

    def at(self, position: timedelta) -> datetime:
        """The earliest moment at which that much working time has passed since the origin.

        The end of a window, not the start of the next: work that fills the day is due at closing.
        """
        table = self._table
        index = bisect_left(table.after, position)
        if position < NOTHING or index == len(table.after):
            raise ValueError(self._outside(position))
        moment = table.starts[index] + (position - table.before[index])
        return moment.astimezone(self.zone)

    def work_between(self, a: datetime, b: datetime) -> timedelta:
        """Working time from a to b; negative when b is the earlier."""
        return self.position(b) - self.position(a)

    def touches_unconfirmed(self, a: datetime, b: datetime) -> bool:
        """Whether the dates from a to b, both included, leave the confirmed ones."""
        first, last = sorted((self.local(a).date(), self.local(b).date()))
        return first < self.confirmed_from or last > self.confirmed_until

    # Data

    def to_json(self) -> dict[str, Any]:
        """Everything but code and version, as plain JSON data."""
        return {
            "tz": self.tz,
            "confirmed_from": self.confirmed_from.isoformat(),
            "confirmed_until": self.confirmed_until.isoformat(),
            "weekly": [[list(window) for window in windows] for windows in self.weekly],
            "overrides": {
                day.isoformat(): {
                    "open": override.open,
                    "label": override.label,
                    "label_en": override.label_en,
                    "assumed": override.assumed,
                    "windows": override.windows and [list(w) for w in override.windows],
                }
                for day, override in sorted(self.overrides.items())
            },
        }

    @classmethod
    def from_json(cls, code: str, version: int, data: Mapping[str, Any]) -> Self:
        """The calendar that `to_json` described; whatever is not one is a ValueError."""
        try:
            return cls(
                code=code,
                version=version,
                tz=data["tz"],
                confirmed_from=date.fromisoformat(data["confirmed_from"]),
                confirmed_until=date.fromisoformat(data["confirmed_until"]),
                weekly=tuple(_windows(windows) for windows in data["weekly"]),
                overrides={
                    date.fromisoformat(day): Override(
                        **{**row, "windows": row["windows"] and _windows(row["windows"])}
                    )
                    for day, row in data["overrides"].items()
                },
            )
        except (TypeError, KeyError, AttributeError) as error:
            raise ValueError(_("This is not a calendar.")) from error

    # The arrays

    @cached_property
    def _first(self) -> date:
        return date(self.confirmed_from.year - YEARS_BEFORE, 1, 1)

    @cached_property
    def _last(self) -> date:
        return date(self.confirmed_until.year + YEARS_AFTER, 12, 31)

    @cached_property
    def _reach(self) -> tuple[datetime, datetime]:
        return self._instant(self._first, "00:00"), self._instant(self._last, "24:00")

    def _instant(self, day: date, clock: str) -> datetime:
        midnight = datetime.combine(day, time(), self.zone)
        return (midnight + timedelta(minutes=minutes_of(clock))).astimezone(UTC)

    @cached_property
    def _workdays(self) -> list[date]:
        every = range(self._first.toordinal(), self._last.toordinal() + 1)
        return [day for day in map(date.fromordinal, every) if self.is_workday(day)]

    @cached_property
    def _table(self) -> _Table:
        table = _Table([], [], [], [])
        total, reached = NOTHING, datetime.min.replace(tzinfo=UTC)
        for day in self._workdays:
            for opening, closing in self.windows_on(day):
                # A window inside the hour that summer time skips would overlap its neighbour.
                start = max(self._instant(day, opening), reached)
                end = self._instant(day, closing)
                if end <= start:
                    continue
                table.starts.append(start)
                table.ends.append(end)
                table.before.append(total)
                total, reached = total + (end - start), end
                table.after.append(total)
        return table

    def _outside(self, what: object) -> str:
        return (
            f"{what} is outside calendar {self.code} v{self.version}, "
            f"which covers {self._first} to {self._last}"
        )


def _windows(rows: list[list[str]]) -> tuple[Window, ...]:
    return tuple((opening, closing) for opening, closing in rows)


def _check_windows(windows: tuple[Window, ...]) -> None:
    """Windows are in order, apart, and end after they begin."""
    edges = [minutes_of(edge) for window in windows for edge in window]
    if edges != sorted(edges) or any(opening == closing for opening, closing in windows):
        raise ValueError(_("Opening hours overlap or end before they begin."))
