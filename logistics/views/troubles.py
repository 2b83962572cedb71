"""Screens of what goes wrong on the way, and of what comes back."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from logistics.choices import Mishap, Noticed, Outcome
from logistics.models import GoodsReturn, Trouble
from logistics.selectors import returns, troubles
from logistics.views.common import branches, number
from logistics.views.shipments import shipment_screen
from logistics.workflow import ReturnState, TroubleState

OF_PARCEL = (
    web.Column("order", _("Order no."), value="order.order_no"),
    web.Column("recipient", _("Recipient"), value="shipment.delivery.recipient"),
    web.Column("number", _("Tracking number"), value=lambda row, user: number(row.shipment, user)),
)


def _by_parcel(user: Any, text: str) -> Q:
    return (
        Q(order__order_no__iexact=text)
        | Q(shipment__tracking_number=text.upper())
        | Q(shipment__delivery__recipient__icontains=text)
    )


def _story(request: HttpRequest, row: Trouble) -> Mapping[str, Any]:
    return {"events": row.shipment.events.order_by("-at", "-pk")[:20]}


trouble_screen = web.register(
    web.Screen(
        slug="troubles",
        model=Trouble,
        right=Right.LOGISTICS,
        label=_("Trouble on the way"),
        label_plural=_("Troubles on the way"),
        icon="complaint",
        group="parcels",
        visible_to=troubles.visible_to,
        for_list=troubles.for_list,
        for_detail=troubles.for_detail,
        title=lambda row, user: f"{row.get_kind_display()} · {row.order.order_no}",
        columns=(
            *OF_PARCEL,
            web.Column("kind", _("What happened"), value="get_kind_display"),
            web.Column("how", _("Noticed by"), value="get_how_display"),
            web.Column("noticed_at", _("Noticed at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("kind", _("What happened"), choices=Mishap.choices),
            web.Filter("how", _("Noticed by"), choices=Noticed.choices),
            web.Filter("outcome", _("Result"), choices=Outcome.choices),
            web.Filter("order__branch", _("Branch"), choices=branches),
        ),
        search=_by_parcel,
        search_hint=_("Order number, tracking number or recipient"),
        path=(TroubleState.OPEN, TroubleState.SETTLED),
        facts=lambda row, user: [
            (_("Order"), row.order),
            (_("What happened"), row.get_kind_display()),
            (_("Noticed by"), row.get_how_display()),
            (_("Noticed at"), row.noticed_at),
            (_("Tracking number"), number(row.shipment, user)),
            (_("Carrier's news"), row.shipment.get_progress_display()),
            (_("Result"), row.get_outcome_display()),
            (_("Ended at"), row.ended_at),
        ],
        panels=(web.Panel("logistics/_trouble.html", context=_story),),
        links=lambda row, user: [web.Link(row.shipment, shipment_screen.url(row.shipment))],
        empty=_("Nothing goes wrong on the way. What the carriers tell appears here by itself."),
    )
)


def _lines(request: HttpRequest, row: GoodsReturn) -> Mapping[str, Any]:
    return {"lines": row.lines.select_related("lot__product").order_by("pk")}


return_screen = web.register(
    web.Screen(
        slug="goods-returns",
        model=GoodsReturn,
        right=Right.LOGISTICS,
        label=_("Goods return"),
        label_plural=_("Goods returns"),
        icon="receipt",
        group="parcels",
        visible_to=returns.visible_to,
        for_list=returns.for_list,
        for_detail=returns.for_detail,
        title=lambda row, user: f"{row.order.order_no} · {row.shipment.delivery.recipient}",
        columns=(
            *OF_PARCEL,
            web.Column("warehouse", _("Warehouse"), value="shipment.warehouse.name"),
            web.Column("arrived_at", _("Came back at"), kind="datetime"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(web.Filter("order__branch", _("Branch"), choices=branches),),
        search=_by_parcel,
        search_hint=_("Order number, tracking number or recipient"),
        path=(ReturnState.EXPECTED, ReturnState.ARRIVED, ReturnState.INSPECTED),
        facts=lambda row, user: [
            (_("Order"), row.order),
            (_("Warehouse"), row.shipment.warehouse),
            (_("Came back at"), row.arrived_at),
            (_("Inspected at"), row.inspected_at),
            (_("Inspected by"), row.inspected_by),
        ],
        panels=(web.Panel("logistics/_return.html", context=_lines),),
        links=lambda row, user: [web.Link(row.shipment, shipment_screen.url(row.shipment))],
        empty=_("A return begins when a trouble is settled with the parcel coming back."),
    )
)
