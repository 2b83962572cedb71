"""A parcel arrives: awaiting → received; damaged."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from core.workflow import Workflow, step
from logistics import proof
from logistics.forms import DamageForm, NoteForm, ReceivedForm


class ReceiptState(TextChoices):
    """The states of a parcel on its way in."""

    AWAITING = "awaiting", _("Receipt open")
    RECEIVED = "received", _("Goods received")
    DAMAGED = "damaged", _("Damage reported")


class ReceiptWorkflow(Workflow):
    """Customer service asks until the customer has the goods (rows 9 and 10)."""

    state = FSMField(
        _("state"),
        default=ReceiptState.AWAITING,
        choices=ReceiptState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[ReceiptState.AWAITING, ReceiptState.DAMAGED],
        target=None,
        label=_("Follow up receipt"),
        roles={Role.CUSTOMER_SERVICE},
        form=NoteForm,
    )
    def follow_up(self, *, note: str) -> dict[str, Any]:
        """The first reminder: asked whether the parcel came."""
        self.add_note(note, overdue=False)
        return dict(self.shipment.marks)

    @step(
        state,
        source=[ReceiptState.AWAITING, ReceiptState.DAMAGED],
        target=None,
        label=_("Follow up overdue receipt"),
        roles={Role.CUSTOMER_SERVICE},
        form=NoteForm,
    )
    def follow_up_overdue(self, *, note: str) -> dict[str, Any]:
        """After 48 hours, and again each day until the goods are there."""
        self.add_note(note, overdue=True)
        return dict(self.shipment.marks)

    @step(
        state,
        source=[ReceiptState.AWAITING, ReceiptState.DAMAGED],
        target=ReceiptState.RECEIVED,
        label=_("Confirm receipt"),
        roles={Role.CUSTOMER_SERVICE, Party.CUSTOMER},
        form=ReceivedForm,
        tone="primary",
    )
    def confirm(self, *, note: str = "") -> dict[str, Any]:
        """The customer has what was sent; after a damage: has what they need."""
        self.received_at, self.told_by = self.acting.at, self.acting.by.kind
        if note:
            self.add_note(note, overdue=False)
        return {"devices": self.devices(), **self.shipment.marks}

    @step(
        state,
        source=ReceiptState.AWAITING,
        target=ReceiptState.DAMAGED,
        label=_("Report damage"),
        roles={Role.CUSTOMER_SERVICE, Party.CUSTOMER},
        form=DamageForm,
        tone="danger",
    )
    def report_damage(
        self,
        *,
        kind: str,
        note: str = "",
        photos: Sequence[Any] = (),
        affected: Mapping[int, int] = MappingProxyType({}),
    ) -> dict[str, Any]:
        """Broken, incomplete or wrong goods: how many of which product."""
        self.damage, self.damage_note = kind, note
        self.keep_faults(affected)
        self.damaged_at, self.told_by = self.acting.at, self.acting.by.kind
        proof.keep(self, photos, "damage")
        return {"kind": str(kind), **self.shipment.marks}
