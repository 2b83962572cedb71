"""Rounds of a solution: proposal, answer, carrying out, confirmation, call-back – until content."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE

from accounts.roles import LEADS, Party, Role
from complaints.choices import Answer, NoteKind, Outcome, Why
from complaints.forms import (
    CallBackForm,
    CauseForm,
    CustomerAnswerForm,
    ProgressForm,
    ProposeForm,
    RefusalForm,
    ResolveForm,
)
from complaints.workflow.intake import Intake
from complaints.workflow.states import (
    AT_WORK,
    CALLERS,
    HANDLERS,
    OWN,
    STAFF,
    STATE,
    S,
    another,
    investigated,
    is_waiting,
    lately_closed,
    measures_done,
    not_accused,
    not_called,
    not_waiting,
    nothing_asked,
    on_the_spot,
    settled,
)
from core.forms import ReasonForm
from core.workflow import step


def _after_call(row: Any, data: Any) -> str:
    """Content: closed; not content: the next round; not reached: as it was."""
    outcome = data.get("outcome")
    if outcome == Outcome.SATISFIED:
        return str(S.CLOSED)
    return str(S.INVESTIGATING) if outcome == Outcome.UNSATISFIED else str(row.state)


class ComplaintWorkflow(Intake):
    """It is closed by the customer's word only; every no begins a round, whose history stays."""

    class Meta:
        abstract = True

    @step(
        STATE, source=S.INVESTIGATING, target=S.PROPOSED, label=_("Propose a solution"),
        roles=HANDLERS, form=ProposeForm, only=OWN,
        guards=[not_waiting, nothing_asked, investigated], tone="primary",
    )  # fmt: skip
    def propose(
        self, *, proposal: str, cause: str, department: str, person: Any, measure: str,
        due_at: datetime,
    ) -> dict[str, Any]:  # fmt: skip
        """What is offered, with department, person, measure and time (document 002)."""
        now = self.now_round()
        now.proposal, now.proposed_at = proposal, self.acting.at
        now.proposed_by_id = self.acting.by.user_id
        now.save(update_fields=["proposal", "proposed_at", "proposed_by"])
        self.cause = cause
        self.add_measure(department, person, measure, due_at)
        return {"round": self.round, "cause": cause, "department": department}

    @step(
        STATE, source=S.PROPOSED, target=S.EXECUTING, label=_("Customer accepts the proposal"),
        roles=HANDLERS | {Party.CUSTOMER}, form=CustomerAnswerForm, only=OWN, tone="primary",
    )  # fmt: skip
    def accept_proposal(self, *, note: str = "") -> dict[str, Any]:
        """Agreed: it is carried out."""
        self._answered(Answer.ACCEPTED, note)
        return {"round": self.round}

    @step(
        STATE, source=S.PROPOSED, target=S.INVESTIGATING, label=_("Customer refuses the proposal"),
        roles=HANDLERS | {Party.CUSTOMER}, form=RefusalForm, only=OWN,
    )  # fmt: skip
    def refuse_proposal(self, *, note: str) -> dict[str, Any]:
        """Negotiated again: the next round; after a second refusal one level higher."""
        self._answered(Answer.REFUSED, note)
        return {**self._again(Why.REFUSED), "solves": ""}

    @step(
        STATE, source=[*AT_WORK, S.RESOLVED], target=None,
        label=_("Tell the customer the progress"),
        roles=HANDLERS, form=ProgressForm, only=OWN,
    )  # fmt: skip
    def tell_progress(self, *, note: str) -> dict[str, Any]:
        """The customer reads it on the page of the link, and gets a message."""
        self.note(NoteKind.PROGRESS, note)
        return {"round": self.round}

    @step(
        STATE, source=[S.INVESTIGATING, S.EXECUTING], target=None, label=_("Wait for the customer"),
        roles=HANDLERS, form=ProgressForm, only=OWN, guards=[not_waiting],
    )  # fmt: skip
    def wait_for_customer(self, *, note: str) -> dict[str, Any]:
        """The customer is asked for something; the time for the solution stands still."""
        self.waiting_since = self.acting.at
        self.note(NoteKind.PROGRESS, note)
        return {"reason": gettext("Waiting for the customer")}

    @step(
        STATE, source=[S.INVESTIGATING, S.EXECUTING], target=None, label=_("Go on"),
        roles=HANDLERS | {Party.CUSTOMER}, form=CustomerAnswerForm, only=OWN, guards=[is_waiting],
        tone="primary",
    )  # fmt: skip
    def go_on(self, *, note: str = "") -> None:
        """The customer has answered."""
        self.waiting_since = None
        self.note(NoteKind.CUSTOMER, note)

    @step(
        STATE, source=S.EXECUTING, target=S.RESOLVED, label=_("Solved"), roles=HANDLERS,
        form=ResolveForm, only=OWN, guards=[not_waiting, measures_done, settled], tone="primary",
    )  # fmt: skip
    def resolve(self, *, resolution: str, photos: Sequence[Any] = ()) -> dict[str, Any]:
        """Everything that was agreed is done; the customer is asked, and called back."""
        return self._solved(resolution, photos)

    @step(
        STATE, source=[S.ASSIGNED, S.INVESTIGATING], target=S.RESOLVED,
        label=_("Solved on the spot"), roles=HANDLERS, form=ResolveForm, only=OWN,
        guards=[on_the_spot, not_waiting, measures_done, settled],
    )  # fmt: skip
    def solve_now(self, *, resolution: str, photos: Sequence[Any] = ()) -> dict[str, Any]:
        """Within authority it is solved with the customer at once (document 001)."""
        self.first_answered_at = self.first_answered_at or self.acting.at
        return self._solved(resolution, photos)

    @step(
        STATE, source=S.RESOLVED, target=S.CLOSED, label=_("Customer is content"),
        roles={Party.CUSTOMER}, tone="primary",
    )  # fmt: skip
    def customer_confirm(self) -> dict[str, Any]:
        """The customer's own word closes it."""
        return self._close("customer")

    @step(
        STATE, source=S.RESOLVED, target=S.INVESTIGATING, label=_("Customer is not content"),
        roles={Party.CUSTOMER}, form=RefusalForm,
    )  # fmt: skip
    def customer_reject(self, *, note: str) -> dict[str, Any]:
        """Not solved: the next round."""
        self.note(NoteKind.CUSTOMER, note)
        return self._again(Why.UNSOLVED)

    @step(
        STATE, source=[S.RESOLVED, S.CLOSED],
        target=GET_STATE(_after_call, states=[S.CLOSED, S.INVESTIGATING, S.RESOLVED]),
        label=_("Call the customer back"), roles=CALLERS, form=CallBackForm,
        only=[not_accused, another], guards=[not_called], tone="primary",
    )  # fmt: skip
    def call_back(self, *, outcome: str, note: str = "") -> dict[str, Any]:
        """Another person asks whether it is solved: yes closes it, no begins a round."""
        if outcome == Outcome.NOT_REACHED:
            self.note(NoteKind.CONTACT, note or gettext("Not reached"))
            return {"reached": False, "outcome": outcome}
        now = self.now_round()
        now.called_back_at, now.called_back_by_id = self.acting.at, self.acting.by.user_id
        now.outcome, now.call_words = outcome, note
        now.save(update_fields=["called_back_at", "called_back_by", "outcome", "call_words"])
        told = {"reached": True, "outcome": outcome}
        if outcome == Outcome.SATISFIED:
            return {**told, **(self._close("call_back") if self.closed_at is None else {})}
        return {**told, **self._again(Why.CALL_BACK)}

    @step(
        STATE, source=S.CLOSED, target=S.INVESTIGATING, label=_("Open again"),
        roles={Role.CS_LEAD, Role.BRANCH_DIRECTOR, Role.QUALITY_SUPERVISOR, Role.CUSTOMER_SERVICE}
        | {Party.CUSTOMER, Party.SYSTEM},
        form=ReasonForm, only=STAFF, guards=[lately_closed],
    )  # fmt: skip
    def reopen(self, *, reason: str) -> dict[str, Any]:
        """It was not over: a new round, whose times are its own."""
        self.note(NoteKind.CUSTOMER, reason)
        return {"reason": gettext("Reopened"), **self._again(Why.REOPENED)}

    @step(
        STATE, source=S.CLOSED, target=None, label=_("Write the summary"),
        roles=LEADS | {Role.CUSTOMER_SERVICE, Role.QUALITY_SUPERVISOR}, form=CauseForm, only=STAFF,
    )  # fmt: skip
    def summarise(self, *, cause: str, note: str) -> dict[str, Any]:
        """The cause, and what is to be learnt; the month's analysis reads it."""
        self.cause, self.summary = cause, note
        return {"cause": cause}

    # What the steps share

    def _answered(self, answer: str, words: str) -> None:
        now = self.now_round()
        now.answer, now.answered_at, now.answer_words = answer, self.acting.at, words
        now.answered_by = self.acting.by.kind
        now.save(update_fields=["answer", "answered_at", "answer_words", "answered_by"])

    def _solved(self, resolution: str, photos: Sequence[Any]) -> dict[str, Any]:
        now = self.now_round()
        now.resolution, now.resolved_at = resolution, self.acting.at
        now.handler_id = self.handler_id
        now.save(update_fields=["resolution", "resolved_at", "handler"])
        self.resolution, self.resolved_at = resolution, self.acting.at
        for photo in photos:
            self.keep(photo, "solution")
        return {"round": self.round}

    def _close(self, how: str) -> dict[str, Any]:
        self.closed_at, self.closed_by = self.acting.at, how
        return {"category": str(self.category), "round": self.round, "how": how}

    def _again(self, why: str) -> dict[str, Any]:
        self.begin_round(why)
        self.closed_at, self.closed_by, self.waiting_since = None, "", None
        # document 001: not content again and again goes up, here after the second failure
        if self.round > 2 and self.level < 3:
            self.level += 1
        return {
            "round": self.round,
            "level": self.level,
            "proposes": self.kind,
            "solves": self.kind,
        }
