"""Two hundred at a few lots at once – orders, requisitions, disposal – in real threads.

Each case has its control: the same without the lock, where the harm is seen.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.db.models import Q

from core import clock
from core.actors import SYSTEM
from inventory.models import Allocation, Lot, Place, StockMove
from inventory.selectors import differences
from inventory.services import (
    allocate,
    count,
    dispatch,
    dispose,
    issue,
    ledger,
    place,
    receive,
    segregate,
    shelf,
    store_bin,
    take_back,
    transfer,
)
from tests.inventory.factories import make_lot, make_warehouse
from tests.inventory.racing import at_once, outcome, race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow, pytest.mark.timeout(300)]
CROWD, AT_ONCE, STOCK = 200, 12, (40, 50, 60)


@pytest.fixture
def shelves():
    """Three lots of one product, fewer goods than wishes; the branch's transit place is there."""
    first = make_lot(STOCK[0], days=20)
    for days, quantity in ((40, STOCK[1]), (60, STOCK[2])):
        make_lot(quantity, days, product=first.product, warehouse=first.warehouse)
    place(first.warehouse, Place.DISPOSAL)
    return first


def order(lot, n, quantity=1):
    lines = {lot.product_id: quantity}
    allocate(document=f"o:{n}", warehouse=lot.warehouse, lines=lines, at=clock.now(), by=SYSTEM)
    return f"o:{n}"


def parcel(lot, n):
    issue(document=order(lot, n), at=clock.now(), by=SYSTEM)


def requisition(lot, n, to):
    dispatch(document=order(lot, n), to=to, at=clock.now(), by=SYSTEM)


def disposal(lot, n):
    segregate(lot=lot, quantity=1, document=f"d:{n}", reason="过期", by=SYSTEM, kind=Place.DISPOSAL)


def crowd(sides):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(outcome, sides))


def kinds(results):
    return Counter(type(r).__name__ if isinstance(r, Exception) else "done" for r in results)


def test_two_hundred_at_few_lots_take_what_there_is_and_no_more(shelves):
    done = kinds(crowd([partial(order, shelves, n) for n in range(CROWD)]))
    assert done == {"done": sum(STOCK), "Missing": CROWD - sum(STOCK)}
    assert Allocation.objects.filter(status="reserved").count() == sum(STOCK)
    assert differences() == []


def test_orders_requisitions_and_disposal_together(shelves):
    to = make_warehouse()
    place(to, Place.TRANSIT)
    sides = [
        partial(disposal, shelves, n)
        if n % 5 == 0
        else partial(requisition, shelves, n, to)
        if n % 3 == 0
        else partial(parcel, shelves, n)
        for n in range(CROWD)
    ]
    done = kinds(crowd(sides))
    assert set(done) <= {"done", "Missing", "Refused"}  # no deadlock, no raw error
    assert done["done"] >= sum(STOCK) - 1
    assert differences() == []
    assert min(lot.free for lot in Lot.objects.all()) >= 0


def arrival(lot, n):
    more = {"expires_on": lot.expires_on, "quantity": 2, "document": f"in:x{n}", "by": SYSTEM}
    receive(product=lot.product, warehouse=lot.warehouse, lot_no=lot.lot_no, **more)


def give_back(lot, n):
    parcel(lot, n)
    gone = Allocation.objects.get(document=f"o:{n}").lot
    given = {"quantity": 1, "line": "1", "reason": "退货", "at": clock.now(), "by": SYSTEM}
    take_back(document=f"o:{n}", lot=gone, **given)


def move(lot, n):
    bin = store_bin(lot.warehouse, f"M-{n % 3}")
    transfer(lot=lot, bin=bin, quantity=1, document=f"t:{n}", by=SYSTEM)


def recount(lot, n):
    count(lot=lot, quantity=(-1) ** n, reason="盘点", document=f"c:{n}", by=SYSTEM)


def destruction(lot, n):
    disposal(lot, n)
    apart = Lot.objects.get(lot_no=lot.lot_no, bin__zone__kind=Place.DISPOSAL)
    dispose(lot=apart, quantity=1, reason="销毁", document=f"x:{n}", by=SYSTEM)


EVERYTHING = (arrival, parcel, give_back, move, recount, destruction)


@pytest.mark.parametrize("seed", [4, 2026])
def test_everything_that_happens_to_goods_by_several_people_at_once(shelves, seed):
    """Receipts, picks, returns, transfers, counts and disposals, in an order that nobody chose."""
    dice = Random(seed)
    lots = list(Lot.objects.order_by("pk"))
    store_bin(shelves.warehouse, "M-0")
    sides = [partial(dice.choice(EVERYTHING), dice.choice(lots), n) for n in range(90)]
    done = kinds(crowd(sides))
    assert set(done) <= {"done", "Missing", "Refused"}, done  # no deadlock, no raw error
    assert done["done"] >= 60
    assert differences() == []
    assert all(0 <= lot.reserved <= lot.on_hand for lot in Lot.objects.all())
    assert not StockMove.objects.filter(Q(document="") | Q(actor_name="")).exists()


@pytest.fixture
def without_lock(monkeypatch):
    """The same services, reading the lots without locking them."""
    monkeypatch.setattr(ledger, "locked", lambda lots: list(lots.order_by("pk")))
    monkeypatch.setattr(shelf, "LOCKED", "ORDER BY l.id")


def test_control_without_the_lock_many_are_turned_away_beside_full_shelves(shelves, without_lock):
    done = kinds(crowd([partial(order, shelves, n) for n in range(CROWD)]))
    harmed = CROWD - done["done"] - done["Missing"]
    assert harmed > 0, done


@pytest.fixture
def without_constraint():
    """Tables that would take any balance, as in systems that trust their code."""
    rules = "reserved >= 0 AND reserved <= on_hand"
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE inventory_lot DROP CONSTRAINT lot_reserved_within_hand")
    yield
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE inventory_allocation, inventory_stockmove, inventory_lot CASCADE")
        cursor.execute(
            f"ALTER TABLE inventory_lot ADD CONSTRAINT lot_reserved_within_hand CHECK ({rules})"
        )


def test_control_without_lock_and_constraint_more_is_sold_than_there_is(
    without_lock, without_constraint
):
    lot = make_lot(5)
    race(partial(order, lot, 1, 5), partial(order, lot, 2, 5))
    lot.refresh_from_db()
    assert lot.reserved > lot.on_hand


def test_a_count_against_a_pick(shelves):
    """The difference is against the book as it is: a pick between is neither lost nor doubled."""
    pick = partial(parcel, shelves, 1)
    adjusted = partial(count, lot=shelves, quantity=-2, reason="盘亏", document="c:1", by=SYSTEM)
    race(adjusted, pick)
    shelves.refresh_from_db()
    assert shelves.on_hand == STOCK[0] - 3
    assert differences() == []


def test_the_same_count_twice_at_once_is_booked_once(shelves):
    adjusted = partial(count, lot=shelves, quantity=-2, reason="盘亏", document="c:1", by=SYSTEM)
    first, second = race(adjusted, adjusted)
    assert first == second
    shelves.refresh_from_db()
    assert shelves.on_hand == STOCK[0] - 2


def test_control_without_the_lock_the_same_count_crashes(shelves, without_lock):
    adjusted = partial(count, lot=shelves, quantity=-2, reason="盘亏", document="c:1", by=SYSTEM)
    assert isinstance(race(adjusted, adjusted)[1], IntegrityError)


def test_keepers_who_move_goods_to_each_other_do_not_lock_each_other_out():
    one = make_lot(50, bin="A-01")
    there = place(one.warehouse, Place.QUARANTINE)
    two = transfer(lot=one, bin=there, quantity=25, document="m:0", by=SYSTEM)

    def way(n):
        lot, bin = (one, there) if n % 2 else (two, one.bin)
        return transfer(lot=lot, bin=bin, quantity=1, document=f"m:{n}", by=SYSTEM)

    results = at_once(*[partial(way, n) for n in range(1, 13)])
    assert not [r for r in results if isinstance(r, OperationalError)]
    assert sum(Lot.objects.values_list("on_hand", flat=True)) == 50
