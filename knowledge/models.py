"""Articles in versions, who found them helpful, and what was asked."""

from datetime import datetime
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.actors import Actor
from core.clock import Now
from core.fields import BlindHashField, EncryptedTextField
from knowledge import tokens
from knowledge.choices import Audience, Topic
from knowledge.forms import BODY, KEYWORDS, TITLE
from knowledge.workflow import ArticleState, ArticleWorkflow, QuestionState, QuestionWorkflow

VECTOR = (
    SearchVector("title_words", config="simple", weight="A")
    + SearchVector("keyword_words", config="simple", weight="B")
    + SearchVector("body_words", config="simple", weight="D")
)


class Article(ArticleWorkflow):
    """A question and its answer. ``draft`` is what the next version will say."""

    title = models.CharField(_("question"), max_length=TITLE)
    body = models.TextField(_("answer"), max_length=BODY, blank=True)
    keywords = models.CharField(_("other words for it"), max_length=KEYWORDS, blank=True)
    topic = models.CharField(_("topic"), max_length=12, choices=Topic, default=Topic.ELSE)
    audience = models.CharField(
        _("who reads it"), max_length=8, choices=Audience, default=Audience.HOUSE
    )
    owner = models.ForeignKey(
        User,
        verbose_name=_("owner"),
        null=True,
        on_delete=models.PROTECT,
        related_name="articles",
        db_index=False,
    )
    number = models.PositiveIntegerField(_("version"), default=0)
    draft = models.JSONField(default=dict)
    written_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("published"), null=True)
    reviewed_at = models.DateTimeField(_("last reviewed"), null=True)
    used = models.PositiveIntegerField(_("used as an answer"), default=0)
    helpful = models.PositiveIntegerField(_("helpful"), default=0)
    unhelpful = models.PositiveIntegerField(_("not helpful"), default=0)

    title_words = models.TextField(blank=True, editable=False)
    keyword_words = models.TextField(blank=True, editable=False)
    body_words = models.TextField(blank=True, editable=False)
    search = models.GeneratedField(
        expression=VECTOR, output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ArticleState.PUBLISHED) | Q(number__gt=0),
                name="article_published_has_version",
            ),
        )
        indexes = (
            GinIndex(
                fields=["search"],
                name="article_search",
                fastupdate=False,
                condition=Q(state="published"),
            ),
            models.Index(fields=["state", "-id"], name="article_by_state"),
            models.Index(fields=["owner", "-id"], name="article_of_owner"),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words to search by in step with what is read."""
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """The words to search by; to be called by hand before a bulk_create."""
        self.title_words = tokens.index(self.title)
        self.keyword_words = tokens.index(self.keywords)
        self.body_words = tokens.index(self.body)

    def keep_version(self, by: Actor, at: datetime) -> None:
        """What is published now, for ever."""
        ArticleVersion.objects.create(
            article=self,
            number=self.number,
            title=self.title,
            body=self.body,
            keywords=self.keywords,
            by_name=by.name,
            at=at,
        )

    @property
    def case_key(self) -> str:
        """An article is a case of its own."""
        return f"article:{self.pk}"


class ArticleVersion(models.Model):
    """What was published once. Append-only."""

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("question"), max_length=TITLE)
    body = models.TextField(_("answer"), max_length=BODY)
    keywords = models.CharField(_("other words for it"), max_length=KEYWORDS, blank=True)
    by_name = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("version of an article")
        constraints = (
            models.UniqueConstraint(fields=["article", "number"], name="article_version"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class Vote(models.Model):
    """Whether an article helped somebody; everybody has one voice for each, and may change it."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="votes", db_index=False
    )
    voter = models.CharField(max_length=30)  # staff:7, customer:12
    helped = models.BooleanField(_("helped"))
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("vote")
        constraints = (models.UniqueConstraint(fields=["article", "voter"], name="vote_once"),)

    def __str__(self) -> str:
        return f"{self.article_id} {self.voter}"


class Question(QuestionWorkflow):
    """A question as it was asked first, and how often since. What people ask may be personal."""

    text = EncryptedTextField(_("question"), max_length=120)
    text_hash = BlindHashField(of="text")
    shown = EncryptedTextField(_("as it was asked"), max_length=300)
    topic = models.CharField(_("topic"), max_length=12, choices=Topic, default=Topic.ELSE)
    asked = models.PositiveIntegerField(_("times asked"), default=0)
    unanswered = models.PositiveIntegerField(_("times without an answer"), default=0)
    last_at = models.DateTimeField(_("last asked"), null=True)
    article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        on_delete=models.PROTECT,
        related_name="questions",
    )

    class Meta:
        verbose_name = _("question asked")
        verbose_name_plural = _("questions asked")
        constraints = (
            models.UniqueConstraint(fields=["text_hash"], name="question_once"),
            models.CheckConstraint(
                condition=Q(unanswered__lte=F("asked")), name="question_counts_agree"
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.ANSWERED) | Q(article__isnull=False),
                name="question_answered_by_article",
            ),
        )
        indexes = (
            models.Index(fields=["-unanswered", "-id"], name="question_by_gap"),
            models.Index(fields=["state", "-unanswered"], name="question_by_state"),
        )

    def __str__(self) -> str:
        return self.shown

    @property
    def case_key(self) -> str:
        """A question is a case of its own."""
        return f"question:{self.pk}"
