"""Customers over REST."""

import json

import pytest

from accounts.roles import Role
from core.models import AccessLog
from customers.models import Customer
from tests.customers.factories import make_branch, make_customer, make_user

pytestmark = pytest.mark.django_db
URL = "/api/v1/customers/"
NEW = {"full_name": "李雷", "phone": "19900007777", "age": 40, "source": "walk_in"}


@pytest.fixture
def customer():
    return make_customer(full_name="单雄信", phone="19912345678", address="建国路八十八号")


@pytest.fixture(autouse=True)
def user(client, customer):
    me = make_user(Role.CUSTOMER_SERVICE, branch=customer.branch)
    client.force_login(me)
    return me


def post(client, url, data):
    return client.post(url, json.dumps(data), content_type="application/json")


def test_a_customer_is_masked(client, customer):
    data = client.get(f"{URL}{customer.pk}/").json()

    assert (data["name"], data["phone"]) == ("单雄信", "199****5678")
    assert "19912345678" not in json.dumps(data)
    assert "建国路" not in json.dumps(data, ensure_ascii=False)
    assert [s["name"] for s in data["steps"]] == ["edit"]


@pytest.mark.parametrize(("text", "count"), [("sxx", 1), ("5678", 1), ("雄信", 1), ("王", 0)])
def test_a_list_is_searched(client, text, count):
    assert len(client.get(URL, {"q": text}).json()["results"]) == count


def test_a_foreign_customer_does_not_exist(client):
    other = make_customer(make_branch())

    assert client.get(f"{URL}{other.pk}/").status_code == 404
    assert post(client, f"{URL}{other.pk}/reveal/phone/", {"reason": "回访"}).status_code == 404
    assert len(client.get(URL).json()["results"]) == 1


def test_a_customer_is_registered(client, user):
    answer = post(client, URL, NEW)

    assert answer.status_code == 201
    assert Customer.objects.get(pk=answer.json()["id"]).branch == user.branch


@pytest.mark.parametrize("wrong", [{"phone": "1"}, {"phone": "19912345678"}, {"age": 999}])
def test_a_customer_that_cannot_be_says_which_field(client, wrong):
    answer = post(client, URL, {**NEW, **wrong})

    assert answer.status_code == 422
    assert [e["field"] for e in answer.json()["errors"]] == list(wrong)


def test_an_edit_leaves_alone_what_was_not_sent(client, customer):
    url = f"{URL}{customer.pk}/steps/edit/"
    answer = post(client, url, {"full_name": "单雄", "source": "online", "version": 1})

    assert answer.status_code == 200
    customer.refresh_from_db()
    assert (customer.full_name, customer.address) == ("单雄", "建国路八十八号")


def test_a_value_is_revealed_with_a_reason(client, customer):
    url = f"{URL}{customer.pk}/reveal/phone/"

    assert post(client, url, {}).status_code == 422
    assert post(client, url, {"reason": "回访"}).json() == {
        "field": "phone",
        "value": "19912345678",
    }
    assert AccessLog.objects.get().reason == "回访"
    assert (
        post(client, f"{URL}{customer.pk}/reveal/allergies/", {"reason": "回访"}).status_code == 404
    )


def test_the_limit_holds_here_too(client, customer):
    url = f"{URL}{customer.pk}/reveal/phone/"
    statuses = [post(client, url, {"reason": "回访"}).status_code for _ in range(31)]

    assert statuses[-2:] == [200, 429]
