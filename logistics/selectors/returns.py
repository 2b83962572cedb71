"""Goods that come back: whoever sees the parcel they were in."""

from django.db.models import QuerySet

from accounts.models import User
from logistics.models import GoodsReturn
from logistics.selectors import shipments


def visible_to(user: User) -> QuerySet[GoodsReturn]:
    """The one predicate."""
    return GoodsReturn.objects.filter(shipment__in=shipments.visible_to(user))


def for_list(user: User) -> QuerySet[GoodsReturn]:
    """Returns with what their row shows."""
    rows = visible_to(user).select_related("order__branch", "shipment__delivery")
    return rows.select_related("shipment__warehouse").prefetch_related("lines")


def for_detail(user: User) -> QuerySet[GoodsReturn]:
    """A return with what its page shows."""
    return for_list(user).select_related("order__customer").prefetch_related("lines__lot__product")
