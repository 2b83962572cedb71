"""Calendars and a slow, obvious way to count time, for the tests of the clock arithmetic."""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sla.calendar import OFFICE_DAY, OFFICE_WEEK, ROUND_THE_CLOCK, Override, WorkCalendar
from sla.chinese_holidays import demo_calendar

CN = demo_calendar(version=3)
MINUTE = timedelta(minutes=1)
NIGHT_SHIFT = ((("00:00", "06:00"), ("22:00", "24:00")),) * 7

# Each summer time change of 2026 is a Sunday: 29 March and 25 October in Berlin.
BERLIN_NIGHT = WorkCalendar(
    "BERLIN", 1, date(2026, 1, 1), date(2026, 12, 31), "Europe/Berlin", NIGHT_SHIFT
)
BERLIN_SHOP = WorkCalendar(
    "SHOP",
    1,
    date(2026, 1, 1),
    date(2026, 12, 31),
    "Europe/Berlin",
    ((), *((OFFICE_DAY,) * 5), (("10:00", "14:00"),)),
    {date(2026, 3, 27): Override(open=True, label="Half-day", windows=(("09:00", "12:00"),))},
)
ALWAYS = WorkCalendar(
    "ALWAYS", 1, date(2026, 1, 1), date(2026, 12, 31), "Europe/Berlin", ROUND_THE_CLOCK
)
CALENDARS = {calendar.code: calendar for calendar in (CN, BERLIN_NIGHT, BERLIN_SHOP, ALWAYS)}
OFFICE = WorkCalendar("PLAIN", 1, date(2026, 1, 1), date(2026, 12, 31), weekly=OFFICE_WEEK)


def rows(name: str) -> list[dict[str, str]]:
    """A data file of this folder, one dict for each row."""
    lines = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines))


def at(text: str, calendar: WorkCalendar = CN) -> datetime:
    """A local moment of the calendar: "2026-11-23 18:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=calendar.zone)


def is_open(calendar: WorkCalendar, moment: datetime) -> bool:
    """Whether the minute that begins at a moment is working time, read off the wall clock."""
    local = moment.astimezone(calendar.zone)
    clock = f"{local:%H:%M}"
    return any(start <= clock < end for start, end in calendar.windows_on(local.date()))


def walk(calendar: WorkCalendar, start: datetime, end: datetime) -> timedelta:
    """Working time between two whole minutes, one minute after the other."""
    open_minutes, minute = 0, start.astimezone(UTC)
    while minute < end:
        open_minutes += is_open(calendar, minute)
        minute += MINUTE
    return open_minutes * MINUTE


def walk_until(
    calendar: WorkCalendar,
    start: datetime,
    minutes: int,
    pause: tuple[datetime, datetime] | None = None,
) -> datetime:
    """When so many working minutes have passed since `start`, the minutes of a pause apart."""
    minute = start.astimezone(UTC)
    while minutes:
        paused = pause is not None and pause[0] <= minute < pause[1]
        minutes -= not paused and is_open(calendar, minute)
        minute += MINUTE
    return minute
