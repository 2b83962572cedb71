"""Races with real threads, each beside a control run that shows the harm without the lock."""

from datetime import timedelta
from threading import Barrier, Event

import pytest
from django.db import transaction

from accounts.models import Absence, User
from core import clock as time
from core.actors import SYSTEM
from core.errors import Refused
from core.steps import perform
from core.workflow import Acting
from notifications.models import Message
from sla import engine, sweep
from sla.models import Clock, Firing
from sla.verify import audit
from tests.sla.conftest import Case, local
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


@pytest.fixture
def leave(branch):
    now = local("2026-11-20 10:00")
    lead, clerk = User.objects.get(username="lead"), User.objects.get(username="clerk")
    return Absence.objects.create(
        user=clerk, deputy=lead, starts_at=now, ends_at=now + timedelta(days=2)
    )


def test_the_same_step_twice_happens_once(leave):
    lead = User.objects.get(username="lead").actor

    results = at_once(*[lambda: perform(leave, "approve", by=lead)] * THREADS)

    assert sum(isinstance(r, Absence) for r in results) == 1
    assert sum(isinstance(r, Refused) for r in results) == THREADS - 1


def test_control_without_the_lock_the_step_happens_many_times(leave):
    seen = Barrier(THREADS)

    def naive():
        row = Absence.objects.get(pk=leave.pk)
        row.acting = Acting(by=SYSTEM, at=time.now())
        seen.wait(timeout=30)
        row.approve()
        row.save()
        return "approved"

    assert at_once(*[naive] * THREADS).count("approved") == THREADS


def many_due(branch, count=1200):
    for number in range(count):
        case = Case(branch_key=branch.pk, case_key=f"order:{number}", key=f"orders.order:{number}")
        case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    time.hold(local("2026-11-20 11:00"))


def test_sweeps_at_once_fire_each_step_once(branch):
    many_due(branch, 300)

    results = at_once(*[lambda: sweep.run(batch=20)] * 4)

    assert sum(r.fired for r in results) == 300
    assert Firing.objects.count() == Message.objects.count() == 300
    assert audit().duplicate == 0


def test_control_sweeps_that_do_not_claim_tell_everything_twice(branch):
    many_due(branch, 20)
    seen = Barrier(2)

    def naive():
        due = list(Clock.objects.filter(next_fire_at__lte=time.now()))
        seen.wait(timeout=30)
        return len(due)

    assert sum(at_once(naive, naive)) == 40


def test_a_completion_in_flight_is_not_reminded(branch):
    many_due(branch, 1)
    completing, swept = Event(), Event()

    def complete():
        with transaction.atomic():
            engine.move(engine.live_clocks(["order:0"]), "meet", SYSTEM, time.now())
            completing.set()
            swept.wait(timeout=30)

    def remind():
        completing.wait(timeout=30)
        fired = sweep.run().fired
        swept.set()
        return fired

    assert at_once(complete, remind)[1] == 0
    assert sweep.run().fired == 0


def test_control_a_sweep_that_reads_without_locking_reminds_of_what_is_done(branch):
    many_due(branch, 1)
    read, completed = Event(), Event()

    def complete():
        read.wait(timeout=30)
        with transaction.atomic():
            engine.move(engine.live_clocks(["order:0"]), "meet", SYSTEM, time.now())
        completed.set()

    def naive():
        [due] = Clock.objects.filter(next_fire_at__lte=time.now())
        read.set()
        completed.wait(timeout=30)
        return due.state

    assert at_once(complete, naive)[1] == "running"
    assert Clock.objects.get().state == "met"
