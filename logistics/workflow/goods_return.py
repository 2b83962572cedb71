"""Goods that come back: expected → arrived → inspected; given up when they never come."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.forms import ReasonForm
from core.workflow import Workflow, step
from logistics import stock
from logistics.forms import InspectForm

KEEPERS = frozenset({Role.WAREHOUSE_KEEPER})
DOCK = frozenset({Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK})


class ReturnState(TextChoices):
    """The states of goods that come back."""

    EXPECTED = "expected", _("Expected back")
    ARRIVED = "arrived", _("Came back, to be inspected")
    INSPECTED = "inspected", _("Inspected")
    GIVEN_UP = "given_up", _("Never came back")


class ReturnWorkflow(Workflow):
    """The keeper looks at each lot before anything goes back to the shelf (requirements F7)."""

    state = FSMField(
        _("state"),
        default=ReturnState.EXPECTED,
        choices=ReturnState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ReturnState.EXPECTED,
        target=ReturnState.ARRIVED,
        label=_("Parcel came back"),
        roles=DOCK,
        tone="primary",
    )
    def arrive(self) -> dict[str, Any]:
        """It lies apart until it is inspected."""
        self.arrived_at = self.acting.at
        return {"slot": str(self.pk)}

    @step(
        state,
        source=ReturnState.ARRIVED,
        target=ReturnState.INSPECTED,
        label=_("Inspect what came back"),
        roles=KEEPERS,
        form=InspectForm,
        tone="primary",
    )
    def inspect(
        self, *, good: Mapping[int, int], doubtful: Mapping[int, int], note: str = ""
    ) -> dict[str, Any]:
        """Good ones are stock again, doubtful ones are kept apart, the rest is missing."""
        self.find(good, doubtful)
        self.inspected_at, self.inspected_by = self.acting.at, self.acting.by.name
        self.note = note
        found = list(self.lines.select_related("lot__product", "lot__warehouse").order_by("lot"))
        parcel = self.shipment.key
        stock.take_back(document=parcel, back=self.key, lines=found, acting=self.acting)
        return {
            "slot": str(self.pk),
            "good": sum(line.good for line in found),
            "doubtful": sum(line.doubtful for line in found),
            "missing": sum(line.missing for line in found),
        }

    @step(
        state,
        source=ReturnState.EXPECTED,
        target=ReturnState.GIVEN_UP,
        label=_("Give goods up"),
        roles=DOCK,
        form=ReasonForm,
        tone="danger",
    )
    def give_up(self, *, reason: str) -> dict[str, Any]:
        """They never came: nothing returns to the books."""
        return {"slot": str(self.pk)}
