"""Receipts: headquarters all, a branch its own (requirements A3)."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from logistics.models import Receipt
from logistics.selectors.reach import PACKS_ONLY, of_purpose


def visible_to(user: User) -> QuerySet[Receipt]:
    """The one predicate."""
    if not user.can(Right.LOGISTICS) or not user.role_set - PACKS_ONLY:
        return Receipt.objects.none()
    rows = Receipt.objects.filter(of_purpose(user, "shipment__delivery__"))
    return rows if user.sees_every_branch else rows.filter(order__branch=user.branch_id)


def for_list(user: User) -> QuerySet[Receipt]:
    """Receipts with what their row shows."""
    rows = visible_to(user).select_related("order__branch", "shipment__delivery")
    return rows.prefetch_related("faults")


def for_detail(user: User) -> QuerySet[Receipt]:
    """A receipt with what its page shows."""
    return (
        for_list(user)
        .select_related("order__customer")
        .prefetch_related("shipment__lines__product", "follow_ups")
    )
