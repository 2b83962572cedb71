"""Who may do what to complaints, compensations and improvements in which state, cell by cell."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from complaints.choices import Cause
from complaints.models import Compensation, Complaint, Improvement
from complaints.workflow import CompensationState, ComplaintState, ImprovementState
from core import clock
from core.steps import perform
from dma.simulation.run import parcel_photo
from tests.cells import everybody, wrong
from tests.hands import put

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor"}
HANDLING = LEADS | {"handler"}
DESK = HANDLING | {"customer_service"}
CALLS = DESK | {"agent", "call_centre_lead"}
HEARD = {"registered", "graded", "assigned", "investigating", "proposed", "executing"}
GRADED = HEARD - {"registered"}
OPEN = HEARD | {"resolved"}
WORKED = {"assigned", "investigating", "proposed", "executing"}
#: Requirements E1: the house grades and gives, the handler works, the customer has the last word.
COMPLAINT = {
    "register": ({"registered"}, {"system"}),
    "grade_it": ({"registered"}, CALLS | {"system"}),
    "regrade": (GRADED, LEADS | {"quality_supervisor"}),
    "report_harm": (HEARD, CALLS),
    "clear_harm": (GRADED, {"functional_doctor"}),
    "reassign": (GRADED, LEADS | {"call_centre_lead"}),
    "assign": ({"graded"}, LEADS | {"call_centre_lead", "system"}),
    "take": ({"graded"}, DESK),
    "accept": ({"assigned"}, {"handler"}),
    "lead_steps_in": (OPEN, {"call_centre_lead", "cs_lead"}),
    "management_steps_in": (OPEN, {"branch_director", "regional_manager", "supervisor"}),
    "escalate": (WORKED, HANDLING),
    "escalate_late": (OPEN, {"system"}),
    "add_note": (OPEN, DESK | {"functional_doctor", "quality_supervisor"}),
    "add_evidence": (OPEN, DESK | {"agent", "quality_supervisor"}),
    "give_measure": ({"investigating", "executing"}, HANDLING),
    "ask_compensation": ({"investigating", "executing"}, HANDLING),
    "call_support": (WORKED, HANDLING),
    "support_came": (OPEN, DESK),
    "team_in_place": (OPEN, {"system"}),
    "link_to": (OPEN | {"closed"}, CALLS),
    "merge_into": ({"registered", "graded", "assigned", "investigating"}, LEADS),
    "withdraw": (OPEN, HANDLING | {"customer"}),
    "dismiss": ({"registered", "graded", "assigned", "investigating"}, LEADS),
    "propose": ({"investigating"}, HANDLING),
    "accept_proposal": ({"proposed"}, HANDLING | {"customer"}),
    "refuse_proposal": ({"proposed"}, HANDLING | {"customer"}),
    "tell_progress": (WORKED | {"resolved"}, HANDLING),
    "wait_for_customer": ({"investigating", "executing"}, HANDLING),
    "go_on": ({"investigating", "executing"}, HANDLING | {"customer"}),
    "resolve": ({"executing"}, HANDLING),
    "solve_now": ({"assigned", "investigating"}, HANDLING),
    "customer_confirm": ({"resolved"}, {"customer"}),
    "customer_reject": ({"resolved"}, {"customer"}),
    "call_back": ({"resolved", "closed"}, CALLS - {"handler"} | {"quality_supervisor"}),
    "reopen": ({"closed"}, {"branch_director", "cs_lead", "customer_service", "handler",
                            "quality_supervisor", "customer", "system"}),
    "summarise": ({"closed"}, DESK | {"quality_supervisor"}),
}  # fmt: skip
PAYS = {"branch_director", "cs_lead", "customer_service", "finance_lead", "handler"}
#: 900 yuan are the branch director's to approve, of what the handler has asked for.
COMPENSATION = {
    "ask": ({"requested"}, {"system"}),
    "approve": ({"requested"}, {"branch_director"}),
    "refuse": ({"requested"}, {"branch_director"}),
    "pay": ({"approved"}, PAYS),
    "take_back": ({"requested", "approved"}, {"handler", "system"}),
}
#: These are the opening itself, or rest on more than the state: harm was told, an answer is due.
APART = {"register", "ask", "clear_harm", "go_on"}
JUDGES = LEADS | {"quality_supervisor"}
IMPROVEMENT = {
    "register": ({"opened"}, {"system"}),
    "analyse": ({"opened", "ineffective"}, JUDGES | {"customer_service"}),
    "plan_actions": ({"analysed"}, JUDGES),
    "implement": ({"acting"}, {"owner"}),
    "send_back": ({"implemented"}, JUDGES),
    "accept": ({"implemented"}, JUDGES),
    "observe": ({"observing"}, JUDGES),
    "conclude": ({"observing"}, JUDGES | {"system"}),
    "drop": ({"opened", "analysed"}, JUDGES),
}


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
        "add_evidence": {"file": parcel_photo(), **said}, "link_to": {"other": other.pk},
        "merge_into": {"into": other.pk, **why}, "refuse_proposal": said,
        "tell_progress": said, "wait_for_customer": said, "customer_reject": said,
        "resolve": {"resolution": "好了"}, "solve_now": {"resolution": "好了"},
        "call_back": {"outcome": "satisfied"}, "summarise": {"cause": "process", **said},
    }  # fmt: skip
    return lambda step: known.get(step, {})


@pytest.fixture
def people(desk):
    return everybody(desk.branch)


@pytest.mark.parametrize("state", ComplaintState.values)
def test_complaints(desk, people, state):
    other = desk.open(category="delivery")
    row = desk.accepted()
    people["handler"] = desk.handler(row).actor
    at = {"closed": {"closed_at": clock.now()}, "merged": {"merged_into_id": other.pk}}
    row = put(row, state, **at.get(state, {}))
    data = data_of(desk, other)
    assert list(wrong(row, people, COMPLAINT, data, COMPLAINT.keys() - APART)) == []
    assert Complaint.objects.get(pk=row.pk).state == state


def test_harm_is_cleared_by_a_doctor_and_waiting_ended_by_who_waits(desk, people):
    row = desk.accepted()
    people["handler"] = desk.handler(row).actor
    data = data_of(desk, row)
    desk.do(row, "report_harm", reason="皮疹")
    desk.do(row, "wait_for_customer", note="等回电")
    row = Complaint.objects.get(pk=row.pk)
    assert list(wrong(row, people, COMPLAINT, data, ["clear_harm", "go_on"])) == []


@pytest.mark.parametrize("state", CompensationState.values)
def test_compensations(desk, people, state):
    row = desk.accepted()
    people["handler"] = desk.handler(row).actor
    perform(row, "ask_compensation", by=people["handler"], remedy="refund", amount=900, reason="补")
    level = int(state in ("approved", "paid"))
    asked = put(Compensation.objects.get(), state, approved_level=level)
    data = {
        "refuse": {"reason": "不足"},
        "pay": {"reference": "TT"},
        "take_back": {"reason": "不需要"},
    }
    steps = COMPENSATION.keys() - APART
    assert list(wrong(asked, people, COMPENSATION, lambda step: data.get(step, {}), steps)) == []


@pytest.mark.parametrize("state", ImprovementState.values)
def test_improvements(desk, people, state):
    people["owner"] = desk.coach.actor
    long_ago = clock.now() - timedelta(days=100)
    made = Improvement.objects.create(
        title="餐单说明", cause=Cause.PROCESS, branch=desk.branch, owner=desk.coach,
        accepted_at=long_ago,
    )  # fmt: skip
    soon = clock.now() + timedelta(days=3)
    data = {
        "analyse": {"cause": "process", "why1": "没有模板"}, "send_back": {"reason": "不够"},
        "plan_actions": {"actions": "做", "acceptance": "看", "owner": desk.lead, "due_at": soon},
        "implement": {"note": "已做"}, "accept": {"note": "已看"}, "observe": {"note": "好"},
        "drop": {"reason": "不做"},
    }  # fmt: skip
    row, steps = put(made, state), IMPROVEMENT.keys() - APART
    assert list(wrong(row, people, IMPROVEMENT, lambda step: data.get(step, {}), steps)) == []


def test_nobody_accepts_what_they_have_done_themselves(desk):
    made = Improvement.objects.create(
        title="餐单说明", cause=Cause.PROCESS, branch=desk.branch, owner=desk.lead
    )
    row = put(made, "implemented")
    mine = {Role.CS_LEAD: desk.lead.actor}
    table = {**IMPROVEMENT, "accept": ({"implemented"}, set())}
    assert list(wrong(row, mine, table, lambda step: {"note": "已看"}, ["accept"])) == []
