"""An enquiry (requirements E1): answered or promised a time, open until the customer says yes."""

from datetime import datetime, timedelta
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
from servicedesk.choices import ReplyKind
from servicedesk.forms import (
    AdviceForm,
    AnswerForm,
    ExpertForm,
    NotSatisfiedForm,
    PromiseForm,
)
from servicedesk.workflow.shared import BY_CUSTOMER, DESK, DESK_LEADS, EVERYBODY, say

LONGEST_PROMISE = timedelta(days=30)


class EnquiryState(TextChoices):
    """The states of an enquiry."""

    RECEIVED = "received", _("To be answered")
    PROMISED = "promised", _("Answer promised")
    WITH_EXPERT = "with_expert", _("With the expert")
    ANSWERED = "answered", _("Answered, satisfied?")
    CLOSED = "closed", _("Closed: satisfied")
    WITHDRAWN = "withdrawn", _("Withdrawn")


WAITING = (EnquiryState.RECEIVED, EnquiryState.PROMISED, EnquiryState.WITH_EXPERT)


@guard(_("Only the expert who was asked gives the advice."))
def is_the_expert(enquiry: Any, by: Actor) -> bool:
    """Nobody speaks for the expert."""
    return bool(enquiry.expert_id is not None and enquiry.expert_id == by.user_id)


@guard(_("A time has been promised to the customer: answer by then."))
def nothing_promised(enquiry: Any) -> bool:
    """A promise is kept, not put off by another one."""
    return enquiry.promised_at is None


def _after_advice(enquiry: Any, _given: Any) -> str:
    """The detour over the expert takes no promise back."""
    return str(EnquiryState.PROMISED if enquiry.promised_at else EnquiryState.RECEIVED)


class EnquiryWorkflow(Workflow):
    """What may happen to an enquiry, and who may do it."""

    state = FSMField(
        _("state"),
        default=EnquiryState.RECEIVED,
        choices=EnquiryState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state,
        source=EnquiryState.RECEIVED,
        target=None,
        label=_("Take down the enquiry"),
        roles={Party.SYSTEM},
    )
    def register(self) -> dict[str, Any]:
        """The first line of its log; nothing of what was asked goes there."""
        return {"topic": str(self.topic), "kind": str(self.kind), "urgent": self.urgent}

    @step(
        state,
        source=WAITING,
        target=EnquiryState.ANSWERED,
        label=_("Answer"),
        roles=DESK | DESK_LEADS,
        form=AnswerForm,
        tone="primary",
    )
    def answer(self, *, text: str, article: Any = None, override: str = "") -> dict[str, Any]:
        """The customer is told, and asked whether that is enough."""
        say(self, text, override)
        self.article, self.answered_at, self.handler_id = article, self.acting.at, self._handler()
        self.keep(ReplyKind.ANSWER, text)
        return {"round": self.round, "article": article.pk if article else None}

    @step(
        state,
        source=[EnquiryState.RECEIVED, EnquiryState.WITH_EXPERT],
        target=EnquiryState.PROMISED,
        label=_("Promise a time"),
        roles=DESK | DESK_LEADS,
        guards=(nothing_promised,),
        form=PromiseForm,
    )
    def promise(self, *, text: str, promised_at: datetime, override: str = "") -> dict[str, Any]:
        """Not at once, but by then: the promise is a clock of its own."""
        if not self.acting.at < promised_at <= self.acting.at + LONGEST_PROMISE:
            words = gettext("Choose a time to come, within thirty days.")
            raise Invalid(words, fields={"promised_at": [words]})
        say(self, text, override)
        self.promised_at, self.handler_id = promised_at, self._handler()
        self.keep(ReplyKind.PROMISE, text)
        return {"counted_from": promised_at.isoformat()}

    @step(
        state,
        source=[EnquiryState.RECEIVED, EnquiryState.PROMISED],
        target=EnquiryState.WITH_EXPERT,
        label=_("Ask an expert"),
        roles=DESK | DESK_LEADS,
        form=ExpertForm,
    )
    def ask_expert(self, *, expert: Any, text: str) -> dict[str, Any]:
        """A hard question goes to somebody who knows; the time runs on."""
        self.expert, self.asked_expert, self.handler_id = expert, text, self._handler()
        return {"to": expert.pk}

    @step(
        state,
        source=EnquiryState.WITH_EXPERT,
        target=GET_STATE(_after_advice, states=[EnquiryState.PROMISED, EnquiryState.RECEIVED]),
        label=_("Give advice"),
        roles=EVERYBODY,
        only=(is_the_expert,),
        form=AdviceForm,
        tone="primary",
    )
    def advise(self, *, text: str) -> dict[str, Any]:
        """Back to the desk, which puts it into the customer's words."""
        self.keep(ReplyKind.ADVICE, text)
        return {"to": self.handler_id}

    @step(
        state,
        source=EnquiryState.ANSWERED,
        target=EnquiryState.CLOSED,
        label=_("The customer is satisfied"),
        roles=DESK | DESK_LEADS | BY_CUSTOMER,
        tone="primary",
    )
    def confirm(self) -> dict[str, Any]:
        """The only way to its end."""
        self.closed_at = self.acting.at
        return {"round": self.round}

    @step(
        state,
        source=EnquiryState.ANSWERED,
        target=EnquiryState.RECEIVED,
        label=_("Not satisfied yet"),
        roles=DESK | DESK_LEADS | BY_CUSTOMER,
        form=NotSatisfiedForm,
    )
    def not_satisfied(self, *, text: str) -> dict[str, Any]:
        """Another round with a time of its own."""
        self.keep(ReplyKind.NOT_SATISFIED, text)
        self.round += 1
        self.promised_at = None
        return {"round": self.round, "urgent": self.urgent}

    @step(
        state,
        source=[*WAITING, EnquiryState.ANSWERED],
        target=EnquiryState.WITHDRAWN,
        label=_("Withdrawn by the customer"),
        roles=DESK_LEADS,
        form=ReasonForm,
        tone="danger",
    )
    def withdraw(self, *, reason: str) -> dict[str, Any]:
        """The customer does not want to know any more, or cannot be reached: a lead says so."""
        self.closed_at = self.acting.at
        return {}

    def _handler(self) -> int | None:
        """Whoever works on it first stays responsible."""
        return self.handler_id or self.acting.by.user_id
