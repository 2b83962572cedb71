"""Video calls and device guidance."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from core.fields import EncryptedJSONField, EncryptedTextField
from customers.models import TeamMember
from inventory.models import Device
from plans.forms import CallForm
from plans.models.parts import PartOfPlan
from plans.models.plan import Plan
from plans.workflow import CoachingSessionWorkflow, GuidanceState, GuidanceWorkflow, SessionState

#: So long a coach is taken by a call.
CALL_TAKES = timedelta(minutes=30)


class CoachingSession(PartOfPlan, CoachingSessionWorkflow):
    """One of the three video calls 视频沟通: before, during and after the plan."""

    class No(models.IntegerChoices):
        FIRST = 1, _("First video call")
        SECOND = 2, _("Second video call")
        THIRD = 3, _("Third video call")

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="sessions", db_index=False
    )
    session_no = models.PositiveSmallIntegerField(_("call"), choices=No)
    agreed_at = models.DateTimeField(_("agreed time"), null=True, editable=False)
    held_at = models.DateTimeField(_("held at"), null=True, editable=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, editable=False)
    outcome = models.CharField(
        _("outcome"), max_length=12, choices=CallForm.OUTCOMES, blank=True, editable=False
    )
    notes = EncryptedTextField(_("notes"), blank=True, default="", editable=False)
    misses = models.PositiveSmallIntegerField(_("attempts in vain"), default=0, editable=False)
    attempts = EncryptedJSONField(blank=True, default=list, editable=False)

    class Meta:
        verbose_name = _("video call")
        verbose_name_plural = _("video calls")
        constraints = (
            models.UniqueConstraint(fields=["plan", "session_no"], name="session_once"),
            models.CheckConstraint(
                condition=Q(session_no__gte=1, session_no__lte=3), name="session_one_to_three"
            ),
            models.CheckConstraint(
                condition=~Q(state=SessionState.DONE) | Q(held_at__isnull=False, minutes__gt=0),
                name="session_done_was_held",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_session_no_display())

    @property
    def coach_id(self) -> int | None:
        """The head coach of the case."""
        coaches = TeamMember.objects.filter(role=Role.HEAD_COACH, left_at=None)
        return coaches.filter(case_key=self.case_key).values_list("user_id", flat=True).first()

    def lock_coach(self) -> None:
        """Whoever books the same coach at the same time waits until this booking is done."""
        list(User.objects.select_for_update(no_key=True).filter(pk=self.coach_id))

    def booked_beside(self, at: datetime) -> "CoachingSession | None":
        """Another call of the same head coach too near to a time."""
        near = CoachingSession.objects.filter(
            state=SessionState.PLANNED, agreed_at__gt=at - CALL_TAKES, agreed_at__lt=at + CALL_TAKES
        )
        others = near.exclude(pk=self.pk).select_related("plan").order_by("agreed_at")
        coach = self.coach_id
        return next((one for one in others if coach and one.coach_id == coach), None)

    @property
    def attempts_in_words(self) -> list[dict[str, Any]]:
        """The attempts with times that can be shown."""
        return [{**one, "at": datetime.fromisoformat(one["at"])} for one in self.attempts]


class Guidance(PartOfPlan, GuidanceWorkflow):
    """How to use a device 使用指导."""

    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, related_name="guidance", db_index=False
    )
    device = models.CharField(
        _("device"), max_length=12, choices=[(d.value, d.label) for d in Device if d.value]
    )
    note = EncryptedTextField(_("note"), blank=True, default="", editable=False)
    given_at = models.DateTimeField(_("given at"), null=True, editable=False)

    class Meta:
        verbose_name = _("device guidance")
        verbose_name_plural = _("device guidance")
        constraints = (
            models.UniqueConstraint(fields=["plan", "device"], name="guidance_once"),
            models.CheckConstraint(
                condition=~Q(state=GuidanceState.GIVEN) | Q(given_at__isnull=False),
                name="guidance_given_when",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_device_display())
