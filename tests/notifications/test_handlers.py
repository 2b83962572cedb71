"""Who hears what when something has happened."""

import json
from datetime import timedelta

import pytest

from accounts.models import Absence
from accounts.roles import Role
from core import cases as core_cases
from core import clock
from core.steps import perform
from notifications.handlers import handle
from notifications.models import Message
from notifications.table import NOTICES
from tests.accounts.factories import make_branch, make_leave, make_user
from tests.notifications.factories import CUSTOMER, NAME, PHONE, Row, event

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(monkeypatch):
    """A service team of case order:1: role → person."""
    roles = ("customer_service", "health_manager", "head_coach", "assistant_coach", "admin_clerk")
    people = {role: make_user(role) for role in roles}
    answer = {role: user.pk for role, user in people.items()}
    monkeypatch.setitem(core_cases._answers, "people", lambda cases: {"order:1": answer})
    return people


def told(template):
    return {m.recipient for m in Message.objects.filter(template=template)}


def test_the_person_of_the_team_is_told(noon, team):
    make_user("customer_service")
    handle([event("health_records.healthrecord.submit", Row(key="h.record:3", pk=3))])
    [message] = Message.objects.all()
    assert message.recipient == team["customer_service"]
    assert (message.template, message.link) == ("record_awaiting", "h.record:3")
    assert message.payload == {"case": "order:1", "branch": None}


def test_before_there_is_a_team_the_branch_is_told(noon):
    branch = make_branch()
    here, _elsewhere = make_user("admin_clerk", branch=branch), make_user("admin_clerk")
    handle([event("orders.order.pay", Row(branch_key=branch.pk))])
    assert told("order_paid") == {here}


def test_a_role_that_only_headquarters_has(noon):
    branch = make_branch()
    finance, director = make_user("finance_lead"), make_user("branch_director", branch=branch)
    handle([event("orders.order.request_refund", Row(branch_key=branch.pk))])
    assert told("order_refund_requested") == {finance, director}


def test_the_whole_team_is_told_once_each(noon, team):
    handle([event("plans.plan.start")])
    assert told("plan_started") == set(team.values())


def test_who_did_it_is_not_told(noon, team):
    handle([event("plans.plan.pause", by=team["head_coach"].actor)])
    assert told("plan_paused") == set(team.values()) - {team["head_coach"]}


def test_the_deputy_hears_what_the_absent_would_have(noon, team):
    leave = make_leave(user=team["customer_service"])
    perform(leave, "approve", by=make_user("hr").actor)
    now = clock.now()
    Absence.objects.update(starts_at=now, ends_at=now + timedelta(days=1))
    handle([event("plans.plan.submit")])
    assert told("plan_completed") == {leave.deputy}


def test_both_sides_of_a_handover_are_told(noon):
    before, after = make_user("head_coach"), make_user("head_coach")
    handle([event("groupchat.group.replace_member", **{"from": before.pk, "to": after.pk})])
    assert told("team_handed_over") == {before}
    assert told("team_took_over") == {after}


def test_an_approved_leave_is_told_to_both(noon):
    leave = make_leave()
    handle([event("accounts.absence.approve", leave)])
    assert told("leave_approved") == {leave.user, leave.deputy}


def test_the_customer_is_told_with_facts(noon):
    handle([event("plans.report.issue", number=2, edition=1)])
    message = Message.objects.get(customer_key=CUSTOMER)
    assert message.template == "customer.report_issued"
    assert message.payload == {"case": "order:1", "branch": None, "number": 2}


@pytest.mark.parametrize(("first", "count"), [(True, 2), (False, 0)])
def test_coaches_hear_of_the_first_confirmation_only(noon, team, first, count):
    handle([event("health_records.healthrecord.confirm", first=first)])
    assert len(told("record_visible")) == count


def test_the_same_event_twice_tells_once(noon, team):
    for _ in range(2):
        handle([event("plans.plan.submit")])
    assert Message.objects.count() == 1
    handle([event("plans.plan.submit", Row(version=2))])
    assert Message.objects.count() == 2


def test_other_events_say_nothing(noon, django_assert_num_queries):
    with django_assert_num_queries(0):
        handle([event("plans.metric.record")])


def test_a_row_without_customer_tells_no_customer(noon):
    handle([event("plans.plan.start", Row(customer_key=None))])
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", sorted({n.event for n in NOTICES}))
def test_no_personal_data_stands_in_a_message(noon, team, name):
    mine = [notice for notice in NOTICES if notice.event == name]
    named = {who for notice in mine for who in notice.to}
    for role in (
        "system_reviewer",
        "finance_lead",
        "functional_doctor",
        *(named & set(Role.values)),
    ):
        make_user(str(role))
    row = Row(user_id=team["admin_clerk"].pk, deputy_id=team["head_coach"].pk)
    for who in named:
        if who.startswith("row."):
            setattr(row, who.removeprefix("row."), row.user_id)
    facts = {
        "reason": NAME,
        "phone": PHONE,
        "first": True,
        "to": row.user_id,
        "from": row.deputy_id,
        **{who.removeprefix("data."): row.user_id for who in named if who.startswith("data.")},
        **mine[0].when,
    }
    handle([event(name, row, **facts)])
    rows = list(Message.objects.values("dedupe", "payload", "link"))
    assert rows
    assert NAME not in json.dumps(rows, ensure_ascii=False)
    assert PHONE not in json.dumps(rows)


def test_everything_of_an_event_costs_few_queries(noon, team, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        handle([event("plans.plan.start")])
