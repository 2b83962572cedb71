"""Who sees which orders, through the pages."""

import pytest

from accounts.roles import Role
from core import clock
from customers import services as customers
from orders.selectors import visible_to
from tests.orders.factories import (
    make_branch,
    make_order,
    make_paid,
    make_user,
    notification,
    notify,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    return make_paid()


def serve(order, user, role):
    customers.form_team(
        case_key=order.case_key, customer=order.customer, members={role: user}, at=clock.now()
    )


@pytest.mark.parametrize(
    ("role", "own", "other"),
    [
        (Role.ADMIN_CLERK, 200, 404),
        (Role.CUSTOMER_SERVICE, 200, 404),
        (Role.BRANCH_DIRECTOR, 200, 404),
        (Role.HEAD_COACH, 404, 404),
        (Role.SUPERVISOR, 200, 200),
        (Role.FINANCE_LEAD, 200, 200),
        (Role.WAREHOUSE_KEEPER, 403, 403),
        (Role.MARKETING, 403, 403),
    ],
)
def test_who_opens_an_order(client, order, role, own, other):
    client.force_login(make_user(role, branch=order.branch))
    assert client.get(f"/orders/{order.pk}/").status_code == own
    assert client.get(f"/api/v1/orders/{order.pk}/").status_code == own

    client.force_login(make_user(role, branch=make_branch()))
    assert client.get(f"/orders/{order.pk}/").status_code == other
    assert client.get(f"/api/v1/orders/{order.pk}/").status_code == other


def test_a_coach_sees_the_orders_of_the_own_cases(order):
    coach = make_user(Role.HEAD_COACH, branch=order.branch)
    assert not visible_to(coach).exists()

    serve(order, coach, Role.HEAD_COACH)

    assert list(visible_to(coach)) == [order]


def test_somebody_without_a_branch_sees_nothing(order):
    assert not visible_to(make_user(Role.ADMIN_CLERK)).exists()


def test_the_clerk_confirms_the_type_on_the_page(client, order):
    client.force_login(make_user(Role.ADMIN_CLERK, branch=order.branch))

    response = client.post(
        f"/orders/{order.pk}/steps/confirm_type/",
        {"contract_type": "online", "version": order.version},
    )

    order.refresh_from_db()
    assert response.status_code == 303
    assert order.state == "type_confirmed"


def test_customer_service_enters_an_order_on_the_page(client):
    branch = make_branch()
    programme = make_order(branch).programme
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=branch))

    response = client.post(
        "/orders/new/", {"name": "赵小五", "phone": "18800005678", "programme": programme.code}
    )

    assert response.status_code == 303, response.content.decode()


@pytest.mark.parametrize("tab", ["kit", "payments"])
def test_the_tabs_of_an_order(client, order, tab):
    client.force_login(make_user(Role.ADMIN_CLERK, branch=order.branch))
    assert client.get(f"/orders/{order.pk}/?tab={tab}").status_code == 200


def test_the_inbox_shows_reasons_but_never_the_body(client):
    branch = make_order().branch
    body = notification(amount="x")
    notify(body)
    client.force_login(make_user(Role.ADMIN_CLERK, branch=branch))

    page = client.get("/payment-notifications/").content.decode()

    assert "amount" in page
    assert body["customer"]["phone"] not in page


def test_the_inbox_is_not_for_coaches(client):
    client.force_login(make_user(Role.HEAD_COACH, branch=make_branch()))
    assert client.get("/payment-notifications/").status_code == 403


def test_the_list_costs_the_same_for_many(client, order, django_assert_max_num_queries):
    for _ in range(5):
        make_order(order.branch)
    client.force_login(make_user(Role.ADMIN_CLERK, branch=order.branch))

    with django_assert_max_num_queries(12):
        assert client.get("/orders/").status_code == 200


def test_search_finds_number_and_name(client, order):
    client.force_login(make_user(Role.SUPERVISOR))

    assert order.order_no in client.get(f"/orders/?q={order.order_no}").content.decode()
    assert order.order_no in client.get("/orders/?q=王小明").content.decode()
    assert order.order_no not in client.get("/orders/?q=nobody").content.decode()
