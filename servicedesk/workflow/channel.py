"""A way to reach us (requirements E1): public, with an owner, tried out on schedule."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party
from core.forms import ReasonForm
from core.workflow import Workflow, step
from servicedesk.forms import ChannelOwnerForm, NoteForm
from servicedesk.workflow.shared import DESK, DESK_LEADS


class ChannelState(TextChoices):
    """Whether somebody is reached there."""

    WORKING = "working", _("Working")
    BROKEN = "broken", _("Out of order")
    RETIRED = "retired", _("Given up")


class ChannelWorkflow(Workflow):
    """Opened, tried out, repaired, given up."""

    state = FSMField(
        _("state"),
        default=ChannelState.WORKING,
        choices=ChannelState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ChannelState.WORKING,
        target=None,
        label=_("Open the channel"),
        roles={Party.SYSTEM},
    )
    def open(self) -> dict[str, Any]:
        """The first line of its log; its first check is counted from here."""
        return {"kind": str(self.kind)}

    @step(
        state,
        source=ChannelState.WORKING,
        target=None,
        label=_("It works: tried out"),
        roles=DESK | DESK_LEADS,
        form=NoteForm,
        tone="primary",
    )
    def try_out(self, *, note: str) -> dict[str, Any]:
        """Called, written to, visited; the next check is counted from here."""
        self.checked_at = self.acting.at
        return {"reason": note}

    @step(
        state,
        source=ChannelState.WORKING,
        target=ChannelState.BROKEN,
        label=_("Out of order"),
        roles=DESK | DESK_LEADS,
        form=ReasonForm,
        tone="danger",
    )
    def report_broken(self, *, reason: str) -> dict[str, Any]:
        """Nobody is reached there; the owner repairs it within the day."""
        return {}

    @step(
        state,
        source=ChannelState.BROKEN,
        target=ChannelState.WORKING,
        label=_("It works again"),
        roles=DESK | DESK_LEADS,
        form=NoteForm,
        tone="primary",
    )
    def repair(self, *, note: str) -> dict[str, Any]:
        """Tried out after the repair."""
        self.checked_at = self.acting.at
        return {"reason": note}

    @step(
        state,
        source=[ChannelState.WORKING, ChannelState.BROKEN],
        target=None,
        label=_("Change the owner"),
        roles=DESK_LEADS,
        form=ChannelOwnerForm,
    )
    def hand_over(self, *, owner: Any) -> dict[str, Any]:
        """Another person answers for it."""
        before, self.owner = self.owner_id, owner
        return {"from": before, "to": owner.pk}

    @step(
        state,
        source=[ChannelState.WORKING, ChannelState.BROKEN],
        target=ChannelState.RETIRED,
        label=_("Give up"),
        roles=DESK_LEADS,
        form=ReasonForm,
        tone="danger",
    )
    def retire(self, *, reason: str) -> dict[str, Any]:
        """No longer published; its log stays."""
        self.public = False
        return {}
