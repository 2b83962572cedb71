"""A request is reviewed; work is given by skill and load with reasons, done, checked, judged."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Absence
from accounts.roles import Role
from core import clock, links
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from notifications.models import Message
from servicedesk import services
from servicedesk.models import ServiceRequest, Skill, WorkNote, WorkOrder
from servicedesk.services.assigning import in_words
from sla.models import Clock
from tests.customers.factories import make_branch, make_customer, make_user
from tests.servicedesk.factories import (
    customer_of,
    desk,
    do,
    in_an_hour,
    make_request,
    make_skilled,
    make_work,
    plan_of,
    work_at,
)
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def running(row):
    found = Clock.objects.filter(case_key_text=row.case_key, state="running")
    return set(found.values_list("code", flat=True))


def told(user):
    return set(Message.objects.filter(recipient=user).values_list("template", flat=True))


def accept(request):
    perform(request, "accept", by=desk(request, Role.CS_LEAD).actor, note="可行")
    return WorkOrder.objects.get(request=request)


def test_it_is_taken_down_with_what_is_special_in_front(client):
    customer = make_customer()
    client.force_login(desk(customer))
    said = {
        "kind": "visit",
        "need": "上门量血压",
        "special": "听力不好,请大声",
        "contact_name": "李",
    }
    assert client.post("/requests/new/", said).status_code == 303
    request = ServiceRequest.objects.get()
    page = client.get(f"/requests/{request.pk}/").content.decode()
    assert page.index("听力不好") < page.index("上门量血压")
    assert running(request) == {"request_review"}


def test_urgent_is_looked_at_at_once():
    lead = make_user(Role.CS_LEAD, branch=make_branch())
    request = make_request(make_customer(lead.branch), urgent=True)
    owed = Clock.objects.get(case_key_text=request.case_key)
    assert (owed.code, owed.due_at - owed.opened_at) == (
        "request_review_urgent",
        timedelta(minutes=30),
    )
    assert told(lead) == {"request_urgent"}


@pytest.mark.parametrize("change", [{"wanted_by": -2}, {"customer": None, "company": ""}])
def test_what_cannot_be_is_said(change):
    if "wanted_by" in change:
        change = {"wanted_by": in_an_hour(change["wanted_by"])}
    given = {"kind": "visit", "need": "x", "customer": make_customer(), **change}
    with pytest.raises(Invalid):
        services.take_request(by=make_user(Role.AGENT).actor, **given)


def test_a_refusal_is_explained_to_the_customer(client):
    request = make_request()
    lead = desk(request, Role.CS_LEAD)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceRequest.objects.create(kind="visit", need="x", company="x", state="declined")
    request = perform(request, "decline", by=lead.actor, text="您所在城市暂无上门服务")
    assert running(request) == set()
    assert Message.objects.filter(template="customer.request_declined").exists()
    path = links.issue("service_request", request, request.customer_id, days=1)
    assert "您所在城市暂无上门服务" in client.get(path).content.decode()


def test_the_best_by_skill_and_load_gets_it_and_the_reasons_stay(client):
    request = make_request()
    expert = make_skilled(request.branch, level=3)
    beginner = make_skilled(request.branch, level=1)
    far = make_skilled(make_branch(), level=3)
    work = accept(request)
    assert work.assignee == expert
    assert [one["name"] for one in work.reasons] == [str(expert), str(beginner)]
    client.force_login(expert)
    page = client.get(f"/works/{work.pk}/").content.decode()
    assert in_words(work.reasons)[0] in page
    assert told(expert) == {"work_assigned"}
    assert str(far) not in page


def test_who_has_much_in_hand_gets_less():
    branch = make_branch()
    busy, free = make_skilled(branch, level=2), make_skilled(branch, level=2)
    given = [accept(make_request(make_customer(branch))).assignee for _ in range(4)]
    assert sorted(given, key=lambda u: u.pk) == [busy, busy, free, free]


def test_who_is_away_is_left_out():
    branch = make_branch()
    away, there = make_skilled(branch, level=3), make_skilled(branch, level=1)
    now = clock.now()
    hours = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(days=2)}
    Absence.objects.create(user=away, deputy=there, state="approved", **hours)
    work = accept(make_request(make_customer(branch)))
    assert work.assignee == there
    assert "请假" in in_words(work.reasons)[1]


def test_without_the_skill_a_lead_decides_in_two_hours():
    work = accept(make_request())
    assert (work.state, running(work)) == ("new", {"work_assign"})
    somebody = make_user(Role.HEALTH_MANAGER, branch=work.request.branch)
    work = perform(work, "assign", by=desk(work.request, Role.CS_LEAD).actor, assignee=somebody)
    assert (work.state, running(work)) == ("assigned", {"work_plan"})


@pytest.mark.django_db(transaction=True)
def test_two_orders_at_once_do_not_both_go_to_the_same_person():
    branch = make_branch()
    make_skilled(branch)
    make_skilled(branch)
    requests = [make_request(make_customer(branch)) for _ in range(2)]
    done = at_once(*[lambda r=r: accept(r) for r in requests])
    assert len({work.assignee_id for work in done}) == 2


def test_without_the_lock_both_would_rank_the_same_person_first():
    branch = make_branch()
    make_skilled(branch)
    make_skilled(branch)
    both = [services.candidates("device", branch.pk)[0].user for _ in range(2)]
    assert both[0] == both[1]


def test_the_whole_way():
    work = make_work()
    owed = [running(work)]
    for step in ("plan", "begin", "finish", "pass_check", "feed_back"):
        work = do(work, step)
        owed.append(running(work))
    work = do(work, "evaluate", score=5)
    assert owed == [
        {"work_plan"},
        {"work_finish"},
        {"work_finish"},
        {"work_check"},
        {"work_feedback"},
        set(),
    ]
    work.request.refresh_from_db()
    assert (work.state, work.request.state, running(work)) == ("closed", "closed", set())


def test_the_clocks_are_the_assignees():
    work = do(make_work(), "plan")
    owner = Clock.objects.get(case_key_text=work.case_key, code="work_finish").owner
    assert owner == work.assignee


def test_reassignment_needs_the_lead():
    work = work_at("planned")
    before, other = work.assignee, make_skilled(work.request.branch)
    work = do(work, "ask_reassign", assignee=other, reason="出差")
    assert (work.assignee, running(work)) == (before, {"work_finish", "work_reassign"})
    with pytest.raises(Refused):
        do(work, "begin")
    work = do(work, "approve_reassign")
    assert (work.assignee, work.state, running(work)) == (other, "assigned", {"work_plan"})
    assert Clock.objects.get(code="work_plan", state="running").owner == other
    assert ("work_assigned" in told(other), "work_taken_over" in told(before)) == (True, True)


def test_a_lead_does_not_approve_their_own_wish():
    lead = make_user(Role.CS_LEAD, branch=make_branch())
    work = make_work(customer=make_customer(lead.branch))
    WorkOrder.objects.filter(pk=work.pk).update(assignee=lead)
    work = WorkOrder.objects.get(pk=work.pk)
    other = make_skilled(lead.branch)
    work = perform(work, "ask_reassign", by=lead.actor, assignee=other, reason="忙")
    with pytest.raises(Forbidden):
        perform(work, "approve_reassign", by=lead.actor)
    work = do(work, "refuse_reassign")
    assert (work.assignee, work.wish, "work_stays" in told(lead)) == (lead, None, True)


def test_to_oneself_nothing_is_reassigned():
    work = make_work()
    with pytest.raises(Invalid):
        do(work, "ask_reassign", assignee=work.assignee, reason="x")


@pytest.mark.parametrize("wrong", ["no steps", "past", "step behind the end"])
def test_a_plan_makes_sense(wrong):
    work = make_work()
    given = plan_of(work)
    if wrong == "no steps":
        given["steps"] = []
    elif wrong == "past":
        given["due_at"] = in_an_hour(-1)
    else:
        given["due_at"] = in_an_hour(0.5)
    with pytest.raises(Invalid):
        do(work, "plan", **given)


def test_a_plan_is_typed_in_rows(client):
    work = make_work()
    client.force_login(work.assignee)
    url = f"/works/{work.pk}/steps/plan/"
    at = f"{in_an_hour(2):%Y-%m-%dT%H:%M}"
    row = {"steps-0-what": "预约", "steps-0-by": at, "steps-0-means": "1 人"}
    wrong = client.post(url, {"version": work.version, **row, "due_at": ""})
    assert (wrong.status_code, "预约" in wrong.content.decode()) == (422, True)
    later = f"{in_an_hour(30):%Y-%m-%dT%H:%M}"
    assert client.post(url, {"version": work.version, **row, "due_at": later}).status_code == 303
    work.refresh_from_db()
    assert [step["what"] for step in work.steps] == ["预约"]


def test_nobody_checks_or_judges_their_own_work():
    work = work_at("done")
    checker = make_user(Role.QUALITY_SUPERVISOR, Role.CUSTOMER_SERVICE)
    WorkOrder.objects.filter(pk=work.pk).update(assignee=checker)
    work = WorkOrder.objects.get(pk=work.pk)
    with pytest.raises(Forbidden):
        perform(work, "pass_check", by=checker.actor, text="好")
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkOrder.objects.filter(pk=work.pk).update(evaluated_by=checker)


def test_what_is_not_good_goes_back():
    work = do(work_at("done"), "fail_check")
    assert (work.state, running(work)) == ("executing", {"work_rework"})
    assert "work_back" in told(work.assignee)


def test_a_bad_judgement_opens_it_again_and_starts_an_investigation(client):
    work = work_at("told")
    path = links.issue("service_request", work.request, work.customer_key, days=1)
    assert client.post(path, {"score": 9}).status_code == 422
    assert client.post(path, {"score": 2, "text": "等太久"}).status_code == 303
    work = WorkOrder.objects.get(pk=work.pk)
    owed = Clock.objects.get(case_key_text=work.case_key, state="running")
    assert (work.state, owed.code) == ("investigating", "work_investigate")
    assert owed.due_at - owed.opened_at == timedelta(hours=48)
    assert "work_badly_judged" in told(work.assignee)
    work = do(work, "conclude")
    assert (work.state, work.round, work.score, running(work)) == (
        "assigned",
        2,
        None,
        {"work_plan"},
    )
    assert client.post(path, {"score": 5}).status_code == 409


def test_the_customer_follows_it_by_link(client):
    work = do(work_at("executing"), "report", text="工程师已出发")
    path = links.issue("service_request", work.request, work.customer_key, days=1)
    page = client.get(path).content.decode()
    assert "工程师已出发" in page
    work = do(do(work, "finish", text="内部:换了备件"), "pass_check", text="内部:合格")
    assert "内部" not in client.get(path).content.decode()


def test_given_up_it_owes_nothing():
    work = do(work_at("planned"), "cancel")
    work.request.refresh_from_db()
    assert (work.state, work.request.state, running(work)) == ("cancelled", "closed", set())


def test_two_leads_accept_and_one_work_order_begins():
    request = make_request()
    make_skilled(request.branch)
    accept(request)
    with pytest.raises(Refused):
        accept(request)
    assert WorkOrder.objects.filter(request=request).count() == 1


def test_the_judgement_is_counted_once_however_often_it_is_sent(client):
    work = work_at("told")
    path = links.issue("service_request", work.request, work.customer_key, days=1)
    codes = [client.post(path, {"score": 4}).status_code for _ in range(3)]
    assert codes == [303, 409, 409]


@pytest.mark.parametrize("url", ["/works/", "/requests/", "/api/v1/works/", "/api/v1/requests/"])
def test_lists_cost_the_same_at_one_and_at_thirty(client, url):
    work = make_work()
    client.force_login(make_user(Role.SUPERVISOR))
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        assert client.get(url).status_code == 200
    for _ in range(29):
        request = make_request(work.request.customer)
        WorkOrder.objects.create(
            request=request, kind="device", assignee=work.assignee, state="planned"
        )
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(one) == len(many)


def test_notes_and_skills_are_kept_whole():
    work = work_at("done")
    assert WorkNote.objects.filter(work=work, kind="result").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Skill.objects.create(user=work.assignee, kind="diet", level=4)
    assert customer_of(work).kind == "customer"
