"""The whole service of an order on its page: every document, and the customer's links."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from core import web
from core.steps import state_label
from dma.lookups.contacts import pages_of
from orders.models import Order

#: Where each document of a service hangs on its order; in the order of the journey.
PARTS = (
    ("contracts", "order"),
    ("groups", "order"),
    ("health-records", "order"),
    ("assessments", "order"),
    ("plans", "order"),
    ("deliveries", "order"),
    ("shipments", "order"),
    ("receipts", "order"),
    ("guidance", "plan__order"),
    ("sessions", "plan__order"),
    ("reviews", "plan__order"),
    ("assessment-reports", "plan__order"),
    ("complaints", "order"),
)
#: Who passes links on to the customer.
PASS_ON = frozenset({Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.HEALTH_MANAGER})


def documents(order: Order, user: Any) -> Iterator[dict[str, Any]]:
    """What the person may see of the service: kind, name, state, page."""
    screens = {screen.slug: screen for screen in web.screens()}
    for slug, path in PARTS:
        screen = screens[slug]
        if not screen.open_to(user):
            continue
        rows: QuerySet[Any] = screen.list_rows(user).filter(**{path: order})
        for row in rows.order_by("pk"):
            yield {
                "kind": screen.label,
                "title": screen.title_of(row, user),
                "state": state_label(row),
                "url": screen.url(row),
            }


def context(request: HttpRequest, order: Order) -> dict[str, Any]:
    """Documents, and for those who pass them on the links of the customer."""
    user: Any = request.user
    may_pass_on = bool(user.role_set & PASS_ON)
    links = [
        (label, request.build_absolute_uri(path)) for label, path in pages_of(order)
    ] if may_pass_on else []  # fmt: skip
    return {"documents": list(documents(order, user)), "customer_links": links}


TAB = web.Tab("case", _("The whole service"), "orders/_case.html", context=context, lazy=True)
