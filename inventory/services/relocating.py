"""A keeper puts goods into another bin."""

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Forbidden, Refused
from inventory.models import Bin, Lot, Relocation
from inventory.services.moving import transfer
from inventory.services.receiving import lock_pairs
from inventory.workflow import KEEPERS


@transaction.atomic
def relocate(*, lot: Lot, bin: Bin, quantity: int, reason: str, by: Actor) -> Relocation:
    """Book the move under a document of its own; what ``transfer`` says holds."""
    if not by.may(frozenset(map(str, KEEPERS))):
        raise Forbidden(_("This is not among your duties."))
    if bin.warehouse_id != lot.warehouse_id or bin.pk == lot.bin_id:
        raise Refused(_("Goods are moved to another bin of the same warehouse."))
    _source, target = lock_pairs([lot], bin)[lot.pk]
    document = Relocation(
        lot=lot,
        there=target,
        bin=bin,
        quantity=quantity,
        reason=reason,
        at=clock.now(),
        actor_id=by.id,
        actor_name=by.name,
    )
    document.save(force_insert=True)
    transfer(lot=lot, bin=bin, quantity=quantity, document=document.key, by=by, reason=reason)
    return document
