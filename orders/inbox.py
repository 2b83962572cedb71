"""The inbox of payment notifications: kept first to last, accepted once, answered the same way."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError

from core import clock, prepared
from core.actors import integration_actor
from core.errors import Invalid
from core.locks import one_at_a_time
from core.prepared import Asked, Hole
from core.steps import perform
from orders import services
from orders.choices import Outcome, PayChannel, Provider
from orders.models import Order, PaymentNotification
from orders.payments import Payment
from orders.workflow import OrderState

CREATED, OK, MALFORMED, UNPROCESSABLE = 201, 200, 400, 422
#: What an order can be in when a payment for it comes too late.
CLOSED = (OrderState.CANCELLED, OrderState.REFUNDED)
_accepted = Asked(
    lambda: (
        PaymentNotification.objects.filter(provider=Hole("provider"), event_id=Hole("event_id"))
        .exclude(outcome=Outcome.REFUSED)
        .order_by("pk")
    )
)
_numbered = Asked(lambda: Order.objects.filter(order_no=Hole("order_no")).order_by("pk"))


@dataclass(frozen=True)
class Answer:
    """What the door says: a status and a body; ``problem`` when it is a refusal."""

    status: int
    body: dict[str, Any]
    problem: Invalid | ParseError | None = None


def receive(provider: Provider, body: str, read: Callable[[], Payment | None]) -> Answer:
    """Take in one signed body. Nothing is lost: what cannot be is kept with the reasons.

    ``read`` says what the body means; None when it is not about a payment. Whatever else goes
    wrong undoes everything and leaves the provider to try again.
    """
    digest = hashlib.sha256(body.encode()).hexdigest()
    try:
        with transaction.atomic():
            payment = read()
            if payment is None:
                return _ignored(provider, body, digest)
            return _take(payment, body, digest)
    except (Invalid, ParseError) as problem:
        return _refused(provider, body, digest, problem)


def _take(payment: Payment, body: str, digest: str) -> Answer:
    # always the event first, then the order: two locks in one order cannot wait for each other
    one_at_a_time(f"payment-event:{payment.provider}:{payment.event_id}")
    known = _accepted.first(provider=payment.provider, event_id=payment.event_id)
    if known is not None:
        return _repeated(known, digest)
    one_at_a_time(f"payment-order:{payment.order_no}")
    order = _numbered.first(order_no=payment.order_no)
    outcome = Outcome.ACCEPTED
    if order is None:
        order = services.open_from_payment(payment)
        order = _pay(order, payment)
    elif order.state == OrderState.PENDING_PAYMENT:
        order = _pay(order, payment)
    else:
        outcome = Outcome.CLOSED if order.state in CLOSED else Outcome.SECOND
    answer = {  # in alphabetical order: a repeat is answered byte by byte the same
        "event_id": payment.event_id,
        "order_id": order.pk,
        "order_no": order.order_no,
        "outcome": str(outcome),
    }
    _keep(
        provider=payment.provider,
        event_id=payment.event_id,
        order_no=payment.order_no,
        body=body,
        body_sha256=digest,
        outcome=outcome,
        answer_status=CREATED,
        answer=answer,
        order=order,
    )
    return Answer(CREATED, answer)


def _pay(order: Order, payment: Payment) -> Order:
    return perform(
        order,
        "pay",
        by=integration_actor(str(payment.provider.label)),
        amount=payment.amount,
        paid_at=payment.paid_at,
        channel=PayChannel.WECHAT if payment.provider == Provider.WECHAT else PayChannel.NOTIFIED,
        transaction_no=payment.transaction_no,
    )


def _repeated(known: PaymentNotification, digest: str) -> Answer:
    """The same body again gets the same answer; another body under the same event cannot be."""
    if known.body_sha256 != digest:
        raise Invalid(
            _("The notification cannot be accepted."),
            fields={"event_id": [_("This event was notified before with other content.")]},
        )
    PaymentNotification.objects.filter(pk=known.pk).update(repeats=F("repeats") + 1)
    return Answer(OK, dict(sorted(known.answer.items())))


def _ignored(provider: Provider, body: str, digest: str) -> Answer:
    _keep(
        provider=provider,
        event_id=f"sha256:{digest}",
        body=body,
        body_sha256=digest,
        outcome=Outcome.IGNORED,
        answer_status=OK,
    )
    return Answer(OK, {})


def _refused(provider: Provider, body: str, digest: str, problem: Invalid | ParseError) -> Answer:
    if isinstance(problem, Invalid):
        status, fields = UNPROCESSABLE, problem.fields
    else:
        status, fields = MALFORMED, {"": [str(problem.detail)]}
    PaymentNotification.objects.create(
        provider=provider,
        body=body,
        body_sha256=digest,
        outcome=Outcome.REFUSED,
        reasons={name: [str(one) for one in found] for name, found in fields.items()},
        answer_status=status,
        received_at=clock.now(),
    )
    return Answer(status, {}, problem)


def _keep(**fields: Any) -> None:
    """An event that is not about a payment may come twice: the first row is enough."""
    made = [PaymentNotification(received_at=clock.now(), **fields)]
    if fields["outcome"] == Outcome.IGNORED:
        PaymentNotification.objects.bulk_create(made, ignore_conflicts=True)
    else:
        prepared.insert(made)
