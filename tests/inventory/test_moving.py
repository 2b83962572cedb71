"""Goods between bins and warehouses: pairs of lines, nothing appears, nobody frees alone."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from core import clock
from core.actors import SYSTEM
from core.errors import Forbidden, Refused
from core.steps import perform
from inventory.models import Kind, Lot, Place, StockMove
from inventory.selectors import differences
from inventory.services import (
    allocate,
    count,
    dispatch,
    dispose,
    issue,
    place,
    receive,
    relocate,
    segregate,
    send,
    take_back,
    transfer,
)
from tests.inventory.factories import make_lot, make_product, make_user, make_warehouse, today

pytestmark = pytest.mark.django_db


def check_pairs():
    """What the database would look at before the commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def aside(lot, quantity, by=SYSTEM, kind=Place.QUARANTINE, document="q:1"):
    return segregate(lot=lot, quantity=quantity, document=document, reason="破损", by=by, kind=kind)


def test_goods_go_from_bin_to_bin_and_the_batch_stays_one():
    lot = make_lot(10)
    there = transfer(lot=lot, bin=place(lot.warehouse, Place.STORE), quantity=4, document="m:1",
                     by=SYSTEM)  # fmt: skip
    check_pairs()
    lot.refresh_from_db()
    assert (lot.on_hand, there.on_hand) == (6, 4)
    assert (there.lot_no, there.expires_on, there.received_at) == (
        lot.lot_no, lot.expires_on, lot.received_at,
    )  # fmt: skip
    assert differences() == []


def test_the_same_line_twice_moves_once_and_another_quantity_is_refused():
    lot = make_lot(5)
    given = {"lot": lot, "bin": place(lot.warehouse, Place.STORE), "document": "m:1", "by": SYSTEM}
    assert transfer(**given, quantity=5).on_hand == 5
    assert transfer(**given, quantity=5).on_hand == 5
    with pytest.raises(Refused):
        transfer(**given, quantity=4)


@pytest.mark.parametrize("quantity", [0, -1, 6])
def test_no_more_moves_than_is_free(quantity):
    lot = make_lot(6)
    allocate(document="o:1", warehouse=lot.warehouse, lines={lot.product_id: 1}, at=clock.now(),
             by=SYSTEM)  # fmt: skip
    with pytest.raises(Exception, match=r".+") as refused:
        aside(lot, quantity)
    assert refused.value.status in (409, 422)
    assert StockMove.objects.filter(kind=Kind.TRANSFER).count() == 0


def test_goods_do_not_change_warehouse_by_a_bin():
    lot = make_lot(5)
    with pytest.raises(Refused):
        transfer(lot=lot, bin=place(make_warehouse(), Place.STORE), quantity=1, document="m:1",
                 by=SYSTEM)  # fmt: skip


def lines_of(*sides):
    """Lines written behind the services' back, as they would be committed."""
    with transaction.atomic():
        for lot, quantity in sides:
            lot.moves.create(kind="transfer", quantity=quantity, document="d", actor_name="t")
        check_pairs()


def test_what_one_side_gives_the_other_gets():
    one, other = make_lot(5), make_lot(5)
    for sides in ([(one, -1)], [(one, -1), (other, 1)]):
        with pytest.raises(DatabaseError, match="takes what it does not bring"):
            lines_of(*sides)


def test_goods_set_apart_are_not_promised():
    lot = make_lot(5)
    aside(lot, 4)
    with pytest.raises(Refused):
        allocate(document="o:1", warehouse=lot.warehouse, lines={lot.product_id: 2},
                 at=clock.now(), by=SYSTEM)  # fmt: skip


def test_what_one_sets_apart_another_sets_free():
    keeper, judge = make_user("warehouse_keeper").actor, make_user("product_manager").actor
    lot = make_lot(5)
    away = aside(lot, 2, by=judge)
    given = {"lot": away, "bin": place(lot.warehouse, Place.STORE), "quantity": 2}
    for by in (keeper, judge):
        with pytest.raises(Forbidden):
            transfer(**given, document="m:2", by=by)
    other = make_user("quality_supervisor").actor
    assert transfer(**given, document="m:3", by=other).on_hand == 2


def test_stopped_goods_do_not_come_among_usable_ones():
    lot = make_lot(5)
    perform(lot, "hold", by=make_user("warehouse_keeper").actor, reason="待查")
    with pytest.raises(Refused):
        transfer(lot=lot, bin=place(lot.warehouse, Place.STORE), quantity=1, document="m:1",
                 by=SYSTEM)  # fmt: skip
    assert aside(lot, 1).place == Place.QUARANTINE


def test_a_dispatch_is_on_the_way_until_it_is_put_away():
    lot, branch = make_lot(10), make_warehouse()
    allocate(document="req:1", warehouse=lot.warehouse, lines={lot.product_id: 6},
             at=clock.now(), by=SYSTEM)  # fmt: skip
    given = {"document": "req:1", "to": branch, "at": clock.now(), "by": SYSTEM}
    (way,) = dispatch(**given)
    assert dispatch(**given) == [way]
    check_pairs()
    assert (way.on_hand, way.place, way.warehouse) == (6, Place.TRANSIT, branch)
    transfer(lot=way, bin=place(branch, Place.STORE), quantity=5, document="req:1:in", by=SYSTEM)
    count(lot=way, quantity=-1, reason="运输丢失", document="req:1:in", by=SYSTEM)
    assert Lot.objects.get(warehouse=branch, bin__zone__kind="store").on_hand == 5
    assert differences() == []


def test_an_expired_lot_is_not_dispatched():
    lot = make_lot(5, days=-1)
    with pytest.raises(Refused):
        send(lot=lot, to=make_warehouse(), quantity=1, document="s:1", reason="调拨",
             at=clock.now(), by=SYSTEM)  # fmt: skip


def test_only_what_waits_for_destruction_is_destroyed():
    lot = make_lot(5, days=-3)
    given = {"quantity": 2, "reason": "过期", "document": "d:1", "by": SYSTEM}
    with pytest.raises(Refused):
        dispose(lot=lot, **given)
    with pytest.raises(DatabaseError, match="does not wait"), transaction.atomic():
        lot.moves.create(kind="disposal", quantity=-1, document="d", actor_name="t")
    waiting = aside(lot, 2, kind=Place.DISPOSAL)
    assert dispose(lot=waiting, **given) == dispose(lot=waiting, **given)
    waiting.refresh_from_db()
    assert (waiting.on_hand, waiting.value) == (0, 0)


def test_no_more_comes_back_than_had_gone_out():
    lot = make_lot(5)
    allocate(document="o:1", warehouse=lot.warehouse, lines={lot.product_id: 3}, at=clock.now(),
             by=SYSTEM)  # fmt: skip
    issue(document="o:1", at=clock.now(), by=SYSTEM)
    given = {"document": "o:1", "lot": lot, "reason": "客户退回", "at": clock.now(), "by": SYSTEM}
    back = take_back(**given, quantity=2, line="r:1")
    assert take_back(**given, quantity=2, line="r:1") == back
    assert (back.place, back.on_hand) == (Place.QUARANTINE, 2)
    with pytest.raises(Refused):
        take_back(**given, quantity=2, line="r:2")


def test_a_relocation_is_a_document_of_a_keeper():
    lot, keeper = make_lot(5), make_user("warehouse_keeper").actor
    done = relocate(lot=lot, bin=place(lot.warehouse, Place.STORE), quantity=2, reason="理货",
                    by=keeper)  # fmt: skip
    assert set(StockMove.objects.filter(document=done.key).values_list("quantity", flat=True)) == {
        -2, 2,
    }  # fmt: skip
    with pytest.raises(Forbidden):
        relocate(lot=lot, bin=place(lot.warehouse, Place.STORE), quantity=1, reason="?",
                 by=make_user("admin_clerk").actor)  # fmt: skip


def priced(quantity, cost, **given):
    kept = {"lot_no": "A1", "expires_on": today(), "by": SYSTEM, "document": f"in:{cost}"}
    return receive(**kept, quantity=quantity, unit_cost=Decimal(cost), **given)


def test_what_leaves_takes_its_share_and_the_last_the_rest():
    goods = {"product": make_product(), "warehouse": make_warehouse()}
    priced(2, "10.00", **goods)
    lot = priced(1, "0.01", **goods)
    assert lot.value == Decimal("20.0100")
    moved = [
        count(lot=lot, quantity=-1, reason="盘亏", document=f"c:{n}", by=SYSTEM) for n in range(3)
    ]
    costs = [StockMove.objects.get(pk=move.pk).cost for move in moved]
    assert sum(costs) == Decimal("-20.0100")
    lot.refresh_from_db()
    assert (lot.on_hand, lot.value) == (0, 0)


def test_goods_keep_their_cost_on_every_way():
    goods = {"product": make_product(), "warehouse": make_warehouse()}
    lot = priced(3, "3.3333", **goods)
    send(lot=lot, to=make_warehouse(), quantity=1, document="s:1", reason="调拨", at=clock.now(),
         by=SYSTEM)  # fmt: skip
    transfer(lot=lot, bin=place(lot.warehouse, Place.STORE), quantity=1, document="m:1", by=SYSTEM)
    check_pairs()
    assert sum(Lot.objects.values_list("value", flat=True)) == Decimal("9.9999")


def test_found_goods_cost_what_the_lot_had_cost():
    lot = priced(2, "5.00", product=make_product(), warehouse=make_warehouse())
    count(lot=lot, quantity=-2, reason="盘亏", document="c:1", by=SYSTEM)
    count(lot=lot, quantity=1, reason="盘盈", document="c:2", by=SYSTEM)
    lot.refresh_from_db()
    assert lot.value == Decimal("5.0000")
