"""Who sees which requests and work orders; who could do a piece of work, and why."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from accounts.roles import Right, Role
from servicedesk.choices import FOR_CUSTOMER
from servicedesk.models import ServiceRequest, Skill, WorkNote, WorkOrder
from servicedesk.models.work import LIVE_WORK
from servicedesk.selectors.enquiries import of_branch

SEALED = ("need", "review", "explanation")


def requests_visible_to(user: User) -> QuerySet[ServiceRequest]:
    """Headquarters all, a branch its own, an assignee what is to be done."""
    if not user.can(Right.DESK):
        return ServiceRequest.objects.none()
    return ServiceRequest.objects.filter(of_branch(user) | Q(work__assignee=user.pk))


def requests_for_list(user: User) -> QuerySet[ServiceRequest]:
    """Requests with what their row shows."""
    return requests_visible_to(user).select_related("customer", "branch").defer(*SEALED)


def requests_for_detail(user: User) -> QuerySet[ServiceRequest]:
    """A request with what its page shows."""
    return requests_visible_to(user).select_related("customer", "branch", "work__assignee")


def works_visible_to(user: User) -> QuerySet[WorkOrder]:
    """The same for the work: the assignee sees it wherever it is."""
    if not user.can(Right.DESK):
        return WorkOrder.objects.none()
    mine = Q(assignee=user.pk) | Q(wish=user.pk)
    return WorkOrder.objects.filter(mine | of_branch(user, "request__"))


def works_for_list(user: User) -> QuerySet[WorkOrder]:
    """Work orders with what their row shows."""
    rows = works_visible_to(user).select_related("request__customer", "assignee")
    return rows.defer(*(f"request__{name}" for name in SEALED), "steps")


def works_for_detail(user: User) -> QuerySet[WorkOrder]:
    """A work order with what its page shows."""
    related = ("request__customer", "request__branch", "assignee", "wish", "wished_by")
    return works_visible_to(user).select_related(*related)


def notes(work: WorkOrder) -> QuerySet[WorkNote]:
    """What was said about it, oldest first."""
    return work.notes.order_by("id")


def told(work: WorkOrder) -> QuerySet[WorkNote]:
    """Of that, what the customer reads."""
    return notes(work).filter(kind__in=FOR_CUSTOMER)


def people_in(pks: Iterable[int]) -> dict[int, dict[str, int]]:
    """Who works on requests."""
    works = WorkOrder.objects.filter(request__in=list(pks), assignee__isnull=False)
    return {
        pk: {str(Role.CUSTOMER_SERVICE): who}
        for pk, who in works.values_list("request_id", "assignee_id")
    }


def skilled(kind: str, branch_id: int | None) -> QuerySet[Skill]:
    """Who can do a kind of work: those of the branch and of headquarters."""
    found = Skill.objects.filter(kind=kind, user__is_active=True)
    found = found.filter(Q(user__branch=branch_id) | Q(user__branch=None))
    return found.select_related("user").order_by("user_id")


def load_of(users: Iterable[int]) -> dict[int, int]:
    """How many work orders people have in hand."""
    live = WorkOrder.objects.filter(assignee__in=list(users), state__in=LIVE_WORK)
    counted = live.order_by().values("assignee").annotate(n=Count("pk"))
    return dict(counted.values_list("assignee", "n"))
