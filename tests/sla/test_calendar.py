"""Working calendars: which days are open, and the arithmetic of working time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla.calendar import OFFICE_WEEK, Override, Window, WorkCalendar, minutes_of
from sla.chinese_holidays import assumed_overrides, official_overrides
from tests.sla.support import (
    ALWAYS,
    BERLIN_NIGHT,
    BERLIN_SHOP,
    CALENDARS,
    CN,
    MINUTE,
    OFFICE,
    at,
    walk,
    walk_until,
)

ONE_DAY = timedelta(days=1)
calendars = st.sampled_from(list(CALENDARS.values()))
# Around the changes of summer time, National Day with its make-up days, and the year's edge.
days = st.sampled_from(["2026-03-26", "2026-09-18", "2026-09-30", "2026-10-09", "2026-10-22"])
moments = st.builds(
    lambda day, minutes: datetime.fromisoformat(day).replace(tzinfo=UTC) + minutes * MINUTE,
    days | st.just("2026-12-29"),
    st.integers(0, 4 * 24 * 60),
)
short = st.integers(0, 3 * 24 * 60).map(lambda minutes: minutes * MINUTE)
work = st.integers(1, 20 * 60)


def calendar_of(**change: Any) -> WorkCalendar:
    plain: dict[str, Any] = {
        "code": "X", "version": 1,
        "confirmed_from": date(2026, 1, 1), "confirmed_until": date(2026, 12, 31),
    }  # fmt: skip
    return WorkCalendar(**{**plain, **change})


# Days


def test_every_day_of_three_years_agrees_with_the_announced_arrangement() -> None:
    first = date(2024, 1, 1)
    every = [first + n * ONE_DAY for n in range((date(2027, 1, 1) - first).days)]
    assert [day for day in every if CN.is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_the_demo_calendar_is_confirmed_until_the_last_announced_year() -> None:
    assert CN.confirmed_from == date(2024, 1, 1)
    assert CN.confirmed_until == date(2026, 12, 31)
    assert all(CN.overrides[day].assumed == (day.year > 2026) for day in CN.overrides)


def test_make_up_days_are_worked_and_named() -> None:
    makeup = CN.overrides[date(2026, 10, 10)]
    assert makeup == Override(True, "国庆节调休上班", "National Day make-up day")
    assert CN.windows_on(date(2026, 10, 10)) == CN.windows_on(date(2026, 10, 12))


@pytest.mark.parametrize("day", ["2027-01-01", "2027-02-08", "2028-10-02", "2029-02-13"])
def test_statutory_days_of_years_to_come_are_assumed_closed(day: str) -> None:
    assert not CN.is_workday(date.fromisoformat(day))
    assert CN.overrides[date.fromisoformat(day)].assumed


def test_years_nobody_announced_are_refused() -> None:
    with pytest.raises(ValueError, match="2031"):
        official_overrides([2026, 2031])


def test_assumed_days_have_names_in_both_languages_and_no_make_up_days() -> None:
    assumed = assumed_overrides([2027])
    assert assumed[date(2027, 1, 1)].label == "元旦"
    assert assumed[date(2027, 1, 1)].label_en == "New Year's Day"
    assert not any(override.open for override in assumed.values())


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-10-09", 1, "2026-10-10"),
        ("2026-10-09", 3, "2026-10-13"),
        ("2026-10-03", 1, "2026-10-08"),
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-12-31", 1, "2027-01-04"),
    ],
)
def test_nth_workday_after(day: str, n: int, expected: str) -> None:
    assert CN.nth_workday_after(date.fromisoformat(day), n) == date.fromisoformat(expected)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(1, 30))
def test_nth_workday_is_found_by_walking(day: date, n: int) -> None:
    found = CN.nth_workday_after(day, n)
    passed = [day + k * ONE_DAY for k in range(1, (found - day).days + 1)]
    assert sum(map(CN.is_workday, passed)) == n
    assert CN.is_workday(found)


def test_closing_time_is_the_end_of_the_last_window() -> None:
    assert CN.close_of(date(2026, 10, 10)) == at("2026-10-10 18:00")
    assert BERLIN_SHOP.close_of(date(2026, 3, 27)) == at("2026-03-27 12:00", BERLIN_SHOP)
    assert ALWAYS.close_of(date(2026, 3, 27)) == at("2026-03-28 00:00", ALWAYS)
    with pytest.raises(ValueError, match="closed"):
        CN.close_of(date(2026, 10, 1))


# Working time


@settings(max_examples=40, deadline=None)
@given(calendars, moments, short)
def test_work_between_is_what_a_walk_counts(
    calendar: WorkCalendar, start: datetime, length: timedelta
) -> None:
    assert calendar.work_between(start, start + length) == walk(calendar, start, start + length)


@settings(max_examples=40, deadline=None)
@given(calendars, moments, work)
def test_at_is_where_a_walk_ends(calendar: WorkCalendar, start: datetime, minutes: int) -> None:
    found = calendar.at(calendar.position(start) + minutes * MINUTE)
    assert found == walk_until(calendar, start, minutes)


@given(calendars, st.integers(1, 5_000_000_000_000))
def test_position_undoes_at_to_the_microsecond(calendar: WorkCalendar, microseconds: int) -> None:
    position = timedelta(microseconds=microseconds)
    assert calendar.position(calendar.at(position)) == position


@given(calendars, moments, st.timedeltas(timedelta(0), timedelta(days=9)))
def test_position_never_falls_and_never_outruns_time(
    calendar: WorkCalendar, start: datetime, length: timedelta
) -> None:
    worked = calendar.work_between(start, start + length)
    assert timedelta(0) <= worked <= length


@given(calendars, moments, moments, moments)
def test_working_time_adds_up(
    calendar: WorkCalendar, a: datetime, b: datetime, c: datetime
) -> None:
    whole = calendar.work_between(a, b) + calendar.work_between(b, c)
    assert whole == calendar.work_between(a, c)
    assert calendar.work_between(a, b) == -calendar.work_between(b, a)


@given(moments, moments)
def test_round_the_clock_is_elapsed_time_through_summer_time(a: datetime, b: datetime) -> None:
    assert ALWAYS.work_between(a, b) == b - a


@pytest.mark.parametrize(("night", "hours"), [("2026-03-29", 7), ("2026-10-25", 9)])
def test_a_night_with_a_change_of_summer_time_lasts_what_it_lasts(night: str, hours: int) -> None:
    worked = BERLIN_NIGHT.work_between(
        at(f"{night} 00:00", BERLIN_NIGHT), at(f"{night} 23:59:59", BERLIN_NIGHT)
    )
    assert worked == timedelta(hours=hours) - timedelta(seconds=1)


def test_a_time_that_summer_time_skips_is_when_it_would_have_been() -> None:
    skipped = ALWAYS.at_time(date(2026, 3, 29), "02:30")
    assert skipped.isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize(
    ("windows", "minutes"),
    [
        ((("02:00", "02:45"), ("03:00", "04:00")), 60),
        ((("02:30", "03:00"), ("03:00", "04:00")), 60),
        ((("02:30", "03:00"), ("05:00", "06:00")), 60),
    ],
)
def test_windows_of_the_skipped_hour_are_not_counted_twice(
    windows: tuple[Window, ...], minutes: int
) -> None:
    odd = calendar_of(tz="Europe/Berlin", weekly=(windows,) * 7)
    a, b = at("2026-03-29 00:00", odd), at("2026-03-29 12:00", odd)
    assert odd.work_between(a, b) == minutes * MINUTE


def test_work_that_fills_the_day_is_due_at_closing() -> None:
    assert OFFICE.at(OFFICE.position(at("2026-11-20 13:30")) + timedelta(hours=4.5)) == at(
        "2026-11-20 18:00"
    )


def test_results_are_on_the_calendars_wall_clock() -> None:
    found = CN.at(CN.position(datetime(2026, 11, 23, 1, tzinfo=UTC)) + MINUTE)
    assert found.isoformat() == "2026-11-23T09:01:00+08:00"


# Confirmed and not


@pytest.mark.parametrize(
    ("a", "b", "touches"),
    [
        ("2026-12-30 09:00", "2026-12-31 18:00", False),
        ("2026-12-30 09:00", "2027-01-01 00:00", True),
        ("2024-01-01 00:00", "2024-01-02 00:00", False),
        ("2023-12-31 23:59", "2024-01-02 00:00", True),
        ("2027-01-05 00:00", "2026-12-30 00:00", True),
    ],
)
def test_touches_unconfirmed_looks_at_local_dates(a: str, b: str, touches: bool) -> None:
    assert CN.touches_unconfirmed(at(a).astimezone(UTC), at(b)) is touches


# What is refused


@pytest.mark.parametrize(
    "change",
    [
        {"weekly": ((),) * 7},
        {"weekly": OFFICE_WEEK[:5]},
        {"weekly": ((("09:00", "08:00"),),) * 7},
        {"weekly": ((("09:00", "12:00"), ("11:00", "18:00")),) * 7},
        {"weekly": ((("09:00", "09:00"),),) * 7},
        {"weekly": ((("9", "12:00"),),) * 7},
        {"tz": "Asia/Nowhere"},
        {"tz": "Asia"},
        {"confirmed_until": date(2025, 1, 1)},
        {"overrides": {date(2026, 5, 1): Override(True, windows=(("12:00", "09:00"),))}},
    ],
)
def test_a_calendar_that_cannot_be_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        calendar_of(**change)


def test_a_calendar_closed_for_good_ends_instead_of_looping() -> None:
    every = range(date(2021, 1, 1).toordinal(), date(2042, 1, 1).toordinal())
    closed = calendar_of(overrides={date.fromordinal(n): Override(False) for n in every})
    with pytest.raises(ValueError, match="outside calendar X v1"):
        closed.at(timedelta(hours=1))
    with pytest.raises(ValueError, match="outside calendar X v1"):
        closed.nth_workday_after(date(2026, 1, 1), 1)


def test_dates_out_of_reach_and_naive_moments_are_refused() -> None:
    for year in (1999, 2100):
        with pytest.raises(ValueError, match="outside calendar"):
            CN.position(datetime(year, 1, 1, tzinfo=UTC))
        with pytest.raises(ValueError, match="outside calendar"):
            CN.nth_workday_after(date(year, 1, 1), 1)
    with pytest.raises(ValueError, match="time zone"):
        CN.position(datetime.fromisoformat("2026-01-01"))
    with pytest.raises(ValueError, match="from 1"):
        CN.nth_workday_after(date(2026, 1, 1), 0)


@pytest.mark.parametrize("text", ["9:00", "24:01", "09:60", "", "0900", "09:00:00", "٠٩:٠٠"])
def test_minutes_of_reads_hh_mm_only(text: str) -> None:
    with pytest.raises(ValueError, match="HH:MM"):
        minutes_of(text)


# Data


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=CALENDARS)
def test_calendars_survive_json(calendar: WorkCalendar) -> None:
    again = WorkCalendar.from_json(calendar.code, calendar.version, calendar.to_json())
    assert again == calendar
    assert again.to_json() == calendar.to_json()


@pytest.mark.parametrize(
    "change",
    [
        {"weekly": None},
        {"weekly": [[["09:00"]]] * 7},
        {"tz": 8},
        {"confirmed_until": "soon"},
        {"overrides": []},
        {"overrides": {"2026-05-01": {"open": False}}},
        {"overrides": {"2026-05-01": {"open": False, "windows": None, "colour": "red"}}},
    ],
)
def test_data_that_are_no_calendar_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        WorkCalendar.from_json("X", 1, {**OFFICE.to_json(), **change})
