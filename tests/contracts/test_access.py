"""Who sees contracts, through the pages and the API."""

import pytest

from accounts.roles import Role
from core.models import AccessLog
from tests.contracts.factories import clerk_of, make_contract, make_sent, make_signed
from tests.orders.factories import make_branch, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    return make_sent()


PLACES = [
    "/contracts/{}/",
    "/contracts/{}/text/",
    "/contracts/{}/pdf/",
    "/api/v1/contracts/{}/",
]


@pytest.mark.parametrize("place", PLACES)
def test_the_branchs_clerk_reads_it(client, contract, place):
    client.force_login(clerk_of(contract))
    assert client.get(place.format(contract.pk)).status_code == 200


@pytest.mark.parametrize("place", PLACES)
def test_another_branch_does_not_know_it(client, contract, place):
    client.force_login(make_user(Role.ADMIN_CLERK, branch=make_branch()))
    assert client.get(place.format(contract.pk)).status_code == 404


@pytest.mark.parametrize("place", PLACES)
def test_a_coach_has_no_business_with_it(client, contract, place):
    client.force_login(make_user(Role.HEAD_COACH, branch=contract.order.branch))
    assert client.get(place.format(contract.pk)).status_code == 403


def test_reading_the_words_is_recorded(client, contract):
    client.force_login(clerk_of(contract))
    client.get(f"/contracts/{contract.pk}/text/")

    assert AccessLog.objects.get(what="contract").customer_key == contract.order.customer_id


def test_a_signed_contract_does_not_owe_what_its_order_owes(client):
    make_signed()
    client.force_login(make_user(Role.SUPERVISOR))
    assert 'class="clock' in client.get("/orders/").content.decode()  # the team is to be invited
    assert 'class="clock' not in client.get("/contracts/").content.decode()


def test_the_list_costs_the_same_for_many(client, contract, django_assert_max_num_queries):
    for _ in range(5):
        make_contract(order=None)
    client.force_login(make_user(Role.SUPERVISOR))

    with django_assert_max_num_queries(12):
        assert client.get("/contracts/").status_code == 200
