"""Two people send the same case: one is done, the other reads why, nothing typed is lost."""

import pytest

from accounts.roles import Role
from complaints.models import Compensation
from core.models import StepLog
from knowledge.models import Question
from servicedesk.models import Channel
from sla import seeding
from surveys.models import Project
from tests.complaints.factories import Desk
from tests.customers.factories import make_user
from tests.knowledge.factories import published
from tests.servicedesk.factories import make_enquiry, make_request, make_work
from tests.surveys.factories import BAD, make_survey, submitted

pytestmark = pytest.mark.django_db
TYPED = "这些文字是第二个人写的"
PLAN = {"plan_text": TYPED, "questionnaire": "b", "criteria": "c"}
CAUSE = {"theme": "diet", "cause": TYPED, "measures": "调整餐单"}


def compensation():
    """A sum that the branch decides about first."""
    desk = Desk()
    why = {"remedy": "refund", "amount": 900, "reason": "补偿"}
    desk.do(desk.accepted("important"), "ask_compensation", **why)
    return Compensation.objects.get()


def channel():
    given = {"name": "热线", "kind": "phone", "hours": "9–18"}
    return Channel.objects.create(**given, owner=make_user(Role.CUSTOMER_SERVICE))


#: slug → (how the row comes to be, who, the step, what is typed)
CASES = {
    "surveys": (make_survey, Role.QUALITY_SUPERVISOR, "close", {"reason": TYPED}),
    "survey-projects": (
        lambda: Project.objects.create(name="a", agency="b", purpose="c"),
        *(Role.MARKETING, "plan", PLAN),
    ),
    "invitations": (lambda: submitted(BAD), Role.BRANCH_DIRECTOR, "analyse", CAUSE),
    "knowledge": (published, Role.CS_LEAD, "archive", {"reason": TYPED}),
    "questions": (
        lambda: Question.objects.create(text="q", shown="q"),
        *(Role.CUSTOMER_SERVICE, "dismiss", {"reason": TYPED}),
    ),
    "enquiries": (make_enquiry, Role.CUSTOMER_SERVICE, "answer", {"text": TYPED}),
    "requests": (make_request, Role.CS_LEAD, "decline", {"text": TYPED}),
    "works": (make_work, Role.CS_LEAD, "cancel", {"reason": TYPED}),
    "channels": (channel, Role.CS_LEAD, "retire", {"reason": TYPED}),
    "measures": (
        lambda: Desk().executing().measures.get(),
        *(Role.CS_LEAD, "drop", {"reason": TYPED}),
    ),
    "compensations": (compensation, Role.BRANCH_DIRECTOR, "refuse", {"reason": TYPED}),
    "complaints": (lambda: Desk().open(), Role.CS_LEAD, "dismiss", {"reason": TYPED}),
}


@pytest.mark.parametrize("slug", CASES)
def test_the_second_of_two_reads_why_and_keeps_what_was_typed(client, slug):
    seeding.seed()
    make, role, step, typed = CASES[slug]
    row = make()
    url, sent = f"/{slug}/{row.pk}/steps/{step}/", {"version": row.version, **typed}
    before = StepLog.objects.filter(row_key=row.key).count()
    answers = []
    for _ in range(2):
        client.force_login(make_user(role, branch_id=row.branch_key))
        answers.append(client.post(url, sent))
    assert [answer.status_code for answer in answers] == [303, 409]
    assert TYPED in answers[1].text
    assert StepLog.objects.filter(row_key=row.key).count() == before + 1
