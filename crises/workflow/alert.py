"""An alert of the watch: found → pushed → acknowledged · dismissed."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party
from core.forms import ReasonForm
from core.workflow import Workflow, step
from crises.forms import AcknowledgeForm
from crises.workflow.crisis import ROOM, not_accused


class AlertState(TextChoices):
    """The states of an alert."""

    FOUND = "found", _("Found")
    PUSHED = "pushed", _("Pushed to the person on duty")
    ACKNOWLEDGED = "acknowledged", _("Taken care of")
    DISMISSED = "dismissed", _("Nothing to it")


A = AlertState


class AlertWorkflow(Workflow):
    """It is pushed when its message has left the outbox, not when it was written."""

    state = FSMField(_("state"), default=A.FOUND, choices=A.choices, protected=True, editable=False)

    class Meta:
        abstract = True

    @step(state, source=A.FOUND, target=None, label=_("Find"), roles={Party.SYSTEM})
    def find(self) -> dict[str, Any]:
        """Words of the watch stand in a text."""
        return {"rule": self.rule_id, "duty": self.duty_id}

    @step(state, source=A.FOUND, target=A.PUSHED, label=_("Push"), roles={Party.SYSTEM})
    def push(self) -> None:
        """The message is out."""
        self.pushed_at = self.acting.at

    @step(
        state, source=[A.FOUND, A.PUSHED], target=A.ACKNOWLEDGED, label=_("Take care of it"),
        roles=ROOM, form=AcknowledgeForm, only=[not_accused], tone="primary",
    )  # fmt: skip
    def acknowledge(self, *, note: str) -> None:
        """Somebody looks after it."""
        self.note, self.handled_by_id = note, self.acting.by.user_id

    @step(
        state, source=[A.FOUND, A.PUSHED], target=A.DISMISSED, label=_("Nothing to it"),
        roles=ROOM, form=ReasonForm, only=[not_accused],
    )  # fmt: skip
    def dismiss(self, *, reason: str) -> None:
        """The words mean something else."""
        self.handled_by_id = self.acting.by.user_id
