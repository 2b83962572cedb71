"""A branch asks for goods: two approvals, sent by headquarters, counted on arrival (I8)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from core import files
from core.forms import ReasonForm
from core.foureyes import did_not_ask, did_not_sign
from core.workflow import Workflow, guard, step
from inventory import services
from warehousing import requesting
from warehousing.duties import BRANCH, FINANCE, KEEPER, PRODUCT, of_the_branch, of_the_source
from warehousing.forms.requisition import (
    ArrivalCountForm,
    GrantForm,
    ReapplyForm,
    SettleForm,
    ShipForm,
)


class RequisitionState(TextChoices):
    """The states of a requisition."""

    DRAFT = "draft", _("Requisition in draft")
    FIRST = "first", _("First review")
    SECOND = "second", _("Second review")
    APPROVED = "approved", _("Approved, to be picked")
    PICKED = "picked", _("Picked, to be sent")
    SHIPPED = "shipped", _("On the way to the branch")
    DIFFERENCE = "difference", _("Received with a difference")
    RECEIVED = "received", _("Received by the branch")
    RETURNED = "returned", _("Refused, back at the branch")
    CANCELLED = "cancelled", _("Requisition cancelled")


S = RequisitionState
SIGNED_ONCE = (S.SECOND, S.APPROVED, S.PICKED, S.SHIPPED, S.DIFFERENCE, S.RECEIVED)
SIGNED_TWICE = SIGNED_ONCE[1:]
SENT = (S.SHIPPED, S.DIFFERENCE, S.RECEIVED)


@guard(_("Nothing has been granted."))
def _something_granted(row: Any) -> bool:
    return row.is_granted


@guard(_("Who sent the goods does not count them on arrival."))
def _did_not_ship(row: Any, by: Any) -> bool:
    return by.user_id is not None and row.shipped_by_id != by.user_id


def _all_there(row: Any, *_given: Any) -> str:
    return S.DIFFERENCE if row.lost else S.RECEIVED


class RequisitionWorkflow(Workflow):
    """Nobody approves twice or what they asked for; a refusal comes back with its reason."""

    state = FSMField(_("state"), default=S.DRAFT, choices=S.choices, protected=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state, source=S.DRAFT, target=S.FIRST, label=_("Apply for goods"), roles=BRANCH,
        only=(of_the_branch,), tone="primary",
    )  # fmt: skip
    def apply(self) -> dict[str, Any]:
        """To the product manager."""
        self.ask(self.acting.by)
        return {"round": self.round}

    @step(
        state, source=S.RETURNED, target=S.FIRST, label=_("Apply again"), roles=BRANCH,
        form=ReapplyForm, only=(of_the_branch,), tone="primary",
    )  # fmt: skip
    def reapply(self, *, lines: Sequence[dict[str, Any]], reason: str) -> dict[str, Any]:
        """Changed after the refusal: a new round, with new approvals."""
        self.ask(self.acting.by)
        self.round += 1
        self.why = reason
        return {"round": self.round, "lines": self.replace_lines(lines)}

    @step(
        state, source=S.FIRST, target=S.SECOND, label=_("First approval"), roles=PRODUCT,
        form=GrantForm, only=(did_not_ask,), tone="primary",
    )  # fmt: skip
    def first_approve(self, *, lines: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
        """The product manager grants all of it, or less."""
        self.first_by_id = self.acting.by.user_id
        return {"round": self.round, "granted": requesting.grant(self, lines)}

    @step(
        state, source=S.FIRST, target=S.RETURNED, label=_("Refuse in first review"), roles=PRODUCT,
        form=ReasonForm, only=(did_not_ask,), tone="danger",
    )  # fmt: skip
    def first_refuse(self, *, reason: str) -> dict[str, Any]:
        """一审未通过: back to the branch."""
        return self.unsigned()

    @step(
        state, source=S.SECOND, target=S.APPROVED, label=_("Second approval"), roles=FINANCE,
        guards=(_something_granted,), only=(did_not_ask, did_not_sign("first_by")), tone="primary",
    )  # fmt: skip
    def second_approve(self) -> dict[str, Any]:
        """Finance, another person than the first."""
        self.second_by_id = self.acting.by.user_id
        return {"round": self.round}

    @step(
        state, source=S.SECOND, target=S.RETURNED, label=_("Refuse in second review"),
        roles=FINANCE, form=ReasonForm, only=(did_not_ask, did_not_sign("first_by")),
        tone="danger",
    )  # fmt: skip
    def second_refuse(self, *, reason: str) -> dict[str, Any]:
        """二审未通过: back to the branch."""
        return self.unsigned()

    @step(
        state, source=S.APPROVED, target=S.PICKED, label=_("Pick for the branch"), roles=KEEPER,
        only=(of_the_source,), tone="primary",
    )  # fmt: skip
    def pick(self) -> dict[str, Any]:
        """First expired first; everything, or a list of what is missing."""
        return requesting.reserve(self, self.acting)

    @step(
        state, source=S.PICKED, target=S.APPROVED, label=_("Put picked goods back"), roles=KEEPER,
        form=ReasonForm, only=(of_the_source,),
    )  # fmt: skip
    def unpick(self, *, reason: str) -> dict[str, Any]:
        """A lot was stopped meanwhile, or the wrong goods were taken."""
        return {"lots": services.release(document=self.key)}

    @step(
        state, source=S.APPROVED, target=S.RETURNED, label=_("Refuse to hand out"), roles=KEEPER,
        form=ReasonForm, only=(of_the_source,), tone="danger",
    )  # fmt: skip
    def keeper_refuse(self, *, reason: str) -> dict[str, Any]:
        """The keeper may refuse what does not follow the rules (001: 库管员有权不予出库)."""
        return self.unsigned()

    @step(
        state, source=S.PICKED, target=S.SHIPPED, label=_("Send to the branch"), roles=KEEPER,
        form=ShipForm, only=(of_the_source,), tone="primary",
    )  # fmt: skip
    def ship(self, *, carrier: str, photos: Sequence[Any] = ()) -> dict[str, Any]:
        """Off the books here, in transit there."""
        by = self.acting.by
        self.shipped_by_id, self.shipped_at, self.carrier = by.user_id, self.acting.at, carrier
        for photo in photos:
            files.keep(photo, owner=self.key, case_key=self.case_key, by=by, kind="parcel")
        return {"lots": requesting.dispatch(self, self.acting)}

    @step(
        state, source=S.SHIPPED,
        target=GET_STATE(_all_there, states=[S.RECEIVED, S.DIFFERENCE]),
        label=_("Count what arrived"), roles=BRANCH, form=ArrivalCountForm,
        only=(of_the_branch, _did_not_ship), tone="primary",
    )  # fmt: skip
    def receive(self, *, lots: Sequence[dict[str, Any]], note: str = "") -> dict[str, Any]:
        """Good ones onto the shelf, damaged ones into quarantine; what lacks stays in transit."""
        self.received_by_id, self.received_at = self.acting.by.user_id, self.acting.at
        self.note = note
        return requesting.take_in(self, lots, self.acting)

    @step(
        state, source=S.DIFFERENCE, target=S.RECEIVED, label=_("Settle the difference"),
        roles=FINANCE | PRODUCT, form=SettleForm,
        only=(did_not_ask, did_not_sign("shipped_by", "received_by")), tone="primary",
    )  # fmt: skip
    def settle(self, *, cause: str, reason: str) -> dict[str, Any]:
        """Its cause is found; what did not come is booked off."""
        self.lost_cause = cause
        return {"cause": cause, "lost": requesting.book_off(self, reason, self.acting)}

    @step(
        state, source=[S.DRAFT, S.RETURNED, S.FIRST, S.SECOND, S.APPROVED], target=S.CANCELLED,
        label=_("Cancel requisition"), roles=BRANCH, form=ReasonForm, only=(of_the_branch,),
        tone="danger",
    )  # fmt: skip
    def cancel(self, *, reason: str) -> None:
        """Not needed any more, before anything was picked."""
