"""The whole service of an order on its page: every document, and the customer's links."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.roles import Role
from core import access, links, web
from core.steps import state_label
from core.web import doing
from dma.lookups.contacts import PAGES, pages_of
from orders.models import Order
from orders.selectors import visible_to

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
    open_to = [
        {"label": label, "purpose": purpose, "url": request.build_absolute_uri(path)}
        for purpose, label, path in pages_of(order)
    ] if may_pass_on else []  # fmt: skip
    return {"documents": list(documents(order, user)), "customer_links": open_to, "order": order}


@require_POST
def withdraw(request: HttpRequest, pk: int, purpose: str) -> HttpResponse:
    """A link went to the wrong person: it opens no more, and a new one takes its place."""
    user: Any = request.user
    order = get_object_or_404(visible_to(user), pk=pk)
    if not user.role_set & PASS_ON:
        raise PermissionDenied
    row = PAGES[purpose][1](order.pk) if purpose in PAGES else None
    if row is None:
        raise Http404
    links.revoke(row, purpose)
    access.record(user.actor, order.customer_id, links.key_of(row), "link")
    messages.success(request, gettext("The old link no longer opens. Pass the new one on."))
    return doing.go(request, f"{web.url_for(order.key, user)}?tab=case")


TAB = web.Tab("case", _("The whole service"), "orders/_case.html", context=context, lazy=True)
