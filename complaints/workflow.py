"""A complaint: registered → closed. Grades, clocks and rounds come with the module of its own."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Party, Role
from complaints.forms import CloseForm
from core.workflow import Workflow, step


class ComplaintState(TextChoices):
    """The states of a complaint."""

    REGISTERED = "registered", _("Complaint registered")
    CLOSED = "closed", _("Complaint closed")


class ComplaintWorkflow(Workflow):
    """What may happen to a complaint, and who may do it."""

    state = FSMField(
        _("state"),
        default=ComplaintState.REGISTERED,
        choices=ComplaintState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ComplaintState.REGISTERED,
        target=None,
        label=_("Register complaint"),
        roles={Party.SYSTEM},
    )
    def register(self) -> dict[str, Any]:
        """The first line of its log; nothing of what was said goes there."""
        return {"category": str(self.category), "source": str(self.source)}

    @step(
        state,
        source=ComplaintState.REGISTERED,
        target=ComplaintState.CLOSED,
        label=_("Close complaint"),
        roles={Role.CS_LEAD, Role.CUSTOMER_SERVICE},
        form=CloseForm,
        tone="primary",
    )
    def close(self, *, resolution: str) -> dict[str, Any]:
        """Solved, and how."""
        self.resolution, self.closed_at = resolution, self.acting.at
        return {"category": str(self.category)}
