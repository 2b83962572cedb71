"""What people see of complaints."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from complaints import selectors, services
from complaints.choices import Category, Source
from complaints.forms import ComplaintForm
from complaints.models import Complaint
from complaints.workflow import ComplaintState
from core import access, web

TAKERS = frozenset({Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.AGENT, Role.BRANCH_DIRECTOR})


def _words(request: HttpRequest, row: Complaint) -> Mapping[str, Any]:
    """What was said may speak of health: reading it is recorded."""
    user: Any = request.user
    access.record(user.actor, row.customer_id, row.key, "complaint")
    return {}


def _links(row: Complaint, user: Any) -> Sequence[web.Link]:
    found = [(row.customer, row.customer.key), (row.order, row.order.key if row.order else "")]
    if row.receipt:
        found.append((row.receipt, row.receipt.key))
    return [web.Link(what, url) for what, key in found if key and (url := web.url_for(key, user))]


screen = web.register(
    web.Screen(
        slug="complaints",
        model=Complaint,
        right=Right.COMPLAINTS,
        label=_("Complaint"),
        label_plural=_("Complaints"),
        icon="complaint",
        group="service",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row} · {row.customer.masked_name}",
        columns=(
            web.Column("number", _("Complaint no."), value="pk"),
            web.Column("customer", _("Customer"), value="customer.masked_name"),
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("category", _("Category of complaint"), value="get_category_display"),
            web.Column("source", _("Came in by"), value="get_source_display"),
            web.Column("created_at", _("Taken down at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("category", _("Category of complaint"), choices=Category.choices),
            web.Filter("source", _("Came in by"), choices=Source.choices),
        ),
        search=lambda user, text: (
            Q(order__order_no__iexact=text) | Q(customer__archive_no__iexact=text)
        ),
        search_hint=_("Order number or archive number"),
        path=(ComplaintState.REGISTERED, ComplaintState.CLOSED),
        facts=lambda row, user: [
            (_("Customer"), row.customer.masked_name),
            (_("Order"), row.order),
            (_("Category of complaint"), row.get_category_display()),
            (_("Came in by"), row.get_source_display()),
            (_("Taken down by"), row.taken_by),
            (_("Taken down at"), row.created_at),
            (_("Complaint closed at"), row.closed_at),
        ],
        panels=(web.Panel("complaints/_words.html", context=_words),),
        links=_links,
        create_form=ComplaintForm,
        create=services.open,
        create_roles=TAKERS,
        create_label=_("Take down a complaint"),
        empty=_("There are no complaints."),
    )
)
