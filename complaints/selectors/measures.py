"""Who sees which measures: their own, and those of complaints they see."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from complaints.models import Measure
from complaints.selectors.complaints import READERS


def visible_to(user: User) -> QuerySet[Measure]:
    """Everybody sees what they owe; those who handle complaints the branch's."""
    if not user.can(Right.MEASURES):
        return Measure.objects.none()
    own = Q(person=user)
    if READERS & user.role_set:
        about_me = Q(complaint__accused=user)
        seen = Q() if user.sees_every_branch else Q(complaint__branch=user.branch_id)
        own |= seen & ~(about_me & Q(complaint__accused__isnull=False))
    return Measure.objects.filter(own)


def for_list(user: User) -> QuerySet[Measure]:
    """With what a row shows."""
    rows = visible_to(user).select_related("person", "complaint__customer", "complaint__branch")
    return rows.defer(
        "what", "result", "complaint__text", "complaint__why", "complaint__summary",
        "complaint__resolution",
    )  # fmt: skip


def for_detail(user: User) -> QuerySet[Measure]:
    """With what the page shows."""
    return visible_to(user).select_related("person", "complaint__customer", "complaint__branch")
