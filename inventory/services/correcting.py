"""The book put right."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Invalid, Refused
from inventory.models import Lot, StockMove
from inventory.services import ledger


@transaction.atomic
def adjust(*, lot: Lot, quantity: int, reason: str, document: str, by: Actor) -> StockMove:
    """Put the book right by a signed quantity, with the reason. Promised goods stay promised."""
    if not quantity or not reason.strip():
        raise Invalid(_("An adjustment needs a quantity and a reason."))
    (locked,) = ledger.locked(Lot.objects.filter(pk=lot.pk))
    if locked.free + quantity < 0:
        raise Refused(
            _("Only %(free)s of this lot are free; the rest is reserved.") % {"free": locked.free}
        )
    at = clock.now()
    return ledger.book(locked, StockMove.Kind.ADJUST, quantity, document, at, by, reason.strip())
