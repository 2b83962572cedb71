"""Who sees which complaints."""

from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from complaints.models import Complaint


def visible_to(user: User) -> QuerySet[Complaint]:
    """Headquarters all, a branch those of its customers (requirements A3)."""
    if not user.can(Right.COMPLAINTS):
        return Complaint.objects.none()
    if user.sees_every_branch:
        return Complaint.objects.all()
    if user.branch_id is None:
        return Complaint.objects.none()
    return Complaint.objects.filter(
        Q(order__branch=user.branch_id) | Q(order=None, customer__branch=user.branch_id)
    )


def for_list(user: User) -> QuerySet[Complaint]:
    """Complaints with what their row shows; the words stay sealed."""
    rows = visible_to(user).select_related("customer__branch", "order__branch")
    return rows.defer("text", "resolution")


def for_detail(user: User) -> QuerySet[Complaint]:
    """A complaint with what its page shows."""
    return visible_to(user).select_related("customer__branch", "order__branch", "receipt__shipment")
