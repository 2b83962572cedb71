"""One box for everything: by any number, name, initials or digits, within what one may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import make_branch, make_user
from tests.customers.factories import make_customer

pytestmark = pytest.mark.django_db
BOX = {"HX-Request": "true", "HX-Target": "found"}


@pytest.fixture
def branch():
    return make_branch()


@pytest.fixture
def clerk(client, branch):
    user = make_user("admin_clerk", branch=branch, full_name="行政")
    client.force_login(user)
    return user


def found(client, text):
    response = client.post("/search/", {"text": text}, headers=BOX)
    return {g.screen.slug: [h.title for h in g.hits] for g in response.context["groups"]}


@pytest.mark.parametrize("text", ["欧阳", "oym", "8013", "138001380", "ouyang"])
def test_a_customer_is_found_by_anything_known(client, branch, clerk, text):
    make_customer(full_name="欧阳明", phone="13800138013", branch=branch)
    assert len(found(client, text)["customers"]) == 1


def test_only_what_one_may_see_is_found(client, branch, clerk):
    make_customer(full_name="欧阳明", branch=make_branch())
    assert "customers" not in found(client, "欧阳")
    client.force_login(make_user("hr"))
    assert "customers" not in found(client, "欧阳")


@pytest.mark.parametrize("text", ["", "a", "12", " "])
def test_too_little_asks_nothing(client, clerk, text):
    assert found(client, text) == {}


def test_what_is_typed_stands_in_no_address(client, clerk):
    assert client.get("/search/?text=13800138013").context["groups"] == []
    assert 'method="post"' in client.get("/search/").text


def test_the_only_hit_is_opened_at_once(client, clerk):
    someone = make_user(full_name="独一无二")
    response = client.post("/search/", {"text": "独一无二"})
    assert response.url == f"/staff/{someone.pk}/"


def test_a_kind_with_many_shows_five_and_the_way_to_the_list(client, clerk):
    for _n in range(7):
        make_user(full_name="同名")
    response = client.post("/search/", {"text": "同名"}, headers=BOX)
    group = response.context["groups"][0]
    assert (len(group.hits), group.more) == (5, True)
    assert "/staff/?q=" in response.text


def test_it_costs_the_same_however_much_is_found(client, clerk):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            client.post("/search/", {"text": "同名"}, headers=BOX)
        return len(seen)

    make_user(full_name="同名")
    one = cost()
    for _n in range(7):
        make_user(full_name="同名")
    assert cost() == one


def test_nothing_found_says_what_to_try(client, clerk):
    response = client.post("/search/", {"text": "查无此人"}, headers=BOX)
    assert "没有找到" in response.text


def test_a_page_of_the_menu_is_found_by_its_name(client, clerk):
    found = client.post("/search/", {"text": "配送"}, headers={"HX-Target": "found"}).text
    assert 'href="/deliveries/"' in found
