"""The screen of receipts."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import files, links, web
from logistics import customer
from logistics.choices import Progress
from logistics.models import Receipt
from logistics.selectors import receipts
from logistics.views.common import branches, number
from logistics.views.shipments import shipment_screen
from logistics.workflow import ReceiptState

links.register("receipt", customer.receipt)


def _receipt(request: HttpRequest, row: Receipt) -> Mapping[str, Any]:
    return {
        "lines": row.shipment.lines.all(),
        "faults": row.faults.select_related("product").order_by("pk"),
        "notes": row.follow_ups.order_by("-at", "-pk"),
        "photos": files.of(row.key),
    }


receipt_screen = web.register(
    web.Screen(
        slug="receipts",
        model=Receipt,
        right=Right.LOGISTICS,
        label=_("Receipt"),
        label_plural=_("Receipts"),
        icon="receipt",
        group="parcels",
        bulk=("follow_up",),
        visible_to=receipts.visible_to,
        for_list=receipts.for_list,
        for_detail=receipts.for_detail,
        title=lambda row, user: f"{row.order.order_no} · {row.shipment.delivery.recipient}",
        columns=(
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("recipient", _("Recipient"), value="shipment.delivery.recipient"),
            web.Column(
                "number", _("Tracking number"), value=lambda row, user: number(row.shipment, user)
            ),
            web.Column("progress", _("Carrier's news"), value="shipment.get_progress_display"),
            web.Column("shipped", _("Recorded at"), value="shipment.confirmed_at", kind="datetime"),
            web.Column("branch", _("Branch"), value="order.branch.name"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("shipment__progress", _("Carrier's news"), choices=Progress.choices),
            web.Filter("order__branch", _("Branch"), choices=branches),
        ),
        search=lambda user, text: (
            Q(order__order_no__iexact=text)
            | Q(shipment__tracking_number=text.upper())
            | Q(shipment__delivery__recipient__icontains=text)
        ),
        search_hint=_("Order number, tracking number or recipient"),
        path=(ReceiptState.AWAITING, ReceiptState.RECEIVED),
        facts=lambda row, user: [
            (_("Order"), row.order),
            (_("Recipient"), row.shipment.delivery.recipient),
            (_("Tracking number"), number(row.shipment, user)),
            (_("Carrier's news"), row.shipment.get_progress_display()),
            (_("Received at"), row.received_at),
            (_("What is wrong"), row.get_damage_display()),
        ],
        panels=(web.Panel("logistics/_receipt.html", context=_receipt),),
        links=lambda row, user: [web.Link(row.shipment, shipment_screen.url(row.shipment))],
        empty=_("A receipt is followed up once its parcel is recorded."),
    )
)
