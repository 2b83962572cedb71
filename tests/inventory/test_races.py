"""Two orders at the same shelf, in real threads; each with what would happen without the lock."""

from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, OperationalError, connection

from core import clock
from core.actors import SYSTEM
from inventory.models import Allocation, Lot
from inventory.selectors import differences
from inventory.services import Missing, allocate, issue, ledger, shelf
from tests.inventory.factories import make_lot
from tests.inventory.racing import at_once, race

pytestmark = pytest.mark.django_db(transaction=True)


def order(document, lot, quantity=1, **more):
    lines = {lot.product_id: quantity, **more.get("lines", {})}
    return partial(
        allocate,
        document=document,
        warehouse=lot.warehouse,
        lines=lines,
        at=clock.now(),
        by=SYSTEM,
    )


@pytest.fixture
def without_lock(monkeypatch):
    """The same service, reading the lots without locking them."""
    monkeypatch.setattr(ledger, "locked", lambda lots: list(lots.order_by("pk")))
    monkeypatch.setattr(shelf, "LOCKED", "ORDER BY l.id")


@pytest.fixture
def without_constraint():
    """A table that would take any balance, as in systems that trust their code."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE inventory_lot DROP CONSTRAINT lot_reserved_within_hand")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE inventory_allocation, inventory_stockmove, inventory_lot CASCADE")
        cursor.execute(
            "ALTER TABLE inventory_lot ADD CONSTRAINT lot_reserved_within_hand"
            " CHECK (reserved >= 0 AND reserved <= on_hand)"
        )


def test_two_orders_for_the_last_item_of_a_lot():
    lot = make_lot(1)
    first, second = race(order("a", lot), order("b", lot))
    assert [a.document for a in first] == ["a"]
    assert isinstance(second, Missing)
    assert differences() == []


def test_control_without_lock_and_constraint_the_last_item_is_sold_twice(
    without_lock, without_constraint
):
    lot = make_lot(1)
    race(order("a", lot), order("b", lot))
    lot.refresh_from_db()
    assert (lot.on_hand, lot.reserved) == (1, 2)


def test_the_second_order_goes_on_to_the_next_lot():
    lot = make_lot(1, days=10)
    spare = make_lot(1, days=20, product=lot.product, warehouse=lot.warehouse)
    _, second = race(order("a", lot), order("b", lot))
    assert [a.lot_id for a in second] == [spare.pk]


def test_control_without_lock_the_second_order_crashes_beside_a_full_shelf(without_lock):
    lot = make_lot(1, days=10)
    make_lot(1, days=20, product=lot.product, warehouse=lot.warehouse)
    _, second = race(order("a", lot), order("b", lot))
    assert isinstance(second, IntegrityError)


def test_the_same_order_twice_at_once_holds_its_goods_once():
    lot = make_lot(5)
    first, second = race(order("a", lot, 2), order("a", lot, 2))
    assert first == second
    assert Lot.objects.get().reserved == 2


def test_control_without_lock_the_same_order_twice_crashes(without_lock):
    lot = make_lot(5)
    _, second = race(order("a", lot, 2), order("a", lot, 2))
    assert isinstance(second, IntegrityError)


def test_a_parcel_handed_over_twice_at_once_leaves_once():
    lot = make_lot(5)
    order("a", lot, 2)()
    leave = partial(issue, document="a", at=clock.now(), by=SYSTEM)
    first, second = race(leave, leave)
    assert (len(first), second) == (1, [])
    assert Lot.objects.get().on_hand == 3


def test_orders_for_the_same_goods_in_opposite_order_do_not_lock_each_other_out():
    one = make_lot(40)
    two = make_lot(40, warehouse=one.warehouse)
    sides = [order(f"a{n}", one, lines={two.product_id: 1}) for n in range(4)]
    sides += [order(f"b{n}", two, lines={one.product_id: 1}) for n in range(4)]
    assert all(isinstance(result, list) for result in at_once(*sides))
    assert set(Lot.objects.values_list("reserved", flat=True)) == {8}


def test_control_locks_in_any_order_end_in_a_deadlock():
    lots, meet = [make_lot(1).pk, make_lot(1).pk], Barrier(2)

    def lock(first, then):
        Lot.objects.select_for_update().get(pk=first)
        meet.wait(10)
        Lot.objects.select_for_update().get(pk=then)

    results = at_once(partial(lock, *lots), partial(lock, *reversed(lots)))
    assert [type(r) for r in results if r is not None] == [OperationalError]


def test_many_buyers_of_one_lot_get_what_there_is_and_no_more():
    lot = make_lot(5)
    results = at_once(*[order(f"o{n}", lot) for n in range(8)])
    assert sum(isinstance(result, Missing) for result in results) == 3
    assert Allocation.objects.count() == 5
    assert differences() == []
