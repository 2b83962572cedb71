"""Service requests, the work that follows, who can do it, and what was said about it."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.clock import Now
from core.fields import EncryptedJSONField, EncryptedTextField
from servicedesk.choices import NoteKind, WorkKind
from servicedesk.models.shared import AboutSomebody
from servicedesk.workflow import RequestWorkflow, WorkState, WorkWorkflow

LIVE_WORK = (
    WorkState.ASSIGNED,
    WorkState.PLANNED,
    WorkState.EXECUTING,
    WorkState.CHECKED,
)


class ServiceRequest(AboutSomebody, RequestWorkflow):
    """What somebody wishes (requirements E2); its words are sealed."""

    parents = ("customer",)

    kind = models.CharField(_("kind of work"), max_length=10, choices=WorkKind)
    company = models.CharField(_("company"), max_length=100, blank=True)
    need = EncryptedTextField(_("what is wished"))
    special = EncryptedTextField(_("special points"), max_length=300, blank=True)
    wanted_by = models.DateTimeField(_("wanted by"), null=True)
    taken_by = models.CharField(_("taken down by"), max_length=80)
    review = EncryptedTextField(_("feasibility"), blank=True)
    explanation = EncryptedTextField(_("why it cannot be done"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("service request")
        verbose_name_plural = _("service requests")
        indexes = (
            models.Index(fields=["branch", "-id"], name="request_of_branch"),
            models.Index(fields=["state", "-id"], name="request_by_state"),
            models.Index(fields=["customer", "-id"], name="request_of_customer"),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """The request and its work are one case."""
        return f"request:{self.pk}"


class WorkOrder(WorkWorkflow):
    """The work on a request: one for each. ``reasons`` say why this assignee."""

    parents = ("request__customer",)

    request = models.OneToOneField(
        ServiceRequest, verbose_name=_("request"), on_delete=models.PROTECT, related_name="work"
    )
    kind = models.CharField(_("kind of work"), max_length=10, choices=WorkKind)
    urgent = models.BooleanField(_("urgent"), default=False)
    assignee = models.ForeignKey(
        User, verbose_name=_("assignee"), null=True, on_delete=models.PROTECT, related_name="works"
    )
    reasons = models.JSONField(_("why this assignee"), default=list)
    wish = models.ForeignKey(
        User, verbose_name=_("asked for"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    wished_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    steps = EncryptedJSONField(_("steps"), default=list)
    due_at = models.DateTimeField(_("to be finished by"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True)
    evaluated_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    evaluated_at = models.DateTimeField(_("evaluated"), null=True)
    round = models.PositiveSmallIntegerField(_("round"), default=1)

    class Meta:
        verbose_name = _("work order")
        verbose_name_plural = _("work orders")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[WorkState.NEW, WorkState.CANCELLED])
                | Q(assignee__isnull=False),
                name="work_has_assignee",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__range=(1, 5)), name="work_score_in_range"
            ),
            models.CheckConstraint(
                condition=~Q(evaluated_by=F("assignee")), name="work_not_judged_by_its_own"
            ),
            models.CheckConstraint(
                condition=Q(wish=None, wished_by=None)
                | Q(wish__isnull=False, wished_by__isnull=False),
                name="work_wish_whole",
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="work_by_state"),
            models.Index(
                fields=["assignee", "kind"],
                name="work_load",
                condition=Q(state__in=[str(s) for s in LIVE_WORK]),
            ),
        )

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def case_key(self) -> str:
        """The request and its work are one case."""
        return self.request.case_key

    @property
    def customer_key(self) -> int | None:
        """Whose timeline it belongs to."""
        return self.request.customer_key

    @property
    def branch_key(self) -> int | None:
        """The branch of the request."""
        return self.request.branch_key

    @property
    def plan_steps(self) -> list[dict[str, Any]]:
        """The steps with their times as times."""
        return [{**step, "by": datetime.fromisoformat(step["by"])} for step in self.steps]

    def keep(self, kind: NoteKind, text: str) -> None:
        """What was said about it, for ever, in its round."""
        by, at = self.acting.by, self.acting.at
        WorkNote.objects.create(
            work_id=self.pk, kind=kind, round=self.round, text=text, by_name=by.name, at=at
        )


class WorkNote(models.Model):
    """Something that was said about a work order. Append-only."""

    work = models.ForeignKey(
        WorkOrder, on_delete=models.PROTECT, related_name="notes", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=14, choices=NoteKind)
    round = models.PositiveSmallIntegerField(_("round"))
    text = EncryptedTextField(_("words"))
    by_name = models.CharField(_("by"), max_length=80)
    at = models.DateTimeField(_("at"), db_default=Now())

    class Meta:
        verbose_name = _("note on a work order")
        indexes = (models.Index(fields=["work", "id"], name="note_of_work"),)

    def __str__(self) -> str:
        return f"{self.work_id} {self.kind}"


class Skill(models.Model):
    """That somebody can do a kind of work, and how well: 1 can, 2 well, 3 teaches it."""

    user = models.ForeignKey(
        User,
        verbose_name=_("member of staff"),
        on_delete=models.CASCADE,
        related_name="skills",
        db_index=False,
    )
    kind = models.CharField(_("kind of work"), max_length=10, choices=WorkKind)
    level = models.PositiveSmallIntegerField(_("level"), default=1)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints = (
            models.UniqueConstraint(fields=["user", "kind"], name="skill_once"),
            models.CheckConstraint(condition=Q(level__range=(1, 3)), name="skill_level"),
        )
        indexes = (models.Index(fields=["kind", "-level"], name="skill_by_kind"),)

    def __str__(self) -> str:
        return f"{self.user} {self.get_kind_display()} {self.level}"
