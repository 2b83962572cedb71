"""The same key gets the same answer; the effect happens once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from accounts.roles import Role
from core import clock
from core.api.idempotency import forget
from core.models import IdempotencyKey
from orders.models import Order
from tests.api.client import Api
from tests.orders.factories import make_branch, make_order, make_user


def caller():
    branch = make_branch()
    make_order(branch)
    return Api(make_user(Role.ADMIN_CLERK, branch=branch))


def body(phone="18800004321"):
    return {"name": "吴小九", "phone": phone, "programme": "DMA-50"}


@pytest.mark.django_db
def test_a_repeat_gets_the_first_answer():
    api = caller()

    first = api.post("orders/", body(), Idempotency_Key="k-1")
    again = api.post("orders/", body(), Idempotency_Key="k-1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert again["Idempotency-Replayed"] == "true"
    assert Order.objects.count() == 2


@pytest.mark.django_db
def test_the_same_key_for_something_else_is_422():
    api = caller()
    api.post("orders/", body(), Idempotency_Key="k-1")

    assert api.post("orders/", body("18800004322"), Idempotency_Key="k-1").status_code == 422
    assert api.post("orders/1/steps/pay/", body(), Idempotency_Key="k-1").status_code in {404, 422}


@pytest.mark.django_db
def test_a_refusal_is_not_remembered():
    api = caller()
    assert api.post("orders/", {}, Idempotency_Key="k-1").status_code == 422

    assert api.post("orders/", body(), Idempotency_Key="k-1").status_code == 201


@pytest.mark.django_db
def test_the_key_belongs_to_the_caller():
    one, other = caller(), caller()
    one.post("orders/", body(), Idempotency_Key="k-1")

    response = other.post("orders/", body("18800004323"), Idempotency_Key="k-1")

    assert response.status_code == 201


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x" * 201, "a\tb"])
def test_a_key_that_cannot_be_is_400(key):
    assert caller().post("orders/", body(), Idempotency_Key=key).status_code == 400


@pytest.mark.django_db
def test_a_step_is_done_once_and_its_answer_kept_sealed():
    api = caller()
    order = api.post("orders/", body()).json()["id"]
    paid = {"amount": "8800.00", "channel": "cash"}

    first = api.post(f"orders/{order}/steps/pay/", paid, Idempotency_Key="k-2")
    again = api.post(f"orders/{order}/steps/pay/", paid, Idempotency_Key="k-2")

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    assert Order.objects.get(pk=order).version == 1


@pytest.mark.django_db
def test_keys_are_forgotten_after_a_day():
    caller().post("orders/", body(), Idempotency_Key="k-1")

    assert forget() == 0
    with clock.holding(clock.now() + timedelta(hours=25)):
        assert forget() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_make_one_order():
    api, barrier = caller(), Barrier(6)

    def send(_):
        barrier.wait()
        try:
            return api.post("orders/", body(), Idempotency_Key="k-1").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(send, range(6)))

    assert answers == [201] * 6
    assert Order.objects.count() == 2
    assert IdempotencyKey.objects.count() == 1
