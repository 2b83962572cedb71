"""The screen of deliveries."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from core import web
from logistics.choices import Method, Purpose
from logistics.forms import BesideForm
from logistics.models import Delivery
from logistics.selectors import deliveries
from logistics.services.parcels import open_beside
from logistics.views.common import branches, goods
from logistics.workflow import DeliveryState


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
        group="parcels",
        visible_to=deliveries.visible_to,
        for_list=deliveries.for_list,
        for_detail=deliveries.for_detail,
        title=lambda row, user: f"{row.order.order_no} · {row.recipient}",
        columns=(
            web.Column("order", _("Order no."), value="order.order_no"),
            web.Column("recipient", _("Recipient")),
            web.Column("goods", _("Goods"), value=goods),
            web.Column("purpose", _("Purpose"), value="get_purpose_display"),
            web.Column("method", _("Receiving method"), value="get_method_display"),
            web.Column("deliver_on", _("Wanted on"), kind="date"),
            web.Column("branch", _("Branch"), value="order.branch.name"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("method", _("Receiving method"), choices=Method.choices),
            web.Filter("purpose", _("Purpose"), choices=Purpose.choices),
            web.Filter("order__branch", _("Branch"), choices=branches),
        ),
        search=lambda user, text: Q(order__order_no__iexact=text) | Q(recipient__icontains=text),
        search_hint=_("Order number or recipient"),
        path=(DeliveryState.PENDING, DeliveryState.CONFIRMED),
        facts=lambda row, user: [
            (_("Order"), row.order),
            (_("Purpose"), row.get_purpose_display()),
            (_("Receiving method"), row.get_method_display()),
            (_("Recipient"), row.recipient),
            (_("Telephone"), row.masked_phone),
            (_("Province, city, district"), row.region),
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
            web.Link(parcel, web.url_for(parcel.key, user)) for parcel in row.shipments.all()
        ],
        create_form=BesideForm,
        create=open_beside,
        create_roles={Role.HEALTH_MANAGER},
        create_label=_("Send a test kit or prescription"),
        empty=_("A delivery is opened when a health manager submits a plan with goods."),
    )
)
