"""A survey by a third party (requirements G3): request, plan, questionnaire, criteria, report."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import Role
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from surveys.forms import ProjectPlanForm, ProjectReportForm
from surveys.workflow.shared import ANSWERABLE, AUTHORS


class ProjectState(TextChoices):
    """The states of a third party's survey."""

    REQUESTED = "requested", _("Survey asked for")
    PLANNED = "planned", _("Plan handed in")
    APPROVED = "approved", _("Plan approved")
    REPORTED = "reported", _("Report handed in")
    ACCEPTED = "accepted", _("Report accepted")


@guard(_("Whoever wrote it does not approve it."))
def not_the_author(project: Any, by: Actor) -> bool:
    """Four eyes."""
    return bool(project.written_by_id is None or project.written_by_id != by.user_id)


class ProjectWorkflow(Workflow):
    """Asked for, planned, carried out, accepted."""

    state = FSMField(
        _("state"),
        default=ProjectState.REQUESTED,
        choices=ProjectState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=[ProjectState.REQUESTED, ProjectState.PLANNED],
        target=ProjectState.PLANNED,
        label=_("Hand in the plan"),
        roles=AUTHORS,
        form=ProjectPlanForm,
        tone="primary",
    )
    def plan(self, **text: str) -> dict[str, Any]:
        """Plan, questionnaire and the criteria by which the report will be judged."""
        for name, value in text.items():
            setattr(self, name, value)
        self.written_by_id = self.acting.by.user_id
        return {}

    @step(
        state,
        source=ProjectState.PLANNED,
        target=ProjectState.APPROVED,
        label=_("Approve the plan"),
        roles=ANSWERABLE,
        only=(not_the_author,),
        tone="primary",
    )
    def approve(self) -> dict[str, Any]:
        """The third party may begin."""
        return {}

    @step(
        state,
        source=ProjectState.PLANNED,
        target=ProjectState.REQUESTED,
        label=_("Send the plan back"),
        roles=ANSWERABLE,
        only=(not_the_author,),
        form=ReasonForm,
    )
    def send_back(self, *, reason: str) -> dict[str, Any]:
        """What is missing."""
        return {}

    @step(
        state,
        source=ProjectState.APPROVED,
        target=ProjectState.REPORTED,
        label=_("Hand in the report"),
        roles=AUTHORS,
        form=ProjectReportForm,
        tone="primary",
    )
    def hand_in(self, *, report: str) -> dict[str, Any]:
        """What the third party found."""
        self.report, self.written_by_id = report, self.acting.by.user_id
        return {}

    @step(
        state,
        source=ProjectState.REPORTED,
        target=ProjectState.ACCEPTED,
        label=_("Accept the report"),
        roles={Role.SUPERVISOR, Role.QUALITY_SUPERVISOR},
        only=(not_the_author,),
        tone="primary",
    )
    def accept(self) -> dict[str, Any]:
        """It meets the criteria."""
        return {}

    @step(
        state,
        source=ProjectState.REPORTED,
        target=ProjectState.APPROVED,
        label=_("Send the report back"),
        roles={Role.SUPERVISOR, Role.QUALITY_SUPERVISOR},
        only=(not_the_author,),
        form=ReasonForm,
    )
    def reject(self, *, reason: str) -> dict[str, Any]:
        """Which criterion it does not meet."""
        return {}
