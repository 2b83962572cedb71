"""Reminders and escalation: which steps a clock has and when."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla.due import DailyAt, DaysAfterAt, Duration, Hours, PlanDayAt, Promise, Workdays, WorkHours
from sla.ladder import (
    CUSTOMER_QUIET,
    LADDERS,
    LONG,
    MEDIUM,
    RAISED,
    SHORT,
    STAFF_QUIET,
    Ladder,
    Mark,
    QuietHours,
    Step,
    plan_steps,
    standard,
)
from sla.rule import Rule
from sla.table import RULES
from tests.sla.support import BERLIN_NIGHT, CN, MINUTE, at


def steps_of(rule: Rule, trigger: str, opened: str = "", **change: Any) -> list[Step]:
    """The steps of a clock of the table that a trigger started."""
    start = at(trigger)
    return plan_steps(
        opened_at=at(opened or trigger), start=start, due=rule.duration.due(start, CN),
        calendar=CN, ladder=rule.ladder, working=rule.duration.working, grace=rule.grace, **change,
    )  # fmt: skip


def shown(steps: list[Step]) -> list[str]:
    return [f"{step.key} {step.audience} {step.at:%m-%d %H:%M:%S}" for step in steps]


def test_up_to_four_hours() -> None:
    assert shown(steps_of(RULES["pick_goods"], "2026-11-23 10:00")) == [
        "50% owner 11-23 12:00:00",
        "80% owner 11-23 13:12:00",
        "due owner 11-23 14:00:00",
        "breach lead 11-23 14:00:01",
        "supervisor supervisor 11-23 16:00:01",
    ]


@pytest.mark.parametrize("code", [code for code in RULES if RULES[code].ladder == SHORT
                                  and isinstance(RULES[code].duration, Promise)])  # fmt: skip
def test_a_promise_is_reminded_of_on_the_way_from_its_making(code) -> None:
    steps = steps_of(RULES[code], "2026-11-23 15:00", opened="2026-11-23 10:00")
    assert shown(steps)[:3] == [
        "50% owner 11-23 12:30:00",
        "80% owner 11-23 14:00:00",
        "due owner 11-23 15:00:00",
    ]


def test_a_promise_made_too_late_breaches_at_its_time() -> None:
    steps = steps_of(RULES["complaint_promise"], "2026-11-23 15:00", opened="2026-11-23 16:00")
    assert [step.key for step in steps] == ["breach", "supervisor"]


def test_working_days_are_shared_out_in_working_time() -> None:
    # Monday has 7.5 hours: the half is 3:45 after 09:00, which with lunch is 14:15.
    assert shown(steps_of(RULES["confirm_contract_type"], "2026-11-21 10:12")) == [
        "created owner 11-21 10:12:00",
        "50% owner 11-23 14:15:00",
        "80% owner 11-23 16:30:00",
        "due owner 11-23 18:00:00",
        "breach lead 11-23 18:00:01",
        "supervisor supervisor 11-24 18:00:00",
    ]


def test_a_day_of_elapsed_hours() -> None:
    assert shown(steps_of(RULES["scale_guidance"], "2026-10-09 15:00")) == [
        "created owner 10-09 15:00:00",
        "50% owner 10-09 21:30:00",
        "80% owner 10-10 10:12:00",
        "due owner 10-10 15:00:00",
        "breach lead 10-10 15:00:01",
        "supervisor supervisor 10-12 18:00:00",
    ]


def test_long_ones_are_never_months_early() -> None:
    assert shown(steps_of(RULES["close_plan"], "2026-11-23 00:00")) == [
        "eve_09 owner 01-10 09:00:00",
        "eve_17 owner 01-10 17:00:00",
        "2h owner 01-10 21:30:00",
        "due owner 01-11 09:00:00",
        "breach lead 01-11 09:00:01",
        "supervisor supervisor 01-12 09:00:00",
    ]


def test_what_the_system_does_gets_a_person_when_it_fails() -> None:
    assert shown(steps_of(RULES["recheck_reminder"], "2027-01-10 18:00")) == [
        "act system 02-07 09:00:00",
        "breach lead 02-07 10:00:01",
        "supervisor supervisor 02-08 09:00:00",
    ]
    assert RULES["recheck_reminder"].lead_role == "customer_service"


def test_an_overdue_receipt_is_raised_at_48_hours_and_the_lead_hears_at_96() -> None:
    assert shown(steps_of(RULES["receipt_overdue_reminder"], "2026-11-23 10:00")) == [
        "raise owner 11-25 10:00:00",
        "breach lead 11-25 14:00:01",
    ]
    assert shown(steps_of(RULES["receipt_unconfirmed_lead"], "2026-11-23 10:00")) == [
        "raise owner 11-27 10:00:00",
        "breach lead 11-28 10:00:01",
    ]


def test_a_breach_follows_the_grace_by_a_second() -> None:
    steps = steps_of(RULES["receipt_daily_reminder"], "2026-11-25 11:00")
    assert shown(steps) == ["raise owner 11-26 10:00:00", "breach lead 11-26 14:00:01"]


# Openings and quiet hours


def test_reminders_before_the_opening_are_left_out() -> None:
    steps = steps_of(RULES["pick_goods"], "2026-11-23 10:00", opened="2026-11-23 13:00")
    assert [step.key for step in steps] == ["80%", "due", "breach", "supervisor"]


def test_a_clock_opened_too_late_still_breaches_at_its_time() -> None:
    steps = steps_of(RULES["pick_goods"], "2026-11-23 10:00", opened="2026-11-23 15:00")
    assert shown(steps)[0] == "breach lead 11-23 14:00:01"


def test_a_clock_that_opens_at_night_keeps_its_times() -> None:
    assert shown(steps_of(RULES["invite_service_team"], "2026-11-23 23:30"))[:3] == [
        "50% owner 11-24 00:30:00",
        "80% owner 11-24 01:06:00",
        "due owner 11-24 01:30:00",
    ]


def test_reminders_at_night_are_pulled_forward_the_breach_is_not() -> None:
    assert shown(steps_of(RULES["pick_goods"], "2026-11-23 20:00")) == [
        "50% owner 11-23 21:30:00",
        "80% owner 11-23 21:30:00",
        "due owner 11-23 21:30:00",
        "breach lead 11-24 00:00:01",
        "supervisor supervisor 11-24 02:00:01",
    ]


def test_urgent_clocks_and_people_without_quiet_hours_are_told_at_once() -> None:
    for change in ({"urgent": True}, {"quiet": None}):
        steps = steps_of(RULES["pick_goods"], "2026-11-23 20:00", **change)
        assert shown(steps)[2] == "due owner 11-24 00:00:00"


@pytest.mark.parametrize(
    ("quiet", "moment", "began"),
    [
        (STAFF_QUIET, "2026-11-23 21:59", None),
        (STAFF_QUIET, "2026-11-23 22:00", "2026-11-23 22:00"),
        (STAFF_QUIET, "2026-11-24 00:00", "2026-11-23 22:00"),
        (STAFF_QUIET, "2026-11-24 07:59", "2026-11-23 22:00"),
        (STAFF_QUIET, "2026-11-24 08:00", None),
        (CUSTOMER_QUIET, "2026-11-24 08:30", "2026-11-23 21:00"),
        (QuietHours("12:00", "14:00"), "2026-11-24 13:00", "2026-11-24 12:00"),
        (QuietHours("12:00", "14:00"), "2026-11-24 14:00", None),
        (QuietHours("12:00", "12:00"), "2026-11-24 12:00", None),
    ],
)
def test_quiet_hours(quiet: QuietHours, moment: str, began: str | None) -> None:
    assert quiet.began(at(moment), CN) == (at(began) if began else None)


# Laws

opened = st.integers(0, 40 * 24 * 60).map(lambda minutes: at("2026-09-20 00:00") + minutes * MINUTE)


@given(st.sampled_from(list(RULES.values())), opened)
def test_steps_are_in_order_with_keys_of_their_own(rule: Rule, start: datetime) -> None:
    due = rule.duration.due(start, CN)
    steps = plan_steps(
        opened_at=start, start=start, due=due, calendar=CN, ladder=rule.ladder,
        working=rule.duration.working, grace=rule.grace,
    )  # fmt: skip
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    assert len({step.key for step in steps}) == len(steps)
    assert all(start <= step.at <= due for step in steps if step.kind == "remind")
    breach = next(step.at for step in steps if step.kind == "breach")
    assert breach == due + rule.grace + timedelta(seconds=1)
    assert all(step.at > breach for step in steps if step.kind == "escalate")


def test_shares_of_time_are_real_time_through_summer_time() -> None:
    start = at("2026-03-29 00:00", BERLIN_NIGHT)
    steps = plan_steps(
        opened_at=start, start=start, due=at("2026-03-29 05:00", BERLIN_NIGHT),
        calendar=BERLIN_NIGHT, ladder=SHORT, quiet=None,
    )  # fmt: skip
    assert steps[0].at.isoformat() == "2026-03-29T03:00:00+02:00"


# Ladders as data


@pytest.mark.parametrize("ladder", LADDERS.values(), ids=LADDERS)
def test_ladders_survive_json(ladder: Ladder) -> None:
    assert Ladder.from_json(ladder.to_json()) == ladder


def test_the_stored_form_leaves_out_what_is_usual() -> None:
    assert RAISED.to_json() == {
        "name": "raised",
        "marks": [
            {"key": "raise", "kind": "raise"},
            {"key": "breach", "kind": "breach", "audience": "lead", "base": "breach"},
        ],
    }


@pytest.mark.parametrize(
    "marks",
    [
        [{}],
        [{"key": ""}],
        [{"key": "a"}, {"key": "a"}],
        [{"key": "a", "kind": "shout"}],
        [{"key": "a", "audience": "everyone"}],
        [{"key": "a", "base": "birth"}],
        [{"key": "a", "percent": 100}],
        [{"key": "a", "at": "9 o'clock"}],
        [{"key": "a", "at": "close"}],
        [{"key": "a", "colour": "red"}],
        ["a"],
        None,
    ],
)
def test_data_that_are_no_ladder_are_refused(marks: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        Ladder.from_json({"name": "x", "marks": marks})


def test_a_mark_may_be_on_a_working_day() -> None:
    ladder = Ladder("own", (Mark("next", at="10:00", days=1, workdays=True),))
    due = at("2026-11-20 18:00")
    (step,) = plan_steps(opened_at=due, start=due, due=due, calendar=CN, ladder=ladder)
    assert step == Step("next", "remind", "owner", at("2026-11-23 10:00"))


@pytest.mark.parametrize(
    ("duration", "ladder"),
    [
        (Hours(0.5), SHORT),
        (Hours(4), SHORT),
        (WorkHours(4), SHORT),
        (Hours(5), MEDIUM),
        (Hours(72), MEDIUM),
        (Hours(73), LONG),
        (WorkHours(8), MEDIUM),
        (WorkHours(30), LONG),
        (Workdays(3), MEDIUM),
        (Workdays(4), LONG),
        (DaysAfterAt(3, "18:00"), MEDIUM),
        (DaysAfterAt(28, "09:00"), LONG),
        (PlanDayAt(50, "09:00"), LONG),
        (DailyAt("18:00"), MEDIUM),
        (Promise(), SHORT),
    ],
)
def test_the_ladder_of_a_length(duration: Duration, ladder: Ladder) -> None:
    assert standard(duration) is ladder
