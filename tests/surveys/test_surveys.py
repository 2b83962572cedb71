"""Questions in versions, samples by stratum, cooldown, answers whole and once, red within 48 h."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core import clock, links
from core.errors import Forbidden, Invalid, Refused
from core.models import AccessLog
from core.steps import perform
from notifications.models import Message
from sla.models import Clock, PolicyVersion
from surveys import services
from surveys.choices import tone_of
from surveys.models import Answer, Invitation, Question, Survey, SurveyVersion
from surveys.selectors import results
from surveys.services.asking import asked_lately, drawn_from
from tests.customers.factories import make_branch, make_customer, make_user
from tests.orders.factories import make_paid
from tests.surveys.factories import (
    BAD,
    FAIR,
    GOOD,
    QUESTIONS,
    author,
    customer_of,
    director,
    make_invitation,
    make_survey,
    submitted,
)
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def analysis(invitation):
    return Clock.objects.filter(case_key_text=invitation.case_key, code="survey_root_cause")


@pytest.mark.parametrize(
    ("score", "tone"),
    [(1, "red"), (2, "red"), (2.5, "yellow"), (3, "yellow"), (3.9, "yellow"), (4, "green")],
)
def test_the_colours(score, tone):
    assert tone_of(score) == tone


@pytest.mark.parametrize(
    ("answers", "tone", "clocks"), [(GOOD, "green", 0), (FAIR, "yellow", 0), (BAD, "red", 1)]
)
def test_red_opens_its_clock_in_the_same_transaction(answers, tone, clocks):
    invitation = submitted(answers)
    assert (invitation.tone, analysis(invitation).count()) == (tone, clocks)
    for one in analysis(invitation):
        assert one.opened_at == invitation.answered_at
        assert one.due_at - one.opened_at == timedelta(hours=48)


def test_if_the_clock_cannot_be_opened_the_answer_is_not_taken():
    invitation = make_invitation()
    PolicyVersion.objects.filter(code="survey_root_cause").update(current=False)
    with pytest.raises(KeyError), transaction.atomic():
        perform(invitation, "submit", by=customer_of(invitation), answers=BAD)
    assert not Answer.objects.filter(invitation=invitation).exists()
    assert Invitation.objects.get(pk=invitation.pk).state == "open"


def test_the_director_hears_of_red():
    invitation = make_invitation()
    who = director(invitation)
    perform(invitation, "submit", by=customer_of(invitation), answers=BAD)
    assert Message.objects.filter(template="survey_red", recipient=who).exists()


def test_the_cause_is_written_down_by_somebody_who_answers_for_it():
    invitation = submitted(BAD)
    who = director(invitation)
    given = {"theme": "effect", "cause": "预期过高", "measures": "复诊沟通"}
    invitation = perform(invitation, "analyse", by=who.actor, **given)
    assert (invitation.state, analysis(invitation).get().state) == ("analysed", "met")


def test_what_is_not_red_is_not_analysed():
    invitation = submitted(GOOD)
    with pytest.raises(Refused):
        perform(
            invitation, "analyse", by=director(invitation).actor, theme="", cause="", measures=""
        )


@pytest.mark.parametrize("seat", ["coach", "doctor"])
def test_staff_cannot_rate_themselves(seat):
    rated = make_user(Role.CUSTOMER_SERVICE)
    invitation = make_invitation(**{seat: rated})
    with pytest.raises(Forbidden):
        perform(invitation, "submit", by=rated.actor, answers=GOOD, way="phone")
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(entered_by=rated)
    other = make_user(Role.AGENT)
    invitation = perform(invitation, "submit", by=other.actor, answers=GOOD, way="phone")
    assert (invitation.entered_by, invitation.way) == (other, "phone")


@pytest.mark.parametrize(
    "change",
    [{"all": 6}, {"all": 0}, {"all": None}, {"all": "5"}, {"all": True}, {"nps": 11}, {"nps": -1}],
)
def test_what_the_question_does_not_allow_is_refused(change):
    invitation = make_invitation()
    with pytest.raises(Invalid) as problem:
        perform(invitation, "submit", by=customer_of(invitation), answers={**GOOD, **change})
    assert list(problem.value.fields) == list(change)


def test_a_customer_is_not_asked_again_too_soon():
    survey, customer = make_survey(cooldown_days=30), make_customer()
    submitted(GOOD, survey, customer=customer)
    with pytest.raises(Refused):
        services.invite(survey=make_survey(), customer=customer)
    complaint = make_survey(occasion="complaint")
    assert services.invite(survey=complaint, customer=customer).state == "open"
    with clock.holding(clock.now() + timedelta(days=31)):
        assert services.invite(survey=survey, customer=customer).state == "open"


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_ask_once():
    survey, other, customer = make_survey(), make_survey(), make_customer()
    ask = [lambda s=s: services.invite(survey=s, customer=customer) for s in (survey, other)]
    done = at_once(*ask)
    assert sum(isinstance(one, Refused) for one in done) == 1
    assert Invitation.objects.count() == 1


def test_without_the_lock_both_would_find_that_nobody_asked():
    survey, customer = make_survey(), make_customer()
    assert [asked_lately(customer.surveys.all(), survey, clock.now()) for _ in "ab"] == [
        False,
        False,
    ]


def test_who_is_being_asked_keeps_the_old_questions():
    survey = make_survey()
    invitation = make_invitation(survey)
    new = [{**QUESTIONS[0], "text": "换了说法"}, *QUESTIONS[1:]]
    survey = perform(survey, "write", by=author().actor, questions=new)
    survey = perform(survey, "publish", by=author().actor)
    assert invitation.asked_questions[0].text == "总体满意吗?"
    latest = SurveyVersion.objects.get(survey=survey, number=2)
    assert (latest.renewed, results.renewal(clock.now().date())[0]["renewed"]) == (25, 100)


def test_what_was_asked_and_answered_stays():
    submitted(GOOD)
    for model, change in ((Question, {"text": "x"}), (Answer, {"score": 1})):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(**change)


@pytest.mark.parametrize(
    "questions",
    [
        [],
        QUESTIONS[2:],
        [QUESTIONS[0], QUESTIONS[0]],
        [QUESTIONS[0], QUESTIONS[2], {**QUESTIONS[2], "code": "nps2"}],
        [{**QUESTIONS[0], "code": "way"}],
        [{**QUESTIONS[0], "code": f"q{n}"} for n in range(21)],
    ],
)
def test_what_makes_no_survey_is_refused(questions):
    with pytest.raises(Invalid):
        services.create(by=author().actor, name="x", occasion="sample", questions=questions)
    assert not Survey.objects.exists()


def test_a_name_is_there_once(client):
    make_survey(name="季度满意度")
    client.force_login(author())
    row = {f"questions-0-{name}": value for name, value in QUESTIONS[0].items()}
    said = {"name": "季度满意度", "occasion": "sample", "cooldown_days": 30, **row}
    answer = client.post("/surveys/new/", said)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])
    assert client.post("/surveys/new/", said | {"name": "另一个"}).status_code == 303


def served(branch):
    order = make_paid(branch)
    type(order).objects.filter(pk=order.pk).update(state="in_service", contract_type="none")
    return order.customer


def test_a_sample_asks_so_many_of_each_stratum_and_can_be_repeated():
    branches = [make_branch(), make_branch()]
    for branch in branches:
        for _ in range(5):
            served(branch)
    survey = make_survey()
    wanted = [[c.pk for c in drawn_from(b, survey, 7)[:3]] for b in branches]
    sample = services.draw(by=author().actor, survey=survey, each=3, seed=7)
    made = sample.invitations.values_list("customer", flat=True)
    asked = [list(made.filter(branch=b)) for b in branches]
    assert [sorted(one) for one in asked] == [sorted(one) for one in wanted]
    assert [sample.strata[b.name] for b in branches] == [3, 3]
    again = services.draw(by=author().actor, survey=make_survey(), each=3, seed=7)
    assert not set(again.invitations.values_list("customer", flat=True)) & set(sum(asked, []))


def test_the_ten_top_spenders_are_asked_once_a_month():
    branch = make_branch()
    for number in range(12):
        order = make_paid(branch)
        when = clock.now().replace(day=1) - timedelta(days=5)
        type(order).objects.filter(pk=order.pk).update(paid_at=when, amount=100 + number)
    make_survey(occasion="top")
    today = clock.now().date()
    assert services.ask_top_spenders(today) == 10
    assert services.ask_top_spenders(today) == 0


def test_one_question_a_page_kept_at_once_and_handed_in_whole(client):
    invitation = make_invitation()
    path = links.issue("survey", invitation, invitation.customer_id, days=1)
    assert client.post(f"{path}all/", {"all": 9}).status_code == 422
    for code in ("all", "coach", "nps"):
        assert client.post(f"{path}{code}/", {code: 4}).status_code == 303
        assert Invitation.objects.get().state == "open"
    assert client.get(path).context["number"] == 4
    client.post(f"{path}all/", {"all": 2})
    assert client.post(f"{path}words/", {"words": "谢谢"}).status_code == 303
    done = Invitation.objects.get()
    assert (done.state, done.lowest, done.tone, done.kept) == ("answered", 2, "red", {})
    assert client.get(path).status_code == 200
    assert client.post(f"{path}words/", {"words": "再来一次"}).status_code == 200
    assert Answer.objects.filter(invitation=done).count() == 4


@pytest.mark.parametrize("action", ["nothing", "nps2"])
def test_a_page_that_is_not_there(client, action):
    invitation = make_invitation()
    path = links.issue("survey", invitation, invitation.customer_id, days=1)
    assert client.get(f"{path}{action}/").status_code == 404


def test_another_customers_link_opens_nothing(client):
    path = links.issue("survey", make_invitation(), make_customer().pk, days=1)
    assert client.get(path).status_code == 404


def test_nobody_has_to_answer(client):
    invitation = make_invitation()
    path = links.issue("survey", invitation, invitation.customer_id, days=1)
    codes = [client.post(f"{path}refuse/").status_code for _ in range(2)]
    assert codes == [303, 200]
    assert Invitation.objects.get().state == "refused"


@pytest.mark.django_db(transaction=True)
def test_the_last_answer_sent_twice_at_once_counts_once():
    invitation = make_invitation()
    by = customer_of(invitation)
    for code in ("all", "coach", "nps"):
        services.keep(invitation=invitation, by=by, code=code, value=4)
    last = lambda: services.keep(invitation=invitation, by=by, code="words", value="好")  # noqa: E731 - one line for each thread
    done = at_once(last, last, last)
    assert sum(isinstance(one, Refused) for one in done) == 2
    assert Answer.objects.count() == 4


def test_on_the_telephone_all_questions_are_one_form(client):
    invitation = make_invitation()
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=invitation.branch))
    url = f"/invitations/{invitation.pk}/steps/submit/"
    wrong = client.post(url, {"version": invitation.version, "way": "phone", "all": 5})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"coach", "nps"})
    said = {"version": invitation.version, "way": "phone", "all": 5, "coach": 5, "nps": 10}
    assert client.post(url, said).status_code == 303
    assert client.post(url, said).status_code == 409


def test_what_is_not_answered_expires_once():
    make_invitation()
    later = clock.now() + timedelta(days=15)
    assert (services.expire(later), services.expire(later)) == (1, 0)
    assert Invitation.objects.get().state == "expired"


def test_reading_own_words_is_recorded_and_no_list_shows_them(client):
    invitation = submitted(BAD)
    client.force_login(director(invitation))
    assert "血糖没有变化" in client.get(f"/invitations/{invitation.pk}/").content.decode()
    assert AccessLog.objects.filter(row_key=invitation.key, what="survey").count() == 1
    for url in ("/invitations/", "/api/v1/invitations/"):
        answer = client.get(url)
        assert (answer.status_code, "血糖" in answer.content.decode()) == (200, False)


def test_another_branch_does_not_find_it(client):
    invitation = submitted(GOOD)
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=make_branch()))
    assert client.get(f"/invitations/{invitation.pk}/").status_code == 404


def test_a_list_costs_the_same_at_one_and_at_thirty(client):
    survey = make_survey()
    submitted(GOOD, survey)
    client.force_login(make_user(Role.SUPERVISOR))
    client.get("/invitations/")
    with CaptureQueriesContext(connection) as one:
        client.get("/invitations/")
    for _ in range(29):
        submitted(GOOD, survey)
    with CaptureQueriesContext(connection) as many:
        client.get("/invitations/")
    assert len(one) == len(many)
