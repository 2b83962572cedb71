"""Goods promised and goods out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.fefo import Shortage, choose
from inventory.models import Allocation, Lot, Product, Promise, StockMove, Warehouse
from inventory.selectors import issuable
from inventory.services import ledger, shelf

#: So often a receipt may come between choosing the lots and promising them.
AGAIN = 3


class Missing(Refused):
    """Not everything is there, so nothing was promised; ``shortages`` says what is missing."""

    def __init__(self, message: str, shortages: Sequence[Shortage]) -> None:
        super().__init__(message)
        self.shortages = list(shortages)


def allocate(
    *, document: str, warehouse: Warehouse, lines: Mapping[int, int], at: datetime, by: Actor
) -> list[Allocation]:
    """Promise goods to a document, first expired first; all of them or none (``Missing``).

    ``lines`` is product key → units. Idempotent: a document that already holds exactly these goods
    keeps them, with other goods it is ``Refused``.
    """
    wanted = {product: quantity for product, quantity in lines.items() if quantity}
    if not wanted or min(wanted.values()) < 0:
        raise Invalid(_("There is nothing to reserve."))
    for _again in range(AGAIN):
        try:
            with transaction.atomic():
                return _allocate(document, warehouse, wanted, at, by)
        except IntegrityError as error:
            if not _came_before(error):
                raise
    raise Refused(_("Goods are coming in just now. Try again."))


def _allocate(
    document: str, warehouse: Warehouse, wanted: Mapping[int, int], at: datetime, by: Actor
) -> list[Allocation]:
    lots = shelf.lock(warehouse.pk, wanted, at)
    if shelf.holds_any(document):
        return _same(list(_live(document).select_related("lot")), wanted)
    picks, shortages = choose((lot for lot in lots if lot.usable), wanted)
    if shortages:
        raise Missing(_missing_words(warehouse, shortages), shortages)
    return shelf.reserve(document, {pick.lot.pk: pick.quantity for pick in picks}, "", at, by)


@transaction.atomic
def promise(
    *, document: str, lot: Lot, quantity: int, reason: str, at: datetime, by: Actor
) -> Allocation:
    """Promise goods of one certain lot. Unless it is the one to go first, ``reason`` says why.

    Again changes nothing; ``Refused`` for a lot that may not go out or has too little free.
    """
    row = ledger.locked_by_key(lot.pk)[lot.pk]
    held = _live(document).filter(lot=row).first()
    if held is not None:
        if held.quantity != quantity:
            raise Refused(_("Other goods are already reserved for this document."))
        return held
    ledger.need_free(row, quantity)
    _need_usable([row.pk], at)
    return _in_turn(document, {row.pk: quantity}, reason.strip(), at, by)[0]


@transaction.atomic
def substitute(
    *, document: str, lot: Lot, other: Lot, quantity: int, reason: str, at: datetime, by: Actor
) -> list[Allocation]:
    """Of what ``document`` holds of ``lot``, so many units come from ``other`` instead (I4).

    Same product, same warehouse; the reason and the person stay with the promise. Returns what the
    document holds now. ``Refused`` when ``other`` may not go out or has too little free.
    """
    if not reason.strip():
        raise Invalid(_("Please say why."), fields={"reason": [_("Please say why.")]})
    rows = ledger.locked_by_key(lot.pk, other.pk)
    old, new = rows[lot.pk], rows[other.pk]
    same = (old.product_id, old.warehouse_id) == (new.product_id, new.warehouse_id)
    if not same or old.pk == new.pk:
        raise Refused(_("Only another lot of the same product and warehouse can take its place."))
    ledger.need_free(new, quantity)
    _need_usable([new.pk], at)
    reserved = Allocation.Status.RESERVED
    held = _live(document).filter(lot__in=[old, new], status=reserved).select_related("lot")
    have = {a.lot_id: a for a in held}
    mine = have[old.pk].quantity if old.pk in have else 0
    if quantity > mine:
        raise Refused(_("Only %(held)s of this lot are reserved for it.") % {"held": mine})
    if mine > quantity:
        _need_usable([old.pk], at)  # what stays must be able to go out as well
    before = have[new.pk].quantity if new.pk in have else 0
    _close(have.values(), Allocation.Status.RELEASED)
    shelf.reserve(document, {new.pk: before + quantity}, reason.strip(), at, by)
    if mine > quantity:
        shelf.reserve(document, {old.pk: mine - quantity}, reason.strip(), at, by)
    return list(_live(document).select_related("lot").order_by("lot"))


@transaction.atomic
def split(
    *, document: str, to: str, lots: Mapping[int, int], at: datetime, by: Actor
) -> list[Allocation]:
    """Of what ``document`` holds, so many units of lots go on under ``to``: partial shipments."""
    held = {a.lot_id: a for a in _lock_reserved(document)}
    for lot, quantity in lots.items():
        ledger.need_some(quantity)
        mine = held[lot].quantity if lot in held else 0
        if quantity > mine:
            raise Refused(_("Only %(held)s of this lot are reserved for it.") % {"held": mine})
    _need_usable(list(lots), at)
    touched = [held[lot] for lot in lots]
    _close(touched, Allocation.Status.RELEASED)
    rest = {a.lot_id: a.quantity - lots[a.lot_id] for a in touched if a.quantity > lots[a.lot_id]}
    if rest:
        shelf.reserve(document, rest, to, at, by)
    return shelf.reserve(to, lots, document, at, by)


@transaction.atomic
def issue(*, document: str, at: datetime, by: Actor) -> list[StockMove]:
    """The promised goods leave the house. Again changes nothing."""
    held = shelf.lock_held(document, at)
    waiting = [one for one in held if one.reserved]
    if not held:
        raise Refused(_("No goods are reserved for this document."))
    if not all(one.usable for one in waiting):
        _need_usable([one.lot_id for one in waiting], at)
    return shelf.hand_out(document, waiting, at, by) if waiting else []


@transaction.atomic
def release(*, document: str) -> int:
    """Give the promised goods back to the shelf; what has left stays out. Returns how many lots."""
    return len(_close(_lock_reserved(document), Allocation.Status.RELEASED))


def close_promises(document: str, at: datetime) -> list[Allocation]:
    """Lock and close what is reserved, before it leaves; nothing when all has left already."""
    held = _lock_reserved(document)
    if not held:
        if _live(document).exists():
            return []
        raise Refused(_("No goods are reserved for this document."))
    _need_usable([allocation.lot_id for allocation in held], at)
    return _close(held, Allocation.Status.ISSUED)


def _close(held: Iterable[Allocation], status: Promise) -> list[Allocation]:
    closed = list(held)
    Allocation.objects.filter(pk__in=[one.pk for one in closed]).update(status=status)
    for one in closed:
        one.status = status
    return closed


def _in_turn(
    document: str, lots: Mapping[int, int], reason: str, at: datetime, by: Actor
) -> list[Allocation]:
    """The same for a lot that somebody chose: what goes before it is told in words."""
    try:
        with transaction.atomic():
            return shelf.reserve(document, lots, reason, at, by)
    except IntegrityError as error:
        if not _came_before(error):
            raise
        words = _("Another lot expires earlier. Say why this one is taken.")
        raise Invalid(words, fields={"reason": [words]}) from error


def _came_before(error: IntegrityError) -> bool:
    """Whether the database knows a lot that must go first."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", "") == "allocation_of_first_lot"


def _need_usable(lots: Sequence[int], at: datetime) -> None:
    day = timezone.localdate(at)
    unusable = Lot.objects.filter(pk__in=lots).exclude(issuable(day)).select_related("product")
    if unusable:
        names = "; ".join(str(lot) for lot in unusable)
        raise Refused(_("These lots may not go out any more: %(lots)s") % {"lots": names})


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
