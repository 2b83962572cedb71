"""Every (state, step, role) of articles and questions, done: what is written here, nothing else."""

import pytest
from django.db import transaction

from accounts.roles import Party, Role
from core.actors import Actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from core.workflow import steps_of
from knowledge.models import Article, Question
from tests.customers.factories import make_branch, make_user
from tests.knowledge.factories import TEXT

pytestmark = pytest.mark.django_db
PUBLISHERS = {"cs_lead", "quality_supervisor", "supervisor"}
WRITERS = PUBLISHERS | {"customer_service", "health_manager", "functional_doctor"}
WRITERS |= {"product_manager", "call_centre_lead"}
WHY = {"reason": "理由"}
LIVE = ("draft", "published")
#: machine → step → (from which states, who, the data of it)
TABLE = {
    Article: {
        "write": (LIVE, WRITERS, TEXT),
        "publish": (LIVE, PUBLISHERS, {}),
        "review": (("published",), WRITERS, {"note": "无误"}),
        "hand_over": (LIVE, PUBLISHERS, {}),
        "archive": (LIVE, PUBLISHERS, WHY),
        "restore": (("archived",), PUBLISHERS, {}),
    },
    Question: {
        "settle": (("open", "dismissed"), WRITERS, {}),
        "dismiss": (("open",), WRITERS, WHY),
        "ask_again": (("answered",), {"system"}, {}),
    },
}
CASES = [(model, step) for model, steps in TABLE.items() for step in steps]


def everybody():
    branch = make_branch()
    found = {str(role): make_user(role, branch=branch).actor for role in Role}
    return found | {str(p): Actor(kind="system", roles=frozenset({str(p)})) for p in Party}


def make(model, state):
    article = Article.objects.create(title="问题", number=1, state="published", draft=TEXT)
    if model is Question:
        return Question.objects.create(text=state, shown=state, state=state, article=article)
    number = 0 if state == "draft" else 1
    return Article.objects.create(title=state, number=number, state=state, draft=TEXT)


def data_of(model, step, row):
    more = {"hand_over": {"owner": make_user(Role.CUSTOMER_SERVICE)}}
    if step == "settle":
        more = {"settle": {"article": row.article}}
    return TABLE[model][step][2] | more.get(step, {})


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
    sources, roles, _data = TABLE[model][step]
    people, wrong = everybody(), []
    for state, _label in model._meta.get_field("state").choices:
        row = make(model, state)
        data = data_of(model, step, row)
        for role, by in people.items():
            want = (200 if role in roles else 403) if state in sources else 409
            got = outcome(row, step, by, data)
            if got != want:
                wrong.append((state, role, got, want))
    assert wrong == []
