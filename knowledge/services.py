"""Writes: a new article, a voice, and that something was asked."""

from django.db import transaction
from django.db.models import F

from core import clock
from core.actors import SYSTEM, Actor
from core.steps import perform
from knowledge import tokens
from knowledge.choices import Topic
from knowledge.models import Article, Question, Vote
from knowledge.workflow import QuestionState

LONGEST_SHOWN = 300


@transaction.atomic
def create(*, by: Actor, title: str, **text: str) -> Article:
    """Begin an article; whoever begins it answers for it."""
    article = Article.objects.create(title=title, owner_id=by.user_id)
    return perform(article, "write", by=by, title=title, **text)


@transaction.atomic
def vote(*, article: Article, voter: str, helped: bool, question: str = "") -> Article:
    """One voice for each reader; another one takes the place of the first."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    before = Vote.objects.filter(article=locked, voter=voter).first()
    if before is None or before.helped != helped:
        locked.helpful += helped - bool(before and before.helped)
        locked.unhelpful += (not helped) - bool(before and not before.helped)
        fields = {"helpful": locked.helpful, "unhelpful": locked.unhelpful}
        Article.objects.filter(pk=locked.pk).update(**fields)
        said = {"helped": helped, "at": clock.now()}
        Vote.objects.update_or_create(article=locked, voter=voter, defaults=said)
        if question and not helped:
            asked(question=question, answered=False)
    return locked


def used(article: Article) -> None:
    """It was given as an answer."""
    Article.objects.filter(pk=article.pk).update(used=F("used") + 1)


@transaction.atomic
def asked(*, question: str, answered: bool, topic: str = Topic.ELSE) -> Question | None:
    """Count a question; one that was not answered becomes a suggestion (requirements E5).

    The same question in other spelling is the same; long numbers are left out of what is kept.
    """
    text = tokens.plain(question)
    if len(text) < 2:
        return None
    known = Question._meta.get_field("text_hash")
    wanted = known.hash(text)
    shown = tokens.without_numbers(question)[:LONGEST_SHOWN]
    row, _new = Question.objects.get_or_create(
        text_hash=wanted, defaults={"text": text, "shown": shown, "topic": topic}
    )
    counted = {"asked": F("asked") + 1, "last_at": clock.now()}
    if not answered:
        counted["unanswered"] = F("unanswered") + 1
    Question.objects.filter(pk=row.pk).update(**counted)
    if row.state == QuestionState.ANSWERED and not answered:
        return perform(row, "ask_again", by=SYSTEM)
    return row
