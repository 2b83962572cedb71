"""Due times: every row of the table against hand-made expectations, and the laws of pausing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla import due
from sla.due import (
    DailyAt,
    Duration,
    Hours,
    PlanDayAt,
    Promise,
    Workdays,
    WorkdaysSameTime,
    WorkHours,
)
from sla.table import RULES, handbook
from tests.sla.support import ALWAYS, BERLIN_SHOP, CN, MINUTE, at, rows, walk_until

GOLDEN = rows("due_golden.csv")
CASES = {
    "weekday", "friday_evening", "saturday", "working_saturday", "holiday_eve", "late_evening",
    "year_edge",
}  # fmt: skip
WORKING = [WorkHours(5), Workdays(3), WorkdaysSameTime(2)]
DATED = [PlanDayAt(50, "09:00"), DailyAt("18:00"), due.DaysAfterAt(3, "18:00"), Promise()]
EVERY = [Hours(2), Hours(0.5), *WORKING, *DATED, Promise("2026-11-23T09:00:00+08:00")]

autumn = st.builds(
    lambda minutes: datetime(2026, 9, 25, tzinfo=UTC) + minutes * MINUTE,
    st.integers(0, 20 * 24 * 60),
)
waits = st.integers(0, 6 * 24 * 60).map(lambda minutes: minutes * MINUTE)


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: f"{row['code']}-{row['case']}")
def test_due_time_is_the_one_worked_out_by_hand(row: dict[str, str]) -> None:
    trigger = datetime.fromisoformat(row["trigger"])
    expected = datetime.fromisoformat(row["due"])
    for moment in (trigger, trigger.astimezone(UTC)):
        found = RULES[row["code"]].duration.due(moment, CN)
        assert found.isoformat() == expected.isoformat(), row["comment"]


def test_every_row_of_the_handbook_has_every_case() -> None:
    seen = {(row["code"], row["case"]) for row in GOLDEN}
    assert {(rule.code, case) for rule in handbook() for case in CASES} <= seen


@pytest.mark.parametrize(
    ("duration", "trigger", "expected"),
    [
        (WorkHours(4), "2026-10-09 17:00", "2026-10-10 12:00"),
        (WorkHours(4), "2026-09-30 17:00", "2026-10-08 12:00"),
        (WorkHours(1), "2026-11-21 10:00", "2026-11-23 10:00"),
        (WorkHours(7.5), "2026-11-23 09:00", "2026-11-23 18:00"),
        (WorkHours(2), "2026-11-23 23:30", "2026-11-24 11:00"),
        (WorkdaysSameTime(1), "2026-11-20 17:59", "2026-11-23 17:59"),
        (WorkdaysSameTime(3), "2026-10-09 09:00", "2026-10-13 09:00"),
        (WorkdaysSameTime(1), "2026-11-23 23:30", "2026-11-24 23:30"),
        (Hours(0.5), "2026-12-31 23:45", "2027-01-01 00:15"),
        (PlanDayAt(1, "09:00"), "2026-11-23 10:00", "2026-11-23 09:00"),
        (DailyAt("24:00"), "2026-11-23 10:00", "2026-11-24 00:00"),
        (Promise(), "2026-11-23 10:00", "2026-11-23 10:00"),
        (Promise("2026-11-24T02:00:00+00:00"), "2026-11-23 10:00", "2026-11-24 10:00"),
    ],
)
def test_other_ways_of_counting(duration: Duration, trigger: str, expected: str) -> None:
    assert duration.due(at(trigger), CN).isoformat() == at(expected).isoformat()


def test_summer_time_keeps_hours_long_and_times_of_day_the_same() -> None:
    friday = at("2026-03-27 11:00", BERLIN_SHOP)
    sunday = WorkdaysSameTime(2).due(friday, BERLIN_SHOP)
    assert sunday.isoformat() == "2026-03-29T11:00:00+02:00"
    saturday = at("2026-03-28 11:00", ALWAYS)
    assert Hours(24).due(saturday, ALWAYS).isoformat() == "2026-03-29T12:00:00+02:00"
    assert WorkHours(24).due(saturday, ALWAYS) == Hours(24).due(saturday, ALWAYS)


def test_a_trigger_at_night_belongs_to_its_local_day() -> None:
    # 01:00 on Tuesday in Shanghai is still Monday in UTC.
    trigger = datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert Workdays(1).due(trigger, CN) == at("2026-11-25 18:00")


@given(autumn, autumn)
def test_a_later_trigger_is_never_due_earlier(a: datetime, b: datetime) -> None:
    first, second = sorted((a, b))
    for duration in (Hours(2), WorkHours(5), Workdays(3), *DATED):
        assert duration.due(first, CN) <= duration.due(second, CN)


def test_naive_triggers_are_refused() -> None:
    for duration in (Hours(2), *WORKING, *DATED):
        with pytest.raises(ValueError, match="time zone"):
            duration.due(datetime.fromisoformat("2026-11-23"), CN)


# Provisional


@pytest.mark.parametrize(
    ("duration", "trigger", "provisional"),
    [
        (Workdays(1), "2026-12-30 09:00", False),
        (Workdays(3), "2026-12-30 09:00", True),
        (WorkHours(8), "2026-12-31 17:00", True),
        (Hours(48), "2026-12-31 17:00", False),
        (PlanDayAt(50, "09:00"), "2026-12-31 17:00", False),
        (Workdays(1), "2023-12-20 09:00", True),
    ],
)
def test_only_working_time_past_the_confirmed_dates_is_provisional(
    duration: Duration, trigger: str, provisional: bool
) -> None:
    ends = duration.due(at(trigger), CN)
    assert duration.provisional(at(trigger), ends, CN) is provisional


# Pause and resume


@settings(max_examples=40, deadline=None)
@given(autumn, st.integers(1, 30 * 60), st.floats(0, 1, exclude_max=True), waits)
def test_a_paused_clock_ends_where_a_walk_ends(
    start: datetime, minutes: int, share: float, wait: timedelta
) -> None:
    duration = WorkHours(minutes / 60)
    ends = duration.due(start, CN)
    paused = start + int((ends - start) // MINUTE * share) * MINUTE
    left = duration.remaining(paused, ends, CN)
    expected = walk_until(CN, start, minutes, (paused, paused + wait))
    resumed = duration.resume(paused + wait, left, CN)
    assert abs(resumed - expected) < timedelta(milliseconds=1)


@given(autumn, waits, waits)
def test_elapsed_clocks_move_by_the_length_of_the_pause(
    start: datetime, before: timedelta, wait: timedelta
) -> None:
    duration = Hours(24)
    left = duration.remaining(start + before, duration.due(start, CN), CN)
    resumed = duration.resume(start + before + wait, left, CN)
    assert resumed == duration.due(start, CN) + wait


@given(autumn, waits, waits, waits)
def test_two_pauses_are_as_long_as_one(
    start: datetime, before: timedelta, wait: timedelta, again: timedelta
) -> None:
    duration, paused = Workdays(3), start + before
    left = duration.remaining(paused, duration.due(start, CN), CN)
    first = duration.resume(paused + wait, left, CN)
    twice = duration.resume(paused + wait + again, duration.remaining(paused + wait, first, CN), CN)
    assert twice == duration.resume(paused + wait + again, left, CN)


@pytest.mark.parametrize(
    ("paused", "resumed", "expected"),
    [
        ("2026-10-12 18:00", "2026-10-13 09:00", "2026-10-13 18:00"),
        ("2026-10-10 20:00", "2026-10-11 20:00", "2026-10-13 18:00"),
        ("2026-10-12 10:00", "2026-10-13 10:00", "2026-10-14 18:00"),
        ("2026-10-13 17:00", "2026-10-17 10:00", "2026-10-19 10:00"),
        ("2026-10-14 10:00", "2026-10-15 12:00", "2026-10-15 11:00"),
    ],
)
def test_making_a_plan_waits_for_the_assessment(paused: str, resumed: str, expected: str) -> None:
    duration = Workdays(3)
    ends = duration.due(at("2026-10-09 09:00"), CN)
    left = duration.remaining(at(paused), ends, CN)
    assert duration.resume(at(resumed), left, CN) == at(expected)


@pytest.mark.parametrize("duration", DATED, ids=lambda duration: duration.mode)
def test_deadlines_on_a_date_do_not_pause(duration: Duration) -> None:
    now = at("2026-11-23 10:00")
    with pytest.raises(ValueError, match="pause|暂停"):
        duration.remaining(now, now, CN)
    with pytest.raises(ValueError, match="pause|暂停"):
        duration.resume(now, timedelta(0), CN)


# Data


@pytest.mark.parametrize("duration", EVERY, ids=lambda duration: f"{duration.mode}")
def test_durations_survive_json(duration: Duration) -> None:
    data = duration.to_json()
    assert data["mode"] == duration.mode
    assert due.from_json(data) == duration


def test_the_stored_form_is_the_documented_one() -> None:
    assert Hours(2).to_json() == {"mode": "hours", "amount": 2}
    assert PlanDayAt(50, "09:00").to_json() == {"mode": "plan_day_at", "day": 50, "at": "09:00"}
    assert due.from_json({"mode": "promise"}) == Promise()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"mode": "weeks", "amount": 1},
        {"mode": ["hours"], "amount": 1},
        {"mode": "hours"},
        {"mode": "hours", "amount": 0},
        {"mode": "hours", "amount": -2},
        {"mode": "hours", "amount": "2"},
        {"mode": "hours", "amount": True},
        {"mode": "hours", "amount": None},
        {"mode": "hours", "amount": float("nan")},
        {"mode": "hours", "amount": 1e9},
        {"mode": "hours", "amount": 2, "minutes": 3},
        {"mode": "workdays", "amount": 1.5},
        {"mode": "workdays", "amount": 10**9},
        {"mode": "plan_day_at", "day": 0, "at": "09:00"},
        {"mode": "plan_day_at", "day": 50},
        {"mode": "days_after_at", "day": 2, "at": 18},
        {"mode": "daily_at", "at": "25:00"},
        {"mode": "promise", "at": "2026-11-23T09:00:00"},
        {"mode": "promise", "at": "soon"},
    ],
)
def test_data_that_are_no_duration_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        due.from_json(data)


@pytest.mark.parametrize(
    ("duration", "zh", "en"),
    [
        (Hours(2), "2 小时", "2 hours"),
        (Hours(1), "1 小时", "1 hour"),
        (Hours(0.5), "30 分钟", "30 minutes"),
        (WorkHours(4), "4 工作小时", "4 working hours"),
        (Workdays(1), "1 个工作日", "1 working day"),
        (Workdays(3), "3 个工作日", "3 working days"),
        (PlanDayAt(50, "09:00"), "第 50 天 09:00", "day 50 at 09:00"),
        (due.DaysAfterAt(2, "18:00"), "2 天，18:00", "2 days, at 18:00"),
        (DailyAt("18:00"), "每日 18:00", "every day at 18:00"),
        (Promise(), "约定时间", "the promised time"),
    ],
)
def test_short_text(duration: Duration, zh: str, en: str) -> None:
    assert duration.text == (zh, en)
