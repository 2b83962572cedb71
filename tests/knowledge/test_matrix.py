"""Every (state, step, role) of articles and questions, done: what is written here, nothing else."""

from functools import partial

import pytest

from accounts.roles import Role
from knowledge.models import Article, Question
from tests.cells import everybody, wrong
from tests.customers.factories import make_branch, make_user
from tests.hands import wander
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
CASES = [
    (model, state) for model in TABLE for state, _label in model._meta.get_field("state").choices
]


def make(model, state):
    article = Article.objects.create(title="问题", number=1, state="published", draft=TEXT)
    if model is Question:
        return Question.objects.create(text=state, shown=state, state=state, article=article)
    number = 0 if state == "draft" else 1
    return Article.objects.create(title=state, number=number, state=state, draft=TEXT)


def data_of(model, row, step):
    more = {"hand_over": {"owner": make_user(Role.CUSTOMER_SERVICE)}}
    if step == "settle":
        more = {"settle": {"article": row.article}}
    return TABLE[model][step][2] | more.get(step, {})


@pytest.mark.parametrize(("model", "state"), CASES, ids=lambda x: getattr(x, "__name__", x))
def test_every_step_and_role(model, state):
    row = make(model, state)
    assert (
        list(wrong(row, everybody(make_branch()), TABLE[model], partial(data_of, model, row))) == []
    )


@pytest.mark.parametrize("model", TABLE, ids=lambda model: model.__name__)
def test_in_any_hands(model):
    first = model._meta.get_field("state").get_default()
    given = {"data_of": lambda self, step: data_of(model, self.row, step)}
    wander(TABLE[model], partial(make, model, first), **given)
