"""Review forms: one's own; those of the branch for its leads; all for headquarters."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import LEADS
from plans.models import ReviewForm


def visible_to(user: User) -> QuerySet[ReviewForm]:
    """Colleagues do not read each other's form."""
    if user.sees_every_branch:
        return ReviewForm.objects.all()
    mine = Q(user=user)
    if user.role_set & LEADS:
        mine |= Q(plan__order__branch=user.branch_id)
    return ReviewForm.objects.filter(mine)


def for_list(user: User) -> QuerySet[ReviewForm]:
    """Forms with what a row shows."""
    return visible_to(user).select_related("plan__order__customer", "plan__order__branch", "user")


def for_detail(user: User) -> QuerySet[ReviewForm]:
    """A form with what its page shows."""
    return for_list(user)
