"""Stocktakes: the sheet is blind until everything has been counted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from warehousing import selectors, services
from warehousing.duties import COUNTERS, KEEPER, LEAD
from warehousing.forms.stocktake import StocktakeForm
from warehousing.models import Stocktake
from warehousing.views.finding import by_number
from warehousing.workflow import StocktakeState
from warehousing.workflow.stocktake import AT_IT

S = StocktakeState


def _progress(request: HttpRequest, row: Stocktake) -> Mapping[str, Any]:
    """How far it is; numbers and differences only when nobody counts any more."""
    lines = row.lines.select_related("lot__product", "lot__bin", "first_by", "second_by")
    known = list(lines.order_by("lot__bin__code", "lot__product__name", "lot__expires_on", "pk"))
    done = sum(line.first_counted is not None for line in known)
    shown: Sequence[Any] = () if row.is_blind else known
    worth = selectors.differences_in_yuan(row)
    user: Any = request.user
    may_count = row.state in AT_IT and user.actor.may(frozenset(map(str, COUNTERS)))
    return {
        "total": len(known),
        "done": done,
        "lines": [(line, worth.get(line.pk)) for line in shown],
        "gain": sum(yuan for yuan in worth.values() if yuan > 0),
        "loss": sum(yuan for yuan in worth.values() if yuan < 0),
        "net": sum(worth.values()),
        "differences": sum(line.variance != 0 for line in shown),
        "count_url": reverse("stocktake-count", args=[row.pk]) if may_count else "",
    }


screen = web.register(
    web.Screen(
        slug="stocktakes",
        model=Stocktake,
        right=Right.STOCK,
        label=_("Stocktake"),
        label_plural=_("Stocktakes"),
        icon="sheet",
        group="warehouse",
        visible_to=selectors.stocktakes_visible_to,
        for_list=selectors.stocktakes_for_list,
        for_detail=selectors.stocktakes_for_list,
        title=lambda row, user: f"{row} · {row.warehouse}",
        columns=(
            web.Column("number", _("Stocktake no."), value=lambda row, user: str(row)),
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("due_on", _("To be counted by"), kind="date", sort="due_on"),
            web.Column("mode", _("Meanwhile"), value="get_mode_display"),
            web.Column("finished_at", _("Counted at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        search=lambda user, text: by_number("ST", text) | Q(warehouse__name__icontains=text),
        search_hint=_("Stocktake number or warehouse"),
        path=(S.PLANNED, S.CALLED, S.COUNTING, S.RECOUNT, S.CAUSES, S.FINANCE, S.LEAD, S.POSTED),
        facts=lambda row, user: [
            (_("Warehouse"), row.warehouse),
            (_("For the month"), f"{row.month:%Y-%m}" if row.month else ""),
            (_("To be counted by"), row.due_on),
            (_("Meanwhile"), row.get_mode_display()),
            (_("Begun at"), row.started_at),
            (_("Counted at"), row.finished_at),
            (_("Done on another day than begun"), _("Yes") if row.is_late else ""),
            (_("Signed for finance"), row.finance_by),
            (_("Signed by the lead"), row.lead_by),
            (_("Posted at"), row.posted_at),
        ],
        panels=(web.Panel("warehousing/_stocktake.html", context=_progress),),
        create_form=StocktakeForm,
        create=services.plan_stocktake,
        create_roles=KEEPER | LEAD,
        create_label=_("Plan a stocktake"),
        empty=_("The stocktake of the month is planned by itself for its last two days."),
    )
)
