"""What all services of stock share: the one order of locks, and one line of the ledger."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Refused
from inventory.models import Lot, StockMove


def locked(lots: QuerySet[Lot]) -> list[Lot]:
    """Lock rows in the one order that all use; evaluated here, or no lock would be taken."""
    return list(lots.select_for_update(of=("self",), no_key=True).order_by("pk"))


def book(
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
