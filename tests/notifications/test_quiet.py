"""Quiet hours of staff, of customers and of a customer's own."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.quiet import CUSTOMER_QUIET, STAFF_QUIET, Quiet, release_time
from tests.notifications.factories import local

NAP = Quiet(time(12, 30), time(14))
times = st.times().map(lambda t: t.replace(microsecond=0))


@pytest.mark.parametrize(
    ("at", "quiet", "until"),
    [
        ("2026-11-20 21:59:59", STAFF_QUIET, "2026-11-20 21:59:59"),
        ("2026-11-20 22:00", STAFF_QUIET, "2026-11-21 08:00"),
        ("2026-11-20 23:59", STAFF_QUIET, "2026-11-21 08:00"),
        ("2026-11-21 00:00", STAFF_QUIET, "2026-11-21 08:00"),
        ("2026-11-21 07:59:59", STAFF_QUIET, "2026-11-21 08:00"),
        ("2026-11-21 08:00", STAFF_QUIET, "2026-11-21 08:00"),
        ("2026-12-31 22:30", STAFF_QUIET, "2027-01-01 08:00"),
        ("2026-11-20 21:00", CUSTOMER_QUIET, "2026-11-21 09:00"),
        ("2026-11-20 20:59", CUSTOMER_QUIET, "2026-11-20 20:59"),
        ("2026-11-20 12:30", NAP, "2026-11-20 14:00"),
        ("2026-11-20 14:00", NAP, "2026-11-20 14:00"),
        ("2026-11-20 22:00", Quiet(time(8), time(8)), "2026-11-20 22:00"),
    ],
)
def test_when_a_message_reaches_its_reader(at, quiet, until):
    assert release_time(local(at), quiet=quiet) == local(until)


def test_what_is_urgent_passes():
    assert release_time(local("2026-11-21 03:00"), urgent=True) == local("2026-11-21 03:00")


@given(
    at=st.datetimes(min_value=local("2026-01-01 00:00").replace(tzinfo=None)).filter(
        lambda at: at.year < 3000
    ),
    start=times,
    end=times,
)
def test_nothing_is_held_for_a_day_or_released_into_the_quiet(at, start, end):
    moment, quiet = local(at.isoformat()), Quiet(start, end)
    released = release_time(moment, quiet=quiet)
    assert timedelta(0) <= released - moment <= timedelta(days=1)
    assert released == moment or not quiet.covers(released.time())
    assert release_time(released, quiet=quiet) == released
