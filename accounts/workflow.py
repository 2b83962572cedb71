"""Leave: requested → approved · refused; an approved one can be withdrawn."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import LEADS, Role
from core.errors import Forbidden
from core.forms import ReasonForm
from core.workflow import Workflow, step


class AbsenceState(TextChoices):
    """The states of a leave."""

    REQUESTED = "requested", _("Requested")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DECIDE = frozenset(map(str, LEADS | {Role.HR}))


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
        tone="primary",
    )
    def approve(self) -> None:
        """The lead agrees; open work shows up with the deputy."""
        self._not_by_oneself()

    @step(
        state,
        source=AbsenceState.REQUESTED,
        target=AbsenceState.REFUSED,
        label=_("Refuse leave"),
        roles=LEADS | {Role.HR},
        form=ReasonForm,
        tone="danger",
    )
    def refuse(self, *, reason: str) -> None:
        """The lead says no, and why."""
        self._not_by_oneself()
        self.decided_reason = reason

    @step(
        state,
        source=[AbsenceState.REQUESTED, AbsenceState.APPROVED],
        target=AbsenceState.WITHDRAWN,
        label=_("Withdraw leave"),
        roles=frozenset(Role),
    )
    def withdraw(self) -> None:
        """The person works after all; a colleague cannot say so."""
        by = self.acting.by
        if by.user_id != self.user_id and not by.may(DECIDE):
            raise Forbidden(_("Only the absent person or a lead withdraws leave."))

    def _not_by_oneself(self) -> None:
        """Four eyes: leave is decided by somebody else."""
        if self.acting.by.user_id == self.user_id:
            raise Forbidden(_("Nobody decides about their own leave."))
