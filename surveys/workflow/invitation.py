"""Somebody is asked once; a red answer is looked into within 48 hours (requirements G2)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from core.actors import Actor
from core.workflow import Workflow, guard, step
from surveys.choices import Tone, Way
from surveys.forms import AnswersForm, CauseForm
from surveys.workflow.shared import ANSWERABLE, ASKERS, BY_CUSTOMER, PRODUCT


class InvitationState(TextChoices):
    """The states of an invitation."""

    OPEN = "open", _("Asked")
    ANSWERED = "answered", _("Answered")
    ANALYSED = "analysed", _("Answered, cause known")
    REFUSED = "refused", _("Does not want to answer")
    EXPIRED = "expired", _("Not answered")


@guard(_("Staff do not enter a judgement of themselves."))
def not_about_oneself(invitation: Any, by: Actor) -> bool:
    """Who is rated does not hold the pen (glpi#474; a constraint says the same)."""
    rated = {invitation.coach_id, invitation.doctor_id, invitation.handler_id} - {None}
    return by.kind != "staff" or by.user_id not in rated


@guard(_("Only red answers are looked into here."))
def is_red(invitation: Any) -> bool:
    return bool(invitation.tone == Tone.RED)


class InvitationWorkflow(Workflow):
    """Asked, answered, and if need be looked into."""

    state = FSMField(
        _("state"),
        default=InvitationState.OPEN,
        choices=InvitationState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=InvitationState.OPEN,
        target=None,
        label=_("Ask for an answer"),
        roles=PRODUCT,
    )
    def send(self) -> dict[str, Any]:
        """The first line of its log; by link the customer hears of it."""
        return {"way": str(self.way)}

    @step(
        state,
        source=InvitationState.OPEN,
        target=InvitationState.ANSWERED,
        label=_("Enter the answers"),
        roles=ASKERS | BY_CUSTOMER,
        only=(not_about_oneself,),
        form=AnswersForm,
        tone="primary",
    )
    def submit(self, *, answers: Mapping[str, Any], way: str = Way.LINK) -> dict[str, Any]:
        """What was answered, whole and once; a red score starts its clock in this transaction."""
        by, at = self.acting.by, self.acting.at
        self.way, self.answered_at, self.entered_by_id = way, at, by.user_id
        self.keep_answers(answers, at)
        partner = self.partner_id is not None
        return {"tone": self.tone, "way": way, "about": self.about, "partner": partner}

    @step(
        state,
        source=InvitationState.ANSWERED,
        target=InvitationState.ANALYSED,
        label=_("Write down the root cause"),
        roles=ANSWERABLE,
        guards=(is_red,),
        only=(not_about_oneself,),
        form=CauseForm,
        tone="primary",
    )
    def analyse(self, *, theme: str, cause: str, measures: str) -> dict[str, Any]:
        """Why it was red, and what is done; by somebody who is not the one rated."""
        self.theme, self.cause, self.measures = theme, cause, measures
        return {"theme": theme}

    @step(
        state,
        source=InvitationState.OPEN,
        target=InvitationState.REFUSED,
        label=_("Does not want to answer"),
        roles=ASKERS | BY_CUSTOMER,
    )
    def refuse(self) -> dict[str, Any]:
        """Asked and declined; it counts in the response rate."""
        return {}

    @step(
        state,
        source=InvitationState.OPEN,
        target=InvitationState.EXPIRED,
        label=_("The time to answer is over"),
        roles=PRODUCT,
    )
    def expire(self) -> dict[str, Any]:
        """Nobody answered in time."""
        return {}
