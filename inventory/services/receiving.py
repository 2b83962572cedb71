"""Goods in."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Invalid
from inventory.models import Lot, Product, StockMove, Warehouse
from inventory.services import ledger


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
    bin: str = "",
) -> Lot:
    """Book goods in. The same document, lot and quantity again changes nothing."""
    at = clock.now()
    _check_receipt(product, expires_on, quantity)
    lot = _lot_for(product, warehouse, lot_no or f"{timezone.localdate(at):%Y%m%d}", expires_on, at)
    if bin and lot.bin != bin:
        Lot.objects.filter(pk=lot.pk).update(bin=bin)
    ledger.book(lot, StockMove.Kind.RECEIPT, quantity, document, at, by)
    lot.refresh_from_db()
    return lot


def _check_receipt(product: Product, expires_on: date | None, quantity: int) -> None:
    if quantity <= 0:
        words = _("The quantity must be at least 1.")
        raise Invalid(words, fields={"quantity": [words]})
    if product.tracks_expiry and expires_on is None:
        words = _("This product needs an expiry date.")
        raise Invalid(words, fields={"expires_on": [words]})


def _lot_for(
    product: Product, warehouse: Warehouse, lot_no: str, expires_on: date | None, at: datetime
) -> Lot:
    lot, _new = Lot.objects.get_or_create(
        product=product,
        warehouse=warehouse,
        lot_no=lot_no,
        defaults={"expires_on": expires_on, "received_at": at},
    )
    if lot.expires_on != expires_on:
        words = _("This lot is on record with the expiry date %(date)s.") % {
            "date": lot.expires_on or "—"
        }
        raise Invalid(words, fields={"expires_on": [words]})
    return ledger.locked(Lot.objects.filter(pk=lot.pk))[0]
