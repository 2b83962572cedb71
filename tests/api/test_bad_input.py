"""Whatever comes in, the answer is clear and never a crash."""

import json

import pytest
from django.db import OperationalError

from accounts.roles import Role
from tests.api.client import Api
from tests.orders.factories import make_branch, make_order, make_paid, make_user

pytestmark = pytest.mark.django_db
GOOD = {"contract_type": "online"}


@pytest.fixture
def order():
    return make_paid(make_branch())


@pytest.fixture
def clerk(order):
    return Api(make_user(Role.ADMIN_CLERK, branch=order.branch))


def confirm(clerk, order, body, **headers):
    return clerk.post(f"orders/{order.pk}/steps/confirm_type/", body, **headers)


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"[]",
        b"17",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b'{"contract_type": "a\\u0000b"}',
        b'{"contract_type": "\\ud800"}',
        b'{"contract_type": "online", "contract_type": "paper"}',
        b'{"x": NaN}',
        b'{"x": 1e999}',
        b'{"x": ' + b"9" * 5000 + b"}",
        b'{"x": 99999999999999999999}',
        b'{"x": ' + b"[" * 70 + b"]" * 70 + b"}",
        b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_what_cannot_be_read_is_400(clerk, order, raw):
    response = confirm(clerk, order, raw)

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_more_than_a_megabyte_is_413(clerk, order):
    response = confirm(clerk, order, json.dumps({"contract_type": "x" * 1_100_000}))

    assert response.status_code == 413
    assert response.json()["code"] == "too_large"


def test_other_media_types_are_415(clerk, order):
    response = confirm(clerk, order, "contract_type=online", Content_Type="text/plain")

    assert response.status_code == 415


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "contract_type"),
        ({"contract_type": None}, "contract_type"),
        ({"contract_type": ""}, "contract_type"),
        ({"contract_type": "fax"}, "contract_type"),
        ({"contract_type": ["online"]}, "contract_type"),
        ({"contract_type": {"a": 1}}, "contract_type"),
        ({"contract_type": 5}, "contract_type"),
        ({"contract_type": True}, "contract_type"),
        ({**GOOD, "state": "completed"}, "state"),
        ({**GOOD, "amount": "1.00"}, "amount"),
        ({**GOOD, "id": 1}, "id"),
        ({**GOOD, "version": "x"}, "version"),
        ({**GOOD, "version": -1}, "version"),
        ({**GOOD, "version": True}, "version"),
        ({**GOOD, "version": 10**15}, "version"),
    ],
)
def test_what_cannot_be_is_422_beside_the_field(clerk, order, body, field):
    response = confirm(clerk, order, body)

    order.refresh_from_db()
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]
    assert order.state == "paid"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"amount": "x"}, "amount"),
        ({"amount": "1e400"}, "amount"),
        ({"amount": "NaN"}, "amount"),
        ({"amount": "99999999999"}, "amount"),
        ({"amount": "0.001"}, "amount"),
        ({"amount": True}, "amount"),
        ({"paid_at": "2026-10-09"}, "paid_at"),
        ({"paid_at": "2026-10-09T09:00:00"}, "paid_at"),
        ({"paid_at": "1899-10-09T09:00:00+08:00"}, "paid_at"),
        ({"paid_at": "2101-10-09T09:00:00+08:00"}, "paid_at"),
        ({"paid_at": "0000-00-00T00:00:00Z"}, "paid_at"),
        ({"paid_at": "2026-10-09T09:00:00+99:99"}, "paid_at"),
        ({"paid_at": 20261009}, "paid_at"),
        ({"channel": "shells"}, "channel"),
        ({"transaction_no": "x" * 81}, "transaction_no"),
        ({"transaction_no": 5}, "transaction_no"),
    ],
)
def test_types_and_bounds_of_a_payment(clerk, order, changes, field):
    waiting = make_order(order.branch)
    body = {"amount": "8800.00", "channel": "cash", **changes}

    response = clerk.post(f"orders/{waiting.pk}/steps/pay/", body)

    assert response.status_code == 422
    assert {error["field"] for error in response.json()["errors"]} == {field}


@pytest.mark.parametrize("etag", ["x", '"-1"', '"' + "9" * 50 + '"', '"1" x', "é"])
def test_an_if_match_that_is_no_etag_is_400(clerk, order, etag):
    assert confirm(clerk, order, GOOD, If_Match=etag).status_code == 400


def test_the_database_away_is_503(clerk, order, monkeypatch):
    def gone(user):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr("orders.selectors.for_detail", gone)
    response = clerk.get(f"orders/{order.pk}/")

    assert response.status_code == 503
    assert response["Retry-After"]
    assert "closed the connection" not in response.content.decode()


def test_problems_speak_the_callers_language(clerk, order):
    english = confirm(clerk, order, {}, Accept_Language="en").json()

    assert english["detail"] == "Please look at the marked fields."
