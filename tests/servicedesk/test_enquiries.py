"""An enquiry is answered or promised a time, goes to an expert, and is open until yes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from core import clock, links
from core.errors import Forbidden, Invalid, Refused
from core.models import AccessLog, StepLog
from core.steps import perform
from knowledge.models import Question
from notifications.models import Message
from scripts import services as scripts
from servicedesk import services
from servicedesk.models import Enquiry, Reply
from sla.models import Clock
from tests.customers.factories import make_branch, make_customer, make_user
from tests.knowledge.factories import published
from tests.servicedesk.factories import (
    QUESTION,
    answered,
    customer_of,
    desk,
    in_an_hour,
    make_enquiry,
    make_work,
)
from tests.threads import at_once

pytestmark = pytest.mark.django_db


def clocks(row):
    """code → state of the newest clock of each kind."""
    found = Clock.objects.filter(case_key_text=row.case_key).order_by("pk")
    return {one.code: one.state for one in found}


def running(row):
    return {code for code, state in clocks(row).items() if state == "running"}


def entry(customer, /, **given):
    data = {"kind": "phone", "topic": "diet", "question": QUESTION}
    return data | {"customer": customer.archive_no} | given


@pytest.fixture
def customer():
    found = make_customer()
    found.archive_no = "KH0001"
    found.save()
    return found


@pytest.fixture
def service(client, customer):
    client.force_login(desk(customer))
    return client


def test_it_is_taken_down_and_its_two_hours_run(service, customer):
    assert service.post("/enquiries/new/", entry(customer)).status_code == 303
    enquiry = Enquiry.objects.get()
    assert (enquiry.customer, enquiry.branch, enquiry.state) == (
        customer,
        customer.branch,
        "received",
    )
    owed = Clock.objects.get(case_key_text=enquiry.case_key)
    assert (owed.code, owed.due_at - owed.opened_at) == ("enquiry_answer", timedelta(hours=2))


def test_answered_at_once_it_waits_for_the_yes(service, customer):
    service.post("/enquiries/new/", entry(customer, answer="可以,每天一拳。"))
    enquiry = Enquiry.objects.get()
    assert (enquiry.state, running(enquiry)) == ("answered", {"enquiry_satisfied"})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"customer": "KH9"}, "customer"),
        ({"customer": ""}, "customer"),
        ({"question": ""}, "question"),
        ({"question": "长" * 4001}, "question"),
        ({"topic": "x"}, "topic"),
        ({"kind": ""}, "kind"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    service, customer, change, field
):
    answer = service.post("/enquiries/new/", entry(customer, **change))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Enquiry.objects.exists()


def test_somebody_who_is_no_customer_leaves_a_name(service, customer):
    service.post("/enquiries/new/", entry(customer, customer="", contact_name="路人甲"))
    assert Enquiry.objects.get().contact_name == "路人甲"
    with pytest.raises(IntegrityError), transaction.atomic():
        Enquiry.objects.create(kind="phone", topic="diet", question="?", taken_by="")


def test_urgent_is_half_an_hour_and_tells_the_lead():
    colleague = make_user(Role.CS_LEAD, branch=make_branch())
    enquiry = make_enquiry(make_customer(colleague.branch), urgent=True)
    owed = Clock.objects.get(case_key_text=enquiry.case_key)
    assert (owed.code, owed.due_at - owed.opened_at) == (
        "enquiry_answer_urgent",
        timedelta(minutes=30),
    )
    assert Message.objects.filter(recipient=colleague, template="enquiry_urgent").exists()


def test_a_promise_is_a_clock_of_its_own():
    enquiry = make_enquiry()
    until = in_an_hour(20)
    by = desk(enquiry).actor
    enquiry = perform(enquiry, "promise", by=by, text="明天上午答复您", promised_at=until)
    assert running(enquiry) == {"enquiry_promise"}
    assert Clock.objects.get(code="enquiry_promise").due_at == until
    answered(enquiry)
    assert running(enquiry) == {"enquiry_satisfied"}


@pytest.mark.parametrize("hours", [-1, 24 * 40])
def test_a_promise_lies_ahead_and_not_far(hours):
    enquiry = make_enquiry()
    with pytest.raises(Invalid) as problem:
        perform(
            enquiry, "promise", by=desk(enquiry).actor, text="稍后", promised_at=in_an_hour(hours)
        )
    assert "promised_at" in problem.value.fields


def test_an_expert_advises_and_the_desk_answers():
    enquiry = make_enquiry()
    handler, doctor = enquiry.handler, make_user(Role.FUNCTIONAL_DOCTOR, branch=enquiry.branch)
    given = {"expert": doctor, "text": "能否吃水果?"}
    enquiry = perform(enquiry, "ask_expert", by=handler.actor, **given)
    owed = Clock.objects.get(case_key_text=enquiry.case_key, state="running")
    assert (owed.owner, owed.code) == (doctor, "enquiry_answer")
    with pytest.raises(Forbidden):
        perform(enquiry, "advise", by=handler.actor, text="可以")
    enquiry = perform(enquiry, "advise", by=doctor.actor, text="低糖水果,两餐之间")
    owed.refresh_from_db()
    assert (enquiry.state, owed.owner) == ("received", handler)
    told = Message.objects.values_list("template", "recipient")
    assert {("enquiry_for_expert", doctor.pk), ("enquiry_advised", handler.pk)} <= set(told)


def test_the_detour_over_an_expert_puts_no_promise_off():
    row = make_enquiry()
    expert = make_user(Role.FUNCTIONAL_DOCTOR, branch=row.branch)
    said = {"text": "稍后答复", "promised_at": clock.now() + timedelta(hours=5)}
    row = perform(row, "promise", by=desk(row).actor, **said)
    row = perform(row, "ask_expert", by=desk(row).actor, expert=expert, text="可以吗?")
    with pytest.raises(Refused):
        perform(row, "promise", by=desk(row).actor, **said)
    assert perform(row, "advise", by=expert.actor, text="可以").state == "promised"
    assert Clock.objects.get(code="enquiry_promise").state == "running"


def test_open_until_yes():
    enquiry = answered()
    for number in (2, 3):
        enquiry = perform(enquiry, "not_satisfied", by=customer_of(enquiry), text="没讲清楚")
        assert (enquiry.state, enquiry.round) == ("received", number)
        assert running(enquiry) == {"enquiry_answer"}
        enquiry = answered(enquiry)
    enquiry = perform(enquiry, "confirm", by=customer_of(enquiry))
    assert (enquiry.state, running(enquiry)) == ("closed", set())
    said = enquiry.replies.order_by("id").values_list("kind", "round")
    assert list(said) == [
        ("answer", 1),
        ("not_satisfied", 1),
        ("answer", 2),
        ("not_satisfied", 2),
        ("answer", 3),
    ]


def test_what_was_said_stays():
    answered()
    with pytest.raises(DatabaseError), transaction.atomic():
        Reply.objects.update(round=9)


def test_a_forbidden_phrase_does_not_reach_the_customer(client):
    enquiry = make_enquiry()
    scripts.forbid(by=desk(enquiry).actor, phrase="包治", suggestion="效果因人而异")
    client.force_login(desk(enquiry))
    url = f"/enquiries/{enquiry.pk}/steps/answer/"
    answer = client.post(url, {"version": enquiry.version, "text": "我们包治"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["text"])
    client.force_login(desk(enquiry, Role.CS_LEAD))
    said = {"version": enquiry.version, "text": "我们包治", "override": "引用客户原话"}
    assert client.post(url, said).status_code == 303


def test_the_words_are_in_no_log_and_reading_them_is_recorded(client):
    enquiry = answered()
    assert "血糖" not in str(list(StepLog.objects.values_list("reason", "facts")))
    client.force_login(desk(enquiry))
    assert QUESTION in client.get(f"/enquiries/{enquiry.pk}/").content.decode()
    assert AccessLog.objects.filter(row_key=enquiry.key, what="enquiry").count() == 1
    for url in ("/enquiries/", "/api/v1/enquiries/"):
        answer = client.get(url)
        assert (answer.status_code, QUESTION in answer.content.decode()) == (200, False)


def test_another_branch_does_not_find_it_an_expert_does(client):
    enquiry = make_enquiry()
    doctor = make_user(Role.FUNCTIONAL_DOCTOR, branch=make_branch())
    for user in (make_user(Role.CUSTOMER_SERVICE, branch=make_branch()), doctor):
        client.force_login(user)
        assert client.get(f"/enquiries/{enquiry.pk}/").status_code == 404
    perform(enquiry, "ask_expert", by=desk(enquiry).actor, expert=doctor, text="?")
    assert client.get(f"/enquiries/{enquiry.pk}/").status_code == 200


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.REGIONAL_MANAGER, Role.OPERATIONS])
def test_headquarters_finds_all_that_is_asked_and_done(client, role):
    client.force_login(make_user(role, branch=None))
    work = make_work()
    for slug, row in (("enquiries", make_enquiry()), ("requests", work.request), ("works", work)):
        assert client.get(f"/{slug}/{row.pk}/").status_code == 200


def test_two_answer_at_once_and_one_reads_that_it_was_done(client):
    enquiry = make_enquiry()
    url, stale = f"/enquiries/{enquiry.pk}/steps/answer/", {"version": enquiry.version}
    client.force_login(desk(enquiry))
    assert client.post(url, {**stale, "text": "可以"}).status_code == 303
    second = client.post(url, {**stale, "text": "不可以,我查过"})
    assert (second.status_code, "不可以,我查过" in second.content.decode()) == (409, True)
    assert Reply.objects.filter(enquiry=enquiry).count() == 1


@pytest.mark.django_db(transaction=True)
def test_real_threads_answer_once():
    enquiry = make_enquiry()
    by = [desk(enquiry).actor for _ in range(3)]
    done = at_once(*[lambda b=b: perform(enquiry, "answer", by=b, text="可以") for b in by])
    assert sum(isinstance(one, Refused) for one in done) == 2
    assert Reply.objects.filter(enquiry=enquiry).count() == 1


def test_without_the_lock_both_would_have_answered():
    enquiry = make_enquiry()
    copies = [Enquiry.objects.get(pk=enquiry.pk) for _ in range(2)]
    assert [copy.state for copy in copies] == ["received", "received"]
    for copy in copies:
        Reply.objects.create(enquiry=copy, kind="answer", round=1, text="可以", by_name="")
    assert Reply.objects.filter(enquiry=enquiry).count() == 2


def test_the_customer_reads_and_says_yes_by_link(client):
    enquiry = answered()
    path = links.issue("enquiry", enquiry, enquiry.customer_id, days=1)
    assert "每天一拳大小" in client.get(path).content.decode()
    assert client.post(f"{path}not_satisfied/", {"text": ""}).status_code == 422
    assert client.post(f"{path}confirm/").status_code == 303
    assert client.post(f"{path}confirm/").status_code == 409
    enquiry.refresh_from_db()
    assert enquiry.state == "closed"


def test_the_link_of_another_customer_opens_nothing(client):
    enquiry = answered()
    path = links.issue("enquiry", enquiry, make_customer().pk, days=1)
    assert client.get(path).status_code == 404


def test_a_customer_asks_and_is_answered_by_an_article(client):
    article, customer = published(), make_customer()
    path = links.issue("ask", customer, customer.pk, days=1)
    client.post(path, {"question": "体脂秤怎么连接无线网络"})
    page = client.get(path).content.decode()
    assert article.body in page
    answer = customer.auto_answers.get()
    client.post(f"{path}yes/", {"answer": answer.pk})
    article.refresh_from_db()
    answer.refresh_from_db()
    assert (article.used, article.helpful, answer.helped) == (1, 1, True)


def test_what_no_article_answers_goes_to_a_person_once(client):
    customer = make_customer()
    path = links.issue("ask", customer, customer.pk, days=1)
    client.post(path, {"question": "我能带宠物参加吗"})
    answer = customer.auto_answers.get()
    assert (answer.text, Question.objects.get().unanswered) == ("", 1)
    for _ in range(2):
        assert client.post(f"{path}person/", {"answer": answer.pk}).status_code == 303
    enquiry = Enquiry.objects.get()
    assert (enquiry.kind, enquiry.customer, running(enquiry)) == (
        "link",
        customer,
        {"enquiry_answer"},
    )


@pytest.mark.parametrize("key", ["", "abc", "0", "9" * 30])
def test_another_customers_answer_is_not_found(client, key):
    customer = make_customer()
    path = links.issue("ask", customer, customer.pk, days=1)
    foreign = services.ask(customer=make_customer(), question="别人的问题是什么")
    assert client.post(f"{path}person/", {"answer": key or foreign.pk}).status_code == 404


def test_what_staff_keep_for_themselves_is_no_answer(client):
    published(audience="house")
    answer = services.ask(customer=make_customer(), question="体脂秤怎么连接无线网络")
    assert (answer.text, answer.article) == ("", None)


def test_a_list_costs_the_same_at_one_and_at_thirty(client):
    enquiry = make_enquiry()
    client.force_login(make_user(Role.SUPERVISOR))
    client.get("/enquiries/?size=50")
    with CaptureQueriesContext(connection) as one:
        client.get("/enquiries/?size=50")
    for _ in range(29):
        make_enquiry(enquiry.customer)
    with CaptureQueriesContext(connection) as many:
        client.get("/enquiries/?size=50")
    assert len(one) == len(many)


def test_only_a_lead_withdraws_and_says_why():
    enquiry = answered()
    with pytest.raises(Forbidden):
        perform(enquiry, "withdraw", by=desk(enquiry).actor, reason="联系不上")
    lead = desk(enquiry, Role.CS_LEAD)
    enquiry = perform(enquiry, "withdraw", by=lead.actor, reason="客户不再需要")
    assert (running(enquiry), enquiry.closed_at is not None) == (set(), True)
    assert clock.now() >= enquiry.closed_at


def test_only_words_that_can_be_said_as_they_stand_are_offered(client):
    enquiry = make_enquiry()
    agent = desk(enquiry)
    for situation, text in (("接待", "我是 {me}，请讲。"), ("预约", "{coach}教练想与您通话。")):
        scripts.write(by=agent.actor, situation=situation, text=text)
    client.force_login(agent)
    page = client.get(f"/enquiries/{enquiry.pk}/?tab=words", headers={"HX-Request": "true"})
    assert f"我是 {agent}，请讲。" in page.content.decode()
    assert "教练想与您通话" not in page.content.decode()
