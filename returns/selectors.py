"""Who sees which returns."""

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right
from returns.models import Return


def visible_to(user: User) -> QuerySet[Return]:
    """Headquarters all, a branch its own."""
    if not user.can(Right.RETURNS):
        return Return.objects.none()
    if user.sees_every_branch:
        return Return.objects.all()
    if user.branch_id is None:
        return Return.objects.none()
    return Return.objects.filter(branch=user.branch_id)


def for_list(user: User) -> QuerySet[Return]:
    """With what a row shows."""
    return visible_to(user).select_related("customer", "order", "product", "branch").defer("text")


def for_detail(user: User) -> QuerySet[Return]:
    """With what the page shows."""
    return visible_to(user).select_related(
        "customer", "order", "product", "branch", "receipt", "complaint", "taken_by",
        "decided_by", "received_by",
    )  # fmt: skip
