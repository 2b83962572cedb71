"""Orders to suppliers, and the paper that goes out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import Right, Role
from core import files, web
from core.errors import Refused
from core.lazy import Lazy
from purchasing import selectors, services
from purchasing.forms.entry import OrderForm
from purchasing.models import PurchaseOrder
from purchasing.need import Given
from purchasing.workflow import PurchaseState
from purchasing.workflow.order import SIGNED

paper = Lazy("purchasing.paper")
S = PurchaseState


def by_number(prefix: str, text: str) -> Q:
    """Found by the number on the paper, with or without its letters."""
    digits = text.strip().upper().removeprefix(prefix).lstrip("0")
    return Q(pk=int(digits)) if digits.isdecimal() and len(digits) < 10 else Q(pk__in=[])


def _lines(request: HttpRequest, row: PurchaseOrder) -> Mapping[str, Any]:
    lines = sorted(row.lines.all(), key=lambda line: line.product.name)
    return {"lines": lines, "total": sum(line.total for line in lines)}


def _computed(request: HttpRequest, row: PurchaseOrder) -> Mapping[str, Any]:
    lines = [
        {"line": line, "told": Given(**line.computed).told() if line.computed else ()}
        for line in row.lines.all()
    ]
    return {"lines": lines}


def _papers(request: HttpRequest, row: PurchaseOrder) -> Mapping[str, Any]:
    return {"files": files.of(row.key)}


def _links(row: PurchaseOrder, user: Any) -> Sequence[web.Link]:
    found = [web.Link(row.supplier, web.url_for(row.supplier.key))]
    if row.state in SIGNED:
        found.append(web.Link(_("PDF"), reverse("purchase-pdf", args=[row.pk])))
    found += [web.Link(one, web.url_for(one.key)) for one in row.receipts.order_by("pk")]
    return found


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The order as the supplier gets it; nothing unapproved leaves the house."""
    row: PurchaseOrder = screen.row(request, pk)
    if row.state not in SIGNED:
        raise Refused(gettext("There is nothing to send before it is approved."))
    response = HttpResponse(paper.pdf(row), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{row.number}.pdf")
    response["Cache-Control"] = "private, no-store"
    return response


screen = web.register(
    web.Screen(
        slug="purchases",
        model=PurchaseOrder,
        right=Right.PURCHASING,
        label=_("Purchase order"),
        label_plural=_("Purchase orders"),
        icon="order",
        group="purchasing",
        visible_to=selectors.orders_visible_to,
        for_list=selectors.orders_for_list,
        for_detail=selectors.orders_for_detail,
        title=lambda row, user: f"{row.number} · {row.supplier}",
        columns=(
            web.Column("number", _("Purchase no.")),
            web.Column("supplier", _("Supplier"), value="supplier.name", sort="supplier__name"),
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("total", _("Amount"), kind="money"),
            web.Column("drafted_by", _("Drafted by")),
            web.Column("expected_on", _("Expected on"), kind="date", sort="expected_on"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter(
                "supplier",
                _("Supplier"),
                choices=lambda user: list(
                    selectors.suppliers_visible_to(user).order_by("name").values_list("pk", "name")
                ),
            ),
        ),
        search=lambda user, text: by_number("PO", text) | Q(supplier__name__icontains=text),
        search_hint=_("Purchase number or supplier"),
        path=(S.DRAFT, S.PENDING, S.APPROVED, S.ORDERED, S.IN_TRANSIT, S.RECEIVED, S.CLOSED),
        facts=lambda row, user: [
            (_("Supplier"), row.supplier),
            (_("Deliver to"), row.warehouse),
            (_("Drafted by"), row.drafted_by),
            (_("Round"), row.round),
            (_("Approved by"), row.approved_by),
            (_("Sent at"), row.sent_at),
            (_("Expected on"), row.expected_on),
            (_("Carrier and number"), row.tracking),
            (_("Note for the supplier"), row.note),
        ],
        panels=(web.Panel("purchasing/_lines.html", context=_lines),),
        tabs=(
            web.Tab("computed", _("How it was computed"), "purchasing/_computed.html", _computed),
            web.Tab("papers", _("Papers"), "purchasing/_papers.html", context=_papers),
        ),
        links=_links,
        initial=lambda row, step, user: {
            "note": row.note if step == "revise" else "",
            "tracking": row.tracking,
            "expected_on": row.expected_on,
            "lines": [
                {"product": x.product_id, "quantity": x.quantity, "unit_price": x.unit_price}
                for x in row.lines.all()
            ],
        },
        bulk=("submit", "approve"),
        create_form=OrderForm,
        create=services.draft,
        create_roles={Role.PRODUCT_MANAGER},
        create_label=_("Enter a purchase"),
        empty=_("Purchases begin with the proposal, or are entered by hand."),
    )
)
