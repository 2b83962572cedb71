"""Requisitions of branches."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import files, web
from inventory.selectors import allocations_of
from warehousing import requesting, selectors, services
from warehousing.duties import BRANCH
from warehousing.forms.requisition import RequisitionForm
from warehousing.models import Requisition
from warehousing.views.finding import by_number
from warehousing.workflow import RequisitionState

S = RequisitionState
PACKED = (S.PICKED, S.SHIPPED)


def _goods(request: HttpRequest, row: Requisition) -> Mapping[str, Any]:
    return {
        "lines": sorted(row.lines.all(), key=lambda line: line.product.name),
        "lots": allocations_of(row.key) if row.state in PACKED else (),
        "arrivals": row.arrivals.all(),
        "files": files.of(row.key),
    }


def _initial(row: Requisition, step: str, user: Any) -> Mapping[str, Any]:
    lines = row.lines.select_related("product").order_by("product__name", "pk")
    if step == "first_approve":
        return {
            "lines": [
                {"line": x.pk, "what": f"{x.product} × {x.wanted}", "granted": x.wanted}
                for x in lines
            ]
        }
    if step == "receive":
        return {
            "lots": [{"lot": lot.pk, "what": str(lot)} for lot, _n in requesting.in_transit(row)]
        }
    return {"lines": [{"product": x.product_id, "wanted": x.wanted} for x in lines]}


screen = web.register(
    web.Screen(
        slug="requisitions",
        model=Requisition,
        right=Right.STOCK,
        label=_("Requisition"),
        label_plural=_("Requisitions"),
        icon="form",
        group="warehouse",
        visible_to=selectors.requisitions_visible_to,
        for_list=selectors.requisitions_for_list,
        for_detail=selectors.requisitions_for_detail,
        title=lambda row, user: f"{row} · {row.target}",
        columns=(
            web.Column("number", _("Requisition no."), value=lambda row, user: str(row)),
            web.Column("target", _("For the warehouse"), value="target.name"),
            web.Column("source", _("From the warehouse"), value="source.name"),
            web.Column("why", _("What for")),
            web.Column("round", _("Round"), kind="number"),
            web.Column("created_at", _("Entered at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        search=lambda user, text: by_number("RQ", text) | Q(target__name__icontains=text),
        search_hint=_("Requisition number or warehouse"),
        path=(S.DRAFT, S.FIRST, S.SECOND, S.APPROVED, S.PICKED, S.SHIPPED, S.RECEIVED),
        facts=lambda row, user: [
            (_("From the warehouse"), row.source),
            (_("For the warehouse"), row.target),
            (_("What for"), row.why),
            (_("Round"), row.round),
            (_("First approval"), row.first_by),
            (_("Second approval"), row.second_by),
            (_("Sent out by"), row.shipped_by),
            (_("Sent at"), row.shipped_at),
            (_("Carrier and number"), row.carrier),
            (_("Counted by"), row.received_by),
            (_("Received at"), row.received_at),
            (_("Lacking"), row.lost or ""),
            (_("Cause"), row.get_lost_cause_display()),
            (_("Note"), row.note),
        ],
        panels=(web.Panel("warehousing/_requisition.html", context=_goods),),
        initial=_initial,
        bulk=("second_approve",),
        create_form=RequisitionForm,
        create=services.request,
        create_roles=BRANCH,
        create_label=_("Ask for goods"),
        empty=_("A branch that needs goods from headquarters asks here."),
    )
)
