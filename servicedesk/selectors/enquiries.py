"""Who sees which enquiries."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import LEADS, Right, Role
from servicedesk.models import Enquiry, Reply

#: They see what their branch was asked; everybody else only what they were asked themselves.
WHOLE_BRANCH = frozenset(
    {*LEADS, Role.CUSTOMER_SERVICE, Role.AGENT, Role.CALL_CENTRE_LEAD, Role.CONSULTING}
) | {Role.QUALITY_SUPERVISOR, Role.OPERATIONS}
NOTHING = Q(pk__in=[])
SEALED = ("question", "asked_expert")


def visible_to(user: User) -> QuerySet[Enquiry]:
    """Headquarters all, a branch its own and what nobody has filed, an expert what is asked."""
    if not user.can(Right.DESK):
        return Enquiry.objects.none()
    mine = Q(expert=user.pk) | Q(handler=user.pk)
    return Enquiry.objects.filter(mine | of_branch(user))


def of_branch(user: User, path: str = "") -> Q:
    """The rows of the branch, for those who see all of it."""
    if not user.role_set & WHOLE_BRANCH:
        return NOTHING
    if user.sees_every_branch:
        return ~NOTHING  # an empty condition would vanish beside another one
    return Q(**{f"{path}branch": user.branch_id}) | Q(**{f"{path}branch__isnull": True})


def for_list(user: User) -> QuerySet[Enquiry]:
    """Enquiries with what their row shows; the words stay sealed."""
    rows = visible_to(user).select_related("customer", "handler", "expert")
    return rows.defer(*SEALED)


def for_detail(user: User) -> QuerySet[Enquiry]:
    """An enquiry with what its page shows."""
    related = ("customer__branch", "branch", "handler", "expert", "article", "channel",
               "said__group")  # fmt: skip
    return visible_to(user).select_related(*related)


def replies(enquiry: Enquiry) -> QuerySet[Reply]:
    """What was said, oldest first."""
    return enquiry.replies.order_by("id")


def people_in(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    """Who works on enquiries: the expert while it is theirs, else the handler."""
    rows = Enquiry.objects.filter(pk__in=list(pks))
    found = {}
    for pk, state, expert, handler in rows.values_list("pk", "state", "expert_id", "handler_id"):
        who = expert if state == "with_expert" else handler
        if who is not None:
            found[pk] = {str(Role.CUSTOMER_SERVICE): who}
    return found
