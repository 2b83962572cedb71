"""Making orders: from a payment, or entered by hand."""

from decimal import Decimal

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.models import Branch
from core import clock, prepared
from core.actors import Actor
from core.errors import Forbidden, Invalid
from customers.models import Customer
from customers.services import find_or_create_from_payment
from orders.models import BadSignature, Order, Programme
from orders.payments import Payment, branch_for


def open_from_payment(payment: Payment) -> Order:
    """A new order of a payment whose order number is not known yet; the customer by phone."""
    if payment.programme is None or payment.buyer is None:
        raise Invalid(
            _("The notification cannot be accepted."),
            fields={"order_no": [_("There is no order with this number, and no customer named.")]},
        )
    branch = branch_for(payment)
    try:
        customer = find_or_create_from_payment(
            name=payment.buyer.name,
            phone=payment.buyer.phone,
            branch=branch,
            came_with=payment.order_no,
            **payment.buyer.extras,
        )
    except Invalid as problem:
        raise _of_customer(problem) from problem
    order = Order(
        order_no=payment.order_no,
        customer=customer,
        branch=branch,
        programme=payment.programme,
        list_price=payment.programme.list_price,
        amount=payment.amount,
        currency=payment.currency,
    )
    prepared.insert([order])
    return order


@transaction.atomic
def enter(
    *,
    by: Actor,
    name: str,
    phone: str,
    programme: str,
    amount: Decimal | None = None,
    branch: Branch | None = None,
    order_no: str = "",
) -> Order:
    """An order entered by hand; it waits for its payment."""
    bought = Programme.objects.filter(code=programme, active=True).first()
    if bought is None:
        raise Invalid(
            _("Please look at the marked fields."),
            fields={"programme": [_("This product code does not exist.")]},
        )
    wanted = branch or Branch.objects.filter(pk=by.branch_id).first()
    if wanted is None:
        raise Invalid(
            _("Please look at the marked fields."), fields={"branch": [_("Choose a branch.")]}
        )
    if by.branch_id is not None and wanted.pk != by.branch_id:
        raise Forbidden(_("You enter orders for your own branch only."))
    customer = find_or_create_from_payment(
        name=name, phone=phone, branch=wanted, by=by, came_with=order_no
    )
    return _entered(bought, customer, wanted, amount or bought.list_price, order_no, by)


def count_bad_signature(*, provider: str) -> None:
    """Somebody without the secret: counted per day, the content is not worth keeping."""
    today = clock.today()
    BadSignature.objects.bulk_create(
        [BadSignature(provider=provider, day=today)], ignore_conflicts=True
    )
    BadSignature.objects.filter(provider=provider, day=today).update(count=F("count") + 1)


def next_number(prefix: str, sequence: str) -> str:
    """A readable number that is never given twice: prefix, day, counter."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        (counter,) = cursor.fetchone()
    return f"{prefix}{clock.today():%Y%m%d}-{counter:05d}"


def _entered(
    programme: Programme,
    customer: Customer,
    branch: Branch,
    amount: Decimal,
    order_no: str,
    by: Actor,
) -> Order:
    number = order_no or next_number("D", "orders_order_no")
    order, new = Order.objects.get_or_create(
        order_no=number,
        defaults={
            "customer": customer,
            "branch": branch,
            "programme": programme,
            "list_price": programme.list_price,
            "amount": amount,
            "currency": programme.currency,
            "entered_by_id": by.user_id,
        },
    )
    if not new:
        raise Invalid(
            _("Please look at the marked fields."),
            fields={"order_no": [_("There is an order with this number already.")]},
        )
    return order


def _of_customer(problem: Invalid) -> Invalid:
    """What is wrong with a customer, told where it stands in the notification."""
    fields = {f"customer.{name}": found for name, found in problem.fields.items()}
    return Invalid(problem.message, fields=fields or {"customer.phone": [problem.message]})
