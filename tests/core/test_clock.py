"""A row's own time follows the clock that the process was told to believe."""

from datetime import UTC, datetime

import pytest

from core import clock
from customers.models import Customer
from tests.customers.factories import make_customer

LONG_AGO = datetime(2025, 3, 3, 1, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def test_a_row_of_the_simulation_is_as_old_as_the_simulation_says():
    with clock.holding(LONG_AGO):
        customer = make_customer()
    assert customer.created_at == LONG_AGO
    assert Customer.objects.get(pk=customer.pk).created_at == LONG_AGO


def test_else_the_database_tells_the_time():
    assert make_customer().created_at > LONG_AGO
