"""Review forms and assessment reports."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import EncryptedJSONField, EncryptedTextField
from plans import snapshot
from plans.models.parts import PartOfPlan
from plans.models.plan import Plan
from plans.workflow import ReportState, ReportWorkflow, ReviewFormState, ReviewFormWorkflow


class ReviewForm(PartOfPlan, ReviewFormWorkflow):
    """The review form 复盘服务评价表 of one person who served."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews", db_index=False)
    user = models.ForeignKey(
        User,
        verbose_name=_("member of the team"),
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    role = models.CharField(_("role"), max_length=24)
    form_version = models.PositiveSmallIntegerField(_("version of the form"), default=1)
    score = models.PositiveSmallIntegerField(_("score"), null=True, editable=False)
    content = EncryptedJSONField(_("answers"), blank=True, default=dict, editable=False)
    submitted_at = models.DateTimeField(_("handed in at"), null=True, editable=False)

    class Meta:
        verbose_name = _("review form")
        verbose_name_plural = _("review forms")
        constraints = (
            models.UniqueConstraint(fields=["plan", "user"], name="review_one_each"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=1, score__lte=5),
                name="review_score_1_to_5",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReviewFormState.SUBMITTED) | Q(submitted_at__isnull=False),
                name="review_submitted_when",
            ),
        )
        indexes = (models.Index(fields=["user", "state"], name="review_of_person"),)

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.user}"


class Report(PartOfPlan, ReportWorkflow):
    """An assessment report 评估报告, number 1 or 2; an edition is frozen when it is issued."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports", db_index=False)
    number = models.PositiveSmallIntegerField(_("number"))
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    conclusions = EncryptedTextField(_("conclusions"), blank=True, default="", editable=False)
    snapshot = EncryptedJSONField(_("figures"), blank=True, default=dict, editable=False)
    issued_at = models.DateTimeField(_("issued at"), null=True, editable=False)
    issued_by_name = models.CharField(_("issued by"), max_length=80, blank=True, editable=False)
    read_at = models.DateTimeField(_("read at"), null=True, editable=False)

    class Meta:
        verbose_name = _("assessment report")
        verbose_name_plural = _("assessment reports")
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "number", "edition"], name="report_edition_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=Q(state=ReportState.DRAFT),
                name="report_one_draft",
            ),
            models.CheckConstraint(
                condition=Q(number__in=[1, 2], edition__gte=1), name="report_first_or_second"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.ISSUED) | Q(issued_at__isnull=False),
                name="report_issued_when",
            ),
        )

    def __str__(self) -> str:
        name = _("First assessment report") if self.number == 1 else _("Second assessment report")
        return str(name) if self.edition == 1 else f"{name} ({self.edition})"

    @property
    def first_is_issued(self) -> bool:
        """Whether report 1 of the plan is out, in any edition."""
        return self.plan.reports.filter(number=1, issued_at__isnull=False).exists()

    @property
    def is_latest_edition(self) -> bool:
        """Whether no later edition has been begun."""
        return not self.plan.reports.filter(number=self.number, edition__gt=self.edition).exists()

    def collect(self, at: datetime) -> dict[str, Any]:
        """What the report will always show from now on."""
        return snapshot.take(self.plan, at)

    def next_edition(self) -> int:
        """Begin the next edition from the words of this one."""
        edition = self.edition + 1
        self.plan.reports.create(number=self.number, edition=edition, conclusions=self.conclusions)
        return edition
