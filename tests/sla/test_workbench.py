"""The to-do list in the browser: whose, how urgent, how many, and who takes what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from core import clock
from sla.models import Clock
from sla.worklist import GROUPS, group_of, in_group
from tests.sla.conftest import Case, local

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(case):
    return User.objects.get(username="clerk")


@pytest.fixture
def lead(case):
    return User.objects.get(username="lead")


def pay(branch, number, at):
    """An order that somebody must confirm the contract type of by the next working day."""
    one = Case(branch_key=branch.pk, case_key=f"order:{number}", key=f"orders.order:{number}")
    one.happens("orders.order.pay", at)


@pytest.fixture
def full(branch):
    """Monday 16:30: one overdue, two due at 18:00, one tomorrow."""
    for number, at in enumerate(["11-19 10:00", "11-20 10:00", "11-20 11:00", "11-23 09:00"]):
        pay(branch, number + 1, f"2026-{at}")
    clock.hold(local("2026-11-23 16:30"))


def groups(response):
    return {b["key"]: len(b["items"]) for b in response.context["bundles"]}


def test_groups_by_urgency(client, clerk, full):
    client.force_login(clerk)
    response = client.get("/")
    assert groups(response) == {"late": 1, "soon": 2, "later": 1}
    assert "已超时" in response.text
    assert "行政确认合同类型" in response.text


@pytest.mark.parametrize("group", GROUPS)
def test_a_count_opens_exactly_its_rows(client, clerk, full, group):
    client.force_login(clerk)
    tile = next(t for t in client.get("/").context["tiles"] if t["key"] == group)
    opened = client.get(f"/{tile['url']}")
    assert len(opened.context["all"]) == tile["count"]
    assert set(groups(opened)) <= {group}


@pytest.mark.parametrize("now", ["11-23 16:30", "11-23 23:30", "11-24 00:00", "11-24 18:00"])
def test_every_clock_is_in_one_group_in_both_readings(full, now):
    moment = local(f"2026-{now}")
    for one in Clock.objects.all():
        found = [g for g in GROUPS if Clock.objects.filter(in_group(g, moment), pk=one.pk)]
        assert found == [group_of(one, moment)]


def test_kinds_of_work_are_filters(client, clerk, full):
    client.force_login(clerk)
    chips = client.get("/").context["codes"]
    assert [(c["label"], c["count"]) for c in chips] == [("行政确认合同类型", 4)]
    assert len(client.get(f"/{chips[0]['url']}").context["all"]) == 4


def test_nothing_to_do_is_said(client, clerk):
    client.force_login(clerk)
    assert "没有待办" in client.get("/").text


def test_another_role_has_another_list(client, case, full):
    client.force_login(User.objects.create_user("cs", roles=["customer_service"]))
    assert client.get("/").context["all"] == []


def test_what_is_in_the_queue_can_be_taken(client, clerk, full):
    client.force_login(clerk)
    one = Clock.objects.first()
    response = client.post(f"/clocks/{one.pk}/claim/", {"next": "/?group=late"})
    assert (response.status_code, response.url) == (303, "/?group=late")
    assert Clock.objects.get(pk=one.pk).owner == clerk


def test_what_somebody_has_cannot_be_taken(client, clerk, full):
    one = Clock.objects.first()
    Clock.objects.filter(pk=one.pk).update(owner=User.objects.get(username="boss"))
    client.force_login(User.objects.get(username="lead"))
    assert client.post(f"/clocks/{one.pk}/claim/").status_code == 409


def test_reading_is_remembered_once(client, clerk, full):
    Clock.objects.update(owner=clerk)
    client.force_login(clerk)
    client.get("/")
    clock.hold(local("2026-11-23 17:00"))
    client.get("/")
    times = {timezone.localtime(at).hour for at in Clock.objects.values_list("read_at", flat=True)}
    assert times == {16}


def test_the_team_page_is_for_leads(client, clerk, lead, full):
    client.force_login(clerk)
    assert client.get("/team/").status_code == 403
    client.force_login(lead)
    response = client.get("/team/")
    assert len(response.context["all"]) == 4
    assert response.context["load"][0]["all"] == 4


def test_a_lead_sees_one_persons_work(client, clerk, lead, full):
    Clock.objects.filter(pk=Clock.objects.first().pk).update(owner=clerk)
    client.force_login(lead)
    assert len(client.get(f"/team/?person={clerk.pk}").context["all"]) == 1
    assert len(client.get("/team/?person=0").context["all"]) == 3


def test_a_lead_hands_over(client, clerk, lead, full):
    client.force_login(lead)
    one = Clock.objects.first()
    sent = {"to": clerk.pk, "reason": "他今天在岗"}
    assert client.post(f"/clocks/{one.pk}/reassign/", sent).status_code == 303
    assert Clock.objects.get(pk=one.pk).owner == clerk


def test_handing_over_needs_a_person_of_the_role_and_a_reason(client, lead, full):
    client.force_login(lead)
    response = client.post(f"/clocks/{Clock.objects.first().pk}/reassign/", {"to": lead.pk})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"to", "reason"}


def test_a_foreign_clock_is_not_there(client, clerk, full):
    stranger = User.objects.create_user("other", roles=["branch_director"])
    client.force_login(stranger)
    one = Clock.objects.first()
    assert client.post(f"/clocks/{one.pk}/reassign/").status_code == 404
    assert client.get(f"/clocks/{one.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["/", "/team/", "/clocks/"])
def test_costs_the_same_for_any_number(client, branch, lead, path):
    lead.roles = ["branch_director", "admin_clerk"]
    lead.save()
    client.force_login(lead)
    pay(branch, 1, "2026-11-20 10:00")
    one = queries(client, path)
    for number in range(2, 30):
        pay(branch, number, "2026-11-20 10:00")
    assert queries(client, path) == one


def queries(client, path):
    with CaptureQueriesContext(connection) as found:
        client.get(path)
    return len(found)


def test_a_clock_shows_why_it_is_due_then_and_its_ledger(client, clerk, full):
    client.force_login(clerk)
    one = Clock.objects.first()
    page = client.get(f"/clocks/{one.pk}/")
    assert one.explain_zh in page.text
    assert "时限台账" in page.text
    assert "开始" in page.text
