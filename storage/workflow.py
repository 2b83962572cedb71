"""An excursion: new → alarm → seen → closed. It can only be closed when it is over."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from core.workflow import Workflow, guard, step
from inventory.models import Lot
from storage.forms import AcknowledgeForm, AssessForm, SetApartForm

KEEPERS = frozenset({Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER})


class ExcursionState(TextChoices):
    """The states of an excursion."""

    NEW = "new", _("Just noticed")
    ALARM = "alarm", _("Alarm")
    SEEN = "seen", _("Being looked after")
    CLOSED = "closed", _("Assessed")


@guard(_("The zone is still out of its limits."))
def _over(excursion: Any) -> bool:
    return excursion.ended_at is not None


class ExcursionWorkflow(Workflow):
    """A keeper acts, the product manager says what it means for the goods (requirement I5)."""

    state = FSMField(
        _("state"),
        default=ExcursionState.NEW,
        choices=ExcursionState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ExcursionState.NEW,
        target=ExcursionState.ALARM,
        label=_("Raise alarm"),
        roles={Party.SYSTEM},
        tone="danger",  # nobody presses it: the state looks like what it is
    )
    def raise_alarm(self) -> dict[str, Any]:
        """A reading is out of range, or none came."""
        return {"kind": self.kind, "zone": self.zone_id}

    @step(
        state,
        source=ExcursionState.ALARM,
        target=ExcursionState.SEEN,
        label=_("Acknowledge alarm"),
        roles=KEEPERS,
        form=AcknowledgeForm,
        tone="primary",
    )
    def acknowledge(self, *, doing: str) -> None:
        """Somebody is there and says what is being done."""
        self.doing = doing

    @step(
        state,
        source=[ExcursionState.ALARM, ExcursionState.SEEN],
        target=None,
        label=_("Set lots apart"),
        roles=KEEPERS,
        form=SetApartForm,
        tone="danger",
    )
    def set_apart(self, *, lots: Iterable[Lot], reason: str) -> dict[str, Any]:
        """Nothing more of these lots goes out until somebody has looked."""
        return {"lots": [lot.pk for lot in lots]}

    @step(
        state,
        source=[ExcursionState.ALARM, ExcursionState.SEEN],
        target=None,
        label=_("Back in range"),
        roles={Party.SYSTEM},
    )
    def end(self, *, at: datetime) -> dict[str, Any]:
        """The first reading within the limits again."""
        self.ended_at = at
        return {"minutes": int((at - self.began_at).total_seconds() // 60)}

    @step(
        state,
        source=[ExcursionState.ALARM, ExcursionState.SEEN],
        target=ExcursionState.CLOSED,
        label=_("Heard again"),
        roles={Party.SYSTEM},
    )
    def hear(self, *, at: datetime) -> dict[str, Any]:
        """Readings come again: nothing is known to have happened meanwhile."""
        self.ended_at = at
        return {"minutes": int((at - self.began_at).total_seconds() // 60)}

    @step(
        state,
        source=[ExcursionState.ALARM, ExcursionState.SEEN],
        target=ExcursionState.CLOSED,
        label=_("Assess excursion"),
        roles={Role.PRODUCT_MANAGER},
        form=AssessForm,
        guards=(_over,),
        tone="primary",
    )
    def assess(self, *, verdict: str, note: str) -> dict[str, Any]:
        """What it means for the goods that were there."""
        self.verdict, self.note = verdict, note
        return {"verdict": str(verdict)}
