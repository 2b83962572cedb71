"""Goods in, from suppliers and back from customers."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.models import Bin, Kind, Lot, Place, Product, StockMove, Warehouse
from inventory.services import ledger
from inventory.services.ledger import Entry
from inventory.services.places import place, store_bin

CENT = Decimal("0.0001")


@transaction.atomic
def receive(
    *,
    product: Product,
    warehouse: Warehouse,
    lot_no: str,
    expires_on: date | None,
    quantity: int,
    document: str,
    by: Actor,
    bin: Bin | str | None = None,
    line: str = "",
    unit_cost: Decimal | None = None,
    produced_on: date | None = None,
    supplier: str = "",
) -> Lot:
    """Book goods in; the same document, line, lot and quantity again changes nothing.

    ``quantity`` is in units, ``unit_cost`` in yuan for one unit (unknown: as the lot before). A
    bin may be given by its code; a new code becomes a bin of the store. Without a lot number the
    day becomes it. ``Invalid`` says beside its field what cannot be.
    """
    at = clock.now()
    _check_receipt(product, expires_on, quantity, unit_cost)
    _check_order(produced_on, expires_on)
    if isinstance(bin, str):
        bin = store_bin(warehouse, bin) if bin else None
    lot = _lot_for(
        product=product,
        warehouse=warehouse,
        lot_no=lot_no or f"{timezone.localdate(at):%Y%m%d}",
        bin=bin,
        known={
            "expires_on": expires_on,
            "produced_on": produced_on,
            "supplier": supplier,
            "received_at": at,
        },
    )
    (lot,) = ledger.locked(Lot.objects.filter(pk=lot.pk))
    cost = None if unit_cost is None else (unit_cost * quantity).quantize(CENT)
    ledger.book(Entry(document, at, by, line), lot, Kind.RECEIPT, quantity, cost)
    lot.refresh_from_db()
    return lot


@transaction.atomic
def take_back(
    *,
    document: str,
    lot: Lot,
    quantity: int,
    line: str,
    reason: str,
    at: datetime,
    by: Actor,
    kind: str = Place.QUARANTINE,
) -> Lot:
    """Goods that ``document`` had taken come back, by default into quarantine to be looked at.

    ``line`` is the key of the return (``logistics.return:7``). The ledger keeps the return under
    the document that had issued, so that what is still outside is the sum. ``Refused`` for more
    than had gone out.
    """
    ledger.need_some(quantity)
    _source, target = lock_pairs([lot], place(lot.warehouse, kind))[lot.pk]
    entry = Entry(document, at, by, line, reason)
    if ledger.booked(entry, target, Kind.RETURN, quantity):
        return target
    batch = StockMove.objects.filter(
        document=document, lot__product=lot.product_id, lot__lot_no=lot.lot_no
    ).filter(kind__in=[Kind.ISSUE, Kind.RETURN])
    outside = -(batch.aggregate(sum=Sum("quantity"))["sum"] or 0)
    if quantity > outside:
        raise Refused(
            _("Only %(outside)s of this lot had gone out with it.") % {"outside": outside}
        )
    issued = batch.filter(kind=Kind.ISSUE).aggregate(n=Sum("quantity"), cost=Sum("cost"))
    cost = (issued["cost"] / issued["n"] * quantity).quantize(CENT)
    ledger.book(entry, target, Kind.RETURN, quantity, cost)
    target.refresh_from_db()
    return target


def beside(lot: Lot, bin: Bin | None) -> Lot:
    """The row of the same batch in a bin of this or another warehouse; a new one is empty.

    The lot is locked: who makes a row of a batch waits for others who do, and must not hold up
    those who hold the lot. It keeps the day on which the batch came, so that FIFO survives a move.
    """
    found, _new = Lot.objects.get_or_create(
        **_there(lot, bin),
        defaults={
            "expires_on": lot.expires_on,
            "produced_on": lot.produced_on,
            "supplier": lot.supplier,
            "received_at": lot.received_at,
        },
    )
    return found


def lock_pairs(lots: Iterable[Lot], bin: Bin) -> dict[int, tuple[Lot, Lot]]:
    """Lock lots and the rows of their batches in ``bin``, made where there are none: by lot key.

    What is there is locked in the order of the keys; new rows have higher keys than all of it and
    are made in the order of their batches, so two who do this never wait for each other.
    """
    lots = list(lots)
    known = [Lot.objects.filter(**_there(lot, bin)).values_list("pk", flat=True) for lot in lots]
    rows = ledger.locked_by_key(*(lot.pk for lot in lots), *(pk for pks in known for pk in pks))
    there = {
        lot.pk: beside(lot, bin) for lot in sorted(lots, key=lambda x: (x.product_id, x.lot_no))
    }
    new = [lot.pk for lot in there.values() if lot.pk not in rows]
    rows |= ledger.locked_by_key(*new) if new else {}
    return {pk: (rows[pk], rows[target.pk]) for pk, target in there.items()}


def _there(lot: Lot, bin: Bin | None) -> dict[str, Any]:
    return {
        "product_id": lot.product_id,
        "warehouse_id": bin.warehouse_id if bin else lot.warehouse_id,
        "lot_no": lot.lot_no,
        "bin": bin,
    }


def _check_receipt(
    product: Product, expires_on: date | None, quantity: int, unit_cost: Decimal | None
) -> None:
    ledger.need_some(quantity)
    if product.tracks_expiry and expires_on is None:
        words = _("This product needs an expiry date.")
        raise Invalid(words, fields={"expires_on": [words]})
    if unit_cost is not None and unit_cost < 0:
        words = _("A cost is not below zero.")
        raise Invalid(words, fields={"unit_cost": [words]})


def _lot_for(
    *,
    product: Product,
    warehouse: Warehouse,
    lot_no: str,
    bin: Bin | None,
    known: dict[str, date | datetime | str | None],
) -> Lot:
    """The row of the batch in the bin; the batch has one expiry date wherever it lies."""
    batch = Lot.objects.filter(product=product, lot_no=lot_no).order_by("pk").first()
    if batch is not None and batch.expires_on != known["expires_on"]:
        words = _("This lot is on record with the expiry date %(date)s.") % {
            "date": batch.expires_on or "—"
        }
        raise Invalid(words, fields={"expires_on": [words]})
    lot, _new = Lot.objects.get_or_create(
        product=product, warehouse=warehouse, lot_no=lot_no, bin=bin, defaults=known
    )
    return lot


def _check_order(produced_on: date | None, expires_on: date | None) -> None:
    if produced_on and expires_on and produced_on > expires_on:
        words = _("Goods are made before they expire.")
        raise Invalid(words, fields={"produced_on": [words]})
