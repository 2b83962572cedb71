"""A trouble on the way: new → open → settled; cleared when the parcel goes on by itself."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from core.workflow import Workflow, step
from logistics.forms import NoteForm, SettleTroubleForm

DESK = frozenset({Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE})


class TroubleState(TextChoices):
    """The states of a trouble."""

    NEW = "new", _("Just noticed")
    OPEN = "open", _("To be settled")
    SETTLED = "settled", _("Settled")
    CLEARED = "cleared", _("Went on by itself")


class TroubleWorkflow(Workflow):
    """Somebody asks the carrier and decides what becomes of the goods (requirements B8)."""

    state = FSMField(
        _("state"),
        default=TroubleState.NEW,
        choices=TroubleState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=TroubleState.NEW,
        target=TroubleState.OPEN,
        label=_("Notice trouble"),
        roles={Party.SYSTEM},
    )
    def notice(self) -> dict[str, Any]:
        """The clock begins."""
        self.noticed_at = self.acting.at
        return {"kind": self.kind, "how": self.how, "slot": str(self.pk)}

    @step(
        state,
        source=TroubleState.OPEN,
        target=None,
        label=_("Note a call to the carrier"),
        roles=DESK,
        form=NoteForm,
    )
    def chase(self, *, note: str) -> None:
        """What the carrier said."""
        self.note = "\n".join(filter(None, (self.note, f"{self.acting.by.name}: {note}")))

    @step(
        state,
        source=TroubleState.OPEN,
        target=TroubleState.SETTLED,
        label=_("Settle trouble"),
        roles=DESK,
        form=SettleTroubleForm,
        tone="primary",
    )
    def settle(self, *, outcome: str, note: str = "") -> dict[str, Any]:
        """What becomes of the goods; what follows from it begins at once."""
        self.outcome, self.ended_at = outcome, self.acting.at
        if note:
            self.note = "\n".join(filter(None, (self.note, f"{self.acting.by.name}: {note}")))
        return {"outcome": str(outcome), "slot": str(self.pk)}

    @step(
        state,
        source=TroubleState.OPEN,
        target=TroubleState.CLEARED,
        label=_("Clear trouble"),
        roles={Party.SYSTEM},
    )
    def clear(self) -> dict[str, Any]:
        """The carrier has good news again."""
        self.ended_at = self.acting.at
        return {"slot": str(self.pk)}
