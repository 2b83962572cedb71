"""Health record: draft → submitted → confirmed, or returned; a change makes the next version.

Assessment before the plan: draft → submitted → approved, or returned, or blocked by a danger sign
until a doctor clears it.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from customers import selectors as customers
from health_records.forms import SendBackForm

RECORD_FILLERS = frozenset({Party.CUSTOMER, Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER})
ASSESSMENT_FILLERS = frozenset({Party.CUSTOMER, Role.CUSTOMER_SERVICE})


class RecordState(TextChoices):
    """The states of a health record; submitted is the handbook's 待确认."""

    DRAFT = "draft", _("Being filled in")
    SUBMITTED = "submitted", _("Awaiting confirmation")
    RETURNED = "returned", _("Returned for correction")
    CONFIRMED = "confirmed", _("Confirmed")


class AssessmentState(TextChoices):
    """The states of an assessment before the plan."""

    DRAFT = "draft", _("Being filled in")
    SUBMITTED = "submitted", _("Awaiting review")
    RETURNED = "returned", _("Returned for correction")
    BLOCKED = "blocked", _("Blocked until a doctor clears it")
    APPROVED = "approved", _("Approved")


@guard(_("The customer must first agree to the use of health data."))
def consented(row: Any) -> bool:
    """Health data need a separate, active consent (PIPL 28, 29)."""
    return customers.has_consent(row.customer_key, "health_service")


@guard(_("Danger signs stop the plan until a doctor has cleared them: block it."))
def no_open_flags(row: Any) -> bool:
    """Every danger sign in the answers has been cleared (requirements B6)."""
    return not row.open_flags()


@guard(_("You filled this in yourself; somebody else has to check it."))
def four_eyes(form: Any, by: Actor) -> bool:
    """Whoever filled it in for the customer does not judge it (submitter ≠ confirmer)."""
    return by.user_id not in form.filled_by


class HealthRecordWorkflow(Workflow):
    """Customer service confirms what the customer, or staff for them, filled in."""

    state = FSMField(
        _("state"),
        default=RecordState.DRAFT,
        choices=RecordState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[RecordState.DRAFT, RecordState.RETURNED],
        target=RecordState.SUBMITTED,
        label=_("Submit health record"),
        roles=RECORD_FILLERS,
        guards=[consented],
        tone="primary",
    )
    def submit(self) -> dict[str, Any]:
        """Complete, and handed in for confirmation."""
        return {**self.hand_in(), "number": self.number}

    @step(
        state,
        source=RecordState.SUBMITTED,
        target=RecordState.RETURNED,
        label=_("Send back"),
        roles={Role.CUSTOMER_SERVICE},
        form=SendBackForm,
        tone="danger",
    )
    def send_back(
        self, *, items: Mapping[str, Mapping[str, str]], note: str = ""
    ) -> dict[str, Any]:
        """Named items must be corrected, each for a reason; nothing else opens up."""
        return self.hand_back(items, note)

    @step(
        state,
        source=RecordState.SUBMITTED,
        target=RecordState.CONFIRMED,
        label=_("Confirm health record"),
        roles={Role.CUSTOMER_SERVICE},
        guards=[consented],
        only=[four_eyes],
        tone="primary",
    )
    def confirm(self) -> dict[str, Any]:
        """Checked by another person than who filled it in; this version is kept for good."""
        self.keep_version()
        return {"number": self.number, "first": self.number == 1}

    @step(
        state,
        source=RecordState.CONFIRMED,
        target=RecordState.DRAFT,
        label=_("Change after confirmation"),
        roles={Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER},
        form=ReasonForm,
    )
    def reopen(self, *, reason: str) -> dict[str, Any]:
        """The next version begins from the confirmed one, which stays current until then."""
        self.begin_next(reason)
        return {"number": self.number, "reason": ""}


class AssessmentWorkflow(Workflow):
    """The system reviewer approves; a danger sign needs the functional doctor."""

    state = FSMField(
        _("state"),
        default=AssessmentState.DRAFT,
        choices=AssessmentState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[AssessmentState.DRAFT, AssessmentState.RETURNED],
        target=AssessmentState.SUBMITTED,
        label=_("Submit assessment"),
        roles=ASSESSMENT_FILLERS,
        guards=[consented],
        tone="primary",
    )
    def submit(self) -> dict[str, Any]:
        """Complete, and handed in for review."""
        return {**self.hand_in(), "flags": len(self.open_flags())}

    @step(
        state,
        source=AssessmentState.SUBMITTED,
        target=AssessmentState.APPROVED,
        label=_("Approve assessment"),
        roles={Role.SYSTEM_REVIEWER},
        guards=[no_open_flags],
        only=[four_eyes],
        tone="primary",
    )
    def approve(self) -> dict[str, Any]:
        """Nothing speaks against a plan."""
        self.judge("approved")
        return {"round": self.round}

    @step(
        state,
        source=AssessmentState.SUBMITTED,
        target=AssessmentState.RETURNED,
        label=_("Send back"),
        roles={Role.SYSTEM_REVIEWER},
        form=SendBackForm,
        tone="danger",
    )
    def send_back(
        self, *, items: Mapping[str, Mapping[str, str]], note: str = ""
    ) -> dict[str, Any]:
        """Named items must be corrected, each for a reason; nothing else opens up."""
        return self.hand_back(items, note)

    @step(
        state,
        source=AssessmentState.SUBMITTED,
        target=AssessmentState.BLOCKED,
        label=_("Block: a doctor must decide"),
        roles={Role.SYSTEM_REVIEWER},
        form=ReasonForm,
        tone="danger",
    )
    def block(self, *, reason: str) -> dict[str, Any]:
        """A danger sign: no plan before a doctor has looked at it."""
        self.judge("blocked", reason)
        return {"round": self.round, "flags": len(self.open_flags()), "reason": ""}

    @step(
        state,
        source=AssessmentState.BLOCKED,
        target=AssessmentState.SUBMITTED,
        label=_("Clear for a plan"),
        roles={Role.FUNCTIONAL_DOCTOR},
        form=ReasonForm,
        tone="primary",
    )
    def clear(self, *, reason: str) -> dict[str, Any]:
        """The doctor takes the danger signs on; the reviewer decides again."""
        self.clear_flags(reason)
        return {"round": self.round, "reason": ""}
