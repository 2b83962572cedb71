"""Reads: articles by question, ranked; what was asked and not answered."""

from collections.abc import Collection, Iterable, Sequence
from math import sqrt
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from knowledge import tokens
from knowledge.choices import Audience
from knowledge.models import Article, ArticleVersion, Question
from knowledge.workflow import ArticleState, QuestionState

#: So many of the best by the database's rank are looked at closely.
CANDIDATES = 30
#: A question that is covered to this share is answered by an article, below it a person is asked.
SURE = 0.6
#: What fits less than this is not even offered.
LEAST = 0.12
#: A pair that no candidate has: mostly the seam between two words, else something new to us.
UNKNOWN = 0.35
TITLE_COUNTS, KEYWORD_COUNTS, BODY_COUNTS = 1.0, 0.9, 0.5
#: By title, other words, nothing, text.
WEIGHTS = [0.2, 0.2, 0.7, 1.0]
PUBLISHED = Q(state=ArticleState.PUBLISHED)


class Hit(NamedTuple):
    """An article and how much of the question it covers, 0 to 1."""

    article: Article
    cover: float

    @property
    def sure(self) -> bool:
        """Whether it may answer by itself."""
        return self.cover >= SURE


def visible_to(user: User) -> QuerySet[Article]:
    """Everybody reads what is published, writers also what is being written."""
    if user.can(Right.KNOWLEDGE_EDIT):
        return Article.objects.all()
    return published() if user.can(Right.KNOWLEDGE) else Article.objects.none()


def for_list(user: User) -> QuerySet[Article]:
    """Articles with what their row shows."""
    return visible_to(user).select_related("owner").defer("body", "draft", *WORDS, "search")


def for_detail(user: User) -> QuerySet[Article]:
    """An article with what its page shows."""
    return visible_to(user).select_related("owner", "written_by").defer(*WORDS, "search")


WORDS = ("title_words", "keyword_words", "body_words")


def published() -> QuerySet[Article]:
    """What the house may answer with."""
    return Article.objects.filter(PUBLISHED)


def public() -> QuerySet[Article]:
    """What customers may read."""
    return Article.objects.filter(PUBLISHED, audience=Audience.PUBLIC)


def search(text: str, *, among: QuerySet[Article] | None = None, most: int = 6) -> list[Hit]:
    """The articles that answer a question, the best first; one statement."""
    terms = tokens.question(text)
    if not terms:
        return []
    rows = Article.objects.filter(PUBLISHED) if among is None else among.filter(PUBLISHED)
    wanted = query_of(terms)
    rank = SearchRank(F("search"), wanted, weights=WEIGHTS)
    found = rows.filter(search=wanted).annotate(rank=rank).order_by("-rank", "-used", "pk")
    hits = _covered(list(found.defer("search")[:CANDIDATES]), terms)
    fitting = [hit for hit in hits if hit.cover >= LEAST]
    return sorted(fitting, key=lambda hit: -hit.cover)[:most]


def query_of(terms: Collection[str]) -> SearchQuery:
    """Any of the words; letters, digits and Chinese only, so nothing needs care but the quotes."""
    either = " | ".join(f"'{term}'" for term in terms)
    return SearchQuery(either, search_type="raw", config="simple")


def matching(text: str) -> Q:
    """For a list: the rows that hold every word of the question."""
    terms = tokens.question(text)
    if not terms:
        return Q(title__icontains=text)
    whole = SearchQuery(
        " & ".join(f"'{term}'" for term in terms), search_type="raw", config="simple"
    )
    return Q(search=whole) | Q(title__icontains=text)


def _covered(articles: Sequence[Article], terms: Sequence[str]) -> list[Hit]:
    """How much of the question each covers; what few of them have says more than what all have."""
    worth = [_worth(article, terms) for article in articles]
    weights = []
    for at in range(len(terms)):
        having = sum(1 for one in worth if one[at])
        weights.append(1 / sqrt(having) if having else UNKNOWN)
    whole = sum(weights)
    return [
        Hit(article, sum(w * p for w, p in zip(weights, one, strict=True)) / whole)
        for article, one in zip(articles, worth, strict=True)
    ]


def _worth(article: Article, terms: Sequence[str]) -> list[float]:
    """What each word of the question is worth in an article: most in its title."""
    parts = (
        (set(article.title_words.split()), TITLE_COUNTS),
        (set(article.keyword_words.split()), KEYWORD_COUNTS),
        (set(article.body_words.split()), BODY_COUNTS),
    )
    return [max((worth for words, worth in parts if t in words), default=0.0) for t in terms]


def versions(article: Article) -> QuerySet[ArticleVersion]:
    """What was published, the newest first."""
    return article.versions.order_by("-number")


def owners_in(pks: Iterable[int]) -> dict[int, int]:
    """Who answers for articles: article → person."""
    owned = Article.objects.filter(pk__in=list(pks), owner__isnull=False)
    return dict(owned.values_list("pk", "owner_id"))


def questions_visible_to(user: User) -> QuerySet[Question]:
    """What was asked, for those who write."""
    if not user.can(Right.KNOWLEDGE_EDIT):
        return Question.objects.none()
    return Question.objects.select_related("article")


def gaps(most: int) -> QuerySet[Question]:
    """What is asked most without an answer: the articles to write next."""
    waiting = Question.objects.filter(state=QuestionState.OPEN, unanswered__gt=0)
    return waiting.order_by("-unanswered", "-pk")[:most]
