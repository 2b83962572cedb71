"""An import: looked at → booked, or dropped. Balances are booked by another than who sent them."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step

#: Who may send a file; the keeper counts what is there when the house opens.
SENDERS = frozenset({Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER})
#: Who may book it.
BOOKERS = frozenset({Role.PRODUCT_MANAGER, Role.FINANCE_LEAD})


class ImportState(TextChoices):
    """How far a file is."""

    CHECKED = "checked", _("Looked at")
    BOOKED = "booked", _("Booked")
    DROPPED = "dropped", _("Dropped")


@guard(_("There are faults: mend the file and send it again."))
def without_faults(row: Any) -> bool:
    """Nothing is booked in part."""
    return not row.faults


@guard(_("Opening balances are booked by somebody else than who sent them."))
def by_another(row: Any, by: Actor) -> bool:
    """Four eyes: stock does not come from nowhere by one person alone."""
    return row.of != "balances" or by.user_id != row.sent_by


class ImportWorkflow(Workflow):
    """The dry run is the row itself; booking is a step."""

    state = FSMField(
        _("state"),
        default=ImportState.CHECKED,
        choices=ImportState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ImportState.CHECKED,
        target=ImportState.BOOKED,
        label=_("Book it"),
        roles=BOOKERS,
        guards=[without_faults],
        only=[by_another],
        tone="primary",
    )
    def book(self) -> Mapping[str, Any]:
        """Every row is written, in this transaction; what is there already stays."""
        return {"rows": len(self.rows)}

    @step(
        state,
        source=ImportState.CHECKED,
        target=ImportState.DROPPED,
        label=_("Drop it"),
        roles=SENDERS | BOOKERS,
        form=ReasonForm,
        tone="danger",
    )
    def drop(self, *, reason: str) -> None:
        """Nothing of it was written."""
