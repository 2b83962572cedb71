"""The three video calls, and the guidance for each device in the parcel."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.errors import Invalid
from core.workflow import Workflow, guard, step
from plans.forms import CallForm, GuidanceForm, MissedForm, MoveForm

COACHING = {Role.ASSISTANT_COACH, Role.HEAD_COACH}
#: Whoever has the customer on the telephone books the coach.
BOOKING = COACHING | {Role.HEALTH_MANAGER, Role.CUSTOMER_SERVICE}


class SessionState(TextChoices):
    """A call stays planned until it has been held; missing it is not a state."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Held")


class GuidanceState(TextChoices):
    """Whether the customer knows how to use the device."""

    PENDING = "pending", _("To be given")
    GIVEN = "given", _("Given")


@guard(_("The plan has not been submitted yet."))
def plan_is_submitted(session: Any) -> bool:
    return session.plan.submitted_at is not None


class CoachingSessionWorkflow(Workflow):
    """Calls before, during and after the plan (rows 11, 15 and 18)."""

    state = FSMField(
        _("state"),
        default=SessionState.PLANNED,
        choices=SessionState.choices,
        protected=True,
        editable=False,
    )

    #: Given by the model: the coach's own calendar.
    lock_coach: Callable[[], None]
    booked_beside: Callable[[datetime], Any]

    class Meta:
        abstract = True

    @step(
        state,
        source=SessionState.PLANNED,
        target=SessionState.DONE,
        label=_("Record the call"),
        roles={Role.HEAD_COACH},
        form=CallForm,
        guards=[plan_is_submitted],
        tone="primary",
    )
    def complete(
        self, *, held_at: datetime, minutes: int, notes: str, outcome: str
    ) -> dict[str, Any]:
        """When it was, how long, what was agreed."""
        if held_at > self.acting.at + timedelta(minutes=5):
            raise Invalid(
                gettext("A call cannot have been held in the future."),
                fields={"held_at": [gettext("in the future")]},
            )
        self.held_at, self.minutes = held_at, minutes
        self.notes, self.outcome = notes, outcome
        return {"session_no": self.session_no, "outcome": outcome}

    @step(
        state,
        source=SessionState.PLANNED,
        target=None,
        label=_("Customer not reached"),
        roles={Role.HEAD_COACH},
        form=MissedForm,
    )
    def miss(self, *, note: str = "") -> dict[str, Any]:
        """Tried in vain; the clock runs on, the attempts are counted."""
        self.misses += 1
        self.attempts = [*self.attempts, {"at": self.acting.at.isoformat(), "note": note}]
        return {"session_no": self.session_no, "misses": self.misses}

    @step(
        state,
        source=SessionState.PLANNED,
        target=None,
        label=_("Agree a time"),
        roles=BOOKING,
        form=MoveForm,
    )
    def move(self, *, agreed_at: datetime, reason: str) -> dict[str, Any]:
        """The customer wants this time (requirements L6, L10); the coach has no other call then."""
        if agreed_at <= self.acting.at:
            raise Invalid(
                gettext("Choose a time to come."), fields={"agreed_at": [gettext("in the past")]}
            )
        self.lock_coach()
        if other := self.booked_beside(agreed_at):
            words = gettext("The coach has another call at %(at)s.")
            taken = words % {"at": f"{timezone.localtime(other.agreed_at):%Y-%m-%d %H:%M}"}
            raise Invalid(taken, fields={"agreed_at": [taken]})
        self.agreed_at = agreed_at
        return {"session_no": self.session_no, "agreed_at": agreed_at.isoformat()}


class GuidanceWorkflow(Workflow):
    """How to use the scale and the wristband (rows 12 and 13)."""

    state = FSMField(
        _("state"),
        default=GuidanceState.PENDING,
        choices=GuidanceState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=GuidanceState.PENDING,
        target=GuidanceState.GIVEN,
        label=_("Record the guidance"),
        roles=COACHING,
        form=GuidanceForm,
        tone="primary",
    )
    def give(self, *, note: str) -> dict[str, Any]:
        """The customer can use the device; the note says how that was seen."""
        self.note, self.given_at = note, self.acting.at
        return {"device": self.device}
