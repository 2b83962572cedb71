"""Goods of an order arrive."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import SYSTEM, Actor
from core.errors import Invalid, Refused
from core.steps import perform
from purchasing.models import GoodsReceipt, PurchaseOrder
from purchasing.workflow import GoodsReceiptState
from purchasing.workflow.order import OPEN


@transaction.atomic
def open_arrival(*, order: PurchaseOrder, slip_no: str, by: Actor) -> GoodsReceipt:
    """Begin to count what stands in the yard: one delivery slip at a time, each slip once."""
    locked = _locked(order)
    if locked.state not in OPEN:
        raise Refused(_("Nothing is expected of this order."))
    known = GoodsReceipt.objects.filter(order=locked).exclude(state=GoodsReceiptState.CANCELLED)
    if known.filter(slip_no=slip_no).exists():
        words = _("This delivery slip has been entered already.")
        raise Invalid(words, fields={"slip_no": [words]})
    if locked.is_being_counted:
        raise Refused(_("Goods of this order are being counted."))
    return GoodsReceipt.objects.create(order=locked, slip_no=slip_no, opened_by=by.name)


def arrived(receipt: GoodsReceipt) -> PurchaseOrder:
    """Two people have confirmed the goods: the order has them."""
    return perform(receipt.order, "arrive", by=SYSTEM)


def _locked(order: PurchaseOrder) -> PurchaseOrder:
    """The order as it is now, nobody else's meanwhile."""
    return PurchaseOrder.objects.select_for_update(of=("self",)).get(pk=order.pk)
