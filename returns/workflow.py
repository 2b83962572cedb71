"""A return: requested → approved → received → inspected → settled → confirmed; refused, cancelled.

Decided on the spot within authority and policy, else escalated. Goods come back into quarantine;
somebody other than the receiver inspects them and says whether they go back to the shelf.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from complaints.selectors.authority import covers
from core import files
from core.actors import Actor
from core.errors import Invalid
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from returns.choices import Wish
from returns.forms import InspectForm, RefundForm


class ReturnState(TextChoices):
    """The states of a return."""

    REQUESTED = "requested", _("Return requested")
    ESCALATED = "escalated", _("Return to be decided above")
    APPROVED = "approved", _("Return approved")
    RECEIVED = "received", _("Goods are back")
    INSPECTED = "inspected", _("Goods inspected")
    SETTLED = "settled", _("Exchanged or refunded")
    CONFIRMED = "confirmed", _("Confirmed by the customer")
    REFUSED = "refused", _("Return refused")
    CANCELLED = "cancelled", _("Return cancelled")


R = ReturnState
#: Who says whether returned goods may be sold again: judges of quality.
JUDGES = frozenset({Role.PRODUCT_MANAGER, Role.QUALITY_SUPERVISOR})
FRONT = frozenset({Role.CUSTOMER_SERVICE, Role.CS_LEAD, Role.BRANCH_DIRECTOR})
ABOVE = frozenset({Role.CS_LEAD, Role.BRANCH_DIRECTOR, Role.REGIONAL_MANAGER, Role.SUPERVISOR})
KEEPERS = frozenset({Role.ADMIN_CLERK, Role.WAREHOUSE_KEEPER})


@guard(_("The policy does not allow it: quality within 7 days, else packaging intact. Escalate."))
def in_policy(row: Any) -> bool:
    """As it was when the customer asked."""
    return bool(row.in_policy)


@guard(_("The value is above your authority: escalate."))
def within_authority(row: Any, by: Actor) -> bool:
    """The same table as for compensations."""
    return covers(by.roles, "product", row.value)


@guard(_("The value is above your authority: escalate."))
def within_authority_above(row: Any, by: Actor) -> bool:
    """The same table; headquarters has the last word on what is above everybody else's."""
    return str(Role.SUPERVISOR) in by.roles or covers(by.roles, "product", row.value)


@guard(_("Nobody decides above what they took down themselves."))
def not_taker(row: Any, by: Actor) -> bool:
    """Four eyes for an exception."""
    return by.user_id != row.taken_by_id


@guard(_("Somebody other than the receiver inspects the goods."))
def not_receiver(row: Any, by: Actor) -> bool:
    """Four eyes over the goods."""
    return by.user_id != row.received_by_id


@guard(_("The customer wants money back."))
def wants_exchange(row: Any) -> bool:
    """Goods for goods."""
    return bool(row.wish == Wish.EXCHANGE)


@guard(_("The customer wants other goods."))
def wants_refund(row: Any) -> bool:
    """Goods for money."""
    return bool(row.wish == Wish.REFUND)


class ReturnWorkflow(Workflow):
    """Tied to the stock by the ledger and to the money by the finance lead."""

    state = FSMField(
        _("state"), default=R.REQUESTED, choices=R.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True

    @step(state, source=R.REQUESTED, target=None, label=_("Ask for return"), roles={Party.SYSTEM})
    def register(self) -> dict[str, Any]:
        """Taken down; whether the policy allows it is kept."""
        return {"in_policy": self.in_policy}

    @step(
        state, source=R.REQUESTED, target=R.APPROVED, label=_("Approve on the spot"), roles=FRONT,
        guards=[in_policy], only=[within_authority], tone="primary",
    )  # fmt: skip
    def approve(self) -> None:
        """Within policy and authority."""
        self.decided_by_id = self.acting.by.user_id

    @step(
        state, source=R.REQUESTED, target=R.ESCALATED, label=_("Escalate"), roles=FRONT,
        form=ReasonForm,
    )  # fmt: skip
    def escalate(self, *, reason: str) -> None:
        """Outside of policy or authority."""

    @step(
        state, source=R.ESCALATED, target=R.APPROVED, label=_("Approve as an exception"),
        roles=ABOVE, form=ReasonForm, only=[not_taker, within_authority_above], tone="primary",
    )  # fmt: skip
    def approve_exception(self, *, reason: str) -> None:
        """Somebody above takes it upon themselves, and says why."""
        self.decided_by_id = self.acting.by.user_id

    @step(
        state, source=[R.REQUESTED, R.ESCALATED], target=R.REFUSED, label=_("Refuse return"),
        roles=FRONT | ABOVE, form=ReasonForm, tone="danger",
    )  # fmt: skip
    def refuse(self, *, reason: str) -> None:
        """The customer reads why."""
        self.refused_reason, self.decided_by_id = reason, self.acting.by.user_id

    @step(
        state, source=R.APPROVED, target=R.RECEIVED, label=_("Goods are back"), roles=KEEPERS,
        tone="primary",
    )  # fmt: skip
    def receive(self) -> None:
        """They lie in quarantine until somebody has looked."""
        self.received_at, self.received_by_id = self.acting.at, self.acting.by.user_id

    @step(
        state, source=R.RECEIVED, target=R.INSPECTED, label=_("Inspect goods"), roles=JUDGES,
        form=InspectForm, only=[not_receiver], tone="primary",
    )  # fmt: skip
    def inspect(self, *, verdict: str, note: str, photos: Sequence[Any] = ()) -> dict[str, Any]:
        """Back to the shelf, or kept apart."""
        self.verdict, self.finding = verdict, note
        for photo in photos:
            files.keep(
                photo, owner=self.key, case_key=self.case_key, kind="inspection",
                by=self.acting.by, customer_key=self.customer_id,
            )  # fmt: skip
        return {"verdict": verdict}

    @step(
        state, source=R.INSPECTED, target=R.SETTLED, label=_("Send other goods"), roles=FRONT,
        guards=[wants_exchange], tone="primary",
    )  # fmt: skip
    def exchange(self) -> None:
        """A delivery of the same goods begins."""

    @step(
        state, source=R.INSPECTED, target=R.SETTLED, label=_("Pay the money back"),
        roles={Role.FINANCE_LEAD}, form=RefundForm, guards=[wants_refund], tone="primary",
    )  # fmt: skip
    def refund(self, *, amount: Decimal, reference: str) -> None:
        """Never more than the goods were worth."""
        if amount > self.value:
            words = gettext("More than the goods are worth.")
            raise Invalid(words, fields={"amount": [words]})
        self.refunded, self.reference = amount, reference

    @step(
        state, source=R.SETTLED, target=R.CONFIRMED, label=_("Customer confirms"),
        roles={Role.CUSTOMER_SERVICE, Role.CS_LEAD, Party.CUSTOMER}, tone="primary",
    )  # fmt: skip
    def confirm(self) -> None:
        """The customer has what was agreed."""
        self.confirmed_at = self.acting.at

    @step(
        state, source=[R.REQUESTED, R.ESCALATED, R.APPROVED], target=R.CANCELLED,
        label=_("Cancel return"), roles=FRONT | {Party.CUSTOMER}, form=ReasonForm, tone="danger",
    )  # fmt: skip
    def cancel(self, *, reason: str) -> None:
        """The customer keeps the goods."""
