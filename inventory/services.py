"""Goods in, goods promised, goods out.

Lock order, everywhere: the document (its step has locked it), then the lots by primary key, then
inserts. Balances are written by the ledger's and the allocations' triggers.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.fefo import Shortage, choose
from inventory.models import Allocation, Lot, Product, StockMove, Warehouse
from inventory.selectors import issuable


class Missing(Refused):
    """Not everything is there, so nothing was promised; ``shortages`` says what is missing."""

    def __init__(self, message: str, shortages: Sequence[Shortage]) -> None:
        super().__init__(message)
        self.shortages = list(shortages)


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
    _book(lot, StockMove.Kind.RECEIPT, quantity, document, at, by)
    lot.refresh_from_db()
    return lot


@transaction.atomic
def allocate(
    *, document: str, warehouse: Warehouse, lines: Mapping[int, int], at: datetime, by: Actor
) -> list[Allocation]:
    """Promise goods to a document, first expired first; all of them or none.

    Idempotent: a document that already holds exactly these goods keeps them.
    """
    wanted = {product: quantity for product, quantity in lines.items() if quantity}
    if not wanted or min(wanted.values()) < 0:
        raise Invalid(_("There is nothing to reserve."))
    lots = _locked(Lot.objects.filter(warehouse=warehouse, product__in=wanted, on_hand__gt=0))
    held = list(_live(document))
    if held:
        return _same(held, wanted)
    usable = Lot.objects.filter(issuable(timezone.localdate(at)), pk__in=[lot.pk for lot in lots])
    allowed = set(usable.values_list("pk", flat=True))
    picks, shortages = choose((lot for lot in lots if lot.pk in allowed), wanted)
    if shortages:
        raise Missing(_missing_words(warehouse, shortages), shortages)
    return [
        Allocation.objects.create(
            document=document,
            lot_id=pick.lot.pk,
            quantity=pick.quantity,
            at=at,
            actor_id=by.id,
            actor_name=by.name,
        )
        for pick in picks
    ]


@transaction.atomic
def issue(*, document: str, at: datetime, by: Actor) -> list[StockMove]:
    """The promised goods leave the house. Again changes nothing."""
    held = _lock_reserved(document)
    if not held:
        if _live(document).exists():
            return []
        raise Refused(_("No goods are reserved for this document."))
    day = timezone.localdate(at)
    lots = [allocation.lot_id for allocation in held]
    unusable = Lot.objects.filter(pk__in=lots).exclude(issuable(day)).select_related("product")
    if unusable:
        names = "; ".join(str(lot) for lot in unusable)
        raise Refused(_("These lots may not go out any more: %(lots)s") % {"lots": names})
    moves = []
    for allocation in held:
        allocation.status = Allocation.Status.ISSUED
        allocation.save(update_fields=["status"])
        moves.append(
            _book(allocation.lot, StockMove.Kind.ISSUE, -allocation.quantity, document, at, by)
        )
    return moves


@transaction.atomic
def release(*, document: str) -> int:
    """Give the promised goods back to the shelf; what has left stays out. Returns how many lots."""
    held = _lock_reserved(document)
    for allocation in held:
        allocation.status = Allocation.Status.RELEASED
        allocation.save(update_fields=["status"])
    return len(held)


@transaction.atomic
def adjust(*, lot: Lot, quantity: int, reason: str, document: str, by: Actor) -> StockMove:
    """Put the book right by a signed quantity, with the reason. Promised goods stay promised."""
    if not quantity or not reason.strip():
        raise Invalid(_("An adjustment needs a quantity and a reason."))
    (locked,) = _locked(Lot.objects.filter(pk=lot.pk))
    if locked.free + quantity < 0:
        raise Refused(
            _("Only %(free)s of this lot are free; the rest is reserved.") % {"free": locked.free}
        )
    at = clock.now()
    return _book(locked, StockMove.Kind.ADJUST, quantity, document, at, by, reason.strip())


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
    return _locked(Lot.objects.filter(pk=lot.pk))[0]


def _locked(lots: QuerySet[Lot]) -> list[Lot]:
    """Lock rows in the one order that all use; evaluated here, or no lock would be taken."""
    return list(lots.select_for_update(of=("self",), no_key=True).order_by("pk"))


def _live(document: str) -> QuerySet[Allocation]:
    return Allocation.objects.filter(document=document).exclude(status=Allocation.Status.RELEASED)


def _lock_reserved(document: str) -> list[Allocation]:
    """The open allocations of a document, their lots locked first."""
    _locked(Lot.objects.filter(pk__in=_live(document).values("lot")))
    reserved = _live(document).filter(status=Allocation.Status.RESERVED)
    return list(reserved.select_related("lot").order_by("lot"))


def _same(held: Sequence[Allocation], wanted: Mapping[int, int]) -> list[Allocation]:
    have: dict[int, int] = {}
    for allocation in held:
        product = allocation.lot.product_id
        have[product] = have.get(product, 0) + allocation.quantity
    if have != dict(wanted):
        raise Refused(_("Other goods are already reserved for this document."))
    return list(held)


def _missing_words(warehouse: Warehouse, shortages: Sequence[Shortage]) -> str:
    products = Product.objects.in_bulk([shortage.product_id for shortage in shortages])
    parts = [
        _("%(product)s: %(missing)s missing (%(free)s of %(wanted)s)")
        % {
            "product": products.get(shortage.product_id, shortage.product_id),
            "missing": shortage.missing,
            "free": shortage.free,
            "wanted": shortage.wanted,
        }
        for shortage in shortages
    ]
    return _("Not enough stock in %(warehouse)s – %(parts)s") % {
        "warehouse": warehouse,
        "parts": "; ".join(parts),
    }


def _book(
    lot: Lot,
    kind: StockMove.Kind,
    quantity: int,
    document: str,
    at: datetime,
    by: Actor,
    reason: str = "",
) -> StockMove:
    """Write one line of the ledger; the same line again is the same line."""
    move, new = StockMove.objects.get_or_create(
        document=document,
        lot=lot,
        kind=kind,
        defaults={
            "quantity": quantity,
            "at": at,
            "reason": reason,
            "actor_id": by.id,
            "actor_name": by.name,
        },
    )
    if not new and move.quantity != quantity:
        raise Refused(
            _("Document %(document)s is already booked for this lot with %(quantity)s.")
            % {"document": document, "quantity": move.quantity}
        )
    return move
