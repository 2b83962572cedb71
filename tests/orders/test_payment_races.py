"""The same notification from several threads at once: one order; and the harm without the lock."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest import mock

import pytest
from django.db import connections

from orders import inbox
from orders.models import Order, PaymentNotification
from tests.orders.factories import make_branch, make_programme, notification, notify

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 6


def all_at_once(bodies):
    barrier = Barrier(len(bodies))

    def send(body):
        barrier.wait()
        try:
            return notify(body).status_code
        except Exception as error:  # the control run shows what a provider would see as a 500
            return type(error).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(bodies)) as pool:
        return sorted(map(str, pool.map(send, bodies)))


@pytest.fixture(autouse=True)
def _on_sale():
    make_programme()
    make_branch()


def test_one_event_many_times():
    answers = all_at_once([notification()] * THREADS)

    assert answers == ["200"] * (THREADS - 1) + ["201"]
    assert Order.objects.count() == PaymentNotification.objects.count() == 1


def test_many_events_for_one_order():
    answers = all_at_once([notification(order_no="SAME") for _ in range(THREADS)])

    assert answers == ["201"] * THREADS
    assert Order.objects.count() == 1
    assert PaymentNotification.objects.filter(outcome="second").count() == THREADS - 1


def test_without_the_lock_providers_see_errors():
    """The control: the database's constraint alone prevents the second order, but not the crash."""
    with mock.patch.object(inbox, "one_at_a_time", return_value=None):
        answers = [all_at_once([notification()] * THREADS) for _ in range(5)]

    assert any("IntegrityError" in answer for answer in answers)
    assert Order.objects.count() == len(answers)
