"""Every (state, step, role) of the desk's machines, done: what is written here, nothing else."""

from functools import partial

import pytest

from accounts.roles import Role
from core.workflow import steps_of
from servicedesk.models import Channel, Enquiry, ServiceRequest, WorkOrder
from tests.cells import everybody, outcome
from tests.customers.factories import make_branch, make_customer, make_user
from tests.hands import wander
from tests.servicedesk.factories import data_of, in_an_hour, plan_of

pytestmark = pytest.mark.django_db
LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor", "call_centre_lead"}
DESK = {"customer_service", "agent", "consulting", "cs_lead"}
TAKERS = DESK | LEADS
CHECKERS = {"branch_director", "cs_lead", "regional_manager", "supervisor", "quality_supervisor"}
STAFF = {str(role) for role in Role}
WAITING = ("received", "promised", "with_expert")
WORKING = ("assigned", "planned", "executing")
SAYS = {"text": "好的"}
WHY = {"reason": "理由"}
#: machine → step → (from which states, who, the data of it)
TABLE = {
    Enquiry: {
        "register": (("received",), {"system"}, {}),
        "answer": (WAITING, TAKERS, SAYS),
        "promise": (("received", "with_expert"), TAKERS, SAYS),
        "ask_expert": (("received", "promised"), TAKERS, SAYS),
        "advise": (("with_expert",), STAFF, SAYS),
        "confirm": (("answered",), TAKERS | {"customer"}, {}),
        "not_satisfied": (("answered",), TAKERS | {"customer"}, SAYS),
        "withdraw": ((*WAITING, "answered"), LEADS, WHY),
    },
    ServiceRequest: {
        "register": (("received",), {"system"}, {}),
        "accept": (("received",), LEADS, {"note": "可行"}),
        "decline": (("received",), LEADS, SAYS),
        "close": (("accepted",), {"system"}, {}),
    },
    Channel: {
        "open": (("working",), {"system"}, {}),
        "try_out": (("working",), TAKERS, {"note": "已拨通"}),
        "report_broken": (("working",), TAKERS, WHY),
        "repair": (("broken",), TAKERS, {"note": "已恢复"}),
        "hand_over": (("working", "broken"), LEADS, {}),
        "retire": (("working", "broken"), LEADS, WHY),
    },
    WorkOrder: {
        "open": (("new",), {"system"}, {"nobody": True}),
        "assign": (("new",), LEADS | {"system"}, {}),
        "ask_reassign": (WORKING, STAFF, WHY),
        "approve_reassign": ((), LEADS, {}),
        "refuse_reassign": ((), LEADS, WHY),
        "plan": (("assigned", "planned"), STAFF, {}),
        "begin": (("planned",), STAFF, {}),
        "report": (("planned", "executing"), STAFF, SAYS),
        "finish": (("executing",), STAFF, SAYS),
        "pass_check": (("done",), CHECKERS, SAYS),
        "fail_check": (("done",), CHECKERS, SAYS),
        "feed_back": (("checked",), STAFF, SAYS),
        "evaluate": (("told",), TAKERS | {"customer"}, {}),
        "conclude": (("investigating",), CHECKERS, {}),
        "cancel": (("new", *WORKING, "done", "checked"), LEADS, WHY),
    },
}
#: Steps of one person only: whoever holds the role here is that person.
OWN = {"advise", "ask_reassign", "plan", "begin", "report", "finish", "feed_back"}
CASES = [
    (model, state) for model in TABLE for state, _label in model._meta.get_field("state").choices
]


def make(model, state, branch, me):
    """A row in a state, as rows: the way there is another test's."""
    customer = make_customer(branch)
    about = {"customer": customer, "branch": branch, "state": state}
    if model is Enquiry:
        given = {"kind": "phone", "topic": "diet", "question": "?", "answered_at": in_an_hour(-1)}
        return Enquiry.objects.create(**about, **given, expert=me, handler=me)
    if model is Channel:
        given = {"name": "热线", "kind": "phone", "address": customer.pk, "hours": "9-18"}
        return Channel.objects.create(**given, owner=me, state=state)
    if model is ServiceRequest:
        return ServiceRequest.objects.create(**about, kind="visit", need="?", explanation="!")
    request = ServiceRequest.objects.create(**about | {"state": "accepted"}, kind="visit", need="?")
    return WorkOrder.objects.create(request=request, kind="visit", assignee=me, state=state)


def given(model, step, row, me):
    data = dict(TABLE[model][step][2])
    other = make_user(Role.HEALTH_MANAGER, branch=row.branch_key and me.branch)
    more = {
        "promise": {"promised_at": in_an_hour()},
        "ask_expert": {"expert": other},
        "hand_over": {"owner": other},
        "assign": {"assignee": other},
        "ask_reassign": {"assignee": other},
        "plan": plan_of(row) if step == "plan" else {},
    }
    return (
        data | (data_of(row, step) if step in ("evaluate", "conclude") else {}) | more.get(step, {})
    )


def expected(model, state, step, role):
    sources, roles, _data = TABLE[model][step]
    if state not in sources:
        return 409
    return 200 if role in roles else 403


@pytest.mark.parametrize("model", TABLE, ids=lambda m: m.__name__)
def test_the_machine_has_these_steps(model):
    assert set(steps_of(model)) == set(TABLE[model])


@pytest.mark.parametrize(("model", "state"), CASES, ids=lambda x: getattr(x, "__name__", x))
def test_every_step_and_role(model, state):
    branch = make_branch()
    people, stranger = everybody(branch), make_user(Role.HR, branch=branch)
    row = make(model, state, branch, stranger)
    wrong = []
    for step, (sources, _roles, _data) in TABLE[model].items():
        data = given(model, step, row, stranger) if state in sources else {}
        for role, by in people.items():
            if step in OWN and state in sources:
                owner = "expert_id" if model is Enquiry else "assignee_id"
                model.objects.filter(pk=row.pk).update(**{owner: by.user_id or stranger.pk})
                row.refresh_from_db()
            got, want = outcome(row, step, by, data), expected(model, state, step, role)
            if got != want:
                wrong.append((step, role, got, want))
    assert wrong == []


@pytest.mark.parametrize("step", sorted(OWN - {"advise"}))
def test_a_colleague_does_not_do_the_assignees_steps(step):
    branch = make_branch()
    state = TABLE[WorkOrder][step][0][0]
    row = make(WorkOrder, state, branch, make_user(Role.HR, branch=branch))
    data = given(WorkOrder, step, row, row.assignee)
    assert {outcome(row, step, by, data) for by in everybody(branch).values()} == {403}


@pytest.mark.parametrize("model", [ServiceRequest, Channel], ids=lambda model: model.__name__)
def test_in_any_hands(model):
    me = make_user(Role.HR, branch=make_branch())
    first = model._meta.get_field("state").get_default()
    data = {"data_of": lambda self, step: given(model, step, self.row, me)}
    wander(TABLE[model], partial(make, model, first, me.branch, me), **data)
