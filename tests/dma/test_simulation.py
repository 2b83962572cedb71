"""The time machine: whole lives whose clocks agree with the table, and nothing lost or doubled."""

import re
from collections import Counter
from datetime import datetime

import pytest

from core import clock
from dma import seeds
from dma.simulation import record
from dma.simulation.run import Run
from orders.models import Order
from sla.engine import in_force
from sla.table import RULES, handbook
from sla.verify import audit

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]


@pytest.fixture
def clocks():
    """Two orders from payment to the second report."""
    for seed in seeds.SEEDS:
        seed()
    Run(orders=2, seed=11).play()
    clock.hold(None)
    return record.clocks()


def moment(text):
    return datetime.fromisoformat(text)


def test_whole_lives(clocks):
    assert set(Order.objects.values_list("state", flat=True)) == {"completed"}
    assert audit().clean
    whole_table(clocks)
    due_times_follow_the_policies(clocks)
    reminders_are_told_once(clocks)
    the_diary_is_written_as_chinese_is()


def whole_table(clocks):
    seen = Counter(c["code"] for c in clocks)
    late = {"receipt_overdue_reminder", "company_sign_contract"}  # only if it comes to that
    assert {rule.code for rule in handbook()} - set(seen) <= late
    assert seen["daily_meal_plan"] == 2 * 49


def due_times_follow_the_policies(clocks):
    policies = in_force(RULES)
    for one in clocks:
        policy, calendar = policies[one["code"]]
        due = policy.duration.due(moment(one["trigger"]), calendar.working)
        assert one["paused"] or moment(one["due"]) == due, one
        if one["done"] and not policy.grace:
            assert one["breached"] == (moment(one["done"]) > moment(one["due"])), one


def the_diary_is_written_as_chinese_is():
    lines = [str(line) for line in record.diary()]
    assert len(lines) > 500
    assert not [line for line in lines if re.search(r"[\u4e00-\u9fff][,:;(]", line)]


def reminders_are_told_once(clocks):
    for one in clocks:
        told = Counter((r["step"], r["to"]) for r in one["reminders"])
        assert not told or max(told.values()) == 1 or one["paused"], one
