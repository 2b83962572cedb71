"""Two at once, with real threads on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.roles import Role
from core.errors import Invalid, TooMany
from core.models import AccessLog
from customers import services
from customers.models import Customer
from tests.customers.factories import make_branch, make_customer, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(count: int, do: Callable[[], object]) -> list[object]:
    """Do it in as many threads, all released at the same moment; a problem is its class."""
    gate = Barrier(count)

    def one(_number: int) -> object:
        try:
            gate.wait()
            return do()
        except (Invalid, TooMany) as problem:
            return type(problem)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_payments_of_one_number_make_one_customer():
    branch = make_branch()

    made = at_once(
        6,
        lambda: (
            services.find_or_create_from_payment(
                name="张小三", phone="19900000001", branch=branch
            ).pk
        ),
    )

    assert len(set(made)) == 1
    assert Customer.objects.count() == 1


def test_a_number_entered_twice_is_an_error_for_the_second():
    branch = make_branch()

    made = at_once(
        4,
        lambda: services.create(
            by=make_user().actor, branch=branch, full_name="张", phone="19900000001"
        ),
    )

    assert made.count(Invalid) == 3


def test_an_archive_number_is_given_once():
    customer = make_customer()

    numbers = at_once(4, lambda: services.give_archive_no(customer_id=customer.pk))

    assert len(set(numbers)) == 1


def test_the_limit_of_reveals_holds_for_clicks_at_once():
    customer, me = make_customer(), make_user(Role.CUSTOMER_SERVICE)
    for _ in range(27):
        services.reveal(user=me, customer=customer, field="phone", reason="回访")

    shown = at_once(
        8, lambda: services.reveal(user=me, customer=customer, field="phone", reason="回访")
    )

    assert shown.count(TooMany) == 5
    assert AccessLog.objects.count() == 30
