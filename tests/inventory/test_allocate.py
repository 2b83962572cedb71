"""What is promised: first expired first, all or nothing, never expired or held goods."""

from datetime import timedelta

import pytest

from core import clock
from core.actors import SYSTEM
from core.errors import Invalid, Refused
from core.steps import perform
from inventory.models import Allocation
from inventory.selectors import allocations_of, differences, free_stock
from inventory.services import Missing, allocate, issue, release
from tests.inventory.factories import make_lot, make_product, make_user, make_warehouse, today

pytestmark = pytest.mark.django_db


def reserve(lot, quantity, document="case:1", **given):
    return allocate(
        document=document,
        warehouse=lot.warehouse,
        lines={lot.product_id: quantity},
        at=given.get("at") or clock.now(),
        by=SYSTEM,
    )


def beside(lot, quantity, days, **given):
    return make_lot(quantity, days, product=lot.product, warehouse=lot.warehouse, **given)


def test_the_lot_that_expires_first_goes_first():
    late = make_lot(5, days=300)
    early = beside(late, 5, days=100)
    taken = reserve(late, 7)
    assert [(a.lot_id, a.quantity) for a in taken] == [(early.pk, 5), (late.pk, 2)]


def test_of_goods_that_do_not_expire_the_first_received_goes_first():
    first = make_lot(2, days=None)
    with clock.holding(clock.now() + timedelta(days=1)):
        second = beside(first, 2, days=None)
    assert [a.lot_id for a in reserve(first, 3)] == [first.pk, second.pk]


@pytest.mark.parametrize(("days", "good"), [(0, True), (-1, False)])
def test_the_last_day_on_the_label_is_still_good(days, good):
    lot = make_lot(1, days=days)
    if good:
        assert len(reserve(lot, 1)) == 1
    else:
        with pytest.raises(Missing):
            reserve(lot, 1)


@pytest.mark.parametrize("step", ["hold", "quarantine"])
def test_a_stopped_lot_is_passed_over(step):
    stopped = make_lot(5, days=10)
    other = beside(stopped, 5, days=100)
    perform(stopped, step, by=make_user("product_manager").actor, reason="外包装破损")
    assert [a.lot_id for a in reserve(stopped, 2)] == [other.pk]


def test_all_or_nothing_with_what_is_missing():
    rich, poor = make_lot(9), make_product(name="辅酶Q10")
    with pytest.raises(Missing) as refused:
        allocate(
            document="case:1",
            warehouse=rich.warehouse,
            lines={rich.product_id: 3, poor.pk: 2},
            at=clock.now(),
            by=SYSTEM,
        )
    assert "辅酶Q10" in refused.value.message
    assert [s.missing for s in refused.value.shortages] == [2]
    assert not Allocation.objects.exists()


def test_the_same_document_again_keeps_what_it_holds():
    lot = make_lot(5)
    assert reserve(lot, 3) == reserve(lot, 3)
    with pytest.raises(Refused):
        reserve(lot, 4)
    lot.refresh_from_db()
    assert lot.reserved == 3


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_cannot_be_reserved(quantity):
    with pytest.raises(Invalid):
        reserve(make_lot(), quantity)


def test_issued_goods_leave_once():
    lot = make_lot(5)
    reserve(lot, 3)
    assert [m.quantity for m in issue(document="case:1", at=clock.now(), by=SYSTEM)] == [-3]
    assert issue(document="case:1", at=clock.now(), by=SYSTEM) == []
    lot.refresh_from_db()
    assert (lot.on_hand, lot.reserved) == (2, 0)
    assert release(document="case:1") == 0


def test_nothing_leaves_without_a_promise():
    with pytest.raises(Refused):
        issue(document="case:9", at=clock.now(), by=SYSTEM)


def test_a_lot_that_was_stopped_or_expired_after_the_promise_stays():
    lot = make_lot(5, days=2)
    reserve(lot, 3)
    with pytest.raises(Refused, match=lot.lot_no):
        issue(document="case:1", at=clock.now() + timedelta(days=4), by=SYSTEM)
    perform(lot, "hold", by=make_user("warehouse_keeper").actor, reason="漏液")
    with pytest.raises(Refused, match=lot.lot_no):
        issue(document="case:1", at=clock.now(), by=SYSTEM)


def test_released_goods_can_be_promised_again():
    lot = make_lot(5)
    reserve(lot, 5)
    assert release(document="case:1") == 1
    assert len(reserve(lot, 5)) == 1
    assert allocations_of("case:1").count() == 1
    lot.refresh_from_db()
    assert (lot.on_hand, lot.reserved) == (5, 5)
    assert differences() == []


def test_free_stock_counts_only_what_may_go_out():
    lot = make_lot(5, days=30)
    beside(lot, 7, days=-3)
    reserve(lot, 2)
    assert free_stock(warehouse=lot.warehouse, day=today()) == {lot.product_id: 3}
    assert free_stock(warehouse=make_warehouse(), day=today()) == {}
