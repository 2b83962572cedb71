"""Every (state, step, role) of surveys, invitations, improvements and projects, done."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest

from accounts.roles import Role
from core import clock
from surveys.models import Improvement, Invitation, Project, Survey
from tests.cells import everybody, wrong
from tests.customers.factories import make_branch, make_customer, make_user
from tests.hands import wander
from tests.surveys.factories import BAD, GOOD, QUESTIONS, make_invitation, make_survey, submitted

pytestmark = pytest.mark.django_db
LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor"}
AUTHORS = {"quality_supervisor", "operations", "marketing", "supervisor"}
ASKERS = {"customer_service", "agent", "cs_lead", "call_centre_lead", "operations"}
ANSWERABLE = LEADS | {"quality_supervisor"}
JUDGES = {"supervisor", "quality_supervisor"}
WHY = {"reason": "理由"}
CAUSE = {"theme": "diet", "cause": "口味", "measures": "调整"}
PLAN = {"plan_text": "a", "questionnaire": "b", "criteria": "c"}
#: machine → step → (from which states, who, the data of it)
TABLE = {
    Survey: {
        "write": (("draft", "published"), AUTHORS, {"questions": QUESTIONS}),
        "publish": (("draft", "published"), AUTHORS, {}),
        "close": (("published",), AUTHORS, WHY),
    },
    Invitation: {
        "send": (("open",), {"system"}, {}),
        "submit": (("open",), ASKERS | {"customer"}, {"answers": GOOD}),
        "analyse": (("answered",), ANSWERABLE, CAUSE),
        "refuse": (("open",), ASKERS | {"customer"}, {}),
        "expire": (("open",), {"system"}, {}),
    },
    Improvement: {
        "start": (("planned",), ANSWERABLE, {}),
        "finish": (("running",), ANSWERABLE, {"text": "完成"}),
        "judge": (("observing",), ANSWERABLE, {}),
        "give_up": (("planned", "running", "observing"), ANSWERABLE, WHY),
    },
    Project: {
        "plan": (("requested", "planned"), AUTHORS, PLAN),
        "approve": (("planned",), ANSWERABLE, {}),
        "send_back": (("planned",), ANSWERABLE, WHY),
        "hand_in": (("approved",), AUTHORS, {"report": "报告"}),
        "accept": (("reported",), JUDGES, {}),
        "reject": (("reported",), JUDGES, WHY),
    },
}
CASES = [
    (model, state) for model in TABLE for state, _label in model._meta.get_field("state").choices
]


def make(model, state):
    """A row in a state, as rows: the way there is another test's."""
    if model is Survey:
        number = 0 if state == "draft" else 1
        return Survey.objects.create(
            name=state, occasion="sample", state=state, number=number, draft=QUESTIONS
        )
    if model is Project:
        return Project.objects.create(name="a", agency="b", purpose="c", state=state)
    survey = make_survey()
    if model is Invitation:
        first = make_invitation(survey)
        scored = {"tone": "red", "lowest": 2, "answered_at": clock.now()}
        return Invitation.objects.create(
            survey=survey,
            version_asked=first.version_asked,
            customer=make_customer(first.branch),
            branch=first.branch,
            sent_at=clock.now(),
            expires_at=clock.now() + timedelta(days=9),
            state=state,
            **scored,
        )
    return improvement(survey, state)


def improvement(survey, state):
    """With answers before and after."""
    done = clock.now() - timedelta(hours=1)
    for _ in range(5):
        submitted(GOOD, survey)
    return Improvement.objects.create(
        survey=survey,
        theme="overall",
        goal="a",
        measures="b",
        target=Decimal("0.1"),
        impact=1,
        cost=1,
        owner=make_user(Role.BRANCH_DIRECTOR),
        due_at=clock.now() + timedelta(days=9),
        before=Decimal("2.00"),
        after=Decimal("4.00"),
        done_at=done,
        state=state,
    )


@pytest.mark.parametrize(("model", "state"), CASES, ids=lambda x: getattr(x, "__name__", x))
def test_every_step_and_role(model, state):
    row = make(model, state)
    assert (
        list(wrong(row, everybody(make_branch()), TABLE[model], lambda step: TABLE[model][step][2]))
        == []
    )


@pytest.mark.parametrize("model", [Survey, Invitation, Project], ids=lambda model: model.__name__)
def test_in_any_hands(model):
    table = dict(TABLE[model])
    if model is Invitation:  # only what is bad is looked into
        table["submit"] = (*table["submit"][:2], {"answers": BAD})
    first = model._meta.get_field("state").get_default()
    wander(table, partial(make, model, first))
