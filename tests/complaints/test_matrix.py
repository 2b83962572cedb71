"""The machines answer in every state, for every step, to every role: as they are declared."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from complaints.choices import Cause
from complaints.models import Compensation, Complaint, Improvement
from complaints.workflow import CompensationState, ComplaintState, ImprovementState
from core import clock
from tests.complaints.matrix import tried, wrong
from tests.hands import put
from tests.logistics.factories import picture
from tests.orders.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]


def data_of(desk, other):
    """Something sensible for every step."""
    soon = clock.now() + timedelta(hours=3)
    task = {"department": "head_coach", "person": desk.coach, "measure": "讲解", "due_at": soon}
    said = {"note": "已说明"}
    why = {"reason": "说明"}
    known = {
        "grade_it": {"grade": "ordinary", **why}, "regrade": {"grade": "important", **why},
        "report_harm": why, "clear_harm": why, "withdraw": why, "dismiss": why, "reopen": why,
        "assign": {"handler": desk.cs2}, "reassign": {"handler": desk.cs2},
        "accept": {"channel": "phone", **said}, "add_note": {"kind": "finding", **said},
        "lead_steps_in": {"kind": "internal", **said},
        "management_steps_in": {"kind": "internal", **said}, "call_support": why,
        "escalate": {**why, "promised_at": soon}, "escalate_late": {"clock": 1},
        "give_measure": task, "propose": {**desk.proposal()},
        "ask_compensation": {"remedy": "refund", "amount": 50, **why},
        "add_evidence": {"file": picture(), **said}, "link_to": {"other": other.pk},
        "merge_into": {"into": other.pk, **why}, "refuse_proposal": said,
        "tell_progress": said, "wait_for_customer": said, "customer_reject": said,
        "resolve": {"resolution": "好了"}, "solve_now": {"resolution": "好了"},
        "call_back": {"outcome": "satisfied"}, "summarise": {"cause": "process", **said},
    }  # fmt: skip
    return lambda step: known.get(step, {})


@pytest.mark.parametrize("state", ComplaintState.values)
def test_complaints(desk, state):
    other = desk.open(category="delivery")
    row = desk.accepted()
    more = {}
    if state == "closed":
        more = {"closed_at": clock.now()}
    if state == "merged":
        more = {"merged_into_id": other.pk}
    row = put(row, state, **more)
    people = {role: make_user(role, branch=desk.branch).pk for role in Role}
    found = list(tried(row, state, people.get, data_of(desk, other)))
    assert wrong(iter(found)) == []
    done = {step for step, _role, came, _s, _r in found if came == "done"}
    assert bool(done) == (state not in ("merged", "withdrawn", "dismissed"))
    assert Complaint.objects.get(pk=row.pk).state == state


@pytest.mark.parametrize("state", CompensationState.values)
def test_compensations(desk, state):
    row = desk.accepted()
    desk.do(row, "ask_compensation", remedy="refund", amount=900, reason="补偿")
    asked = put(
        Compensation.objects.get(), state, approved_level=int(state in ("approved", "paid"))
    )
    people = {role: make_user(role, branch=desk.branch).pk for role in Role}
    data = {
        "refuse": {"reason": "不足"}, "pay": {"reference": "TT"}, "take_back": {"reason": "不需要"},
    }  # fmt: skip
    found = list(tried(asked, state, people.get, lambda step: data.get(step, {})))
    assert wrong(iter(found)) == []
    approvers = {role for step, role, came, _s, _r in found if (step, came) == ("approve", "done")}
    assert approvers == ({"branch_director"} if state == "requested" else set())


@pytest.mark.parametrize("state", ImprovementState.values)
def test_improvements(desk, state):
    made = Improvement.objects.create(
        title="餐单说明", cause=Cause.PROCESS, branch=desk.branch, owner=desk.lead,
        accepted_at=clock.now() - timedelta(days=100),
    )  # fmt: skip
    made = put(made, state)
    soon = clock.now() + timedelta(days=3)
    data = {
        "analyse": {"cause": "process", "why1": "没有模板"}, "send_back": {"reason": "不够"},
        "plan_actions": {"actions": "做", "acceptance": "看", "owner": desk.lead, "due_at": soon},
        "implement": {"note": "已做"}, "accept": {"note": "已看"}, "observe": {"note": "好"},
        "drop": {"reason": "不做"},
    }  # fmt: skip
    people = {role: make_user(role, branch=desk.branch).pk for role in Role}
    people[Role.CS_LEAD] = desk.lead.pk
    found = list(tried(made, state, people.get, lambda step: data.get(step, {})))
    assert wrong(iter(found)) == []
    own = {(step, came) for step, role, came, fits, _r in found if fits and role == "cs_lead"}
    assert ("accept", "done") not in own
