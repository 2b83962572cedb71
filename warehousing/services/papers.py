"""A requisition, a disposal, a stocktake is begun by a person."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.actors import Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from inventory.models import Lot, Warehouse
from warehousing.models import Disposal, Requisition, RequisitionLine, Stocktake


@transaction.atomic
def request(
    *, target: Warehouse, lines: Sequence[Mapping[str, Any]], why: str, by: Actor
) -> Requisition:
    """A branch asks headquarters for goods; still a draft."""
    source = Warehouse.objects.filter(branch=None, active=True).order_by("pk").first()
    if source is None:
        raise Refused(_("Headquarters has no warehouse."))
    if target.branch_id is None or target.branch_id != by.branch_id:
        raise Forbidden(_("Only people of the branch that asks do this."))
    row = Requisition.objects.create(source=source, target=target, why=why)
    RequisitionLine.objects.bulk_create(RequisitionLine(requisition=row, **one) for one in lines)
    return row


@transaction.atomic
def report_disposal(
    *,
    lot: Lot,
    quantity: int,
    cause: str,
    reason: str,
    responsible: User,
    by: Actor,
    photos: Sequence[Any] = (),
) -> Disposal:
    """The keeper applies, and the goods are set apart at once."""
    if quantity > lot.free:
        words = _("Only %(free)s of this lot are free; the rest is reserved.") % {"free": lot.free}
        raise Invalid(words, fields={"quantity": [words]})
    row = Disposal.objects.create(
        lot=lot, quantity=quantity, cause=cause, reason=reason, responsible=responsible
    )
    return perform(row, "apply", by=by, photos=photos)


@transaction.atomic
def plan_stocktake(*, warehouse: Warehouse, due_on: date, by: Actor) -> Stocktake:
    """A count beside the monthly one."""
    return Stocktake.objects.create(warehouse=warehouse, due_on=due_on)
