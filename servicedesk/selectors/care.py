"""Care contacts, and whose turn it is."""

from datetime import timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.roles import Right
from core import clock
from customers import selectors as customers
from customers.models import Customer
from orders.models import Order
from servicedesk.models import CareContact, CarePlan

MOST_DUE = 50


def _has(*states: str) -> Exists:
    return Exists(Order.objects.filter(customer=OuterRef("pk"), state__in=states))


RUNNING = "in_service"
#: How the classes of customers are told apart.
CLASSES = {
    "prospect": Q(state="prospect") & ~Q(_has("paid", "type_confirmed", RUNNING)),
    "new": Q(_has("paid", "type_confirmed")) & ~Q(_has(RUNNING)),
    "running": Q(_has(RUNNING)),
    "finished": Q(_has("completed")) & ~Q(_has("paid", "type_confirmed", RUNNING)),
}


def plans_visible_to(user: User) -> QuerySet[CarePlan]:
    """The plans are of the whole house."""
    return CarePlan.objects.all() if user.can(Right.DESK) else CarePlan.objects.none()


def visible_to(user: User) -> QuerySet[CareContact]:
    """The contacts of the customers whom the person may see."""
    if not user.can(Right.DESK):
        return CareContact.objects.none()
    return CareContact.objects.filter(customer__in=customers.visible_to(user).values("pk"))


def for_list(user: User) -> QuerySet[CareContact]:
    """Contacts with what their row shows."""
    return visible_to(user).select_related("customer", "plan", "by").defer("note", "changed")


def for_detail(user: User) -> QuerySet[CareContact]:
    """A contact with what its page shows."""
    return visible_to(user).select_related("customer", "plan", "by")


def due(user: User, plan: CarePlan) -> list[dict[str, Any]]:
    """Customers of the class whom nobody has spoken with for so long, the longest first."""
    since = clock.now() - timedelta(days=plan.every_days)
    rows: QuerySet[Customer] = customers.visible_to(user).filter(CLASSES[plan.care_class])
    last = Max("care__at", filter=Q(care__plan=plan))
    waiting = rows.annotate(
        last=last, since=Coalesce(last, F("created_at"), output_field=DateTimeField())
    )
    waiting = waiting.filter(since__lt=since).order_by("since", "pk")[:MOST_DUE]
    return [
        {"name": one.shown_to(user), "archive_no": one.archive_no, "last": one.last, "pk": one.pk}
        for one in waiting
    ]
