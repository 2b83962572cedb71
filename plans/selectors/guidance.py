"""Device guidance that a person may see."""

from django.db.models import QuerySet

from accounts.models import User
from plans.models import Guidance
from plans.selectors.plan import parts_of


def visible_to(user: User) -> QuerySet[Guidance]:
    """That of the plans that the person sees."""
    return Guidance.objects.filter(parts_of(user))


def for_list(user: User) -> QuerySet[Guidance]:
    """Guidance with what a row shows."""
    return visible_to(user).select_related("plan__order__customer", "plan__order__branch")


def for_detail(user: User) -> QuerySet[Guidance]:
    """Guidance with what its page shows."""
    return for_list(user)
