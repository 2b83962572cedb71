"""The register of channels."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Right, Role
from servicedesk.models import Channel
from servicedesk.workflow import ChannelState


def visible_to(user: User) -> QuerySet[Channel]:
    """The register is of the whole house: everybody must know where customers call."""
    return Channel.objects.all() if user.can(Right.DESK) else Channel.objects.none()


def for_list(user: User) -> QuerySet[Channel]:
    """Channels with what list and page show."""
    return visible_to(user).select_related("owner", "branch")


def public(branch_id: int | None) -> QuerySet[Channel]:
    """Where a customer of the branch reaches somebody now."""
    working = Channel.objects.filter(public=True, state=ChannelState.WORKING)
    return working.filter(branch=None) | working.filter(branch=branch_id)


def people_in(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    """Who answers for channels."""
    owned = Channel.objects.filter(pk__in=list(pks)).values_list("pk", "owner_id")
    return {pk: {str(Role.CUSTOMER_SERVICE): owner} for pk, owner in owned}
