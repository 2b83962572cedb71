"""Improvements (CAPA): what becomes better so that a complaint does not come again."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Branch, User
from complaints.choices import Cause
from complaints.models.complaint import Complaint
from complaints.workflow import ImprovementWorkflow
from core import clock

#: Three months before the acceptance are set against three months after it (document 004).
OBSERVED = timedelta(days=90)


class Improvement(ImprovementWorkflow):
    """Cause, actions, owner, acceptance, three months of observation."""

    title = models.CharField(_("what is to become better"), max_length=120)
    branch = models.ForeignKey(
        Branch, verbose_name=_("branch"), null=True, blank=True, on_delete=models.PROTECT
    )
    complaint = models.ForeignKey(
        Complaint, verbose_name=_("complaint"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="improvements",
    )  # fmt: skip
    cause = models.CharField(_("root cause"), max_length=20, choices=Cause)
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    whys = models.TextField(_("why, five times"), blank=True)
    actions = models.TextField(_("what is done about it"), blank=True)
    acceptance = models.TextField(_("how one will know that it works"), blank=True)
    owner = models.ForeignKey(
        User, verbose_name=_("owner"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(_("done by"), null=True)
    done_at = models.DateTimeField(_("done at"), null=True, editable=False)
    result = models.TextField(_("what was done"), blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, editable=False)
    accepted_by = models.ForeignKey(
        User, verbose_name=_("accepted by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked = models.TextField(_("what was checked"), blank=True)
    observed = models.TextField(_("observations"), blank=True)
    before = models.PositiveIntegerField(_("complaints before"), null=True, editable=False)
    after = models.PositiveIntegerField(_("complaints after"), null=True, editable=False)
    concluded_at = models.DateTimeField(_("judged at"), null=True, editable=False)

    class Meta:
        verbose_name = _("improvement")
        verbose_name_plural = _("improvements")
        constraints = (
            models.CheckConstraint(
                condition=Q(accepted_by=None) | Q(owner=None) | ~Q(accepted_by=models.F("owner")),
                name="improvement_accepted_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["observing", "effective", "ineffective"])
                | Q(accepted_at__isnull=False),
                name="improvement_observed_after_acceptance",
            ),
        )
        indexes = (models.Index(fields=["state", "-id"], name="improvement_by_state"),)

    def __str__(self) -> str:
        return self.title

    @property
    def case_key(self) -> str:
        """An improvement is a case of its own."""
        return f"improvement:{self.pk}"

    @property
    def customer_key(self) -> int | None:
        """It is about the house, not about one customer."""
        return None

    @property
    def branch_key(self) -> int | None:
        """Where it is done; none: everywhere."""
        return self.branch_id

    def observation_over(self) -> bool:
        """Whether three months have passed since the acceptance."""
        if self.accepted_at is None:
            return False
        today, accepted = clock.today(), timezone.localdate(self.accepted_at)
        return today >= accepted + OBSERVED

    def figures(self) -> tuple[int, int]:
        """Complaints of the cause in the three months before and after the acceptance."""
        at = self.accepted_at
        if at is None:
            return 0, 0
        same = Complaint.objects.filter(cause=self.cause)
        if self.branch_id is not None:
            same = same.filter(branch=self.branch_id)
        same = same.exclude(state__in=("merged", "dismissed"))
        before = same.filter(created_at__gte=at - OBSERVED, created_at__lt=at)
        return before.count(), same.filter(created_at__gte=at, created_at__lt=at + OBSERVED).count()

    def is_effective(self) -> bool:
        """Fewer than before, or none at all."""
        before, after = self.figures()
        return after < before or after == 0
