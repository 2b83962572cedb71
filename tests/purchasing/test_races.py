"""Two people at the same paper, in real threads; each with what would happen without the lock."""

from functools import partial

import pytest
from django.db import IntegrityError

from core import steps
from core.errors import Refused
from core.steps import perform
from inventory.models import Lot, StockMove
from inventory.selectors import differences
from purchasing.models import GoodsReceipt, PurchaseLine
from purchasing.services import open_arrival, receiving
from tests.inventory.racing import race
from tests.purchasing.factories import arrival, buyer, counted, keeper, lead, make_order, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def without_lock(monkeypatch):
    """The same door, reading the row without locking it."""

    def read(rows):
        found = list(type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]))
        return found, steps.clock.now()

    monkeypatch.setattr(steps, "_lock", read)


def pending():
    return perform(make_order(), "submit", by=buyer().actor)


def test_two_leads_approve_at_once_and_one_is_told():
    order, one, other = pending(), lead(), lead()
    first, second = race(
        partial(perform, order, "approve", by=one.actor),
        partial(perform, order, "approve", by=other.actor),
    )
    assert (first.approved_by_id, type(second)) == (one.pk, Refused)


def test_control_without_the_lock_the_second_approval_overwrites_the_first(without_lock):
    order, other = pending(), lead()
    race(
        partial(perform, order, "approve", by=lead().actor),
        partial(perform, order, "approve", by=other.actor),
    )
    order.refresh_from_db()
    assert order.approved_by_id == other.pk


def test_an_arrival_confirmed_twice_at_once_is_booked_once():
    receipt, confirm = counted(), partial(perform, step="confirm")
    first, second = race(
        partial(confirm, receipt, by=buyer().actor), partial(confirm, receipt, by=buyer().actor)
    )
    assert (first.state, type(second)) == ("confirmed", Refused)
    assert (Lot.objects.get().on_hand, StockMove.objects.count()) == (10, 1)
    assert differences() == []


def test_control_without_the_lock_the_line_is_what_stops_the_second(without_lock):
    receipt, confirm = counted(), partial(perform, step="confirm")
    _, second = race(
        partial(confirm, receipt, by=buyer().actor), partial(confirm, receipt, by=buyer().actor)
    )
    assert isinstance(second, Exception)
    assert PurchaseLine.objects.get().accepted == 10


def test_the_same_slip_entered_twice_at_once_is_one_arrival():
    order, by = sent(), keeper().actor
    enter = partial(open_arrival, order=order, slip_no="DN-1", by=by)
    first, second = race(enter, enter)
    assert isinstance(first, GoodsReceipt)
    assert GoodsReceipt.objects.count() == 1
    assert not isinstance(second, IntegrityError)


def test_control_without_the_lock_the_second_slip_ends_in_a_crash(monkeypatch):
    monkeypatch.setattr(receiving, "_locked", lambda order: order)
    order, by = sent(), keeper().actor
    enter = partial(open_arrival, order=order, slip_no="DN-1", by=by)
    assert isinstance(race(enter, enter)[1], IntegrityError)


def test_an_order_is_not_cancelled_while_its_goods_come_in():
    order = sent()
    _, second = race(
        partial(arrival, order), partial(perform, order, "cancel", by=buyer().actor, reason="x")
    )
    assert isinstance(second, Refused)
