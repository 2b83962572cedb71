"""A link that went to the wrong person is withdrawn from the order's page."""

import re

import pytest

from accounts.roles import Role
from core.models import AccessLog
from tests.orders.factories import make_paid, make_user

pytestmark = pytest.mark.django_db
LINK = r'data-copy="http://testserver(/c/[^"]+)"'


@pytest.fixture
def order():
    return make_paid()


@pytest.fixture
def clerk(client, order):
    user = make_user(Role.SUPERVISOR, Role.CUSTOMER_SERVICE)
    client.force_login(user)
    return user


def links_on(client, order):
    return re.findall(LINK, client.get(f"/orders/{order.pk}/?tab=case").text)


def test_the_old_one_closes_and_a_new_one_stands(client, clerk, order):
    before = set(links_on(client, order))
    page = client.post(f"/orders/{order.pk}/links/complain/withdraw/", follow=True)
    after = set(links_on(client, order))
    (old,), (new,) = before - after, after - before
    assert [client.get(url).status_code for url in (old, new)] == [410, 200]
    assert page.status_code == 200
    assert AccessLog.objects.filter(what="link", actor_id=clerk.pk).count() == 1


@pytest.mark.parametrize(
    ("role", "purpose", "status"),
    [(Role.SUPERVISOR, "complain", 403), (Role.HEAD_COACH, "complain", 404),
     (Role.CS_LEAD, "receipt", 404), (Role.CS_LEAD, "nothing", 404)],
)  # fmt: skip
def test_not_by_everybody_and_not_what_is_not_there(client, order, role, purpose, status):
    client.force_login(make_user(role))
    url = f"/orders/{order.pk}/links/{purpose}/withdraw/"
    assert (client.post(url).status_code, client.get(url).status_code) == (status, 405)
