"""The database refuses what the services would never do."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from core import clock
from inventory.models import Allocation, Lot, StockMove
from inventory.selectors import issuable
from tests.inventory.factories import make_lot, make_product, make_warehouse, today

pytestmark = pytest.mark.django_db


def refused(words: str):
    return pytest.raises(DatabaseError, match=words)


def test_the_ledger_is_never_rewritten():
    move = make_lot().moves.get()
    for attack in (lambda: move.delete(), lambda: StockMove.objects.update(quantity=99)):
        with refused("append-only"), transaction.atomic():
            attack()


def test_a_balance_cannot_be_set_by_hand():
    lot = make_lot(5)
    with refused("follows from the ledger"), transaction.atomic():
        Lot.objects.filter(pk=lot.pk).update(on_hand=50)
    with refused("follows from the ledger"), transaction.atomic():
        Lot.objects.create(
            product=make_product(), warehouse=make_warehouse(), lot_no="x", on_hand=1
        )


def test_a_balance_never_goes_below_zero():
    lot = make_lot(5)
    with refused("lot_never_negative|on_hand"), transaction.atomic():
        lot.moves.create(kind="adjust", quantity=-6, reason="?", document="d", actor_name="t")


def test_no_more_is_promised_than_is_there():
    lot = make_lot(5)
    with refused("lot_reserved_within_hand"), transaction.atomic():
        Allocation.objects.create(document="d", lot=lot, quantity=6)


def test_goods_leave_only_against_their_promise():
    with refused("was not promised"), transaction.atomic():
        make_lot(5).moves.create(kind="issue", quantity=-1, document="d", actor_name="t")


def test_an_expired_or_undated_lot_is_not_promised():
    undated = make_lot(5, days=None)
    undated.product.tracks_expiry = True
    undated.product.save()
    for lot in (make_lot(5, days=-1), undated):
        with refused("may not be promised"), transaction.atomic():
            Allocation.objects.create(document="d", lot=lot, quantity=1)


def test_an_expired_lot_does_not_leave():
    lot = make_lot(5, days=1)
    Allocation.objects.create(document="d", lot=lot, quantity=1)
    Allocation.objects.update(status="issued")
    late = clock.now() + timedelta(days=3)
    with refused("may not be issued"), transaction.atomic():
        lot.moves.create(kind="issue", quantity=-1, document="d", actor_name="t", at=late)


def test_an_allocation_is_closed_and_not_deleted():
    Allocation.objects.create(document="d", lot=make_lot(5), quantity=1)
    attacks = (
        lambda: Allocation.objects.all().delete(),
        lambda: Allocation.objects.update(quantity=2),
    )
    for attack in attacks:
        with refused("never deleted"), transaction.atomic():
            attack()


@pytest.mark.parametrize(("kind", "quantity"), [("receipt", -1), ("issue", 1), ("adjust", 1)])
def test_the_sign_fits_the_kind(kind, quantity):
    with refused("move_sign_fits_kind"), transaction.atomic():
        make_lot(5).moves.create(kind=kind, quantity=quantity, document="d", actor_name="t")


def test_the_same_rule_in_python_and_in_the_database():
    """`selectors.issuable` and the trigger's function must never disagree."""
    make_lot(days=0), make_lot(days=-1), make_lot(days=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT l.id FROM inventory_lot l WHERE inventory_usable(l, core_now())")
        by_database = {row[0] for row in cursor.fetchall()}
    from_python = Lot.objects.filter(issuable(today())).values_list("pk", flat=True)
    assert by_database == set(from_python)
