"""Surveys, their versions and questions."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from surveys.choices import Occasion, QuestionKind, Theme
from surveys.workflow import SurveyState, SurveyWorkflow


class Survey(SurveyWorkflow):
    """What is asked on an occasion. ``draft`` holds the questions of the next version."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    occasion = models.CharField(_("asked"), max_length=10, choices=Occasion)
    cooldown_days = models.PositiveSmallIntegerField(
        _("nobody is asked again within days"), default=30
    )
    number = models.PositiveIntegerField(_("version"), default=0)
    draft = models.JSONField(default=list)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=SurveyState.PUBLISHED) | Q(number__gt=0),
                name="survey_published_has_version",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def case_key(self) -> str:
        """A survey is a case of its own."""
        return f"survey:{self.pk}"

    def keep_version(self, at: datetime) -> int:
        """The draft as a version; how many percent of its questions are new."""
        before = set(
            Question.objects.filter(version__survey=self, version__number=self.number).values_list(
                "code", "text"
            )
        )
        new = sum((one["code"], one["text"]) not in before for one in self.draft)
        renewed = round(100 * new / len(self.draft))
        self.number += 1
        version = SurveyVersion.objects.create(
            survey=self, number=self.number, renewed=renewed, published_at=at
        )
        Question.objects.bulk_create(
            Question(version=version, position=position, **one)
            for position, one in enumerate(self.draft, start=1)
        )
        return renewed


class SurveyVersion(models.Model):
    """Questions as they were asked. Append-only."""

    survey = models.ForeignKey(
        Survey, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField(_("version"))
    renewed = models.PositiveSmallIntegerField(_("new questions, %"))
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("version of a survey")
        constraints = (
            models.UniqueConstraint(fields=["survey", "number"], name="surveyversion_once"),
            models.CheckConstraint(
                condition=Q(renewed__range=(0, 100)), name="surveyversion_percent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.survey} {self.number}"


class Question(models.Model):
    """One question of a version. Append-only."""

    version = models.ForeignKey(
        SurveyVersion, on_delete=models.PROTECT, related_name="questions", db_index=False
    )
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(_("code"), max_length=20)
    kind = models.CharField(_("kind"), max_length=4, choices=QuestionKind)
    theme = models.CharField(_("about"), max_length=8, choices=Theme)
    text = models.CharField(_("question"), max_length=200)

    class Meta:
        verbose_name = _("question of a survey")
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["version", "code"], name="surveyquestion_once"),
        )

    def __str__(self) -> str:
        return self.text
