"""What people see of parcels."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch
from accounts.roles import Right
from core import files, links, web
from inventory.selectors import allocations_of
from logistics import customer
from logistics.carriers import CHOICES
from logistics.choices import TROUBLE, Method, Progress
from logistics.models import Delivery, Receipt, Shipment
from logistics.selectors import deliveries, receipts, shipments
from logistics.workflow import DeliveryState, ReceiptState, ShipmentState

links.register("receipt", customer.receipt)


def _branches(user: Any) -> Sequence[tuple[Any, Any]]:
    known = Branch.objects.order_by("name")
    if not user.sees_every_branch:
        known = known.filter(pk=user.branch_id)
    return [(branch.pk, branch.name) for branch in known]


def goods(row: Any, user: Any) -> str:
    """What is in it, on one line."""
    return "、".join(str(line) for line in row.lines.all())


def number(row: Any, user: Any) -> str:
    """Carrier and number."""
    return f"{row.carrier_name} {row.tracking_number}".strip()


def _by_number(user: Any, text: str) -> Q:
    return (
        Q(order__order_no__iexact=text)
        | Q(tracking_number=text.upper())
        | Q(delivery__recipient__icontains=text)
    )


# Deliveries


def _delivery_initial(row: Delivery, step: str, user: Any) -> Mapping[str, Any]:
    """The recipient, but neither telephone nor address: those are never filled in to be read."""
    if step != "confirm_method":
        return {}
    return {"method": Method.EXPRESS, "recipient": row.recipient, "window": row.window}


delivery_screen = web.register(
    web.Screen(
        slug="deliveries",
        model=Delivery,
        right=Right.LOGISTICS,
        label=_("Delivery"),
        label_plural=_("Deliveries"),
        icon="delivery",
        group="goods",
        visible_to=deliveries.visible_to,
        for_list=deliveries.for_list,
        for_detail=deliveries.for_detail,
        title=lambda row, user: f"{row.order.order_no} · {row.recipient}",
        columns=(
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("recipient", _("Recipient")),
            web.Column("goods", _("Goods"), value=goods),
            web.Column("method", _("Receiving method"), value="get_method_display"),
            web.Column("deliver_on", _("Wanted on"), kind="date"),
            web.Column("branch", _("Branch"), value="order.branch.name"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("method", _("Receiving method"), choices=Method.choices),
            web.Filter("order__branch", _("Branch"), choices=_branches),
        ),
        search=lambda user, text: Q(order__order_no__iexact=text) | Q(recipient__icontains=text),
        search_hint=_("Order number or recipient"),
        path=(DeliveryState.PENDING, DeliveryState.CONFIRMED),
        facts=lambda row, user: [
            (_("Order"), row.order),
            (_("Receiving method"), row.get_method_display()),
            (_("Recipient"), row.recipient),
            (_("Telephone"), row.masked_phone),
            (_("Address"), row.masked_address),
            (_("Wanted on"), row.deliver_on),
            (_("Time of day"), row.get_window_display()),
            (_("Confirmed at"), row.confirmed_at),
        ],
        panels=(
            web.Panel(
                "logistics/_delivery.html",
                context=lambda request, row: {
                    "lines": row.lines.all(),
                    "may_reveal": request.user.can(Right.REVEAL),
                },
            ),
        ),
        initial=_delivery_initial,
        links=lambda row, user: [
            web.Link(shipment, shipment_screen.url(shipment)) for shipment in row.shipments.all()
        ],
        empty=_("A delivery is opened when a health manager submits a plan with goods."),
    )
)

# Shipments


def _parcel(request: HttpRequest, row: Shipment) -> Mapping[str, Any]:
    return {
        "lines": row.lines.all(),
        "lots": allocations_of(row.key),
        "photos": files.of(row.key),
    }


def _news(request: HttpRequest, row: Shipment) -> Mapping[str, Any]:
    return {"events": row.events.order_by("-at", "-pk")}


def _papers(row: Shipment, user: Any) -> list[web.Link]:
    """What can be printed now, and where else to look."""
    found = [web.Link(row.delivery, delivery_screen.url(row.delivery))]
    if row.state == ShipmentState.PICKED:
        found.append(web.Link(_("Pick list"), reverse("shipment-pick-list", args=[row.pk])))
    if row.state in (ShipmentState.PICKED, ShipmentState.HANDED_OVER, ShipmentState.CONFIRMED):
        found.append(web.Link(_("Issue note"), reverse("shipment-issue-note", args=[row.pk])))
    if row.state != ShipmentState.CANCELLED and user.can(Right.REVEAL):
        found.append(web.Link(_("Label"), reverse("shipment-label", args=[row.pk])))
    receipt = getattr(row, "receipt", None)
    if receipt is not None and receipts.visible_to(user).filter(pk=receipt.pk).exists():
        found.append(web.Link(receipt, receipt_screen.url(receipt)))
    if row.replaces:
        found.append(web.Link(row.replaces, shipment_screen.url(row.replaces)))
    return found


shipment_screen = web.register(
    web.Screen(
        slug="shipments",
        model=Shipment,
        right=Right.LOGISTICS,
        label=_("Shipment"),
        label_plural=_("Shipments"),
        icon="truck",
        group="goods",
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
            web.Filter("carrier", _("Carrier"), choices=CHOICES),
            web.Filter("progress", _("Carrier's news"), choices=Progress.choices),
            web.Filter("order__branch", _("Branch"), choices=_branches),
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
            (_("Receiving method"), row.get_method_display()),
            (_("Warehouse"), row.warehouse),
            (_("Carrier"), row.carrier_name),
            (_("Tracking number"), row.tracking_number),
            (_("Carrier's news"), row.get_progress_display()),
            (_("Handed over at"), row.handed_over_at),
            (_("What happened"), row.get_mishap_display()),
        ],
        panels=(web.Panel("logistics/_parcel.html", context=_parcel),),
        tabs=(web.Tab("news", _("On the way"), "logistics/_news.html", context=_news),),
        links=_papers,
        empty=_("A parcel appears when the receiving method is confirmed."),
    )
)

# Receipts


def _receipt(request: HttpRequest, row: Receipt) -> Mapping[str, Any]:
    return {
        "lines": row.shipment.lines.all(),
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
        group="goods",
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
            web.Filter("order__branch", _("Branch"), choices=_branches),
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
