"""Another lot in the place of one: with its reason, or not at all; and parts of a promise."""

import pytest
from django.db import DatabaseError, transaction

from core import clock
from core.actors import SYSTEM
from core.errors import Invalid, Refused
from core.steps import perform
from inventory.models import Allocation
from inventory.selectors import allocations_of, differences
from inventory.services import allocate, issue, promise, split, substitute
from tests.inventory.factories import make_lot, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf():
    """An early and a late lot, the early one promised to a document."""
    early = make_lot(5, days=30)
    late = make_lot(5, days=90, product=early.product, warehouse=early.warehouse)
    allocate(document="o:1", warehouse=early.warehouse, lines={early.product_id: 4},
             at=clock.now(), by=SYSTEM)  # fmt: skip
    return early, late


def instead(early, late, quantity=1, reason="标签模糊"):
    return substitute(document="o:1", lot=early, other=late, quantity=quantity, reason=reason,
                      at=clock.now(), by=SYSTEM)  # fmt: skip


def held(document="o:1"):
    return {a.lot_id: a.quantity for a in allocations_of(document)}


def test_a_part_comes_from_another_lot_and_the_reason_stays(shelf):
    early, late = shelf
    now = instead(early, late, 3)
    assert held() == {early.pk: 1, late.pk: 3}
    assert {a.reason for a in now} == {"标签模糊"}
    assert differences() == []


def test_all_of_it_comes_from_another_lot(shelf):
    instead(*shelf, 4)
    assert held() == {shelf[1].pk: 4}
    assert len(issue(document="o:1", at=clock.now(), by=SYSTEM)) == 1


def test_again_adds_to_what_is_held(shelf):
    instead(*shelf, 1)
    instead(*shelf, 2)
    assert held() == {shelf[0].pk: 1, shelf[1].pk: 3}


@pytest.mark.parametrize(("quantity", "reason"), [(5, "坏"), (0, "坏"), (-1, "坏"), (1, " ")])
def test_what_cannot_be_is_refused(shelf, quantity, reason):
    with pytest.raises((Refused, Invalid)):
        instead(*shelf, quantity, reason)
    assert held() == {shelf[0].pk: 4}


def test_a_stopped_or_foreign_lot_takes_no_place(shelf):
    early, late = shelf
    with pytest.raises(Refused):
        instead(early, make_lot(5))
    perform(late, "hold", by=make_user("warehouse_keeper").actor, reason="待查")
    with pytest.raises(Refused):
        instead(early, late)


def test_a_later_lot_needs_its_reason(shelf):
    given = {"document": "o:2", "lot": shelf[1], "quantity": 1, "at": clock.now(), "by": SYSTEM}
    with pytest.raises(Invalid) as refused:
        promise(**given, reason="")
    assert "reason" in refused.value.fields
    assert promise(**given, reason="客户指定").reason == "客户指定"
    assert promise(**given, reason="客户指定").quantity == 1


def test_the_database_knows_which_lot_goes_first(shelf):
    with pytest.raises(DatabaseError, match="goes before"), transaction.atomic():
        Allocation.objects.create(document="o:3", lot=shelf[1], quantity=1)
    with pytest.raises(DatabaseError, match="reason_has_person"), transaction.atomic():
        Allocation.objects.create(document="o:3", lot=shelf[1], quantity=1, reason="因为")


def test_a_part_of_a_promise_goes_on_under_another_document(shelf):
    early = shelf[0]
    split(document="o:1", to="o:1/2", lots={early.pk: 3}, at=clock.now(), by=SYSTEM)
    assert (held(), held("o:1/2")) == ({early.pk: 1}, {early.pk: 3})
    with pytest.raises(Refused):
        split(document="o:1", to="o:1/3", lots={early.pk: 2}, at=clock.now(), by=SYSTEM)
    early.refresh_from_db()
    assert early.reserved == 4
