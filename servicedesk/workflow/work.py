"""A work order 任务工单 (requirements E2): assigned, planned, done, checked, told, judged."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import Party
from core.actors import Actor
from core.errors import Invalid
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from servicedesk.choices import NoteKind
from servicedesk.forms import (
    AssignForm,
    CheckForm,
    EvaluationForm,
    InvestigationForm,
    ProgressForm,
    ReassignForm,
    ResultForm,
    WorkPlanForm,
)
from servicedesk.workflow.shared import (
    BY_CUSTOMER,
    CHECKERS,
    DESK,
    DESK_LEADS,
    EVERYBODY,
    PRODUCT,
    say,
)

#: Judged so or worse, it is opened again and looked into.
BAD = 2


class WorkState(TextChoices):
    """The states of a work order."""

    NEW = "new", _("To be assigned")
    ASSIGNED = "assigned", _("To be planned")
    PLANNED = "planned", _("Work planned")
    EXECUTING = "executing", _("Work in progress")
    DONE = "done", _("Quality to be checked")
    CHECKED = "checked", _("Customer to be told")
    TOLD = "told", _("To be evaluated")
    INVESTIGATING = "investigating", _("Badly judged, being looked into")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Given up")


WORKING = (WorkState.ASSIGNED, WorkState.PLANNED, WorkState.EXECUTING)


@guard(_("Only the assignee does this."))
def is_the_assignee(work: Any, by: Actor) -> bool:
    """Work is reported by whoever does it."""
    return bool(work.assignee_id is not None and work.assignee_id == by.user_id)


@guard(_("Nobody checks or judges their own work."))
def not_the_assignee(work: Any, by: Actor) -> bool:
    """Four eyes."""
    return bool(by.user_id is None or work.assignee_id != by.user_id)


@guard(_("Nobody has asked for another assignee."))
def has_wish(work: Any) -> bool:
    return work.wish_id is not None


@guard(_("A change of the assignee is being decided."))
def no_wish(work: Any) -> bool:
    return work.wish_id is None


@guard(_("Whoever asked does not decide."))
def not_who_asked(work: Any, by: Actor) -> bool:
    """Reassignment needs the lead's approval, not the assignee's own."""
    return bool(work.wished_by_id != by.user_id)


def _judged(work: Any, *_given: Any, **_more: Any) -> WorkState:
    return WorkState.INVESTIGATING if work.score <= BAD else WorkState.CLOSED


class WorkWorkflow(Workflow):
    """What may happen to a work order, and who may do it."""

    state = FSMField(
        _("state"),
        default=WorkState.NEW,
        choices=WorkState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=WorkState.NEW,
        target=None,
        label=_("Open the work order"),
        roles={Party.SYSTEM},
    )
    def open(self, *, nobody: bool) -> dict[str, Any]:
        """The first line of its log; whether somebody was found for it."""
        return {"nobody": nobody, "urgent": self.urgent, "kind": str(self.kind)}

    @step(
        state,
        source=WorkState.NEW,
        target=WorkState.ASSIGNED,
        label=_("Assign"),
        roles=DESK_LEADS | PRODUCT,
        form=AssignForm,
        tone="primary",
    )
    def assign(self, *, assignee: Any, reasons: Sequence[Any] = ()) -> dict[str, Any]:
        """By type, skill and load; the reasons stay with the order."""
        self.assignee, self.reasons = assignee, list(reasons)
        return {"to": assignee.pk, "urgent": self.urgent}

    @step(
        state,
        source=WORKING,
        target=None,
        label=_("Ask for another assignee"),
        roles=EVERYBODY,
        only=(is_the_assignee,),
        guards=(no_wish,),
        form=ReassignForm,
    )
    def ask_reassign(self, *, assignee: Any, reason: str) -> dict[str, Any]:
        """Until the lead has decided the work stays where it is."""
        if assignee.pk == self.assignee_id:
            words = gettext("This is the assignee already.")
            raise Invalid(words, fields={"assignee": [words]})
        self.wish, self.wished_by_id = assignee, self.acting.by.user_id
        return {"wish": assignee.pk}

    @step(
        state,
        source=WORKING,
        target=WorkState.ASSIGNED,
        label=_("Approve the new assignee"),
        roles=DESK_LEADS,
        guards=(has_wish,),
        only=(not_who_asked,),
        tone="primary",
    )
    def approve_reassign(self) -> dict[str, Any]:
        """The lead agrees: work and clocks move, both are told."""
        before, self.assignee_id = self.assignee_id, self.wish_id
        self.wish_id = self.wished_by_id = None
        self.reasons = []
        return {"from": before, "to": self.assignee_id, "urgent": self.urgent}

    @step(
        state,
        source=WORKING,
        target=None,
        label=_("Keep the assignee"),
        roles=DESK_LEADS,
        guards=(has_wish,),
        only=(not_who_asked,),
        form=ReasonForm,
    )
    def refuse_reassign(self, *, reason: str) -> dict[str, Any]:
        """The lead says why it stays."""
        self.wish_id = self.wished_by_id = None
        return {"to": self.assignee_id}

    @step(
        state,
        source=[WorkState.ASSIGNED, WorkState.PLANNED],
        target=WorkState.PLANNED,
        label=_("Plan the work"),
        roles=EVERYBODY,
        only=(is_the_assignee,),
        form=WorkPlanForm,
        tone="primary",
    )
    def plan(self, *, steps: Sequence[Mapping[str, Any]], due_at: datetime) -> dict[str, Any]:
        """Steps, times, resources; the end is a promise and a clock."""
        if not steps:
            words = gettext("Write at least one step.")
            raise Invalid(words, fields={"steps": [words]})
        if due_at <= self.acting.at or any(step["by"] > due_at for step in steps):
            words = gettext("The end lies in the future and behind every step.")
            raise Invalid(words, fields={"due_at": [words]})
        self.steps = [{**step, "by": step["by"].isoformat()} for step in steps]
        self.due_at = due_at
        return {"counted_from": due_at.isoformat()}

    @step(
        state,
        source=WorkState.PLANNED,
        target=WorkState.EXECUTING,
        label=_("Begin the work"),
        roles=EVERYBODY,
        only=(is_the_assignee,),
        guards=(no_wish,),
        tone="primary",
    )
    def begin(self) -> dict[str, Any]:
        """On the way."""
        return {}

    @step(
        state,
        source=[WorkState.PLANNED, WorkState.EXECUTING],
        target=None,
        label=_("Tell the customer how far it is"),
        roles=EVERYBODY,
        only=(is_the_assignee,),
        form=ProgressForm,
    )
    def report(self, *, text: str, override: str = "") -> dict[str, Any]:
        """Progress, in the customer's words."""
        say(self, text, override)
        self.keep(NoteKind.PROGRESS, text)
        return {}

    @step(
        state,
        source=WorkState.EXECUTING,
        target=WorkState.DONE,
        label=_("Done"),
        roles=EVERYBODY,
        only=(is_the_assignee,),
        guards=(no_wish,),
        form=ResultForm,
        tone="primary",
    )
    def finish(self, *, text: str) -> dict[str, Any]:
        """What was done; somebody else looks at it."""
        self.finished_at = self.acting.at
        self.keep(NoteKind.RESULT, text)
        return {"round": self.round}

    @step(
        state,
        source=WorkState.DONE,
        target=WorkState.CHECKED,
        label=_("Quality is good"),
        roles=CHECKERS,
        only=(not_the_assignee,),
        form=CheckForm,
        tone="primary",
    )
    def pass_check(self, *, text: str) -> dict[str, Any]:
        """The customer may be told."""
        self.keep(NoteKind.CHECK, text)
        return {"urgent": self.urgent}

    @step(
        state,
        source=WorkState.DONE,
        target=WorkState.EXECUTING,
        label=_("Quality is not good yet"),
        roles=CHECKERS,
        only=(not_the_assignee,),
        form=CheckForm,
    )
    def fail_check(self, *, text: str) -> dict[str, Any]:
        """Back to the assignee with what is missing."""
        self.finished_at = None
        self.keep(NoteKind.CHECK, text)
        return {"to": self.assignee_id}

    @step(
        state,
        source=WorkState.CHECKED,
        target=WorkState.TOLD,
        label=_("Tell the customer the result"),
        roles=EVERYBODY,
        only=(is_the_assignee,),
        form=ProgressForm,
        tone="primary",
    )
    def feed_back(self, *, text: str, override: str = "") -> dict[str, Any]:
        """The result, and the invitation to judge it."""
        say(self, text, override)
        self.keep(NoteKind.FEEDBACK, text)
        return {}

    @step(
        state,
        source=WorkState.TOLD,
        target=GET_STATE(_judged, states=[WorkState.CLOSED, WorkState.INVESTIGATING]),
        label=_("Evaluate"),
        roles=DESK | DESK_LEADS | BY_CUSTOMER,
        only=(not_the_assignee,),
        form=EvaluationForm,
        tone="primary",
    )
    def evaluate(self, *, score: int, text: str = "") -> dict[str, Any]:
        """A bad judgement opens it again and starts an investigation."""
        self.score, self.evaluated_by_id = score, self.acting.by.user_id
        self.evaluated_at = self.acting.at
        if text:
            self.keep(NoteKind.EVALUATION, text)
        return {"bad": score <= BAD, "score": score}

    @step(
        state,
        source=WorkState.INVESTIGATING,
        target=WorkState.ASSIGNED,
        label=_("Conclude the investigation"),
        roles=CHECKERS,
        only=(not_the_assignee,),
        form=InvestigationForm,
        tone="primary",
    )
    def conclude(self, *, cause: str, text: str) -> dict[str, Any]:
        """The cause is known and the work begins anew, as another round."""
        self.keep(NoteKind.INVESTIGATION, f"{cause}\n{text}")
        self.round += 1
        self.score = self.evaluated_at = self.evaluated_by_id = self.finished_at = None
        return {"to": self.assignee_id, "urgent": self.urgent, "round": self.round}

    @step(
        state,
        source=[WorkState.NEW, *WORKING, WorkState.DONE, WorkState.CHECKED],
        target=WorkState.CANCELLED,
        label=_("Give up the work"),
        roles=DESK_LEADS,
        form=ReasonForm,
        tone="danger",
    )
    def cancel(self, *, reason: str) -> dict[str, Any]:
        """It is not wanted any more; nobody has to decide about its assignee."""
        self.wish_id = self.wished_by_id = None
        return {}
