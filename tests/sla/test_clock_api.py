"""Clocks, policies and calendars over the REST door."""

import pytest

from accounts.models import User
from sla import publishing
from sla.models import Clock, PolicyVersion
from tests.api.client import Api

pytestmark = pytest.mark.django_db


def caller(name):
    return Api(User.objects.get(username=name))


@pytest.fixture
def plan(case):
    """A clock that may wait, and one that may not."""
    case.happens("orders.order.pay", "2026-11-19 10:00")
    case.happens("health_records.healthrecord.confirm", "2026-11-20 10:00", first=True)
    return Clock.objects.get(code="make_health_plan")


def ids(response):
    assert response.status_code == 200, response.content
    return {row["code"] for row in response.json()["results"]}


def test_a_clock_tells_who_owes_what_until_when(plan):
    body = caller("lead").get(f"clocks/{plan.pk}/").json()
    assert body["code"] == "make_health_plan"
    assert body["due_at"] == "2026-11-25T18:00:00+08:00"
    assert body["explain"] == plan.explain_zh
    assert {step["name"] for step in body["steps"]} == {"pause", "waive"}


def test_one_sees_what_one_may_see(plan):
    assert ids(caller("clerk").get("clocks/")) == {"confirm_contract_type"}
    assert caller("clerk").get(f"clocks/{plan.pk}/").status_code == 404
    assert Api().get("clocks/").status_code == 401


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("code=make_health_plan", {"make_health_plan"}),
        ("state=running", {"make_health_plan", "confirm_contract_type"}),
        ("state=paused", set()),
        ("owner_role=admin_clerk", {"confirm_contract_type"}),
        ("owner=999", set()),
        ("due_before=2026-11-21T00:00:00%2B08:00", {"confirm_contract_type"}),
    ],
)
def test_filters(plan, query, found):
    assert ids(caller("lead").get(f"clocks/?{query}")) == found


@pytest.mark.parametrize("query", ["code=nonsense", "due_before=tomorrow", "owner=x", "late=1"])
def test_a_filter_that_cannot_be_is_400(plan, query):
    assert caller("lead").get(f"clocks/?{query}").status_code == 400


def test_wait_go_on_and_waive(plan):
    lead, path = caller("lead"), f"clocks/{plan.pk}/steps"
    assert lead.post(f"{path}/pause/", {"reason": "客户出差"}).json()["state"] == "paused"
    assert lead.post(f"{path}/pause/", {"reason": "客户出差"}).status_code == 409
    assert lead.post(f"{path}/resume/").json()["state"] == "running"
    assert lead.post(f"{path}/waive/").status_code == 422
    assert lead.post(f"{path}/waive/", {"reason": "重复"}).json()["state"] == "waived"


def test_only_leads_waive_and_only_the_engine_completes(plan):
    clerk, one = caller("clerk"), Clock.objects.get(code="confirm_contract_type")
    for step in ("waive", "meet", "cancel"):
        response = clerk.post(f"clocks/{one.pk}/steps/{step}/", {"reason": "x"})
        assert response.status_code == 403, step
    assert clerk.post(f"clocks/{one.pk}/steps/pause/", {"reason": "等待"}).status_code == 409


def test_the_reason_of_a_late_completion(case):
    case.happens("orders.order.pay", "2026-11-19 10:00")
    case.happens("orders.order.confirm_type", "2026-11-25 10:00")
    late = Clock.objects.get(code="confirm_contract_type")
    path = f"clocks/{late.pk}/steps/give_reason/"
    assert caller("lead").post(path, {"late_code": "laziness"}).status_code == 422
    assert caller("lead").post(path, {"late_code": "other"}).status_code == 422
    given = caller("lead").post(path, {"late_code": "workload"})
    assert given.json()["late_code"] == "workload"


def test_policies_and_calendars_are_read_and_drafts_are_not_shown(branch):
    clerk, row = caller("clerk"), PolicyVersion.objects.get(code="invite_service_team")
    draft = publishing.draft(PolicyVersion, code=row.code, data=row.data, note="x")
    [found] = clerk.get("policies/?code=invite_service_team").json()["results"]
    assert found["data"]["duration"] == {"mode": "hours", "amount": 2}
    assert clerk.get(f"policies/{row.pk}/").json()["label"] == "行政邀请服务团队进群"
    assert caller("boss").get(f"policies/{draft.pk}/").status_code == 404
    [calendar] = clerk.get("calendars/?current=true").json()["results"]
    assert calendar["data"]["confirmed_until"] == "2026-12-31"


@pytest.mark.parametrize("path", ["policies/", "calendars/"])
def test_what_rules_is_not_changed_over_the_api(branch, path):
    assert caller("boss").post(path, {"data": {}}).status_code == 405
