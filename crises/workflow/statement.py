"""A statement: draft → signed → issued; sent back. Nobody signs what they wrote."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from crises.forms import IssueForm
from crises.workflow.crisis import ROOM


class StatementState(TextChoices):
    """The states of a statement."""

    DRAFT = "draft", _("Draft, to be signed")
    SIGNED = "signed", _("Signed by legal")
    ISSUED = "issued", _("Statement issued")
    RETURNED = "returned", _("Sent back")


W = StatementState


@guard(_("Legal signs, and not the writer."))
def legal(row: Any, by: Actor) -> bool:
    """A legal member of the team who did not write it."""
    return bool(by.user_id != row.written_by_id and row.crisis.has_member(by.user_id, "legal"))


@guard(_("The commander or public relations issue it."))
def speaker(row: Any, by: Actor) -> bool:
    """One voice."""
    parts = ("commander", "pr")
    return any(row.crisis.has_member(by.user_id, part) for part in parts)


class StatementWorkflow(Workflow):
    """First, progress, full: each is a clock of the crisis, met when it is out."""

    state = FSMField(_("state"), default=W.DRAFT, choices=W.choices, protected=True, editable=False)

    class Meta:
        abstract = True

    @step(
        state, source=W.DRAFT, target=W.SIGNED, label=_("Sign the statement off"), roles=ROOM,
        only=[legal], tone="primary",
    )  # fmt: skip
    def sign(self) -> dict[str, Any]:
        """Legal has read it."""
        self.signed_by_id, self.signed_at = self.acting.by.user_id, self.acting.at
        return {"kind": str(self.kind)}

    @step(
        state, source=W.DRAFT, target=W.RETURNED, label=_("Send back"), roles=ROOM,
        form=ReasonForm, only=[legal], tone="danger",
    )  # fmt: skip
    def send_back(self, *, reason: str) -> None:
        """It cannot go out like this; another one is drafted."""

    @step(
        state, source=W.SIGNED, target=W.ISSUED, label=_("Publish the statement"), roles=ROOM,
        form=IssueForm, only=[speaker], tone="primary",
    )  # fmt: skip
    def issue(self, *, where: str) -> dict[str, Any]:
        """Out; its clock is met."""
        self.issued_at, self.where = self.acting.at, where
        return {"kind": str(self.kind)}
