"""A customer: prospect → enrolled. Consent: given → withdrawn · superseded."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.models import Branch
from accounts.roles import FRONT_OFFICE, LEADS, Party, Role
from core.workflow import Workflow, step
from customers.forms import CustomerForm, TransferForm, WithdrawForm

EDITORS = FRONT_OFFICE | LEADS | {Role.CONSULTING, Role.AGENT, Role.CALL_CENTRE_LEAD}


class CustomerState(TextChoices):
    """Whether the customer has an archive yet."""

    PROSPECT = "prospect", _("Prospect")
    ENROLLED = "enrolled", _("Enrolled")


class ConsentState(TextChoices):
    """The states of an answer about consent."""

    GIVEN = "given", _("In force")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUPERSEDED = "superseded", _("Superseded")


ANY = (CustomerState.PROSPECT, CustomerState.ENROLLED)


class CustomerWorkflow(Workflow):
    """Every change of a customer is a step, so that it is logged and nobody overwrites unread."""

    state = FSMField(
        _("state"),
        default=CustomerState.PROSPECT,
        choices=CustomerState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=CustomerState.PROSPECT,
        target=CustomerState.ENROLLED,
        label=_("Open the archive"),
        roles={Party.SYSTEM},
    )
    def enrol(self, *, archive_no: str) -> Mapping[str, Any]:
        """The archive number at the first confirmed health record (requirements D1)."""
        self.archive_no = archive_no
        return {"archive_no": archive_no}

    @step(
        state,
        source=CustomerState.PROSPECT,
        target=None,
        label=_("Register"),
        roles={Party.SYSTEM},
    )
    def register(self) -> Mapping[str, Any]:
        """The first line of the timeline: who entered the customer, from which source."""
        return {"source": str(self.source)}

    @step(
        state,
        source=ANY,
        target=None,
        label=_("Edit"),
        roles={Party.SYSTEM, *EDITORS},  # the product copies allergies from a confirmed record
        form=CustomerForm,
    )
    def edit(self, **data: Any) -> Mapping[str, Any]:
        """Change what was entered; the log keeps which fields, never their content."""
        return {"fields": self.change(data)}

    @step(
        state,
        source=ANY,
        target=None,
        label=_("Fill in from the order"),
        roles={Party.SYSTEM},
    )
    def complete(self, **data: Any) -> Mapping[str, Any]:
        """Fill what was empty, overwrite nothing."""
        return {"fields": self.change({k: v for k, v in data.items() if not getattr(self, k)})}

    @step(
        state,
        source=ANY,
        target=None,
        label=_("Transfer to another branch"),
        roles=LEADS,
        form=TransferForm,
    )
    def transfer(self, *, branch: Branch, reason: str) -> Mapping[str, Any]:
        """The other branch's people see the customer from now on, this one's no longer."""
        before, self.branch = self.branch_id, branch
        return {"from": before, "to": branch.pk}


class ConsentWorkflow(Workflow):
    """An answer holds until it is withdrawn or the customer answers again."""

    state = FSMField(
        _("state"),
        default=ConsentState.GIVEN,
        choices=ConsentState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ConsentState.GIVEN,
        target=ConsentState.WITHDRAWN,
        label=_("Withdraw consent"),
        roles={Party.CUSTOMER, *FRONT_OFFICE},
        form=WithdrawForm,
        tone="danger",
    )
    def withdraw(self, *, channel: str, reason: str = "") -> None:
        """As easy as it was to give."""
        self.ended_at, self.withdrawn_by = self.acting.at, channel

    @step(
        state,
        source=ConsentState.GIVEN,
        target=ConsentState.SUPERSEDED,
        label=_("Supersede consent"),
        roles={Party.SYSTEM},
    )
    def supersede(self) -> None:
        """A newer answer takes its place."""
        self.ended_at = self.acting.at
