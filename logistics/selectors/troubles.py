"""Troubles on the way: whoever sees the parcel, except who only packs."""

from django.db.models import QuerySet

from accounts.models import User
from logistics.models import Trouble
from logistics.selectors import shipments
from logistics.selectors.reach import PACKS_ONLY


def visible_to(user: User) -> QuerySet[Trouble]:
    """The one predicate."""
    if not user.role_set - PACKS_ONLY:
        return Trouble.objects.none()
    return Trouble.objects.filter(shipment__in=shipments.visible_to(user))


def for_list(user: User) -> QuerySet[Trouble]:
    """Troubles with what their row shows."""
    return visible_to(user).select_related("order__branch", "shipment__delivery")


def for_detail(user: User) -> QuerySet[Trouble]:
    """A trouble with what its page shows."""
    return for_list(user).select_related("order__customer")
