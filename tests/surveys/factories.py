"""Surveys and answers for tests, made by the people who make them."""

from itertools import count
from typing import Any

from accounts.roles import Role
from core.actors import customer_actor
from core.steps import perform
from surveys import services
from surveys.models import Invitation, Survey
from tests.customers.factories import make_customer, make_user

_serial = count(1)
QUESTIONS = [
    {"code": "all", "kind": "five", "theme": "overall", "text": "总体满意吗?"},
    {"code": "coach", "kind": "five", "theme": "coach", "text": "教练的指导如何?"},
    {"code": "nps", "kind": "nps", "theme": "overall", "text": "愿意推荐给朋友吗?"},
    {"code": "words", "kind": "text", "theme": "overall", "text": "还想对我们说什么?"},
]
GOOD = {"all": 5, "coach": 4, "nps": 9, "words": ""}
FAIR = {"all": 3, "coach": 4, "nps": 7, "words": "一般"}
BAD = {"all": 2, "coach": 4, "nps": 3, "words": "血糖没有变化"}


def author() -> Any:
    return make_user(Role.QUALITY_SUPERVISOR)


def make_survey(**given: Any) -> Survey:
    """In use, with four questions."""
    data = {"name": f"满意度{next(_serial)}", "occasion": "sample", "questions": QUESTIONS}
    survey = services.create(by=author().actor, **{**data, **given})
    return perform(survey, "publish", by=author().actor)


def make_invitation(survey: Survey | None = None, **given: Any) -> Invitation:
    customer = given.pop("customer", None) or make_customer()
    return services.invite(survey=survey or make_survey(), customer=customer, **given)


def customer_of(invitation: Invitation) -> Any:
    return customer_actor(invitation.customer_id, "客户")


def submitted(answers: dict[str, Any], survey: Survey | None = None, **given: Any) -> Invitation:
    invitation = make_invitation(survey, **given)
    return perform(invitation, "submit", by=customer_of(invitation), answers=answers)


def director(invitation: Invitation) -> Any:
    return make_user(Role.BRANCH_DIRECTOR, branch=invitation.branch)
