"""A compensation: requested → approved → paid; refused, taken back. Three levels by amount.

Within the authority of whoever asks it is approved at once; else branch lead, region and finance
approve in turn, until one's authority covers the amount. Nobody twice, never who asked for it.
"""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import Party, Role
from complaints.forms import PaidForm
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step


class CompensationState(TextChoices):
    """The states of a compensation."""

    REQUESTED = "requested", _("Approval requested")
    APPROVED = "approved", _("Approved, to be paid")
    PAID = "paid", _("Paid")
    REFUSED = "refused", _("Compensation refused")
    TAKEN_BACK = "taken_back", _("Taken back")


K = CompensationState
#: Who approves at which level, lowest first (requirement F4).
APPROVERS = {
    1: ("branch", Role.BRANCH_DIRECTOR),
    2: ("region", Role.REGIONAL_MANAGER),
    3: ("finance", Role.FINANCE_LEAD),
}
CHAIN = frozenset(role for _name, role in APPROVERS.values())


@guard(_("Nobody approves what they asked for, or approves twice."))
def fresh_eyes(row: Any, by: Actor) -> bool:
    """Four eyes at each level."""
    return by.user_id not in (row.asked_by_id, row.branch_by_id, row.region_by_id)


@guard(_("Nobody deals with a complaint about themselves."))
def not_about_me(row: Any, by: Actor) -> bool:
    """Whom the complaint is about keeps out of the money as well."""
    return by.user_id is None or by.user_id != row.complaint.accused_id


@guard(_("Another level decides now."))
def my_turn(row: Any, by: Actor) -> bool:
    """Branch, then region, then finance."""
    turn = APPROVERS.get(row.approved_level + 1)
    return turn is not None and str(turn[1]) in by.roles


@guard(_("Only who asked takes it back."))
def asked_by_me(row: Any, by: Actor) -> bool:
    """One's own request."""
    return by.user_id == row.asked_by_id or by.kind == "system"


def _after_approval(row: Any, *_given: Any) -> str:
    return str(K.APPROVED if row.approved_level >= row.levels else K.REQUESTED)


def _after_asking(row: Any, *_given: Any) -> str:
    return str(K.REQUESTED if row.levels else K.APPROVED)


class CompensationWorkflow(Workflow):
    """Who approved stands in columns of its own: the database refuses one person twice."""

    state = FSMField(
        _("state"), default=K.REQUESTED, choices=K.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True

    @step(
        state, source=K.REQUESTED,
        target=GET_STATE(_after_asking, states=[K.REQUESTED, K.APPROVED]),
        label=_("Ask for compensation"), roles={Party.SYSTEM},
    )  # fmt: skip
    def ask(self) -> dict[str, Any]:
        """Taken down; within one's own authority it is approved already."""
        return {"levels": self.levels, "next": self.next_role}

    @step(
        state, source=K.REQUESTED,
        target=GET_STATE(_after_approval, states=[K.REQUESTED, K.APPROVED]),
        label=_("Approve compensation"), roles=CHAIN,
        only=[my_turn, fresh_eyes, not_about_me], tone="primary",
    )  # fmt: skip
    def approve(self) -> dict[str, Any]:
        """This level agrees; the next one is asked if the amount is above its authority."""
        name, _role = APPROVERS[self.approved_level + 1]
        setattr(self, f"{name}_by_id", self.acting.by.user_id)
        setattr(self, f"{name}_at", self.acting.at)
        self.approved_level += 1
        return {"level": self.approved_level, "next": self.next_role}

    @step(
        state, source=K.REQUESTED, target=K.REFUSED, label=_("Refuse compensation"), roles=CHAIN,
        form=ReasonForm, only=[my_turn, fresh_eyes, not_about_me], tone="danger",
    )  # fmt: skip
    def refuse(self, *, reason: str) -> None:
        """Any level says no, and why; another proposal can be made."""
        self.refused_reason, self.refused_by_id = reason, self.acting.by.user_id

    @step(
        state, source=K.APPROVED, target=K.PAID, label=_("Compensation paid"),
        roles={Role.FINANCE_LEAD, Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.BRANCH_DIRECTOR},
        form=PaidForm, only=[not_about_me], tone="primary",
    )  # fmt: skip
    def pay(self, *, reference: str) -> None:
        """The customer has it."""
        self.paid_at, self.reference = self.acting.at, reference

    @step(
        state, source=[K.REQUESTED, K.APPROVED], target=K.TAKEN_BACK, label=_("Take back"),
        roles={Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.BRANCH_DIRECTOR, Party.SYSTEM},
        form=ReasonForm, only=[asked_by_me],
    )  # fmt: skip
    def take_back(self, *, reason: str) -> None:
        """No longer asked for."""
