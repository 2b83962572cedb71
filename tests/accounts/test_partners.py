"""Partners are kept by headquarters; whom we call there is sealed and stands on one page."""

import logging

import pytest
from django.db import connection

from accounts.models import Branch, Partner
from accounts.roles import Role
from core.models import StepLog
from core.steps import perform
from tests.accounts.factories import make_branch, make_partner, make_user
from tests.api.client import Api
from tests.cells import everybody, shut_doors, wrong

pytestmark = pytest.mark.django_db
MOBILE = "13900139000"
GIVEN = {"code": "kyjk", "name": "康源健康", "address": "杭州", "contact": "钱进", "mobile": MOBILE}
KEEPERS = {"operations", "supervisor"}
READERS = KEEPERS | {"regional_manager", "quality_supervisor"}
TABLE = {
    "edit": (("active", "ended"), KEEPERS, GIVEN),
    "end": (("active",), KEEPERS, {"reason": "合同到期"}),
    "resume": (("ended",), KEEPERS, {"reason": "续约"}),
}


@pytest.fixture
def keeper(client):
    user = make_user(Role.OPERATIONS)
    client.force_login(user)
    return user


@pytest.mark.parametrize("state", ["active", "ended"])
def test_every_step_and_role(state):
    partner = make_partner()
    if state == "ended":
        partner = perform(partner, "end", by=make_user(Role.OPERATIONS).actor, reason="合同到期")
    cells = wrong(partner, everybody(make_branch()), TABLE, lambda step: TABLE[step][2])
    assert list(cells) == []


def test_a_partner_is_entered_and_is_a_branch_to_stock_and_people(client, keeper):
    assert client.post("/partners/new/", GIVEN).status_code == 303
    partner = Partner.objects.get()
    assert (partner.contact, partner.mobile, str(partner)) == ("钱进", MOBILE, "康源健康")
    assert Branch.objects.get(kind="partner").code == "kyjk"
    assert client.post("/partners/new/", GIVEN).status_code == 422  # the same button twice
    assert Partner.objects.count() == Branch.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("mobile", "12345"), ("mobile", ""), ("contact", ""), ("code", "x y"), ("name", "长" * 61)],
)
def test_what_is_wrong_stands_beside_its_field(client, keeper, field, value):
    answer = client.post("/partners/new/", {**GIVEN, field: value})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert GIVEN["address"] in answer.text
    assert not Branch.objects.exists()


def test_code_and_name_are_its_own(client, keeper):
    make_branch(code="kyjk")
    make_branch(name="康源健康")
    partner = make_partner()
    url = f"/partners/{partner.pk}/steps/edit/"
    for address, said in (("/partners/new/", GIVEN), (url, {"version": 0, **GIVEN})):
        answer = client.post(address, said)
        assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"code", "name"})


def test_two_who_edit_the_second_reads_that_it_is_stale(client, keeper):
    partner = make_partner()
    url = f"/partners/{partner.pk}/steps/edit/"
    codes = [client.post(url, {"version": 0, **GIVEN}).status_code for _ in range(2)]
    assert codes == [303, 409]
    assert client.get(url).context["form"]["name"].value() == "康源健康"


def test_the_telephone_is_sealed_and_in_no_log_or_list(client, keeper, caplog):
    caplog.set_level(logging.DEBUG)
    client.post("/partners/new/", GIVEN)
    partner = Partner.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT mobile, contact FROM accounts_partner")
        sealed = b"".join(map(bytes, cursor.fetchone()))
    assert not [text for text in ("钱进", MOBILE) if text.encode() in sealed]
    client.post(f"/partners/{partner.pk}/steps/edit/", {"version": 0, **GIVEN, "name": "康源"})
    assert StepLog.objects.get().facts == {"fields": ["name"]}
    shown = [client.get(url).text for url in ("/partners/", "/branches/", "/partners/?format=csv")]
    shown += [Api(keeper).get("partners/").content.decode(), caplog.text]
    assert not any(MOBILE in text for text in shown)
    assert MOBILE in client.get(f"/partners/{partner.pk}/").text


@pytest.mark.parametrize("role", Role)
def test_only_headquarters_sees_partners(client, role):
    partner = make_partner()
    client.force_login(make_user(role, branch=partner.branch))
    want = 200 if role in READERS else 403
    assert client.get(f"/partners/{partner.pk}/").status_code == want
    assert client.get("/partners/").status_code == want


@pytest.mark.parametrize("role", [Role.BRANCH_DIRECTOR, Role.AUDITOR, Role.QUALITY_SUPERVISOR])
def test_every_door_of_the_steps_is_shut(role):
    user = make_user(role, branch=make_branch())
    assert shut_doors(make_partner(), "partners", "end", user, reason="x") == []
