"""Improvement programmes and their rounds."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import models
from django.db.models import Avg, Count, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from core import clock
from core.clock import Now
from surveys.choices import QuestionKind, Theme
from surveys.models.invitation import TWO_PLACES, Answer
from surveys.models.survey import Survey
from surveys.workflow import ImprovementState, ImprovementWorkflow

#: The answers of so many days are "before".
LOOKING_BACK = timedelta(days=90)


class Improvement(ImprovementWorkflow):
    """What is to become better by how much; measured before and after with the same question."""

    survey = models.ForeignKey(Survey, verbose_name=_("survey"), on_delete=models.PROTECT)
    branch = models.ForeignKey(
        Branch,
        verbose_name=_("branch"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    theme = models.CharField(_("about"), max_length=8, choices=Theme)
    goal = models.CharField(_("goal"), max_length=200)
    measures = models.TextField(_("measures"), max_length=2000)
    target = models.DecimalField(_("better by so many points"), max_digits=3, decimal_places=2)
    impact = models.PositiveSmallIntegerField(_("impact"))
    cost = models.PositiveSmallIntegerField(_("cost"))
    owner = models.ForeignKey(
        User, verbose_name=_("owner"), on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(_("to be carried out by"))
    before = models.DecimalField(_("before"), max_digits=3, decimal_places=2, null=True)
    before_n = models.PositiveIntegerField(default=0)
    before_at = models.DateTimeField(null=True)
    done = models.TextField(_("what was carried out"), max_length=2000, blank=True)
    done_at = models.DateTimeField(_("carried out"), null=True)
    after = models.DecimalField(_("after"), max_digits=3, decimal_places=2, null=True)
    after_n = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(_("round"), default=1)

    class Meta:
        verbose_name = _("improvement programme")
        verbose_name_plural = _("improvement programmes")
        constraints = (
            models.CheckConstraint(
                condition=Q(impact__range=(1, 5), cost__range=(1, 5), target__gte=0),
                name="programme_in_range",
            ),
            models.CheckConstraint(
                condition=~Q(state=ImprovementState.EFFECTIVE)
                | Q(before__isnull=False, after__isnull=False),
                name="programme_effective_is_measured",
            ),
        )
        indexes = (
            models.Index(fields=["branch", "-id"], name="programme_of_branch"),
            models.Index(fields=["state", "-id"], name="programme_by_state"),
        )

    def __str__(self) -> str:
        return self.goal

    @property
    def case_key(self) -> str:
        """An improvement is a case of its own."""
        return f"programme:{self.pk}"

    def measured_before(self, at: datetime) -> tuple[Decimal | None, int]:
        """Average and number of answers of the ninety days up to ``at``."""
        return self._measured(Q(at__gt=at - LOOKING_BACK, at__lte=at))

    def measured_now(self) -> tuple[Decimal | None, int]:
        """The same since the measures were carried out."""
        if self.done_at is None:
            return None, 0
        return self._measured(Q(at__gt=self.done_at, at__lte=clock.now()))

    def _measured(self, when: Q) -> tuple[Decimal | None, int]:
        rows = Answer.objects.filter(when, survey=self.survey_id, kind=QuestionKind.FIVE)
        rows = rows.filter(theme=self.theme)
        if self.branch_id is not None:
            rows = rows.filter(branch=self.branch_id)
        found = rows.aggregate(average=Avg("score"), n=Count("pk"))
        if not found["n"]:
            return None, 0
        return Decimal(found["average"]).quantize(TWO_PLACES), found["n"]

    def keep_round(self, *, effective: bool) -> None:
        """What this round came to, for ever."""
        ImprovementRound.objects.create(
            improvement_id=self.pk,
            number=self.round,
            before=self.before,
            before_n=self.before_n,
            after=self.after,
            after_n=self.after_n,
            effective=effective,
            at=self.acting.at,
        )


class ImprovementRound(models.Model):
    """Before and after of one round. Append-only."""

    improvement = models.ForeignKey(
        Improvement, on_delete=models.PROTECT, related_name="rounds", db_index=False
    )
    number = models.PositiveSmallIntegerField(_("round"))
    before = models.DecimalField(_("before"), max_digits=3, decimal_places=2)
    before_n = models.PositiveIntegerField()
    after = models.DecimalField(_("after"), max_digits=3, decimal_places=2)
    after_n = models.PositiveIntegerField()
    effective = models.BooleanField(_("it has become better"))
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("round of an improvement")
        constraints = (
            models.UniqueConstraint(fields=["improvement", "number"], name="programmeround_once"),
        )

    def __str__(self) -> str:
        return f"{self.improvement} {self.number}"
