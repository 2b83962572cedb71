"""Goods promised and goods out."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.fefo import Shortage, choose
from inventory.models import Allocation, Lot, Product, StockMove, Warehouse
from inventory.selectors import issuable
from inventory.services import ledger


class Missing(Refused):
    """Not everything is there, so nothing was promised; ``shortages`` says what is missing."""

    def __init__(self, message: str, shortages: Sequence[Shortage]) -> None:
        super().__init__(message)
        self.shortages = list(shortages)


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
    lots = ledger.locked(Lot.objects.filter(warehouse=warehouse, product__in=wanted, on_hand__gt=0))
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
            ledger.book(
                allocation.lot, StockMove.Kind.ISSUE, -allocation.quantity, document, at, by
            )
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


def _live(document: str) -> QuerySet[Allocation]:
    return Allocation.objects.filter(document=document).exclude(status=Allocation.Status.RELEASED)


def _lock_reserved(document: str) -> list[Allocation]:
    """The open allocations of a document, their lots locked first."""
    ledger.locked(Lot.objects.filter(pk__in=_live(document).values("lot")))
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
