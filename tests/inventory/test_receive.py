"""Goods come in once, with what the label says."""

from datetime import timedelta

import pytest

from core.actors import SYSTEM
from core.errors import Invalid, Refused
from inventory.models import StockMove
from inventory.selectors import on_hand
from inventory.services import adjust, receive
from tests.inventory.factories import make_lot, make_product, make_warehouse, today

pytestmark = pytest.mark.django_db


def book(**given):
    kept = {"lot_no": "A1", "quantity": 5, "document": "note 1", "by": SYSTEM}
    return receive(**{**kept, "expires_on": today() + timedelta(days=90), **given})


def test_goods_in_are_on_the_shelf_and_in_the_ledger():
    lot = make_lot(quantity=7)
    assert (lot.on_hand, lot.reserved, lot.free) == (7, 0, 7)
    assert [(m.kind, m.quantity) for m in lot.moves.all()] == [("receipt", 7)]


def test_the_same_delivery_note_twice_is_booked_once():
    goods = {"product": make_product(), "warehouse": make_warehouse()}
    book(**goods)
    assert book(**goods).on_hand == 5
    with pytest.raises(Refused, match="note 1"):
        book(**goods, quantity=6)


def test_a_second_delivery_adds_to_the_lot():
    goods = {"product": make_product(), "warehouse": make_warehouse()}
    book(**goods)
    assert book(**goods, document="note 2", quantity=3).on_hand == 8
    assert on_hand(product_id=goods["product"].pk) == 8


def test_the_same_batch_in_another_bin_is_counted_there():
    goods = {"product": make_product(), "warehouse": make_warehouse()}
    book(**goods)
    there = book(**goods, document="note 2", quantity=3, bin="A-01")
    assert (there.on_hand, str(there.bin), there.place) == (3, "A-01", "store")
    assert on_hand(product_id=goods["product"].pk) == 8


def test_a_known_lot_keeps_its_expiry_date():
    goods = {"product": make_product(), "warehouse": make_warehouse()}
    book(**goods)
    with pytest.raises(Invalid) as refused:
        book(**goods, document="note 2", expires_on=today())
    assert "expires_on" in refused.value.fields


@pytest.mark.parametrize(("field", "value"), [("quantity", 0), ("expires_on", None)])
def test_what_cannot_be_is_answered_beside_the_field(field, value):
    with pytest.raises(Invalid) as refused:
        book(product=make_product(), warehouse=make_warehouse(), **{field: value})
    assert field in refused.value.fields


def test_goods_without_lot_number_get_one_of_the_day():
    product = make_product(tracks_expiry=False, device="scale")
    lot = book(product=product, warehouse=make_warehouse(), lot_no="", expires_on=None)
    assert lot.lot_no == f"{today():%Y%m%d}"


def test_an_adjustment_needs_its_reason_and_leaves_promised_goods_alone():
    lot = make_lot(quantity=3)
    adjust(lot=lot, quantity=-2, reason="盘亏", document="adj:1", by=SYSTEM)
    lot.refresh_from_db()
    assert lot.on_hand == 1
    with pytest.raises(Refused):
        adjust(lot=lot, quantity=-2, reason="盘亏", document="adj:2", by=SYSTEM)
    with pytest.raises(Invalid):
        adjust(lot=lot, quantity=1, reason=" ", document="adj:3", by=SYSTEM)
    assert StockMove.objects.filter(lot=lot).count() == 2
