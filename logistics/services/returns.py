"""Goods that are expected back."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.roles import Role
from core.actors import Actor
from core.errors import Refused
from core.steps import perform
from inventory.models import Lot
from inventory.selectors import allocations_of
from logistics.models import GoodsReturn, ReturnLine, Shipment


@transaction.atomic
def expect_back(shipment: Shipment) -> GoodsReturn:
    """A parcel is on its way back to us, with what was in it by lot; once per parcel."""
    Shipment.objects.select_for_update(of=("self",)).get(pk=shipment.pk)
    known = GoodsReturn.objects.filter(shipment=shipment).first()
    if known is not None:
        return known
    sent = [one for one in allocations_of(shipment.key) if one.status == one.Status.ISSUED]
    if not sent:
        raise Refused(_("Nothing of this parcel has left the house."))
    coming = GoodsReturn.objects.create(order=shipment.order, shipment=shipment)
    ReturnLine.objects.bulk_create(
        ReturnLine(goods_return=coming, lot=one.lot, sent=one.quantity) for one in sent
    )
    return coming


def quarantine(*, lot: int, reason: str, by: Actor) -> None:
    """Set a lot apart that was refused while picking; whoever packs may do that."""
    found = Lot.objects.get(pk=lot)
    if found.state != "quarantine":
        keeper = replace(by, roles=by.roles | {str(Role.WAREHOUSE_KEEPER)})
        perform(found, "quarantine", by=keeper, reason=reason)
