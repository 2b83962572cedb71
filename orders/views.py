"""What people see of orders: the list, one order, the inbox of payments."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from accounts.selectors import branch_choices
from core import web
from customers.selectors import search as search_customers
from orders import selectors, services
from orders.choices import ContractType, Outcome
from orders.entry import NewOrderForm
from orders.models import Order, PaymentNotification
from orders.workflow import OrderState


def _facts(row: Order, user: Any) -> Sequence[tuple[Any, Any]]:
    found = [
        (_("Customer"), row.customer.shown_to(user)),
        (_("Branch"), row.branch),
        (_("Programme"), row.programme),
        (_("Amount"), f"{row.amount:,.2f} {row.currency}"),
        (_("Paid at"), row.paid_at),
        (_("Paid by"), row.get_pay_channel_display()),
        (_("Contract type"), row.get_contract_type_display()),
    ]
    if row.off_price:
        found.insert(4, (_("List price"), f"{row.list_price:,.2f} {row.currency}"))
    return found


def _search(user: Any, text: str) -> Q:
    """An order number from its beginning, or a customer by any of their fields."""
    return Q(order_no__istartswith=text) | Q(customer__in=search_customers(user, text).values("pk"))


def _initial(row: Order, step: str, user: Any) -> Mapping[str, Any]:
    if step == "confirm_type":
        return {"contract_type": ContractType.ONLINE}  # what nearly all are
    return {"amount": row.amount} if step == "pay" else MappingProxyType({})


def kit(request: HttpRequest, row: Order) -> Mapping[str, Any]:
    """What the programme's parcel holds."""
    return {"lines": row.programme.lines.select_related("product").order_by("pk")}


def payments(request: HttpRequest, row: Order) -> Mapping[str, Any]:
    """The notifications of this order, without their bodies."""
    return {"notifications": row.payment_notifications.defer("body").order_by("pk")}


def _cashier(row: Order, user: Any) -> bool:
    return bool(user.can(Right.PAYMENTS))


screen = web.register(
    web.Screen(
        slug="orders",
        model=Order,
        right=Right.ORDERS,
        label=_("Order"),
        label_plural=_("Orders"),
        icon="order",
        group="customers",
        bulk=("confirm_type",),
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        title=lambda row, user: f"{row.order_no} · {row.customer.shown_to(user)}",
        columns=(
            web.Column("order_no", _("Order no."), sort="order_no"),
            web.Column(
                "customer", _("Customer"), value=lambda row, user: row.customer.shown_to(user)
            ),
            web.Column("branch", _("Branch"), value="branch.name"),
            web.Column("programme", _("Programme"), value="programme.code"),
            web.Column("amount", _("Amount"), kind="money"),
            web.Column("paid_at", _("Paid at"), kind="datetime", sort="paid_at"),
            web.Column("contract_type", _("Contract type"), value="get_contract_type_display"),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        filters=(
            web.Filter("contract_type", _("Contract type"), choices=ContractType.choices),
            web.Filter("branch", _("Branch"), choices=branch_choices),
        ),
        search=_search,
        search_hint=_("Order number, name, telephone"),
        path=(
            OrderState.PENDING_PAYMENT,
            OrderState.PAID,
            OrderState.TYPE_CONFIRMED,
            OrderState.IN_SERVICE,
            OrderState.COMPLETED,
        ),
        facts=_facts,
        tabs=(
            web.Tab("kit", _("Kit"), "orders/_kit.html", kit),
            web.Tab("payments", _("Payments"), "orders/_payments.html", payments, shown=_cashier),
        ),
        initial=_initial,
        create_form=NewOrderForm,
        create=services.enter,
        create_roles={Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE},
        create_label=_("New order"),
        empty=_("Orders arrive when they are paid; you can also enter one by hand."),
    )
)


def _inbox(user: Any) -> QuerySet[PaymentNotification]:
    return selectors.notifications_for_list(user).defer("body")


inbox_screen = web.register(
    web.Screen(
        slug="payment-notifications",
        model=PaymentNotification,
        right=Right.PAYMENTS,
        label=_("Payment notification"),
        label_plural=_("Payment notifications"),
        icon="receipt",
        group="customers",
        visible_to=_inbox,
        columns=(
            web.Column("received_at", _("Received"), kind="datetime", sort="received_at"),
            web.Column("provider", _("Provider"), value="get_provider_display"),
            web.Column("event_id", _("Event")),
            web.Column("order_no", _("Order no."), value="order_no"),
            web.Column("outcome", _("Result"), value="get_outcome_display"),
            web.Column("reasons", _("Reasons"), value=lambda row, user: reasons_of(row)),
            web.Column("repeats", _("Repeats"), kind="number"),
        ),
        filters=(web.Filter("outcome", _("Result"), choices=Outcome.choices),),
        search=lambda user, text: Q(order_no__istartswith=text) | Q(event_id__istartswith=text),
        search_hint=_("Order number or event"),
        facts=lambda row, user: [
            (_("Received"), row.received_at),
            (_("Provider"), row.get_provider_display()),
            (_("Event"), row.event_id),
            (_("Order no."), row.order_no),
            (_("Result"), row.get_outcome_display()),
            (_("Our answer"), row.answer_status),
            (_("Reasons"), reasons_of(row)),
            (_("Repeats"), row.repeats),
        ],
        empty=_("No payment has been notified yet."),
    )
)


def reasons_of(row: PaymentNotification) -> str:
    """Why it was refused, field by field."""
    return "; ".join(f"{name}: {' '.join(found)}" for name, found in row.reasons.items())
