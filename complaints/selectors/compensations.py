"""Who sees which compensations."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from complaints.models import Compensation


def visible_to(user: User) -> QuerySet[Compensation]:
    """Headquarters all, a branch its own; nobody those about themselves."""
    if not user.can(Right.COMPENSATIONS):
        return Compensation.objects.none()
    rows = Compensation.objects.filter(Q(complaint__accused=None) | ~Q(complaint__accused=user))
    if user.sees_every_branch:
        return rows
    return rows.filter(complaint__branch=user.branch_id) if user.branch_id else rows.none()


def for_list(user: User) -> QuerySet[Compensation]:
    """With what a row shows."""
    rows = visible_to(user).select_related("complaint__customer", "complaint__branch", "asked_by")
    return rows.defer(
        "reason", "complaint__text", "complaint__why", "complaint__summary",
        "complaint__resolution",
    )  # fmt: skip


def for_detail(user: User) -> QuerySet[Compensation]:
    """With what the page shows."""
    return visible_to(user).select_related(
        "complaint__customer", "complaint__branch", "asked_by", "branch_by",
        "region_by", "finance_by", "refused_by",
    )  # fmt: skip
