"""Goods come in: the keeper counts, the product manager confirms; never the same person (I3)."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core import files
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from purchasing import arriving
from purchasing.forms.receipt import ConfirmReceiptForm, CountForm, PutAwayForm

KEEP = frozenset({Role.WAREHOUSE_KEEPER})
CHECK = frozenset({Role.PRODUCT_MANAGER})


class GoodsReceiptState(TextChoices):
    """The states of one arrival."""

    COUNTING = "counting", _("Arrival being counted")
    COUNTED = "counted", _("Counted, to be confirmed")
    CONFIRMED = "confirmed", _("Confirmed by two, to be put away")
    PUT_AWAY = "put_away", _("Put away")
    CANCELLED = "cancelled", _("Arrival cancelled")


S = GoodsReceiptState


@guard(_("Who counted may not confirm: two people receive goods."))
def _did_not_count(receipt: Any, by: Actor) -> bool:
    return by.user_id is not None and receipt.counted_by_id != by.user_id


class GoodsReceiptWorkflow(Workflow):
    """Counted without seeing what was ordered; differences are handled when it is confirmed."""

    state = FSMField(
        _("state"), default=S.COUNTING, choices=S.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=S.COUNTING,
        target=S.COUNTED,
        label=_("Hand in the count"),
        roles=KEEP,
        form=CountForm,
        tone="primary",
    )
    def count(
        self,
        *,
        lines: Sequence[dict[str, Any]],
        slip: Any,
        arrival_c: Any = None,
        note: str = "",
        photos: Sequence[Any] = (),
    ) -> dict[str, Any]:
        """What is there, lot by lot, with the delivery slip (001: 留存底单)."""
        by = self.acting.by
        self.counted_by_id, self.counted_at = by.user_id, self.acting.at
        self.arrival_c, self.note = arrival_c, note
        for file, kind in [(slip, "slip"), *((photo, "photo") for photo in photos)]:
            files.keep(file, owner=self.key, case_key=self.case_key, by=by, kind=kind)
        return {"lines": self.replace_lines(lines)}

    @step(
        state,
        source=S.COUNTED,
        target=S.COUNTING,
        label=_("Have it counted again"),
        roles=CHECK,
        form=ReasonForm,
        only=(_did_not_count,),
    )
    def recount(self, *, reason: str) -> None:
        """The count cannot be right; the keeper begins anew."""
        self.counted_by_id = None

    @step(
        state,
        source=S.COUNTED,
        target=S.CONFIRMED,
        label=_("Confirm arrival"),
        roles=CHECK,
        form=ConfirmReceiptForm,
        only=(_did_not_count,),
        tone="primary",
    )
    def confirm(self, *, handling: str = "", difference: str = "") -> dict[str, Any]:
        """The second person on site: what is good is booked in, differences have their handling."""
        self.confirmed_by_id, self.confirmed_at = self.acting.by.user_id, self.acting.at
        self.handling, self.difference = handling, difference
        return arriving.book_in(self, self.acting.by)

    @step(
        state,
        source=S.CONFIRMED,
        target=S.PUT_AWAY,
        label=_("Put on the shelves"),
        roles=KEEP,
        form=PutAwayForm,
        tone="primary",
    )
    def put_away(self, *, bins: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """By name and specification, each class in its own place (001)."""
        return {"lots": arriving.place(self, bins, self.acting.by)}

    @step(
        state,
        source=S.COUNTING,
        target=S.CANCELLED,
        label=_("Cancel arrival"),
        roles=KEEP | CHECK,
        form=ReasonForm,
        tone="danger",
    )
    def cancel(self, *, reason: str) -> None:
        """Opened by mistake; nothing has been booked."""
