"""A service request (requirements E2): can it be done? Yes becomes work, no is explained."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party
from core.workflow import Workflow, step
from servicedesk.forms import AcceptForm, DeclineForm
from servicedesk.workflow.shared import DESK_LEADS, say


class RequestState(TextChoices):
    """The states of a request."""

    RECEIVED = "received", _("Feasibility to be reviewed")
    ACCEPTED = "accepted", _("Request accepted")
    DECLINED = "declined", _("Declined, explained")
    CLOSED = "closed", _("Closed")


class RequestWorkflow(Workflow):
    """Received, reviewed, done."""

    state = FSMField(
        _("state"),
        default=RequestState.RECEIVED,
        choices=RequestState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=RequestState.RECEIVED,
        target=None,
        label=_("Take down the request"),
        roles={Party.SYSTEM},
    )
    def register(self) -> dict[str, Any]:
        """The first line of its log; nothing of what is wished goes there."""
        return {"kind": str(self.kind), "urgent": self.urgent}

    @step(
        state,
        source=RequestState.RECEIVED,
        target=RequestState.ACCEPTED,
        label=_("It can be done"),
        roles=DESK_LEADS,
        form=AcceptForm,
        tone="primary",
    )
    def accept(self, *, note: str) -> dict[str, Any]:
        """A work order follows, assigned to whoever fits best."""
        self.review = note
        return {"urgent": self.urgent}

    @step(
        state,
        source=RequestState.RECEIVED,
        target=RequestState.DECLINED,
        label=_("It cannot be done"),
        roles=DESK_LEADS,
        form=DeclineForm,
        tone="danger",
    )
    def decline(self, *, text: str, override: str = "") -> dict[str, Any]:
        """The customer is told why, in these words."""
        say(self, text, override)
        self.explanation, self.closed_at = text, self.acting.at
        return {}

    @step(
        state,
        source=RequestState.ACCEPTED,
        target=RequestState.CLOSED,
        label=_("Close the request"),
        roles={Party.SYSTEM},
    )
    def close(self) -> dict[str, Any]:
        """Its work is done and judged, or was given up."""
        self.closed_at = self.acting.at
        return {}
