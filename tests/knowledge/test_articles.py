"""An article: written, published by somebody else in versions, reviewed on schedule."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from accounts.roles import Right, Role
from core import clock
from core.errors import Forbidden, Refused
from core.steps import perform
from knowledge import selectors, services
from knowledge.models import Article, ArticleVersion, Question, Vote
from knowledge.seeding import ARTICLES, seed
from sla.models import Clock
from tests.customers.factories import make_user
from tests.knowledge.factories import TEXT, make_article, publish, published
from tests.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_user(Role.CUSTOMER_SERVICE)


@pytest.fixture
def lead():
    return make_user(Role.CS_LEAD)


def review_clock(article):
    return Clock.objects.filter(case_key_text=article.case_key, code="article_review")


def test_readers_see_the_next_version_only_when_it_is_published(writer, lead):
    article = published()
    article = perform(article, "write", by=writer.actor, **TEXT | {"title": "新问题", "body": "新"})
    assert (article.title, article.draft["title"]) == (TEXT["title"], "新问题")
    article = perform(article, "publish", by=lead.actor)
    assert (article.title, article.body, article.number, article.draft) == ("新问题", "新", 2, {})
    assert [v.title for v in selectors.versions(article)] == ["新问题", TEXT["title"]]


def test_a_version_stays_as_it_was():
    published()
    with pytest.raises(DatabaseError), transaction.atomic():
        ArticleVersion.objects.update(body="anders")


def test_four_eyes(lead):
    article = services.create(by=lead.actor, **TEXT)
    with pytest.raises(Forbidden):
        perform(article, "publish", by=lead.actor)
    assert perform(article, "publish", by=make_user(Role.SUPERVISOR).actor).state == "published"


def test_nothing_written_nothing_published(lead):
    article = published()
    with pytest.raises(Refused):
        perform(article, "publish", by=lead.actor)


def test_the_review_is_a_clock_of_the_owner_that_comes_again(writer):
    article = publish(services.create(by=writer.actor, **TEXT))
    first = review_clock(article).get()
    assert first.owner_id == writer.pk
    assert first.due_at.date() - clock.now().date() >= timedelta(days=89)
    perform(article, "review", by=writer.actor, note="与现行流程一致")
    states = list(review_clock(article).order_by("pk").values_list("state", flat=True))
    assert states == ["met", "running"]


def test_out_of_use_it_is_neither_found_nor_due(lead):
    article = perform(published(), "archive", by=lead.actor, reason="流程取消")
    assert selectors.search(TEXT["title"]) == []
    assert review_clock(article).get().state == "met"
    article = perform(article, "restore", by=lead.actor)
    assert (article.state, article.draft["body"]) == ("draft", TEXT["body"])


@pytest.mark.parametrize("role", list(Role))
def test_everybody_reads_writers_write(client, role):
    article, begun = published(audience="house"), make_article()
    client.force_login(make_user(role))
    assert client.get(f"/knowledge/{article.pk}/").status_code == 200
    writes = make_user(role).can(Right.KNOWLEDGE_EDIT)
    assert client.get(f"/knowledge/{begun.pk}/").status_code == (200 if writes else 404)
    assert client.get("/questions/").status_code == (200 if writes else 403)


def test_it_is_written_on_its_page(client, writer):
    client.force_login(writer)
    assert client.post("/knowledge/new/", {**TEXT, "body": ""}).status_code == 422
    assert client.post("/knowledge/new/", TEXT).status_code == 303
    article = Article.objects.get()
    assert (article.owner, article.draft["body"]) == (writer, TEXT["body"])
    assert TEXT["body"] in client.get(f"/knowledge/{article.pk}/steps/write/").content.decode()


def test_suggestions_come_while_typing_and_keep_nothing(client, writer):
    published()
    client.force_login(writer)
    answer = client.post("/knowledge/suggest/", {"question": "体脂秤连不上无线网"})
    assert TEXT["body"] in answer.content.decode()
    assert not Question.objects.exists()
    assert client.get("/knowledge/suggest/?q=体脂秤").status_code == 405


def test_what_finds_nothing_is_a_gap(client, writer):
    client.force_login(writer)
    for text in ("可以带父母一起参加吗", "可以带父母,一起参加吗?", "可以带父母一起参加吗"):
        client.post("/knowledge/search/", {"q": text})
    gap = Question.objects.get()
    assert (gap.asked, gap.unanswered, str(gap)) == (3, 3, "可以带父母一起参加吗")
    assert "3" in client.get("/knowledge/search/").content.decode()


def test_a_gap_is_settled_by_an_article_until_that_does_not_help(writer):
    gap = services.asked(question="可以带父母一起参加吗", answered=False)
    article = published()
    gap = perform(gap, "settle", by=writer.actor, article=article)
    assert (gap.state, gap.unanswered) == ("answered", 0)
    services.asked(question="可以带父母一起参加吗", answered=True)
    gap = services.asked(question="可以带父母一起参加吗", answered=False)
    gap.refresh_from_db()
    assert (gap.state, gap.asked, gap.unanswered) == ("open", 3, 1)


def test_one_voice_for_each_that_may_change(client, writer):
    article = published()
    client.force_login(writer)
    for said in ("yes", "yes", "no"):
        client.post(f"/knowledge/{article.pk}/vote/", {"helped": said})
    article.refresh_from_db()
    assert (article.helpful, article.unhelpful, Vote.objects.count()) == (0, 1, 1)


def test_a_voice_against_it_makes_the_question_a_gap():
    services.vote(article=published(), voter="customer:1", helped=False, question="秤连不上")
    assert Question.objects.get().unanswered == 1


@pytest.mark.django_db(transaction=True)
def test_many_ask_and_vote_at_once_and_all_are_counted():
    article = published()
    ask = lambda: services.asked(question="可以带父母吗", answered=False)  # noqa: E731 - one line for each thread
    votes = [lambda n=n: services.vote(article=article, voter=f"c:{n}", helped=True) for n in "abc"]
    done = at_once(ask, ask, ask, *votes)
    assert [d for d in done if isinstance(d, Exception)] == []
    article.refresh_from_db()
    assert (Question.objects.get().asked, article.helpful) == (3, 3)


def test_without_the_lock_a_voice_would_be_lost():
    article = published()
    one, other = (Article.objects.get(pk=article.pk) for _ in "ab")
    for stale in (one, other):
        Article.objects.filter(pk=article.pk).update(helpful=stale.helpful + 1)
    article.refresh_from_db()
    assert article.helpful == 1


def test_the_first_articles_are_there_once():
    seed()
    seed()
    assert Article.objects.filter(state="published").count() == len(
        json.loads(ARTICLES.read_text())
    )


def test_the_database_keeps_counts_and_states_whole():
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.create(text="a", shown="a", asked=1, unanswered=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.create(title="x", state="published")


def test_rest_shows_the_answer_of_one_and_refuses_what_is_not_there(client, writer):
    article = published()
    client.force_login(writer)
    listed = client.get("/api/v1/articles/").json()["results"][0]
    assert "body" not in listed
    assert client.get(f"/api/v1/articles/{article.pk}/").json()["body"] == TEXT["body"]
    assert client.get("/api/v1/articles/?topic=nothing").status_code == 400
