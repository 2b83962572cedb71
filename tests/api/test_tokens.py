"""Tokens: shown once, kept as a hash, bound to an active person, for a time."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts import tokens
from accounts.models import ApiToken
from accounts.roles import Role
from core import clock
from tests.api.client import Api
from tests.orders.factories import make_branch, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user(Role.ADMIN_CLERK, branch=make_branch())


def printed(*args):
    out = StringIO()
    call_command("api_token", *args, stdout=out)
    return out.getvalue()


def test_the_command_prints_a_token_on_one_line(user):
    token = printed(user.username)

    assert token.count("\n") == 1
    assert Api(token=token.strip()).get("orders/").status_code == 200


def test_the_secret_is_not_in_the_database(user):
    secret = printed(user.username).strip().rpartition("_")[2]

    row = ApiToken.objects.get()
    assert secret not in f"{row.prefix}{row.digest}{row.name}"


@pytest.mark.parametrize("args", [("nobody",), ("nobody", "--days", "7")])
def test_the_command_knows_its_people(args):
    with pytest.raises(CommandError):
        printed(*args)


@pytest.mark.parametrize("days", ["0", "366"])
def test_a_token_lives_a_year_at_most(user, days):
    with pytest.raises(CommandError):
        printed(user.username, "--days", days)


@pytest.mark.parametrize(
    "token",
    ["", "x", "dma_", "dma__", "dma_00000000_guess", "dma_é_é", "dma_" + "0" * 500 + "_x", "a b c"],
)
def test_a_wrong_token_is_401(token):
    response = Api(token=token or "nothing").get("orders/")

    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response["Content-Type"] == "application/problem+json"


def test_nobody_is_401():
    assert Api().get("orders/").status_code == 401


def test_an_expired_token_is_401(user):
    token = tokens.issue(user=user, days=1)

    with clock.holding(clock.now() + timedelta(days=1, seconds=1)):
        assert Api(token=token).get("orders/").status_code == 401


def test_a_revoked_token_is_401(user):
    token = tokens.issue(user=user)
    ApiToken.objects.update(revoked_at=clock.now())

    assert Api(token=token).get("orders/").status_code == 401


def test_the_token_of_a_closed_account_is_401(user):
    token = tokens.issue(user=user)
    type(user).objects.update(is_active=False)

    assert Api(token=token).get("orders/").status_code == 401


def test_the_last_use_is_noted_once_an_hour(user, django_assert_max_num_queries):
    api = Api(user)
    api.get("orders/")
    first = ApiToken.objects.get().last_used_at
    api.get("orders/")

    assert ApiToken.objects.get().last_used_at == first


def test_the_browsers_session_is_understood_too(client, user):
    client.force_login(user)
    assert client.get("/api/v1/orders/").status_code == 200
