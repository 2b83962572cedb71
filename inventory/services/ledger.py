"""What all services of stock share: the one order of locks, and one line of the ledger."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.models import Kind, Lot, StockMove


@dataclass(frozen=True)
class Entry:
    """Which line of which document, when, by whom and why."""

    document: str
    at: datetime
    by: Actor
    line: str = ""
    reason: str = ""


def locked(lots: QuerySet[Lot]) -> list[Lot]:
    """Lock rows in the one order that all use; evaluated here, or no lock would be taken."""
    return list(lots.select_for_update(of=("self",), no_key=True).order_by("pk"))


def locked_by_key(*keys: int) -> dict[int, Lot]:
    """The same for some keys, with the bin and its zone."""
    lots = Lot.objects.filter(pk__in=keys).select_related("product", "warehouse", "bin__zone")
    return {lot.pk: lot for lot in locked(lots)}


def booked(entry: Entry, lot: Lot, kind: Kind, quantity: int) -> StockMove | None:
    """The line if it is in the ledger already; ``Refused`` if there it says something else."""
    known = StockMove.objects.filter(document=entry.document, line=entry.line, lot=lot, kind=kind)
    if kind == Kind.TRANSFER:
        known = known.filter(quantity__lt=0) if quantity < 0 else known.filter(quantity__gt=0)
    move = known.first()
    if move is not None and move.quantity != quantity:
        raise Refused(
            _("Document %(document)s is already booked for this lot with %(quantity)s.")
            % {"document": entry.document, "quantity": move.quantity}
        )
    return move


def book(
    entry: Entry, lot: Lot, kind: Kind, quantity: int, cost: Decimal | None = None
) -> StockMove:
    """Write one line of the ledger; the same line again is the same line.

    The lot is locked. ``cost`` is for goods that come from outside; else the database knows it.
    """
    return booked(entry, lot, kind, quantity) or StockMove.objects.create(
        document=entry.document,
        line=entry.line,
        lot=lot,
        kind=kind,
        quantity=quantity,
        cost=cost,
        at=entry.at,
        reason=entry.reason,
        actor_id=entry.by.id,
        actor_name=entry.by.name,
    )


def need_free(lot: Lot, quantity: int) -> None:
    """Promised goods stay where they are: ``Refused`` unless so many are free."""
    need_some(quantity)
    if lot.free < quantity:
        raise Refused(
            _("Only %(free)s of this lot are free; the rest is reserved.") % {"free": lot.free}
        )


def need_some(quantity: int) -> None:
    """``Invalid`` beside the field unless it is at least one."""
    if quantity <= 0:
        words = _("The quantity must be at least 1.")
        raise Invalid(words, fields={"quantity": [words]})
