"""Two people at the same paper, in real threads; each with what would happen without the lock."""

from functools import partial

import pytest
from django.db import IntegrityError

from core import clock, steps
from core.actors import SYSTEM
from core.errors import Refused
from core.steps import perform
from inventory import services as stock
from inventory.models import Lot, StockMove
from inventory.selectors import differences
from tests.inventory.racing import at_once, race
from tests.warehousing.factories import (
    approved,
    clerk,
    explained,
    finance,
    keeper,
    lead,
    make_check,
    make_stocktake,
    make_user,
    once,
    passed_twice,
    photo,
    recounted,
    shipped,
    signed,
    started,
)
from warehousing import counting
from warehousing.models import ExpiryCheck
from warehousing.services import calendar, call_checks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def without_lock(monkeypatch):
    """The same door, reading the row without locking it."""

    def read(rows):
        found = list(type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]))
        return found, steps.clock.now()

    monkeypatch.setattr(steps, "_lock", read)


def twice(row, step, *people, **data):
    """Two people do the same step at once."""
    one, other = people
    return race(
        partial(perform, row, step, by=one.actor, **data),
        partial(perform, row, step, by=other.actor, **data),
    )


def test_a_requisition_approved_twice_at_once_has_one_approval():
    row, one, other = once(), finance(), finance()
    first, second = twice(row, "second_approve", one, other)
    assert (first.second_by_id, type(second)) == (one.pk, Refused)


def test_control_without_the_lock_the_later_signature_wins(without_lock):
    row, other = once(), finance()
    twice(row, "second_approve", finance(), other)
    row.refresh_from_db()
    assert row.second_by_id == other.pk


def test_an_approval_and_a_refusal_at_once_are_one_of_them():
    row = passed_twice()
    first, second = race(
        partial(perform, row, "approve", by=lead().actor),
        partial(perform, row, "lead_refuse", by=lead().actor, reason="x"),
    )
    assert (first.state, type(second)) == ("approved", Refused)


def test_an_arrival_counted_twice_at_once_is_on_the_shelf_once():
    row = shipped()
    lot = Lot.objects.get(warehouse=row.target)
    lots = [{"lot": lot.pk, "good": 6, "damaged": 0}]
    people = clerk(row.target.branch), clerk(row.target.branch)
    first, second = twice(row, "receive", *people, lots=lots)
    assert (first.state, type(second)) == ("received", Refused)
    assert Lot.objects.get(warehouse=row.target, bin__zone__kind="store").on_hand == 6
    assert differences() == []


def test_control_without_the_lock_only_the_ledger_stops_the_second_count(without_lock):
    row = shipped()
    lot = Lot.objects.get(warehouse=row.target)
    lots = [{"lot": lot.pk, "good": 6, "damaged": 0}]
    people = clerk(row.target.branch), clerk(row.target.branch)
    _, second = twice(row, "receive", *people, lots=lots)
    assert isinstance(second, IntegrityError)


def test_goods_are_destroyed_once():
    row = approved()
    data = {"witness": make_user("admin_clerk"), "photos": [photo()], "how": "焚烧"}
    first, second = twice(row, "destroy", keeper(), keeper(), **data)
    assert (first.state, type(second)) == ("destroyed", Refused)
    assert StockMove.objects.filter(kind="disposal").count() == 1


def test_a_count_is_posted_once():
    row = signed()
    first, second = twice(row, "lead_sign", lead(), lead())
    assert (first.state, type(second)) == ("posted", Refused)
    assert set(Lot.objects.values_list("on_hand", flat=True)) == {8}


# Count against pick


def leave(lot, quantity):
    """Goods are picked and handed over."""
    stock.allocate(
        document="a",
        warehouse=lot.warehouse,
        lines={lot.product_id: quantity},
        at=clock.now(),
        by=SYSTEM,
    )
    return stock.issue(document="a", at=clock.now(), by=SYSTEM)


def balance_after(row, lot):
    row = explained(recounted(perform(row, "finish", by=keeper().actor), found=6))
    perform(signed(row), "lead_sign", by=lead().actor)
    lot.refresh_from_db()
    return lot.on_hand


def test_goods_that_leave_while_they_are_counted_are_no_difference():
    row = started(make_stocktake(lots=1))
    lot = row.lines.get().lot
    enter = partial(perform, row, "count", by=keeper().actor, lot=lot.pk, quantity=7)
    race(partial(leave, lot, 3), enter)
    line = row.lines.get()
    assert (line.first_counted, line.first_book, line.variance) == (7, 7, 0)


def test_control_without_the_lock_the_book_is_read_before_the_goods_have_left(monkeypatch):
    monkeypatch.setattr(counting, "_locked", lambda lot: Lot.objects.get(pk=lot))
    row = started(make_stocktake(lots=1))
    lot = row.lines.get().lot
    enter = partial(perform, row, "count", by=keeper().actor, lot=lot.pk, quantity=7)
    race(partial(leave, lot, 3), enter)
    assert row.lines.get().variance == -3


def test_two_phones_count_at_once_and_nothing_is_lost():
    row = started(make_stocktake(lots=4))
    sides = [
        partial(perform, row, "count", by=keeper().actor, lot=line.lot_id, quantity=10)
        for line in row.lines.all()
    ]
    assert [getattr(done, "state", done) for done in at_once(*sides)] == ["counting"] * 4
    assert row.lines.filter(first_counted=10).count() == 4


# Two beats


def test_two_beats_call_for_one_check():
    room = make_check().warehouse
    ExpiryCheck.objects.all().delete()
    results = race(call_checks, call_checks)
    assert (sorted(results), ExpiryCheck.objects.filter(warehouse=room).count()) == ([0, 1], 1)


def test_control_without_the_lock_the_second_beat_crashes(monkeypatch):
    monkeypatch.setattr(calendar, "_lock", lambda room: None)
    make_check()
    ExpiryCheck.objects.all().delete()
    assert isinstance(race(call_checks, call_checks)[1], IntegrityError)
