"""A clock: scheduled → running ⇄ paused → met · cancelled · waived. A breach is no state."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import LEADS, Party, Role
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from sla import times
from sla.forms import LateReasonForm


class ClockState(TextChoices):
    """The states of a clock."""

    SCHEDULED = "scheduled", _("Scheduled")
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    MET = "met", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
    WAIVED = "waived", _("Waived")


OPEN = (ClockState.RUNNING, ClockState.PAUSED)
LIVE = (ClockState.SCHEDULED, *OPEN)


@guard(_("This clock's policy does not allow it to wait."))
def pausable(clock: "ClockWorkflow") -> bool:
    """Only what the policy allows may wait for the customer."""
    return bool(clock.policy.data["pausable"])  # type: ignore[attr-defined]  # field of the model


@guard(_("There is nothing to explain: the clock was met in time, or the reason is given."))
def owes_reason(clock: "ClockWorkflow") -> bool:
    """A late completion always succeeds and leaves a reason to give."""
    return clock.late_seconds > 0 and not clock.late_code  # type: ignore[attr-defined]  # of the model


class ClockWorkflow(Workflow):
    """Steps that people take on a clock; the engine does the rest on rows that it has locked."""

    state = FSMField(
        _("state"),
        default=ClockState.RUNNING,
        choices=ClockState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ClockState.RUNNING,
        target=ClockState.PAUSED,
        label=_("Wait for the customer"),
        roles=frozenset(Role) | {Party.SYSTEM},
        form=ReasonForm,
        guards=(pausable,),
    )
    def pause(self, *, reason: str) -> None:
        """Stop counting; the time left is kept."""
        times.hold(self, self.acting.at)

    @step(
        state,
        source=ClockState.PAUSED,
        target=ClockState.RUNNING,
        label=_("Go on"),
        roles=frozenset(Role) | {Party.SYSTEM},
        tone="primary",
    )
    def resume(self) -> None:
        """Count on with the time that was left."""
        times.go_on(self, self.acting.at)

    @step(
        state,
        source=[ClockState.SCHEDULED, *OPEN],
        target=ClockState.WAIVED,
        label=_("Waive"),
        roles=LEADS,
        form=ReasonForm,
        tone="danger",
    )
    def waive(self, *, reason: str) -> None:
        """A lead releases the owner from it, and says why."""
        times.end(self, self.acting.at, reason)

    @step(
        state,
        source=ClockState.MET,
        target=None,
        label=_("Give the reason for the delay"),
        roles=frozenset(Role),
        form=LateReasonForm,
        guards=(owes_reason,),
        tone="primary",
    )
    def give_reason(self, *, late_code: str, late_note: str = "") -> dict[str, str]:
        """Why it was late; owed by the end of the next working day."""
        self.late_code, self.late_note = late_code, late_note
        return {"late_code": late_code, "slot": str(self.pk)}

    @step(
        state,
        source=OPEN,
        target=ClockState.MET,
        label=_("Done"),
        roles={Party.SYSTEM},
    )
    def meet(self) -> None:
        """The event that the rule waits for has happened; the engine does this."""
        times.finish(self, self.acting.at, self.acting.by.name)

    @step(
        state,
        source=LIVE,
        target=ClockState.CANCELLED,
        label=_("Cancel"),
        roles={Party.SYSTEM},
    )
    def cancel(self, *, reason: str) -> None:
        """The case stopped, or the clock was started anew; the engine does this."""
        times.end(self, self.acting.at, reason)
