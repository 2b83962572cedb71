"""Every (state, step, role) of surveys, invitations, improvements and projects, done."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from accounts.roles import Party, Role
from core import clock
from core.actors import Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from core.workflow import steps_of
from surveys.models import Improvement, Invitation, Project, Survey
from tests.customers.factories import make_branch, make_customer, make_user
from tests.surveys.factories import GOOD, QUESTIONS, make_invitation, make_survey, submitted

pytestmark = pytest.mark.django_db
LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor"}
AUTHORS = {"quality_supervisor", "operations", "marketing", "supervisor"}
ASKERS = {"customer_service", "agent", "cs_lead", "call_centre_lead"}
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
CASES = [(model, step) for model, steps in TABLE.items() for step in steps]


def everybody():
    branch = make_branch()
    found = {str(role): make_user(role, branch=branch).actor for role in Role}
    return found | {str(p): Actor(kind="system", roles=frozenset({str(p)})) for p in Party}


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


def outcome(row, step, by, data):
    """What the door says; nothing of it stays."""
    try:
        with transaction.atomic():
            perform(row, step, by=by, **data)
            transaction.set_rollback(True)
    except (Forbidden, Refused, Invalid) as problem:
        return problem.status
    return 200


@pytest.mark.parametrize("model", TABLE, ids=lambda m: m.__name__)
def test_the_machine_has_these_steps(model):
    assert set(steps_of(model)) == set(TABLE[model])


@pytest.mark.parametrize(("model", "step"), CASES, ids=lambda x: getattr(x, "__name__", x))
def test_every_state_and_role(model, step):
    sources, roles, data = TABLE[model][step]
    people, wrong = everybody(), []
    for state, _label in model._meta.get_field("state").choices:
        row = make(model, state)
        for role, by in people.items():
            want = (200 if role in roles else 403) if state in sources else 409
            got = outcome(row, step, by, data)
            if got != want:
                wrong.append((state, role, got, want))
    assert wrong == []
