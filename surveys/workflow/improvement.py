"""An improvement programme: before, measures, after; a new round when it has not become better."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from core import clock
from core.workflow import Workflow, guard, step
from surveys.forms import DoneForm, GiveUpForm
from surveys.workflow.shared import ANSWERABLE

#: Fewer answers say nothing (research 6.5: a note on small samples).
FEWEST = 5


class ImprovementState(TextChoices):
    """The states of an improvement."""

    PLANNED = "planned", _("Improvement planned")
    RUNNING = "running", _("Being improved")
    OBSERVING = "observing", _("Effect being observed")
    EFFECTIVE = "effective", _("It has become better")
    GIVEN_UP = "given_up", _("Improvement given up")


@guard(_("Too few answers since then to say anything."))
def enough_answers(improvement: Any) -> bool:
    """At least five answers since the measures were carried out."""
    return bool(improvement.measured_now()[1] >= FEWEST)


@guard(_("There are no answers yet to measure “before” by."))
def has_before(improvement: Any) -> bool:
    """Without before there is no after."""
    return bool(improvement.measured_before(clock.now())[1])


def _judged(improvement: Any, *_given: Any, **_more: Any) -> ImprovementState:
    better = improvement.after - improvement.before >= improvement.target
    return ImprovementState.EFFECTIVE if better else ImprovementState.PLANNED


class ImprovementWorkflow(Workflow):
    """Planned, carried out, measured again (requirements G2)."""

    state = FSMField(
        _("state"),
        default=ImprovementState.PLANNED,
        choices=ImprovementState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=ImprovementState.PLANNED,
        target=ImprovementState.RUNNING,
        label=_("Begin the improvement"),
        roles=ANSWERABLE,
        guards=(has_before,),
        tone="primary",
    )
    def start(self) -> dict[str, Any]:
        """What it is now is written down first: without before there is no after."""
        self.before, self.before_n = self.measured_before(self.acting.at)
        self.before_at, self.after, self.after_n = self.acting.at, None, 0
        return {"counted_from": self.due_at.isoformat(), "before": str(self.before)}

    @step(
        state,
        source=ImprovementState.RUNNING,
        target=ImprovementState.OBSERVING,
        label=_("The measures are carried out"),
        roles=ANSWERABLE,
        form=DoneForm,
        tone="primary",
    )
    def finish(self, *, text: str) -> dict[str, Any]:
        """From here on answers count as after."""
        self.done_at, self.done = self.acting.at, text
        return {"round": self.round}

    @step(
        state,
        source=ImprovementState.OBSERVING,
        target=GET_STATE(_judged, states=[ImprovementState.EFFECTIVE, ImprovementState.PLANNED]),
        label=_("Measure again"),
        roles=ANSWERABLE,
        guards=(enough_answers,),
        tone="primary",
    )
    def judge(self) -> dict[str, Any]:
        """Better by the target it is done; else another round begins."""
        self.after, self.after_n = self.measured_now()
        effective = self.after - self.before >= self.target
        self.keep_round(effective=effective)
        if not effective:
            self.round += 1
        return {"effective": effective, "round": self.round}

    @step(
        state,
        source=[
            ImprovementState.PLANNED,
            ImprovementState.RUNNING,
            ImprovementState.OBSERVING,
        ],
        target=ImprovementState.GIVEN_UP,
        label=_("Give up the improvement"),
        roles=ANSWERABLE,
        form=GiveUpForm,
        tone="danger",
    )
    def give_up(self, *, reason: str) -> dict[str, Any]:
        """It is not followed any more, and why."""
        return {}
