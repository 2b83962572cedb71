"""Deliveries: headquarters all, a branch its own (requirements A3)."""

from django.db.models import Prefetch, QuerySet

from accounts.models import User
from accounts.roles import Right
from logistics.models import Delivery, DeliveryLine
from logistics.selectors.reach import of_purpose


def visible_to(user: User) -> QuerySet[Delivery]:
    """The one predicate; a person without branch who is not headquarters sees none."""
    if not user.can(Right.LOGISTICS):
        return Delivery.objects.none()
    rows = Delivery.objects.filter(of_purpose(user))
    return rows if user.sees_every_branch else rows.filter(order__branch=user.branch_id)


def for_list(user: User) -> QuerySet[Delivery]:
    """Deliveries with what their row shows."""
    lines = Prefetch("lines", DeliveryLine.objects.select_related("product"))
    return visible_to(user).select_related("order__branch").prefetch_related(lines)


def for_detail(user: User) -> QuerySet[Delivery]:
    """A delivery with what its page shows."""
    return for_list(user).select_related("order__customer").prefetch_related("shipments")
