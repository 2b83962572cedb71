"""The screen of parcels."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import Right
from core import files, web
from inventory.selectors import allocations_of
from logistics import carriers
from logistics.carriers import CHOICES
from logistics.choices import TROUBLE, Method, Progress, Purpose
from logistics.models import Shipment
from logistics.packing import instructions
from logistics.selectors import receipts, shipments
from logistics.views.common import branches, goods, number
from logistics.workflow import PACKERS, ShipmentState


def _by_number(user: Any, text: str) -> Q:
    return (
        Q(order__order_no__iexact=text)
        | Q(tracking_number=text.upper())
        | Q(delivery__recipient__icontains=text)
    )


def _parcel(request: HttpRequest, row: Shipment) -> Mapping[str, Any]:
    return {
        "lines": row.lines.all(),
        "lots": allocations_of(row.key),
        "photos": files.of(row.key),
        "packing": instructions(line.product for line in row.lines.all()),
        "checks": row.checks.select_related("allocation__lot").order_by("pk"),
    }


def _news(request: HttpRequest, row: Shipment) -> Mapping[str, Any]:
    return {"events": row.events.order_by("-at", "-pk")}


def _paper(row: Shipment, kind: str) -> str:
    return reverse("parcel-paper", args=[row.pk, kind])


def _initial(row: Shipment, step: str, user: Any) -> Mapping[str, Any]:
    """What the customer has reported is what goes again."""
    receipt = getattr(row, "receipt", None)
    if step != "reship" or receipt is None:
        return {}
    return {"products": list(receipt.faults.values_list("product_id", flat=True))}


def _papers(row: Shipment, user: Any) -> list[web.Link]:
    """What can be printed now, and where else to look."""
    found = [web.Link(row.delivery, web.url_for(row.delivery.key))]
    here = row.state in (ShipmentState.TO_PICK, ShipmentState.PICKED)
    if here and user.actor.may(frozenset(map(str, PACKERS))):
        found.insert(0, web.Link(_("Pick line by line"), reverse("parcel-picking", args=[row.pk])))
    if row.state == ShipmentState.PICKED:
        found.append(web.Link(_("Pick list"), _paper(row, "pick-list")))
    if row.state in (ShipmentState.PICKED, ShipmentState.HANDED_OVER, ShipmentState.CONFIRMED):
        found.append(web.Link(_("Issue note"), _paper(row, "issue-note")))
    if row.state != ShipmentState.CANCELLED and user.can(Right.REVEAL):
        found.append(web.Link(_("Label"), _paper(row, "label")))
    receipt = getattr(row, "receipt", None)
    if receipt is not None and receipts.visible_to(user).filter(pk=receipt.pk).exists():
        found.append(web.Link(receipt, web.url_for(receipt.key)))
    others = [row.replaces, row.part_of, *row.replacements.all(), *row.rests.all()]
    found += [web.Link(other, shipment_screen.url(other)) for other in others if other]
    found += [web.Link(one, web.url_for(one.key)) for one in row.troubles.all()]
    if coming := getattr(row, "goods_return", None):
        found.append(web.Link(coming, web.url_for(coming.key)))
    return found


shipment_screen = web.register(
    web.Screen(
        slug="shipments",
        model=Shipment,
        right=Right.LOGISTICS,
        label=_("Shipment"),
        label_plural=_("Shipments"),
        icon="truck",
        group="parcels",
        bulk=("pick", "hand_over"),
        visible_to=shipments.visible_to,
        for_list=shipments.for_list,
        for_detail=shipments.for_detail,
        title=lambda row, user: f"{row.order.order_no} · {row.delivery.recipient}",
        columns=(
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("recipient", _("Recipient"), value="delivery.recipient"),
            web.Column("goods", _("Goods"), value=goods),
            web.Column("method", _("Receiving method"), value="get_method_display"),
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("number", _("Tracking number"), value=number),
            web.Column(
                "progress",
                _("Carrier's news"),
                value="get_progress_display",
                tone=lambda row, user: "bad" if row.progress in TROUBLE else "active",
            ),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("method", _("Receiving method"), choices=Method.choices),
            web.Filter("delivery__purpose", _("Purpose"), choices=Purpose.choices),
            web.Filter("carrier", _("Carrier"), choices=CHOICES),
            web.Filter("progress", _("Carrier's news"), choices=Progress.choices),
            web.Filter("order__branch", _("Branch"), choices=branches),
        ),
        search=_by_number,
        search_hint=_("Order number, tracking number or recipient"),
        path=(
            ShipmentState.TO_PICK,
            ShipmentState.PICKED,
            ShipmentState.HANDED_OVER,
            ShipmentState.CONFIRMED,
        ),
        facts=lambda row, user: [
            (_("Order"), row.order),
            (_("Recipient"), row.delivery.recipient),
            (_("Purpose"), row.delivery.get_purpose_display()),
            (_("Receiving method"), row.get_method_display()),
            (_("Warehouse"), row.warehouse),
            (_("Carrier"), row.carrier_name),
            (_("Tracking number"), row.tracking_number),
            (_("Carrier's news"), row.get_progress_display()),
            (_("Handed over at"), row.handed_over_at),
            (_("What happened"), row.get_mishap_display()),
        ],
        panels=(web.Panel("logistics/_parcel.html", context=_parcel),),
        tabs=(web.Tab("news", _("Tracking"), "logistics/_news.html", context=_news),),
        links=_papers,
        initial=_initial,
        empty=_("A parcel appears when the receiving method is confirmed."),
    )
)


@require_safe
def number_hint(request: HttpRequest) -> HttpResponse:
    """Whose number this looks like, read beside the field while somebody types it."""
    shipment_screen.admit(request)
    return HttpResponse(escape(carriers.hint(request.GET.get("tracking_number", "")[:300])))
