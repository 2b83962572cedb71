"""An order to a supplier: draft → approved by somebody else → sent → under way → received."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import Party, Role
from core import files
from core.forms import ReasonForm
from core.foureyes import did_not_ask
from core.workflow import Workflow, guard, step
from purchasing.forms.order import DocumentForm, LinesForm, SendForm, UnderWayForm
from purchasing.workflow.supplier import SupplierState

#: Who decides what is bought (001: 订购申请需要经过领导审核).
DECIDE = frozenset({Role.SUPERVISOR, Role.REGIONAL_MANAGER})
BUY = frozenset({Role.PRODUCT_MANAGER})
PAPERS = frozenset({Role.PRODUCT_MANAGER, Role.FINANCE_LEAD})


class PurchaseState(TextChoices):
    """The states of an order to a supplier."""

    DRAFT = "draft", _("Purchase in draft")
    PENDING = "pending", _("Purchase awaiting approval")
    APPROVED = "approved", _("Purchase approved")
    ORDERED = "ordered", _("Ordered from the supplier")
    IN_TRANSIT = "in_transit", _("Goods in transit")
    PARTLY = "partly", _("Partly received")
    RECEIVED = "received", _("Goods received")
    CLOSED = "closed", _("Purchase closed")
    CANCELLED = "cancelled", _("Purchase cancelled")


S = PurchaseState
#: The supplier knows of it and still owes goods.
OPEN = (S.ORDERED, S.IN_TRANSIT, S.PARTLY)
#: In these states somebody must have approved.
SIGNED = (S.APPROVED, *OPEN, S.RECEIVED, S.CLOSED)


@guard(_("There is nothing on this order yet."))
def _has_lines(order: Any) -> bool:
    return bool(order.has_lines)


@guard(_("This supplier is blocked."))
def _supplier_serves(order: Any) -> bool:
    return order.supplier.state == SupplierState.ACTIVE


@guard(_("Goods of this order are being counted."))
def _nobody_counts(order: Any) -> bool:
    return not order.is_being_counted


def _after_arrival(order: Any, *_given: Any) -> str:
    return S.RECEIVED if order.is_complete else S.PARTLY


class PurchaseWorkflow(Workflow):
    """The product manager asks, a lead approves, the keeper and the product manager receive."""

    state = FSMField(_("state"), default=S.DRAFT, choices=S.choices, protected=True, editable=False)

    class Meta:
        abstract = True

    @step(state, source=S.DRAFT, target=None, label=_("Change lines"), roles=BUY, form=LinesForm)
    def revise(self, *, lines: Sequence[dict[str, Any]], note: str = "") -> dict[str, Any]:
        """Other goods or quantities, before anybody is asked."""
        self.note = note
        return {"lines": self.replace_lines(lines)}

    @step(
        state,
        source=S.DRAFT,
        target=S.PENDING,
        label=_("Ask for approval"),
        roles=BUY,
        guards=(_has_lines, _supplier_serves),
        tone="primary",
    )
    def submit(self) -> dict[str, Any]:
        """To the lead, with the arithmetic of each line."""
        self.ask(self.acting.by)
        return {"round": self.round}

    @step(
        state,
        source=S.PENDING,
        target=S.APPROVED,
        label=_("Approve purchase"),
        roles=DECIDE,
        only=(did_not_ask,),
        tone="primary",
    )
    def approve(self) -> dict[str, Any]:
        """By somebody who did not ask for it."""
        self.approved_by_id = self.acting.by.user_id
        return {"round": self.round}

    @step(
        state,
        source=S.PENDING,
        target=S.DRAFT,
        label=_("Refuse purchase"),
        roles=DECIDE,
        form=ReasonForm,
        only=(did_not_ask,),
        tone="danger",
    )
    def refuse(self, *, reason: str) -> dict[str, Any]:
        """Back to the product manager with the reason; asking again is the next round."""
        refused, self.round = self.round, self.round + 1
        return {"round": refused}

    @step(
        state,
        source=S.APPROVED,
        target=S.ORDERED,
        label=_("Send to the supplier"),
        roles=BUY,
        form=SendForm,
        guards=(_supplier_serves,),
        tone="primary",
    )
    def send(self, *, expected_on: date, note: str = "", confirmation: Any = None) -> None:
        """The order has gone out as a PDF; the supplier says when the goods come."""
        self.expected_on, self.sent_at = expected_on, self.acting.at
        self.keep(confirmation, "confirmation")

    @step(
        state,
        source=[S.ORDERED, S.IN_TRANSIT],
        target=S.IN_TRANSIT,
        label=_("Goods are under way"),
        roles=BUY,
        form=UnderWayForm,
    )
    def under_way(self, *, tracking: str, expected_on: date) -> None:
        """The supplier has sent them (001: 随时关注货物物流运输进度)."""
        self.tracking, self.expected_on = tracking, expected_on

    @step(
        state,
        source=[S.ORDERED, S.IN_TRANSIT, S.PARTLY],
        target=GET_STATE(_after_arrival, states=[S.PARTLY, S.RECEIVED]),
        label=_("Book arrival"),
        roles={Party.SYSTEM},
    )
    def arrive(self) -> None:
        """Two people have confirmed goods of this order; the rest stays owed."""
        self.arrived_at = self.acting.at

    @step(
        state,
        source=S.PARTLY,
        target=S.RECEIVED,
        label=_("Wait for no more"),
        roles=BUY,
        form=ReasonForm,
        guards=(_nobody_counts,),
        tone="danger",
    )
    def settle_short(self, *, reason: str) -> None:
        """The rest will not come; the supplier is owed nothing for it."""

    @step(
        state,
        source=S.RECEIVED,
        target=S.CLOSED,
        label=_("Close purchase"),
        roles={Role.FINANCE_LEAD},
        tone="primary",
    )
    def close(self) -> None:
        """Finance has what it needs."""

    @step(
        state,
        source=[S.DRAFT, S.PENDING, S.APPROVED, S.ORDERED, S.IN_TRANSIT],
        target=S.CANCELLED,
        label=_("Cancel purchase"),
        roles=BUY,
        form=ReasonForm,
        guards=(_nobody_counts,),
        tone="danger",
    )
    def cancel(self, *, reason: str) -> None:
        """Not wanted any more, before anything has arrived."""

    @step(
        state,
        source=[*SIGNED, S.PENDING],
        target=None,
        label=_("Keep a document"),
        roles=PAPERS,
        form=DocumentForm,
    )
    def file_document(self, *, kind: str, file: Any) -> dict[str, Any]:
        """Invoice, contract, certificate: kept with the order."""
        self.keep(file, kind)
        return {"kind": kind}

    def keep(self, file: Any, kind: str) -> None:
        """Store a file of this order, if there is one."""
        if file:
            files.keep(file, owner=self.key, case_key=self.case_key, by=self.acting.by, kind=kind)
