"""What becomes better: owner, acceptance by another, three months, the figures decide."""

from datetime import timedelta

import pytest

from complaints.models import Complaint, Improvement
from core import clock
from core.errors import Forbidden, Refused
from core.steps import perform
from sla import sweep
from sla.models import Clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    clock.hold(clock.now())
    yield
    clock.hold(None)


def observing(desk, cause="process"):
    by = desk.quality.actor
    row = Improvement.objects.create(title="餐单说明", cause=cause, branch=desk.branch)
    row = perform(row, "analyse", by=by, cause=cause, why1="没有模板", why2="没有人负责")
    due = clock.now() + timedelta(days=7)
    row = perform(
        row,
        "plan_actions",
        by=by,
        actions="做模板",
        acceptance="投诉下降",
        owner=desk.lead,
        due_at=due,
    )
    row = perform(row, "implement", by=desk.lead.actor, note="已上线")
    with pytest.raises(Forbidden):
        perform(row, "accept", by=desk.lead.actor, note="好")
    return perform(row, "accept", by=by, note="抽查 10 份")


def test_a_grave_complaint_opens_one_when_it_closes(desk):
    row = desk.closed("important")
    made = Improvement.objects.get(complaint=row)
    assert (made.state, made.cause, made.branch) == ("opened", "communication", desk.branch)


def test_an_ordinary_one_does_not_unless_it_is_repeated(desk):
    desk.closed()
    assert not Improvement.objects.exists()
    desk.closed("important")
    assert Improvement.objects.count() == 1


def test_the_owners_time_is_a_deadline(desk, held):
    observing(desk)
    owed = Clock.objects.get(code="improvement_action")
    assert (owed.owner, owed.state) == (desk.lead, "met")


def test_it_is_not_judged_before_three_months(desk, held):
    row = observing(desk)
    with pytest.raises(Refused):
        perform(row, "conclude", by=desk.quality.actor)


@pytest.mark.parametrize(("before", "after", "state"), [(3, 1, "effective"), (1, 1, "ineffective")])
def test_the_figures_decide_by_themselves(desk, held, before, after, state):
    complaints = [desk.open() for _ in range(before + after)]
    row = observing(desk)
    old, new = complaints[:before], complaints[before:]
    for rows, days in ((old, -30), (new, 30)):
        at = clock.now() + timedelta(days=days)
        keys = [one.pk for one in rows]
        Complaint.objects.filter(pk__in=keys).update(cause="process", created_at=at)
    clock.hold(clock.now() + timedelta(days=91))
    sweep.run()
    row.refresh_from_db()
    assert (row.state, row.before, row.after) == (state, before, after)
    assert Clock.objects.get(code="improvement_observation").state == "met"


def test_what_does_not_work_is_begun_again(desk, held):
    for _ in range(2):
        desk.open()
    row = observing(desk)
    Complaint.objects.update(cause="process", created_at=clock.now() + timedelta(days=5))
    clock.hold(clock.now() + timedelta(days=91))
    row = perform(row, "conclude", by=desk.quality.actor)
    assert row.state == "ineffective"
    row = perform(row, "analyse", by=desk.quality.actor, cause="skill", why1="没有培训")
    assert (row.state, row.cycle, row.accepted_by) == ("analysed", 2, None)


def test_it_can_be_opened_by_hand(desk, client):
    complaint = desk.open()
    client.force_login(desk.lead)
    data = {"title": "包装", "cause": "logistics", "complaint": complaint.pk}
    assert client.post("/improvements/new/", data).status_code == 303
    assert client.post("/improvements/new/", {**data, "complaint": 10**6}).status_code == 422
    assert Improvement.objects.get().complaint == complaint
