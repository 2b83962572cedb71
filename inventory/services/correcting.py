"""The book put right, and goods that are destroyed."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.models import Kind, Lot, Place, StockMove
from inventory.services import ledger
from inventory.services.ledger import Entry


def adjust(
    *, lot: Lot, quantity: int, reason: str, document: str, by: Actor, line: str = ""
) -> StockMove:
    """Put the book right by a signed quantity, with the reason. Promised goods stay promised."""
    return _correct(Kind.ADJUST, lot, quantity, Entry(document, clock.now(), by, line, reason))


def count(
    *, lot: Lot, quantity: int, reason: str, document: str, by: Actor, line: str = ""
) -> StockMove:
    """The signed difference that a signed-off stocktake found, or what was lost on the way."""
    return _correct(Kind.COUNT, lot, quantity, Entry(document, clock.now(), by, line, reason))


@transaction.atomic
def dispose(
    *, lot: Lot, quantity: int, reason: str, document: str, by: Actor, line: str = ""
) -> StockMove:
    """Goods are destroyed, out of the place where they waited for it (``segregate``) only."""
    row = ledger.locked_by_key(lot.pk)[lot.pk]
    entry = Entry(document, clock.now(), by, line, reason)
    if known := ledger.booked(entry, row, Kind.DISPOSAL, -quantity):
        return known
    if row.place != Place.DISPOSAL:
        raise Refused(_("Only goods that wait for destruction in their own place are destroyed."))
    ledger.need_free(row, quantity)
    return ledger.book(entry, row, Kind.DISPOSAL, -quantity)


@transaction.atomic
def _correct(kind: Kind, lot: Lot, quantity: int, entry: Entry) -> StockMove:
    if not quantity or not entry.reason.strip():
        raise Invalid(_("An adjustment needs a quantity and a reason."))
    (row,) = ledger.locked(Lot.objects.filter(pk=lot.pk))
    if known := ledger.booked(entry, row, kind, quantity):
        return known
    if quantity < 0:
        ledger.need_free(row, -quantity)
    return ledger.book(entry, row, kind, quantity)
