"""A month of clocks with known ends, and people who may read reports."""

import pytest

from accounts.models import Branch, User
from core import clock
from sla.models import Clock
from tests.sla.conftest import Case, branch, local

__all__ = ["branch"]
NOW = "2026-11-23 16:30"


@pytest.fixture(autouse=True)
def _time_goes_on():
    yield
    clock.hold(None)


def pay(of, number, at, done=""):
    """An order paid at a time, its contract type confirmed at another."""
    case = Case(branch_key=of.pk, case_key=f"order:{number}", key=f"orders.order:{number}")
    case.happens("orders.order.pay", at)
    if done:
        case.happens("orders.order.confirm_type", done)


@pytest.fixture
def month(branch):
    """Of row 1: two in time, one done late, one missed, one due today, one due tomorrow."""
    clerk = User.objects.get(username="clerk")
    pay(branch, 1, "2026-11-02 10:00", "2026-11-02 12:00")
    pay(branch, 2, "2026-11-03 10:00", "2026-11-03 14:00")
    pay(branch, 3, "2026-11-04 10:00", "2026-11-06 10:00")
    pay(branch, 4, "2026-11-19 10:00")
    pay(branch, 5, "2026-11-20 10:00")
    pay(branch, 6, "2026-11-23 10:00")
    Clock.objects.filter(code="confirm_contract_type").update(owner=clerk)
    clock.hold(local(NOW))
    return branch


@pytest.fixture
def elsewhere(month):
    """Another branch with one missed clock."""
    other = Branch.objects.create(code="hd", name="海淀")
    pay(other, 7, "2026-11-18 10:00")
    clock.hold(local(NOW))
    return other


@pytest.fixture
def lead(client, month):
    """The branch's director, signed in."""
    client.force_login(User.objects.get(username="lead"))
    return client


@pytest.fixture
def boss(client, month):
    """Headquarters, signed in."""
    client.force_login(User.objects.get(username="boss"))
    return client
