"""The calendar of a plan, by hand and against a naive walker."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plans.timeline import Gap, Timeline

START = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_the_worked_example() -> None:
    plan = Timeline(START)

    assert plan.day_no(START - DAY) == 0
    assert plan.date_of(21) == date(2026, 12, 13)
    assert plan.closing_date == date(2027, 1, 11)


def test_a_pause_shifts_everything_after_it() -> None:
    plan = Timeline(START, [Gap(date(2026, 12, 1), date(2026, 12, 4))])

    assert plan.day_no(date(2026, 11, 30)) == 8
    assert plan.day_no(date(2026, 12, 2)) == 8
    assert plan.day_no(date(2026, 12, 4)) == 9
    assert plan.closing_date == date(2027, 1, 14)


def test_a_pause_of_no_length_changes_nothing() -> None:
    assert Timeline(START, [Gap(START + DAY, START + DAY)]).closing_date == date(2027, 1, 11)


@st.composite
def pauses(draw: st.DrawFn) -> list[Gap]:
    found, on = [], START
    for free, length in draw(
        st.lists(st.tuples(st.integers(1, 20), st.integers(0, 9)), max_size=5)
    ):
        found.append(Gap(on + free * DAY, on + (free + length) * DAY))
        on = found[-1].until
    return found


@given(pauses(), st.integers(1, 50))
def test_dates_agree_with_walking_day_by_day(gaps: list[Gap], day: int) -> None:
    on, served = START - DAY, 0
    while served < day:
        on += DAY
        served += not any(gap.first <= on < gap.until for gap in gaps)

    assert Timeline(START, gaps).date_of(day) == on
    assert Timeline(START, gaps).day_no(on) == day
