"""Questionnaires in versions, the records and assessments that answer one, what was confirmed."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.fields import EncryptedJSONField, EncryptedTextField
from health_records.choices import Kind, Verdict
from health_records.filled import Filled
from health_records.schema import problems
from health_records.sheet import Sheet, parse
from health_records.workflow import (
    ASSESSMENT_FILLERS,
    RECORD_FILLERS,
    AssessmentWorkflow,
    HealthRecordWorkflow,
)


def well_formed(schema: Any) -> None:
    """Refuse a schema that could not be published, with every fault named."""
    found = problems(schema)
    if found:
        raise ValidationError(found)


class Questionnaire(models.Model):
    """One version of a questionnaire; a published one is never changed (a trigger sees to it)."""

    code = models.CharField(_("questionnaire"), max_length=20, choices=Kind)
    number = models.PositiveSmallIntegerField(_("version"))
    data = models.JSONField(_("schema"), validators=[well_formed])
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    published_by = models.CharField(_("published by"), max_length=80, blank=True, editable=False)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="questionnaire_version"),
            models.CheckConstraint(
                condition=models.Q(code__in=Kind.values), name="questionnaire_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_code_display()} v{self.number}"

    @cached_property
    def sheet(self) -> Sheet:
        """The questions, ready for use."""
        return parse(self.data)

    @classmethod
    def current(cls, code: str) -> "Questionnaire":
        """The newest published version."""
        return cls.objects.filter(code=code, published_at__isnull=False).latest("number")


@lru_cache(maxsize=64)
def sheet_of(questionnaire_id: int) -> Sheet:
    """The questions of a version that somebody answers; it never changes, so it is read once."""
    return Questionnaire.objects.get(pk=questionnaire_id).sheet


class OfOrder(models.Model):
    """A row of an order's case."""

    parents = ("order",)

    order = models.OneToOneField("orders.Order", verbose_name=_("order"), on_delete=models.PROTECT)
    questionnaire = models.ForeignKey(
        Questionnaire, verbose_name=_("questionnaire"), on_delete=models.PROTECT
    )

    class Meta:
        abstract = True

    @property
    def sheet(self) -> Sheet:
        """The questionnaire version that the answers belong to."""
        return sheet_of(self.questionnaire_id)

    @property
    def case_key(self) -> str:
        """The order's."""
        return str(self.order.case_key)

    @property
    def customer_key(self) -> int:
        """The order's customer."""
        return int(self.order.customer_id)

    @property
    def branch_key(self) -> int | None:
        """The order's branch."""
        branch: int | None = self.order.branch_id
        return branch


class HealthRecord(OfOrder, Filled, HealthRecordWorkflow):
    """The versioned health record 健康档案 of an order's customer."""

    fillers = frozenset(map(str, RECORD_FILLERS))
    number = models.PositiveSmallIntegerField(_("version"), default=1)

    class Meta:
        verbose_name = _("health record")
        verbose_name_plural = _("health records")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(completeness__lte=100), name="healthrecord_per_cent"
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="healthrecord_queue"),)

    def __str__(self) -> str:
        return f"{self.order} · {self._meta.verbose_name}"

    def keep_version(self) -> None:
        """Part of ``confirm``: what is confirmed now is kept as it is, for good."""
        self.versions.create(
            number=self.number,
            questionnaire=self.questionnaire,
            answers=self.answers,
            confirmed_by_id=self.acting.by.id,
            confirmed_by_name=self.acting.by.name,
            confirmed_at=self.acting.at,
        )
        self.keep_review(Verdict.CONFIRMED)

    def begin_next(self, reason: str) -> None:
        """Part of ``reopen``: the next version starts from these answers."""
        self.number += 1
        self.adopt(Questionnaire.current(Kind.HEALTH_RECORD))
        self.round = 0
        self.filled_by = []
        self.submitted_at = None
        self.keep_review(Verdict.REOPENED, note=reason)


class RecordVersion(models.Model):
    """A confirmed version, with the questionnaire version that it answers. Append-only."""

    record = models.ForeignKey(
        HealthRecord, on_delete=models.PROTECT, related_name="versions", db_index=False
    )
    number = models.PositiveSmallIntegerField(_("version"))
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT)
    answers = EncryptedJSONField(_("answers"), default=dict)
    confirmed_by_id = models.BigIntegerField(null=True)
    confirmed_by_name = models.CharField(_("confirmed by"), max_length=80)
    confirmed_at = models.DateTimeField(_("confirmed"))

    class Meta:
        verbose_name = _("confirmed version")
        constraints = (
            models.UniqueConstraint(fields=["record", "number"], name="recordversion_once"),
        )

    def __str__(self) -> str:
        return f"{self.record} v{self.number}"

    @property
    def sheet(self) -> Sheet:
        """The questionnaire version that was answered."""
        return sheet_of(self.questionnaire_id)


class Assessment(OfOrder, Filled, AssessmentWorkflow):
    """The health assessment before the plan 方案前健康评估表."""

    fillers = frozenset(map(str, ASSESSMENT_FILLERS))
    cleared = EncryptedJSONField(_("cleared danger signs"), default=list, editable=False)

    class Meta:
        verbose_name = _("pre-plan assessment")
        verbose_name_plural = _("pre-plan assessments")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(completeness__lte=100), name="assessment_per_cent"
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="assessment_queue"),)

    def __str__(self) -> str:
        return f"{self.order} · {self._meta.verbose_name}"

    def open_flags(self) -> list[str]:
        """The danger signs that no doctor has cleared."""
        return [flag.code for flag in self.flags() if flag.code not in self.cleared]

    def judge(self, verdict: str, note: str = "") -> None:
        """Part of ``approve`` and ``block``."""
        self.keep_review(verdict, note=note)

    def clear_flags(self, reason: str) -> None:
        """Part of ``clear``: exactly these danger signs; a new one blocks again."""
        self.cleared = [flag.code for flag in self.flags()]
        self.keep_review(Verdict.CLEARED, note=reason)


class Review(models.Model):
    """One decision about a record or an assessment: the evidence of four eyes. Append-only."""

    round = models.PositiveSmallIntegerField(_("review round"))
    verdict = models.CharField(_("decision"), max_length=12, choices=Verdict)
    items = EncryptedJSONField(_("items"), default=dict)
    note = EncryptedTextField(_("note"), blank=True, default="")
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.by_name}"


class RecordReview(Review):
    """A decision about a health record."""

    row = models.ForeignKey(HealthRecord, on_delete=models.PROTECT, related_name="reviews")

    class Meta:
        verbose_name = _("review of a record")


class AssessmentReview(Review):
    """A decision about an assessment."""

    row = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="reviews")

    class Meta:
        verbose_name = _("review of an assessment")
