"""Disposals, and the form that is filed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import Right
from core import files, web
from core.lazy import Lazy
from warehousing import selectors, services
from warehousing.causes import Cause
from warehousing.duties import KEEPER
from warehousing.forms.disposal import DisposalForm
from warehousing.models import Disposal
from warehousing.views.finding import by_number
from warehousing.workflow import DisposalState

paper = Lazy("warehousing.paper")
S = DisposalState


def _evidence(request: HttpRequest, row: Disposal) -> Mapping[str, Any]:
    return {"photos": files.of(row.key)}


def _links(row: Disposal, user: Any) -> Sequence[web.Link]:
    lot = row.held or row.lot
    return [
        web.Link(_("Disposal form (PDF)"), reverse("disposal-pdf", args=[row.pk])),
        web.Link(lot, web.url_for(lot.key)),
    ]


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The form with every signature, to be filed."""
    row: Disposal = screen.row(request, pk)
    response = HttpResponse(paper.disposal(row), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, f"{row}.pdf")
    response["Cache-Control"] = "private, no-store"
    return response


screen = web.register(
    web.Screen(
        slug="disposals",
        model=Disposal,
        right=Right.STOCK,
        label=_("Disposal"),
        label_plural=_("Disposals"),
        icon="empty",
        group="warehouse",
        visible_to=selectors.disposals_visible_to,
        for_list=selectors.disposals_for_list,
        for_detail=selectors.disposals_for_list,
        title=lambda row, user: f"{row} · {row.lot}",
        columns=(
            web.Column("number", _("Disposal no."), value=lambda row, user: str(row)),
            web.Column("product", _("Product"), value="lot.product"),
            web.Column("lot_no", _("Lot number"), value="lot.lot_no"),
            web.Column("quantity", _("Quantity"), kind="number"),
            web.Column("cause", _("Cause"), value="get_cause_display"),
            web.Column("responsible", _("Responsible person"), kind="person"),
            web.Column("warehouse", _("Warehouse"), value="lot.warehouse.name"),
            web.Column("state", _("State"), kind="state"),
        ),
        filters=(web.Filter("cause", _("Cause"), choices=Cause.choices),),
        search=lambda user, text: (
            by_number("DS", text)
            | Q(lot__lot_no__iexact=text)
            | Q(lot__product__name__icontains=text)
        ),
        search_hint=_("Disposal number, lot number or product"),
        path=(S.FIRST, S.SECOND, S.APPROVAL, S.APPROVED, S.DESTROYED),
        facts=lambda row, user: [
            (_("Product"), row.lot.product),
            (_("Lot number"), row.lot.lot_no),
            (_("Expires on"), row.lot.expires_on),
            (_("Quantity"), f"{row.quantity} {row.lot.product.unit}"),
            (_("Waits in"), row.held.bin if row.held else ""),
            (_("Cause"), row.get_cause_display()),
            (_("Reason"), row.reason),
            (_("Responsible person"), row.responsible),
            (_("Round"), row.round),
            (_("First review"), row.first_by),
            (_("Second review"), row.second_by),
            (_("Approved by"), row.lead_by),
            (_("Destroyed by"), row.destroyed_by),
            (_("Witness"), row.witness),
            (_("How it was destroyed"), row.how),
            (_("Destroyed at"), row.destroyed_at),
        ],
        panels=(web.Panel("warehousing/_photos.html", context=_evidence),),
        links=_links,
        initial=lambda row, step, user: (
            {"cause": row.cause, "reason": row.reason, "responsible": row.responsible_id}
            if step == "reapply"
            else {}
        ),
        bulk=("first_review", "second_review", "approve"),
        create_form=DisposalForm,
        create=services.report_disposal,
        create_roles=KEEPER,
        create_label=_("Apply for disposal"),
        empty=_("Broken, spoiled or expired goods are reported here and set apart at once."),
    )
)
