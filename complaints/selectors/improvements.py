"""Who sees which improvements."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from complaints.models import Improvement
from complaints.selectors.complaints import READERS


def visible_to(user: User) -> QuerySet[Improvement]:
    """Headquarters all, a branch its own and those of everybody; an owner their own."""
    if not user.can(Right.MEASURES):
        return Improvement.objects.none()
    if user.sees_every_branch and READERS & user.role_set:
        return Improvement.objects.all()
    seen = Q(owner=user)
    if READERS & user.role_set:
        seen |= Q(branch=None) | Q(branch=user.branch_id)
    return Improvement.objects.filter(seen)


def for_list(user: User) -> QuerySet[Improvement]:
    """With what a row shows."""
    return visible_to(user).select_related("branch", "owner")


def for_detail(user: User) -> QuerySet[Improvement]:
    """With what the page shows."""
    return visible_to(user).select_related("branch", "owner", "accepted_by", "complaint")
