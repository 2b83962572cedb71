"""The payment webhook: taken once, answered the same way, refused with reasons, nothing lost."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from core import clock
from customers.models import Customer
from orders.models import BadSignature, Order, PaymentNotification
from orders.workflow import OrderState
from tests.orders.factories import (
    make_branch,
    make_order,
    make_paid,
    make_programme,
    notification,
    notify,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_sale():
    make_programme()
    return make_branch(code="HQ1")


def reasons(response):
    assert response["Content-Type"] == "application/problem+json"
    return {error["field"] for error in response.json()["errors"]}


def test_the_first_notification_makes_customer_and_paid_order():
    body = notification()

    response = notify(body)

    order = Order.objects.get(order_no=body["order_no"])
    assert response.status_code == 201
    assert response.json()["order_id"] == order.pk
    assert (order.state, order.amount) == (OrderState.PAID, Decimal("8800.00"))
    assert order.customer.phone == body["customer"]["phone"]
    assert order.branch.code == "HQ1"


def test_a_repeat_gets_the_same_answer_and_changes_nothing():
    body = notification()

    first, second = notify(body), notify(body)

    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert Order.objects.count() == 1
    assert PaymentNotification.objects.get().repeats == 1


def test_the_same_event_with_other_content_is_refused():
    body = notification()
    notify(body)

    response = notify({**body, "amount": "1.00"})

    assert response.status_code == 422
    assert reasons(response) == {"event_id"}
    assert Order.objects.get().amount == Decimal("8800.00")


@pytest.mark.parametrize("sign", ["", "sha256=", "sha256=00", "x", "sha256=" + "0" * 64, "签"])
def test_a_bad_signature_is_counted_and_not_kept(sign):
    response = notify(notification(), sign=sign.encode("utf-8").decode("latin-1"))

    assert response.status_code == 401
    assert BadSignature.objects.get().count == 1
    assert not PaymentNotification.objects.exists()
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "-5.00"}, "amount"),
        ({"amount": "0.00"}, "amount"),
        ({"amount": "8800.001"}, "amount"),
        ({"amount": "8,800.00"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "１００"}, "amount"),
        ({"amount": 8800}, "amount"),
        ({"amount": None}, "amount"),
        ({"currency": "USD"}, "currency"),
        ({"currency": ""}, "currency"),
        ({"product_code": "NO-SUCH"}, "product_code"),
        ({"paid_at": "2026-10-09T09:00:00"}, "paid_at"),
        ({"paid_at": "yesterday"}, "paid_at"),
        ({"paid_at": "2026-13-09T09:00:00+08:00"}, "paid_at"),
        ({"paid_at": "2099-10-09T09:00:00+08:00"}, "paid_at"),
        ({"paid_at": "9999-10-09T09:00:00+08:00"}, "paid_at"),
        ({"paid_at": 1760000000}, "paid_at"),
        ({"event_id": ""}, "event_id"),
        ({"event_id": "x" * 81}, "event_id"),
        ({"event_id": ["a"]}, "event_id"),
        ({"order_no": None}, "order_no"),
        ({"order_no": "a b"}, "order_no"),
        ({"customer": None}, "customer.name"),
        ({"customer": "Li"}, "customer"),
        ({"customer": {"name": "李", "phone": "12"}}, "customer.phone"),
        ({"customer": {"name": "李", "phone": "19900000000000000000"}}, "customer.phone"),
        ({"customer": {"name": "", "phone": "19900001111"}}, "customer.name"),
        ({"customer": {"name": "12", "phone": "19900001111"}}, "customer.name"),
        ({"branch": "NOWHERE"}, "branch"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason_and_kept(changes, field):
    response = notify(notification(**changes))

    kept = PaymentNotification.objects.get()
    assert response.status_code == 422
    assert field in reasons(response)
    assert field in kept.reasons
    assert json.loads(kept.body)["event_id"] is not None or field == "event_id"
    assert not Order.objects.exists()
    assert not Customer.objects.exists()


def test_every_reason_is_told_at_once():
    response = notify(notification(amount="x", currency="USD", paid_at="?", customer={}))

    assert reasons(response) == {"amount", "currency", "paid_at", "customer.name", "customer.phone"}


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[" * 2000, b'{"a": NaN}', b"\xff\xfe", b'{"a":1,"a":2}']
)
def test_what_is_not_json_is_400_and_kept(raw):
    response = notify(raw)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert PaymentNotification.objects.get().answer_status == 400


@pytest.mark.parametrize("raw", [b"[]", b'"text"', b"17", b"null"])
def test_json_that_is_no_object_is_422(raw):
    assert notify(raw).status_code == 422


def test_a_body_of_more_than_a_megabyte_is_413():
    assert notify(b" " * (1024 * 1024 + 1)).status_code == 413


def test_a_refused_event_may_come_again_corrected():
    body = notification(amount="x")
    assert notify(body).status_code == 422

    assert notify({**body, "amount": "8800.00"}).status_code == 201


def test_a_second_event_for_an_order_makes_no_second_order():
    first = notification()
    notify(first)

    response = notify(notification(order_no=first["order_no"]))

    assert response.status_code == 201
    assert response.json()["outcome"] == "second"
    assert Order.objects.count() == 1
    assert PaymentNotification.objects.filter(order__order_no=first["order_no"]).count() == 2


def test_an_order_that_waits_is_paid_and_keeps_its_customer():
    order = make_order(order_no="HAND-1")

    response = notify(notification(order_no="HAND-1"))

    order.refresh_from_db()
    assert response.status_code == 201
    assert order.state == OrderState.PAID
    assert Customer.objects.count() == 1


def test_a_payment_for_a_paid_order_is_recorded_to_be_looked_at():
    order = make_paid()

    assert notify(notification(order_no=order.order_no)).json()["outcome"] == "second"


def test_the_same_phone_is_the_same_customer():
    buyer = {"name": "李晓梅", "phone": "188 0000 7777"}
    notify(notification(customer=buyer))
    notify(notification(customer={**buyer, "phone": "+8618800007777"}))

    assert Customer.objects.get().orders.count() == 2


def test_another_amount_than_the_list_price_is_taken_and_shown():
    notify(notification(amount="8000"))

    order = Order.objects.get()
    assert order.state == OrderState.PAID
    assert order.off_price


def test_the_named_branch_gets_the_order():
    branch = make_branch(code="SZ01")
    notify(notification(branch="SZ01"))

    assert Order.objects.get().branch == branch


def test_paid_at_is_the_events_own_time():
    at = clock.now() - timedelta(days=2)
    notify(notification(paid_at=at.isoformat()))

    assert Order.objects.get().paid_at == at


def test_the_body_is_sealed_in_the_database(django_db_blocker):
    body = notification()
    notify(body)

    row = PaymentNotification.objects.extra(select={"raw": "body"}).values("raw").get()
    assert body["customer"]["phone"].encode() not in bytes(row["raw"])
