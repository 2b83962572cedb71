"""Who sees which complaints."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import LEADS, Right, Role
from complaints.models import Complaint, Related
from core import files
from core.models import Attachment

#: These see more than the harm cases that a doctor is asked about.
READERS = LEADS | {
    Role.CUSTOMER_SERVICE, Role.AGENT, Role.CALL_CENTRE_LEAD, Role.QUALITY_SUPERVISOR,
}  # fmt: skip


def visible_to(user: User) -> QuerySet[Complaint]:
    """Headquarters all, a branch those of its customers (A3), a doctor those about health.

    Nobody sees a complaint about themselves.
    """
    if not user.can(Right.COMPLAINTS):
        return Complaint.objects.none()
    rows = Complaint.objects.filter(Q(accused=None) | ~Q(accused=user))
    if not user.sees_every_branch:
        if user.branch_id is None:
            return Complaint.objects.none()
        rows = rows.filter(branch=user.branch_id)
    return rows if READERS & user.role_set else rows.filter(harm=True)


def for_list(user: User) -> QuerySet[Complaint]:
    """Complaints with what their row shows; the words stay sealed."""
    rows = visible_to(user).select_related("customer", "branch", "order", "handler")
    return rows.defer("text", "resolution", "summary", "why")


def for_detail(user: User) -> QuerySet[Complaint]:
    """A complaint with what its page shows."""
    return visible_to(user).select_related(
        "customer", "branch", "order", "receipt__shipment", "handler", "accused", "lot",
        "lot__product", "repeat_of", "merged_into", "plan", "said__group",
    )  # fmt: skip


def related(complaint: Complaint, user: User) -> QuerySet[Complaint]:
    """What belongs to it: linked, merged into it, repeated by it."""
    pairs = Related.objects.filter(Q(first=complaint) | Q(second=complaint))
    linked = {pk for pair in pairs.values_list("first_id", "second_id") for pk in pair}
    near = Q(pk__in=linked) | Q(merged_into=complaint) | Q(repeat_of=complaint)
    if complaint.repeat_of_id:
        near |= Q(pk=complaint.repeat_of_id)
    return visible_to(user).filter(near).exclude(pk=complaint.pk).order_by("pk")


def evidence(complaint: Complaint) -> QuerySet[Attachment]:
    """The files of a complaint, with their hashes."""
    return files.of(complaint.key)


def handlers_in(pks: Iterable[int]) -> dict[int, int]:
    """Who handles complaints, by their numbers."""
    known = Complaint.objects.filter(pk__in=pks, handler__isnull=False)
    return dict(known.values_list("pk", "handler_id"))
