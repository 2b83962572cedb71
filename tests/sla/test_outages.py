"""Clocks that jump, beats that are off or doubled: nothing lost, nothing doubled."""

from datetime import timedelta

import pytest

from core import clock as time
from notifications.models import Message
from sla import sweep
from sla.models import Clock, Firing
from sla.verify import audit
from tests.sla.conftest import Case, local

START = "2026-11-20 10:00"


@pytest.fixture
def cases(branch):
    made = [
        Case(branch_key=branch.pk, case_key=f"order:{n}", key=f"orders.order:{n}") for n in range(5)
    ]
    for case in made:
        case.happens("orders.order.confirm_type", START)
    return made


def sweep_at(at):
    time.hold(at)
    return sweep.run()


def test_a_clock_that_jumps_back_fires_nothing_again(cases):
    noon = local("2026-11-20 12:01")
    sweep_at(noon)
    before = Firing.objects.count()

    sweep_at(noon - timedelta(hours=2))
    sweep_at(noon)

    assert Firing.objects.count() == before


def test_a_clock_that_jumps_ahead_fires_each_step_once(cases):
    sweep_at(local(START))
    sweep_at(local(START) + timedelta(hours=2, minutes=1))
    sweep_at(local(START) + timedelta(hours=2, minutes=2))

    assert audit().clean
    assert Message.objects.filter(template="clock.breach").count() == 5


def test_six_hours_without_a_beat_end_in_one_message_a_step_not_a_storm(cases):
    sweep_at(local(START))
    sweep_at(local(START) + timedelta(hours=6))

    reminders = Message.objects.filter(template="clock.remind")
    assert reminders.count() == 0
    assert Message.objects.filter(payload__recovered=True).count() == 10
    assert Clock.objects.filter(in_outage=True).count() == 5
    assert audit().clean


def test_two_beats_are_one(cases):
    at = local(START) + timedelta(hours=1)
    sweep_at(at)

    assert sweep_at(at).fired == 0
    assert audit().clean
