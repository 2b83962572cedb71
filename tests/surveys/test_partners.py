"""Partners are asked each quarter by link; what they say is headquarters', apart from customers."""

import logging
import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import Role
from core import clock, links
from core.steps import perform
from notifications.delivery import deliver, due
from notifications.models import LocalOutbox, Message
from notifications.outbox import release
from sla.models import Clock
from surveys import services, tasks
from surveys.models import Answer, Invitation
from surveys.seeding import OF_PARTNERS, seed
from surveys.services.asking import first_of_quarter
from tests.accounts.factories import make_branch, make_partner, make_user
from tests.customers.factories import make_customer
from tests.surveys.factories import FAIR, GOOD, make_survey, submitted
from tests.threads import at_once

pytestmark = pytest.mark.django_db
FIVES = [code for code, kind, *_more in OF_PARTNERS if kind == "five"]
SAID = {**dict.fromkeys(FIVES, 4), "nps": 9, "words": "继续合作"}


@pytest.fixture(autouse=True)
def _noon():
    hold = clock.now().replace(hour=4, minute=0)  # noon in China, so that nothing is held back
    with clock.holding(hold):
        yield


@pytest.fixture
def boss():
    return make_user(Role.SUPERVISOR)


def asked(**given):
    """A partner with its invitation of this quarter."""
    seed()
    partner = make_partner(**given)
    tasks.ask_partners()
    return Invitation.objects.get(partner=partner)


def letter():
    """What the partner's telephone shows."""
    release(clock.now())
    deliver(due())
    return LocalOutbox.objects.get()


def answered(client, path, **change):
    """Question by question, as somebody at the partner does it."""
    said = {**SAID, **change}
    return [client.post(f"{path}{code}/", {code: said[code]}).status_code for code in said]


def test_the_link_comes_by_short_message_and_takes_the_answers(client):
    row = asked(mobile="13900139111")
    sms = letter()
    assert (sms.channel, sms.address) == ("sms", "13900139111")
    path = re.search(r"/c/\S+", sms.body)[0]
    page = client.get(path)
    assert (page.status_code, "合作" in page.text, "13900139111" in page.text) == (200, True, False)
    assert set(answered(client, path)) == {303}
    row.refresh_from_db()
    assert (row.state, row.tone, row.customer_key, row.branch_key) == (
        "answered",
        "green",
        None,
        None,
    )
    assert client.get(path).status_code == 200
    assert Answer.objects.filter(branch=row.partner.branch).count() == len(OF_PARTNERS)


def test_once_a_quarter_whatever_the_task_does_twice():
    row = asked()
    tasks.ask_partners()
    assert Invitation.objects.count() == Message.objects.count() == 1
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_tasks_at_once_ask_once():
    seed()
    for _ in range(3):
        make_partner()
    today = clock.now().date()
    done = at_once(*[lambda: services.ask_partners(today)] * 3)
    assert (sum(done), Invitation.objects.count()) == (3, 3)


@pytest.mark.parametrize("days", [(100, True), (20, False)])
def test_the_next_quarter_asks_again_but_not_too_soon(days):
    asked()
    later, again = days
    Invitation.objects.update(
        state="expired",
        quarter=date(2020, 1, 1),
        sent_at=clock.now() - timedelta(days=later),
    )
    tasks.ask_partners()
    assert Invitation.objects.filter(state="open").exists() is again


@pytest.mark.parametrize(
    ("day", "first"), [((2026, 3, 31), (2026, 1, 1)), ((2026, 12, 31), (2026, 10, 1))]
)
def test_quarters(day, first):
    assert first_of_quarter(date(*day)) == date(*first)


def test_who_is_not_asked(boss):
    seed()
    make_partner(contact="", mobile="")
    perform(make_partner(), "end", by=boss.actor, reason="合同到期")
    assert services.ask_partners(clock.now().date()) == 0


def test_without_a_survey_in_use_nobody_is_asked():
    make_partner()
    assert services.ask_partners(clock.now().date()) == 0


@pytest.mark.parametrize("given", [{"customer": True}, {"partner": None}, {"quarter": None}])
def test_an_invitation_is_a_customers_or_a_partners(given):
    row = asked()
    given = {**given, **({"customer": make_customer()} if "customer" in given else {})}
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.filter(pk=row.pk).update(**given)


def test_a_red_answer_opens_the_clock_of_headquarters_at_once(client, boss):
    row = asked()
    answered(client, links.issue("survey", row, None, days=1), overall=2)
    row.refresh_from_db()
    root = Clock.objects.get(case_key_text=row.case_key, code="survey_root_cause")
    assert (root.opened_at, root.branch) == (row.answered_at, None)
    assert root.due_at - root.opened_at == timedelta(hours=48)
    assert Message.objects.filter(template="survey_red", recipient=boss).exists()
    client.force_login(boss)
    said = {"version": row.version, "theme": "goods", "cause": "缺货", "measures": "备货"}
    assert client.post(f"/invitations/{row.pk}/steps/analyse/", said).status_code == 303
    root.refresh_from_db()
    assert root.state == "met"


@pytest.mark.parametrize("branch", ["own", "other", "none"])
def test_no_branch_reads_what_partners_say_not_even_their_own(client, branch):
    row = asked()
    answered(client, links.issue("survey", row, None, days=1))
    where = {"own": row.branch, "other": make_branch(), "none": None}[branch]
    client.force_login(make_user(Role.BRANCH_DIRECTOR, branch=where))
    assert client.get(f"/invitations/{row.pk}/").status_code == 404
    assert f"/invitations/{row.pk}/" not in client.get("/invitations/").text
    for query in ("", "occasion=partner", f"survey={row.survey_id}"):
        stats = client.get(f"/satisfaction/?{query}").context["stats"]
        assert [one["figure"].value for one in stats[1:2]] == [0]


def test_customers_and_partners_are_counted_apart(client, boss):
    row = asked()
    answered(client, links.issue("survey", row, None, days=1), overall=1)
    for answers in (GOOD, FAIR):
        submitted(answers, make_survey())
    client.force_login(boss)
    for query, points in (("", 4), ("occasion=customers", 4), ("occasion=partner", 4),
                          (f"survey={row.survey_id}", 4), ("occasion=sample", 4)):  # fmt: skip
        page = client.get(f"/satisfaction/?{query}")
        tables = {table.key: table for table in page.context["tables"]}
        names = [line[0].text for line in tables["branches"].rows]
        apart = "partner" in query or "survey" in query
        assert sum(line[1].value for line in tables["branches"].rows) == points
        assert any(str(row.partner) in name for name in names) is apart, query
    listed = client.get("/invitations/?occasion=customers").text
    theirs = f"/invitations/{row.pk}/"
    assert theirs not in listed
    assert theirs in client.get("/invitations/?occasion=partner").text


def test_whom_no_channel_reaches_operations_calls_and_enters_the_answers(client):
    row = asked()
    caller = make_user(Role.OPERATIONS)
    release(clock.now())
    row.partner.mobile = ""  # the number was taken out before the message went
    row.partner.save()
    deliver(due())
    assert Message.objects.get(template="undelivered").recipient == caller
    client.force_login(caller)
    said = {"version": row.version, "way": "phone", **SAID}
    assert client.post(f"/invitations/{row.pk}/steps/submit/", said).status_code == 303
    assert client.post(f"/invitations/{row.pk}/steps/submit/", said).status_code == 409


@pytest.mark.parametrize("url", ["/invitations/new/", "/survey-rounds/new/"])
def test_the_survey_of_partners_is_not_asked_of_customers(client, url):
    seed()
    survey = asked().survey
    customer = make_customer()
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=customer.branch))
    said = {"survey": survey.pk, "customer": customer.archive_no, "way": "phone", "each": 3}
    answer = client.post(url, said)
    assert answer.status_code == 422
    assert "survey" in answer.context["form"].errors


def test_no_log_or_row_of_a_message_holds_name_or_number(client, caplog):
    caplog.set_level(logging.DEBUG)
    asked(mobile="13900139222", contact="孙秘密")
    letter()
    kept = str(list(Message.objects.values())) + caplog.text
    assert not [text for text in ("13900139222", "孙秘密") if text in kept]


def test_a_link_of_a_partner_opens_no_customers_question(client):
    row = asked()
    theirs = services.invite(survey=make_survey(), customer=make_customer())
    assert client.get(links.issue("survey", theirs, None, days=1)).status_code == 404
    assert client.get(links.issue("survey", row, make_customer().pk, days=1)).status_code == 404


def test_nobody_in_particular_serves_a_partner(client, boss):
    row = asked()
    client.force_login(boss)
    page = client.get(f"/invitations/{row.pk}/").content.decode()
    facts = page[page.index("基本信息") :]
    assert "满意度评价" in page
    assert "和鸣" in facts or str(row.partner) in facts
    assert "<dt>教练" not in facts
    assert "邀请评价" in page


def test_the_page_of_a_partner_speaks_of_no_health_service(client):
    page = client.get(links.issue("survey", asked(), None, days=1), follow=True).content.decode()
    assert "合作交流" in page
    assert "您的健康服务" not in page
    theirs = services.invite(survey=make_survey(), customer=make_customer())
    link = links.issue("survey", theirs, theirs.customer_id, days=1)
    assert "您的健康服务" in client.get(link, follow=True).content.decode()
