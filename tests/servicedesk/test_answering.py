"""Answers by themselves (E5): a service on a real local server words them, a person takes over."""

import json

import pytest

from core import clock, links
from customers.services import record_consent
from knowledge.models import Question
from servicedesk import services
from servicedesk.answering import OUTSIDE, Retrieval, get_answerer
from servicedesk.models import Enquiry
from tests.completions import serving
from tests.customers.factories import make_customer
from tests.knowledge.factories import published

pytestmark = pytest.mark.django_db
ASKED = "体脂秤怎么连接无线网络"
WORDED = "请长按三秒,用 2.4G 网络配网。"


@pytest.fixture
def service(settings):
    with serving(WORDED) as told:
        settings.DMA_ANSWERER_URL = told.url
        settings.DMA_ANSWERER_KEY, settings.DMA_ANSWERER_MODEL = "key-2", "model-2"
        yield told


@pytest.fixture
def customer():
    """Somebody who has agreed to such answers."""
    row = make_customer()
    about = {"channel": "paper", "text": "同意", "text_version": "1", "at": clock.now()}
    record_consent(customer=row, purpose="ai_assist", decision="permit", **about)
    return row


def test_a_good_answer_is_worded_from_the_articles(service, customer):
    article = published()
    made = services.ask(customer=customer, question=ASKED)
    assert (made.text, made.by_name, made.article) == (WORDED, "model-2", article)
    asked = json.loads(service.asked[0]["messages"][1]["content"])
    assert asked["articles"] == [{"title": article.title, "body": article.body}]
    assert service.headers[0]["Authorization"] == "Bearer key-2"


def test_numbers_and_names_stay_in_the_house(service, customer):
    published()
    services.ask(customer=customer, question=f"{ASKED},我的电话是 13800001111")
    told = json.dumps(service.asked, ensure_ascii=False)
    assert "13800001111" not in told
    assert customer.full_name not in told


def test_without_consent_the_article_answers(service):
    article = published()
    made = services.ask(customer=make_customer(), question=ASKED)
    assert (made.text, made.by_name, service.asked) == (article.body, "knowledge", [])


def test_what_no_article_holds_is_not_asked_of_the_service(service, customer):
    made = services.ask(customer=customer, question="我能带宠物参加吗")
    assert (made.text, made.article, service.asked) == ("", None, [])


@pytest.mark.parametrize("said", [OUTSIDE, f"{OUTSIDE} 这个问题请咨询人工客服。"])
def test_a_refusal_is_no_answer_and_a_gap(service, customer, client, said):
    published()
    service.content = said
    path = links.issue("ask", customer, customer.pk, days=1)
    assert client.post(path, {"question": ASKED}).status_code == 303
    made = customer.auto_answers.get()
    assert (made.text, made.article, Question.objects.get().unanswered) == ("", None, 1)
    page = client.get(path).content.decode()
    assert "暂无现成答案" in page
    assert OUTSIDE not in page


@pytest.mark.parametrize("status", [401, 429, 500, 307])
def test_a_service_in_trouble_leaves_the_article(service, customer, status):
    article = published()
    service.status, service.moved_to = status, f"{service.url}/elsewhere"
    made = services.ask(customer=customer, question=ASKED)
    assert (made.text, made.by_name, len(service.asked)) == (article.body, "knowledge", 1)


def test_a_slow_service_is_not_waited_for(service, customer, settings):
    article = published()
    settings.DMA_ANSWERER_TIMEOUT = 0.2
    service.may_answer.clear()
    assert services.ask(customer=customer, question=ASKED).text == article.body


@pytest.mark.parametrize("raw", [b"<html>", b"[]", b'{"choices": []}', b'{"choices": [{}]}'])
def test_a_malformed_reply_leaves_the_article(service, customer, raw):
    article = published()
    service.raw = raw
    assert services.ask(customer=customer, question=ASKED).text == article.body


@pytest.mark.parametrize("content", [None, "", "  ", ["x"], {"text": "x"}])
def test_an_empty_or_strange_text_leaves_the_article(service, customer, content):
    article = published()
    service.content = content
    assert services.ask(customer=customer, question=ASKED).text == article.body


def test_a_very_long_answer_is_cut(service, customer):
    published()
    service.content = "字" * 5000
    assert len(services.ask(customer=customer, question=ASKED).text) == 1500


def test_a_worded_answer_is_handed_to_a_person_with_its_topic(service, customer, client):
    article = published()
    path = links.issue("ask", customer, customer.pk, days=1)
    client.post(path, {"question": ASKED})
    answer = customer.auto_answers.get()
    client.post(f"{path}person/", {"answer": answer.pk})
    row = Enquiry.objects.get()
    assert (row.question, row.topic, row.customer) == (ASKED, article.topic, customer)


@pytest.mark.parametrize("url", ["", "ftp://x/v1", "file:///etc/passwd"])
def test_without_a_service_the_articles_answer(settings, url):
    settings.DMA_ANSWERER_URL = url
    assert isinstance(get_answerer(), Retrieval)
