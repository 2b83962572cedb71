"""Leave: requested → approved · refused, withdrawn. A partner: works with us, or no more."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.forms.partner import PartnerForm
from accounts.roles import LEADS, Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step


class AbsenceState(TextChoices):
    """The states of a leave."""

    REQUESTED = "requested", _("Requested")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DECIDE = frozenset(map(str, LEADS | {Role.HR}))


@guard(_("Nobody decides about their own leave."))
def of_another(leave: Any, by: Actor) -> bool:
    """Four eyes: leave is decided by somebody else."""
    return bool(by.user_id != leave.user_id)


@guard(_("Only the absent person or a lead withdraws leave."))
def own_or_decided(leave: Any, by: Actor) -> bool:
    """A colleague cannot say that somebody works after all."""
    return bool(by.user_id == leave.user_id or by.may(DECIDE))


class AbsenceWorkflow(Workflow):
    """A lead approves; while it lasts, the deputy gets what the absent person is told."""

    state = FSMField(
        _("state"),
        default=AbsenceState.REQUESTED,
        choices=AbsenceState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=AbsenceState.REQUESTED,
        target=AbsenceState.APPROVED,
        label=_("Approve leave"),
        roles=LEADS | {Role.HR},
        only=[of_another],
        tone="primary",
    )
    def approve(self) -> None:
        """The lead agrees; open work shows up with the deputy."""

    @step(
        state,
        source=AbsenceState.REQUESTED,
        target=AbsenceState.REFUSED,
        label=_("Refuse leave"),
        roles=LEADS | {Role.HR},
        form=ReasonForm,
        only=[of_another],
        tone="danger",
    )
    def refuse(self, *, reason: str) -> None:
        """The lead says no, and why."""
        self.decided_reason = reason

    @step(
        state,
        source=[AbsenceState.REQUESTED, AbsenceState.APPROVED],
        target=AbsenceState.WITHDRAWN,
        label=_("Withdraw leave"),
        roles=frozenset(Role),
        only=[own_or_decided],
    )
    def withdraw(self) -> None:
        """The person works after all."""


class PartnerState(TextChoices):
    """Whether we work together."""

    ACTIVE = "active", _("Works with us")
    ENDED = "ended", _("Cooperation ended")


#: Institutions are kept by headquarters only (document 001).
PARTNER_KEEPERS = frozenset({Role.OPERATIONS, Role.SUPERVISOR})


class PartnerWorkflow(Workflow):
    """Kept by headquarters; whose cooperation has ended is not asked any more."""

    state = FSMField(
        _("state"),
        default=PartnerState.ACTIVE,
        choices=PartnerState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[PartnerState.ACTIVE, PartnerState.ENDED],
        target=None,
        label=_("Edit partner"),
        roles=PARTNER_KEEPERS,
        form=PartnerForm,
    )
    def edit(self, **given: Any) -> dict[str, Any]:
        """Name and contact; the log keeps which fields, not what stood there."""
        return {"fields": self.write_down(given)}

    @step(
        state,
        source=PartnerState.ACTIVE,
        target=PartnerState.ENDED,
        label=_("End the cooperation"),
        roles=PARTNER_KEEPERS,
        form=ReasonForm,
        tone="danger",
    )
    def end(self, *, reason: str) -> None:
        """What it has said and drawn stays."""

    @step(
        state,
        source=PartnerState.ENDED,
        target=PartnerState.ACTIVE,
        label=_("Work together again"),
        roles=PARTNER_KEEPERS,
        form=ReasonForm,
    )
    def resume(self, *, reason: str) -> None:
        """It is asked again from this quarter on."""
