"""A parcel leaves: to pick → picked → handed over → confirmed; exception, cancelled."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from contracts import selectors as contracts
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from inventory.models import Product
from logistics import carriers, proof, stock
from logistics.choices import Fault, Method, Purpose
from logistics.forms import (
    CheckLineForm,
    ConfirmShipmentForm,
    CorrectShipmentForm,
    MishapForm,
    RefuseLotForm,
    ReshipForm,
    SplitForm,
    SubstituteForm,
)

#: Who issues what (requirements I4); the keeper at a branch everything.
ISSUERS = {
    Purpose.ORDER: frozenset({Role.ADMIN_CLERK, Role.WAREHOUSE_KEEPER}),
    Purpose.KIT: frozenset({Role.HEALTH_MANAGER, Role.WAREHOUSE_KEEPER}),
    Purpose.PRESCRIPTION: frozenset({Role.HEALTH_MANAGER, Role.WAREHOUSE_KEEPER}),
}
PACKERS = frozenset().union(*ISSUERS.values())
RECORDERS = frozenset({Role.ADMIN_CLERK, Role.HEALTH_MANAGER})
DESK = frozenset({Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE})


class ShipmentState(TextChoices):
    """The states of a parcel on its way out."""

    TO_PICK = "to_pick", _("To pick")
    PICKED = "picked", _("Picked")
    HANDED_OVER = "handed_over", _("Parcel handed over")
    CONFIRMED = "confirmed", _("Shipment recorded")
    EXCEPTION = "exception", _("Exception")
    CANCELLED = "cancelled", _("Cancelled")


@guard(_("The contract is not signed yet."))
def _contract_signed(shipment: Any) -> bool:
    return bool(contracts.signed_for(shipment.order))


@guard(_("Not every line has been checked yet: name, specification, quantity, expiry date."))
def _all_checked(shipment: Any) -> bool:
    return not shipment.to_check().exists()


@guard(_("Goods for this purpose are issued by somebody else."))
def _issuer(shipment: Any, by: Actor) -> bool:
    return by.may(frozenset(map(str, ISSUERS[shipment.delivery.purpose])))


@guard(_("Nothing is known to be lost or damaged."))
def _went_wrong(shipment: Any) -> bool:
    return bool(shipment.went_wrong)


@guard(_("The goods have been sent again already."))
def _not_replaced(shipment: Any) -> bool:
    return not shipment.is_replaced


class ShipmentWorkflow(Workflow):
    """Picked first expired first, handed over, recorded with number and photo (rows 7 and 8)."""

    state = FSMField(
        _("state"),
        default=ShipmentState.TO_PICK,
        choices=ShipmentState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ShipmentState.TO_PICK,
        target=ShipmentState.PICKED,
        label=_("Pick goods"),
        roles=PACKERS,
        only=(_issuer,),
        tone="primary",
    )
    def pick(self) -> dict[str, Any]:
        """Everything from one warehouse, or nothing and a list of what is missing."""
        self.warehouse = stock.take(
            document=self.key, branch_id=self.branch_key, lines=self.wanted, acting=self.acting
        )
        self.picked_at = self.acting.at
        return {"warehouse": self.warehouse.pk, **self.marks}

    @step(
        state,
        source=ShipmentState.TO_PICK,
        target=None,
        label=_("Send in parts"),
        roles=PACKERS,
        only=(_issuer,),
        form=SplitForm,
    )
    def split(self, *, now: Mapping[int, int]) -> dict[str, Any]:
        """Some goods go now; the rest stays open as a parcel of its own (requirements I4)."""
        rest = self.open_rest(now)
        return {"shipment": rest.pk, "slot": str(rest.pk)}

    @step(
        state,
        source=ShipmentState.PICKED,
        target=ShipmentState.TO_PICK,
        label=_("Put goods back"),
        roles=PACKERS,
        only=(_issuer,),
        form=ReasonForm,
    )
    def unpick(self, *, reason: str) -> dict[str, Any]:
        """A lot was stopped or expired meanwhile, or the wrong goods were taken."""
        self.picked_at = None
        return {"lots": stock.put_back(document=self.key)}

    @step(
        state,
        source=ShipmentState.PICKED,
        target=None,
        label=_("Check a line"),
        roles=PACKERS,
        only=(_issuer,),
        form=CheckLineForm,
    )
    def check_line(
        self, *, line: int, code: str, counted: int, name_ok: bool, spec_ok: bool, expiry_ok: bool
    ) -> dict[str, Any]:
        """Name, specification, quantity and expiry date are what the list says (I4)."""
        agrees = {"name_ok": name_ok, "spec_ok": spec_ok, "expiry_ok": expiry_ok}
        self.note_check(line, code, counted, "", **agrees)
        return {"line": line}

    @step(
        state,
        source=ShipmentState.PICKED,
        target=None,
        label=_("Refuse a lot"),
        roles=PACKERS,
        only=(_issuer,),
        form=RefuseLotForm,
        tone="danger",
    )
    def refuse_lot(self, *, line: int, code: str, fault: str) -> dict[str, Any]:
        """It leaks, is open, unreadable or expired: the next lot goes, this one is quarantined."""
        self.note_check(line, code, 0, fault, name_ok=False, spec_ok=False, expiry_ok=False)
        lot, other = stock.take_next(self.key, line, str(Fault(fault).label), self.acting)
        return {"lot": lot.pk, "other": other.pk, "reason": str(Fault(fault).label)}

    @step(
        state,
        source=ShipmentState.PICKED,
        target=None,
        label=_("Take another lot"),
        roles=PACKERS,
        only=(_issuer,),
        form=SubstituteForm,
    )
    def take_other(self, *, line: int, code: str, other: int, reason: str) -> dict[str, Any]:
        """Another lot than the first to expire, with the reason beside the promise."""
        stock.take_other(self.key, line, other, reason, self.acting)
        return {"line": line, "other": other}

    @step(
        state,
        source=ShipmentState.PICKED,
        target=ShipmentState.HANDED_OVER,
        label=_("Hand over parcel"),
        roles=PACKERS,
        only=(_issuer,),
        guards=(_all_checked, _contract_signed),
        tone="primary",
    )
    def hand_over(self) -> dict[str, Any]:
        """To the carrier or the customer: checked line by line (I4), the contract signed (L3)."""
        self.handed_over_at = self.acting.at
        lots = stock.hand_out(document=self.key, acting=self.acting)
        return {"lots": lots, **self.marks}

    @step(
        state,
        source=ShipmentState.HANDED_OVER,
        target=ShipmentState.CONFIRMED,
        label=_("Confirm shipment"),
        roles=RECORDERS,
        only=(_issuer,),
        form=ConfirmShipmentForm,
        tone="primary",
    )
    def confirm(
        self,
        *,
        carrier: str = "",
        tracking_number: str = "",
        photos: Sequence[Any] = (),
        signed_note: Any = None,
    ) -> dict[str, Any]:
        """Recorded with what proves it (B9)."""
        proof.check(self.method, tracking_number, photos, signed_note)
        if self.method == Method.EXPRESS:
            self.take_number(carrier, tracking_number)
        proof.keep(self, photos, "photo")
        proof.keep(self, [signed_note] if signed_note else [], "signed_note")
        self.confirmed_at = self.acting.at
        return {"method": self.method, "carrier": self.carrier, **self.marks}

    @step(
        state,
        source=[ShipmentState.CONFIRMED, ShipmentState.EXCEPTION],
        target=None,
        label=_("Correct shipment record"),
        roles={Role.ADMIN_CLERK},
        form=CorrectShipmentForm,
    )
    def correct(
        self,
        *,
        cause: str,
        reason: str,
        carrier: str = "",
        tracking_number: str = "",
        photos: Sequence[Any] = (),
    ) -> dict[str, Any]:
        """Another number or more photos; the log keeps what stood there before."""
        before = {"carrier": self.carrier, "tracking_number": self.tracking_number}
        if tracking_number and self.method != Method.EXPRESS:
            raise proof.beside("tracking_number", gettext("This parcel did not go by a carrier."))
        if not tracking_number and not photos:
            raise proof.beside("tracking_number", gettext("Enter the right number or add a photo."))
        if tracking_number:
            self.take_number(carrier, tracking_number)
        proof.keep(self, photos, "photo")
        return {"cause": cause, "before": before}

    @step(
        state,
        source=[ShipmentState.HANDED_OVER, ShipmentState.CONFIRMED],
        target=ShipmentState.EXCEPTION,
        label=_("Report exception"),
        roles=DESK,
        form=MishapForm,
        tone="danger",
    )
    def report_exception(self, *, kind: str, note: str = "") -> dict[str, Any]:
        """Lost, returned, damaged, refused or stuck."""
        self.mishap, self.mishap_note = kind, note
        return {"kind": str(kind), **self.marks}

    @step(
        state,
        source=[ShipmentState.EXCEPTION, ShipmentState.CONFIRMED],
        target=None,
        label=_("Send goods again"),
        roles=DESK,
        form=ReshipForm,
        guards=(_went_wrong, _not_replaced),
    )
    def reship(self, *, products: Iterable[Product], quantity: int | None = None) -> dict[str, Any]:
        """A second parcel with the chosen goods takes this one's place."""
        again = self.open_replacement(products, quantity)
        return {"shipment": again.pk, "slot": str(again.pk)}

    @step(
        state,
        source=[ShipmentState.TO_PICK, ShipmentState.PICKED],
        target=ShipmentState.CANCELLED,
        label=_("Cancel shipment"),
        roles={Party.SYSTEM},
        form=ReasonForm,
        tone="danger",
    )
    def cancel(self, *, reason: str) -> dict[str, Any]:
        """The order ended before the goods left: they go back to the shelf."""
        return {"lots": stock.put_back(document=self.key), **self.marks}

    def take_number(self, carrier: str, text: str) -> None:
        """Keep carrier and number; news of another number are no news of this parcel."""
        before = self.carrier, self.tracking_number
        self.carrier, self.tracking_number = carriers.settle(carrier, text)
        if before != (self.carrier, self.tracking_number):
            self.subscribed_at = self.asked_at = None
        self.claim_number()
