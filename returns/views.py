"""What people see of returns."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from accounts.selectors import branch_choices
from core import access, files, links, web
from returns import customer, selectors, services
from returns.choices import Reason, Wish
from returns.forms import ReturnForm
from returns.models import Return
from returns.workflow import FRONT, ReturnState

links.register("return", customer.progress)


def _words(request: HttpRequest, row: Return) -> Mapping[str, Any]:
    """The customer's words: reading them is recorded."""
    user: Any = request.user
    access.record(user.actor, row.customer_id, row.key, "return")
    return {"files": files.of(row.key)}


def _links(row: Return, user: Any) -> Sequence[web.Link]:
    found = [(row.order, row.order.key), (row.receipt, row.receipt.key)]
    if row.complaint:
        found.append((row.complaint, row.complaint.key))
    return [web.Link(what, url) for what, key in found if (url := web.url_for(key, user))]


screen = web.register(
    web.Screen(
        slug="returns",
        model=Return,
        right=Right.RETURNS,
        label=_("Return or exchange"),
        label_plural=_("Returns and exchanges"),
        icon="receipt",
        group="parcels",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row} · {row.product}",
        columns=(
            web.Column("number", _("Return no."), value="pk"),
            web.Column("customer", _("Customer"), value="customer.masked_name"),
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("product", _("Product")),
            web.Column("quantity", _("Quantity"), kind="number"),
            web.Column("value", _("Value of the goods"), kind="money"),
            web.Column("wish", _("What the customer wants"), value="get_wish_display"),
            web.Column("reason", _("Reason"), value="get_reason_display"),
            web.Column("created_at", _("Taken down at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
        ),
        filters=(
            web.Filter("wish", _("What the customer wants"), choices=Wish.choices),
            web.Filter("reason", _("Reason"), choices=Reason.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        search=lambda user, text: Q(order__order_no__iexact=text),
        search_hint=_("Order number"),
        path=(
            ReturnState.REQUESTED,
            ReturnState.APPROVED,
            ReturnState.RECEIVED,
            ReturnState.INSPECTED,
            ReturnState.SETTLED,
            ReturnState.CONFIRMED,
        ),
        facts=lambda row, user: [
            (_("Customer"), row.customer.masked_name),
            (_("Order no."), row.order.order_no),
            (_("Product"), row.product),
            (_("Quantity"), row.quantity),
            (_("Value of the goods"), row.value),
            (_("What the customer wants"), row.get_wish_display()),
            (_("Reason"), row.get_reason_display()),
            (_("Packaging intact"), row.packaging_intact),
            (_("Allowed by the policy"), row.in_policy),
            (_("Taken down by"), row.taken_by),
            (_("Decided by"), row.decided_by),
            (_("Received by"), row.received_by),
            (_("Verdict"), row.get_verdict_display()),
            (_("Paid back"), row.refunded),
            (_("Payment reference"), row.reference),
        ],
        panels=(web.Panel("returns/_return.html", context=_words),),
        initial=lambda row, step, user: {"amount": row.value} if step == "refund" else {},
        links=_links,
        create_form=ReturnForm,
        create=services.request,
        create_roles=FRONT,
        create_label=_("Take down a return"),
        empty=_("No goods are coming back."),
    )
)
