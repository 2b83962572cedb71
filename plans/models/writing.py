"""How a plan is written: templates, proposals, what is being typed, what was written before."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.clock import Now
from core.fields import EncryptedJSONField, EncryptedTextField
from plans.drafter import Failure
from plans.models.plan import PARTS, Plan


class PlanTemplate(models.Model):
    """A plan of the library, to begin from."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=60)
    diet = models.TextField(_("diet"), max_length=8000, blank=True)
    exercise = models.TextField(_("exercise"), max_length=8000, blank=True)
    rest = models.TextField(_("rest"), max_length=8000, blank=True)
    mind = models.TextField(_("mind"), max_length=8000, blank=True)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("plan template")
        verbose_name_plural = _("plan templates")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name

    @property
    def parts(self) -> dict[str, str]:
        """The four texts."""
        return {part: getattr(self, part) for part in PARTS}


class Proposal(models.Model):
    """A drafted proposal: never sent, and never the plan by itself (requirements L11)."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="proposals", db_index=False
    )
    made_by = models.CharField(_("drafted by"), max_length=60)
    parts = EncryptedJSONField(_("text"), default=dict)
    failure = models.CharField(
        _("why there is none"), max_length=12, choices=Failure, blank=True, default=""
    )
    asked_by_name = models.CharField(_("asked for by"), max_length=80)
    created_at = models.DateTimeField(_("made at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("proposal")
        indexes = (models.Index(fields=["plan", "-id"], name="proposal_of_plan"),)

    def __str__(self) -> str:
        return f"{self.made_by} {timezone.localtime(self.created_at):%Y-%m-%d %H:%M}"

    @property
    def in_words(self) -> list[tuple[str, str]]:
        """The proposed parts with their names."""
        names = {part: Plan._meta.get_field(part).verbose_name for part in PARTS}
        return [(str(names[part]), self.parts.get(part, "")) for part in PARTS]


class PlanDraft(models.Model):
    """What somebody is typing, before it is saved; theirs alone, complete or not."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="drafts", db_index=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    read_version = models.PositiveIntegerField()  # of the plan, when the typing began
    content = EncryptedJSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("draft of a plan")
        constraints = (models.UniqueConstraint(fields=["plan", "user"], name="plandraft_one_each"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.user_id}"


class PlanVersion(models.Model):
    """What was written, by whom, when; append-only, so that two states can be laid side by side."""

    plan = models.ForeignKey(
        Plan, on_delete=models.CASCADE, related_name="versions", db_index=False
    )
    number = models.PositiveIntegerField(_("version"))
    content = EncryptedJSONField(default=dict)
    by_name = models.CharField(_("written by"), max_length=80)
    at = models.DateTimeField(_("written at"), db_default=Now())

    class Meta:
        verbose_name = _("version of a plan")
        constraints = (models.UniqueConstraint(fields=["plan", "number"], name="planversion_once"),)

    def __str__(self) -> str:
        return f"{self.number}"

    def lines_of(self, part: str) -> list[str]:
        """A part as lines of text: what two versions are compared by."""
        found: Any = self.content.get(part, "")
        if isinstance(found, str):
            return found.splitlines()
        return [" · ".join(str(cell) for cell in row.values() if cell) for row in found]


class PlanReview(models.Model):
    """What the named role thinks of a version, if the policy asks for it. Append-only."""

    class Verdict(models.TextChoices):
        PASSED = "passed", _("Review passed")
        CHANGES = "changes", _("Changes asked for")

    version = models.ForeignKey(PlanVersion, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(_("decision"), max_length=8, choices=Verdict)
    note = EncryptedTextField(_("note"), blank=True, default="")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("review of a plan")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(verdict__in=["passed", "changes"]), name="planreview_verdict"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.by}"
