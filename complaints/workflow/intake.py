"""From taking down to accepting: grade, handler, escalation, and what ends it early."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.roles import LEADS, Party, Role
from complaints import grading
from complaints.choices import RANK, Grade, NoteKind
from complaints.forms import (
    AcceptForm,
    AssignForm,
    CompensationForm,
    EscalateForm,
    EvidenceForm,
    GradeForm,
    LinkForm,
    MeasureForm,
    MergeForm,
    NoteForm,
)
from complaints.workflow.states import (
    AT_WORK,
    HANDLERS,
    MANAGEMENT,
    OPEN,
    OWN,
    STAFF,
    STATE,
    TAKERS,
    ComplaintBase,
    S,
    assigned_to,
    below_headquarters,
    no_lead_yet,
    no_management_yet,
    not_accused,
)
from core import files
from core.content import Content
from core.errors import Invalid, Refused
from core.forms import ReasonForm
from core.workflow import step


class Intake(ComplaintBase):
    """What happens to a complaint before, and beside, the rounds of its solution."""

    class Meta:
        abstract = True

    @step(
        STATE, source=S.REGISTERED, target=None, label=_("Register complaint"), roles={Party.SYSTEM}
    )
    def register(self) -> dict[str, Any]:
        """The first line of its log; nothing of what was said goes there."""
        if self.rounds.exists():
            raise Refused(gettext("It is registered already."))
        self.begin_round("first")
        told = {"category": str(self.category), "source": str(self.source)}
        return {**told, "harm": self.harm, **self._opens(self.suggested)}

    @step(
        STATE, source=S.REGISTERED, target=S.GRADED, label=_("Grade complaint"),
        roles=TAKERS | LEADS | {Party.SYSTEM}, form=GradeForm, only=STAFF, tone="primary",
    )  # fmt: skip
    def grade_it(self, *, grade: str, reason: str = "") -> dict[str, Any]:
        """The grade, decided by a person; stricter than suggested opens stricter clocks."""
        return self._graded(grade, self.suggested, reason)

    @step(
        STATE, source=[S.GRADED, *AT_WORK], target=None, label=_("Grade anew"),
        roles=LEADS | {Role.QUALITY_SUPERVISOR}, form=GradeForm, only=STAFF,
    )  # fmt: skip
    def regrade(self, *, grade: str, reason: str = "") -> dict[str, Any]:
        """It turned out otherwise. A milder grade keeps the stricter deadlines."""
        if grade == self.grade:
            raise _beside("grade", gettext("It has this grade already."))
        return self._graded(grade, self.grade, reason)

    @step(
        STATE, source=[S.REGISTERED, S.GRADED, *AT_WORK], target=None,
        label=_("Report harm to health"), roles=TAKERS | HANDLERS, form=ReasonForm, only=STAFF,
        tone="danger",
    )  # fmt: skip
    def report_harm(self, *, reason: str) -> dict[str, Any]:
        """Health is affected: a doctor is told, the grade is at least orange."""
        if self.harm:
            raise Refused(gettext("Harm to health is reported already."))
        self.harm = True
        self.note(NoteKind.INTERNAL, reason)
        before = self.grade or self.suggested
        after = before if RANK[before] >= RANK[Grade.MAJOR] else str(Grade.MAJOR)
        self.suggested = after
        self.grade = after if self.grade else ""
        opens = self._opens(after if after != before else "")
        return {"harm": True, "reason": gettext("Harm to health"), **opens}

    @step(
        STATE, source=[S.GRADED, *AT_WORK], target=None, label=_("Harm to health is ruled out"),
        roles={Role.FUNCTIONAL_DOCTOR}, form=ReasonForm, only=STAFF,
    )  # fmt: skip
    def clear_harm(self, *, reason: str) -> dict[str, Any]:
        """A doctor has looked: it was none. The grade stays until a lead grades it anew."""
        if not self.harm:
            raise Refused(gettext("No harm to health is reported."))
        self.harm = False
        self.note(NoteKind.FINDING, reason)
        return {"harm": False, "reason": gettext("Harm ruled out")}

    @step(
        STATE, source=[S.GRADED, *AT_WORK], target=None, label=_("Reassign complaint"),
        roles=LEADS | {Role.CALL_CENTRE_LEAD}, form=AssignForm, only=STAFF,
    )  # fmt: skip
    def reassign(self, *, handler: Any, reason: str = "") -> dict[str, Any]:
        """Another handler takes over; the deadlines go along."""
        return self._given(handler)

    @step(
        STATE, source=S.GRADED, target=S.ASSIGNED, label=_("Assign complaint"),
        roles=LEADS | {Role.CALL_CENTRE_LEAD, Party.SYSTEM}, form=AssignForm, only=STAFF,
        tone="primary",
    )  # fmt: skip
    def assign(self, *, handler: Any, reason: str = "") -> dict[str, Any]:
        """A handler, never whom it is about."""
        return self._given(handler)

    @step(
        STATE, source=S.GRADED, target=S.ASSIGNED, label=_("Take it myself"), roles=HANDLERS,
        only=STAFF,
    )  # fmt: skip
    def take(self) -> dict[str, Any]:
        """Whoever is free takes it out of the queue."""
        self.handler_id = self.acting.by.user_id
        return {"handler": self.handler_id}

    @step(
        STATE, source=S.ASSIGNED, target=S.INVESTIGATING, label=_("Accept and answer"),
        roles=HANDLERS, form=AcceptForm, only=[not_accused, assigned_to], tone="primary",
    )  # fmt: skip
    def accept(self, *, channel: str, note: str) -> dict[str, Any]:
        """The first answer; from here on a proposal and a solution are owed."""
        self.first_answered_at = self.first_answered_at or self.acting.at
        self.note(NoteKind.CONTACT, note)
        return {"channel": channel, "proposes": self.kind, "solves": self.kind}

    @step(
        STATE, source=OPEN, target=None, label=_("Lead steps in"),
        roles={Role.CS_LEAD, Role.CALL_CENTRE_LEAD}, form=NoteForm, only=STAFF,
        guards=[no_lead_yet],
    )  # fmt: skip
    def lead_steps_in(self, *, kind: str, note: str) -> dict[str, Any]:
        """The lead has looked, and says what is to be done."""
        self.lead_in_at, self.level = self.acting.at, max(self.level, 1)
        self.note(kind, note)
        return {"level": self.level}

    @step(
        STATE, source=OPEN, target=None, label=_("Management steps in"), roles=MANAGEMENT,
        form=NoteForm, only=STAFF, guards=[no_management_yet],
    )  # fmt: skip
    def management_steps_in(self, *, kind: str, note: str) -> dict[str, Any]:
        """Director, region or headquarters have looked."""
        self.management_in_at, self.level = self.acting.at, max(self.level, 2)
        self.note(kind, note)
        return {"level": self.level}

    @step(
        STATE, source=AT_WORK, target=None, label=_("Escalate"), roles=HANDLERS,
        form=EscalateForm, only=OWN, guards=[below_headquarters],
    )  # fmt: skip
    def escalate(self, *, reason: str, promised_at: datetime) -> dict[str, Any]:
        """Outside of one's authority: the next one up, and a time promised to the customer."""
        self.level, self.promised_at = self.level + 1, promised_at
        self.note(NoteKind.INTERNAL, reason)
        return {
            "level": self.level,
            "reason": gettext("Outside of authority"),
            "counted_from": promised_at.isoformat(),
        }

    @step(
        STATE, source=OPEN, target=None, label=_("Escalate because it is late"),
        roles={Party.SYSTEM}, guards=[below_headquarters],
    )  # fmt: skip
    def escalate_late(self, *, clock: int) -> dict[str, Any]:
        """A deadline has passed: it goes up by itself, once for each deadline."""
        if clock in self.escalated_for:
            raise Refused(gettext("It went up for this deadline already."))
        self.level += 1
        self.escalated_for = [*self.escalated_for, clock]
        return {"level": self.level, "clock": clock}

    @step(
        STATE, source=OPEN, target=None, label=_("Add note"),
        roles=HANDLERS | {Role.QUALITY_SUPERVISOR, Role.FUNCTIONAL_DOCTOR}, form=NoteForm,
        only=STAFF,
    )  # fmt: skip
    def add_note(self, *, kind: str, note: str) -> None:
        """A finding, or something for colleagues; the customer does not see it."""
        self.note(kind, note)

    @step(
        STATE, source=OPEN, target=None, label=_("Add evidence"),
        roles=HANDLERS | {Role.QUALITY_SUPERVISOR, Role.AGENT}, form=EvidenceForm, only=STAFF,
    )  # fmt: skip
    def add_evidence(self, *, file: Content, note: str) -> dict[str, Any]:
        """A file with its hash; what it shows is a finding."""
        kept = self.keep(file, "evidence")
        self.note(NoteKind.FINDING, note)
        return {"sha256": kept.sha256}

    @step(
        STATE, source=[S.INVESTIGATING, S.EXECUTING], target=None, label=_("Give a measure"),
        roles=HANDLERS, form=MeasureForm, only=OWN,
    )  # fmt: skip
    def give_measure(
        self, *, department: str, person: Any, measure: str, due_at: datetime
    ) -> dict[str, Any]:
        """A task for another department, with a person and a time."""
        self.add_measure(department, person, measure, due_at)
        return {"department": department}

    @step(
        STATE, source=[S.INVESTIGATING, S.EXECUTING], target=None,
        label=_("Ask for compensation"), roles=HANDLERS, form=CompensationForm, only=OWN,
    )  # fmt: skip
    def ask_compensation(
        self, *, remedy: str, amount: Decimal, reason: str, photos: Sequence[Any] = ()
    ) -> dict[str, Any]:
        """Within one's authority it is approved at once, else by up to three levels."""
        asked = self.add_compensation(remedy, amount, reason, photos)
        return {"levels": asked.levels, "reason": gettext("Compensation")}

    @step(
        STATE, source=AT_WORK, target=None, label=_("Call the back office for help"),
        roles=HANDLERS, form=ReasonForm, only=OWN,
    )  # fmt: skip
    def call_support(self, *, reason: str) -> None:
        """The back office comes to help."""

    @step(
        STATE, source=OPEN, target=None, label=_("The back office is here"),
        roles=HANDLERS, only=STAFF,
    )  # fmt: skip
    def support_came(self) -> None:
        """It has come."""

    @step(STATE, source=OPEN, target=None, label=_("Emergency team in place"), roles={Party.SYSTEM})
    def team_in_place(self) -> None:
        """The crisis room has assembled its team."""

    @step(
        STATE, source=[*OPEN, S.CLOSED], target=None, label=_("Link to another complaint"),
        roles=TAKERS | HANDLERS, form=LinkForm, only=STAFF,
    )  # fmt: skip
    def link_to(self, *, other: int) -> dict[str, Any]:
        """The same cause, or the same story."""
        self.link(self.sibling(other, "other"))
        return {"other": other}

    @step(
        STATE, source=[S.REGISTERED, S.GRADED, S.ASSIGNED, S.INVESTIGATING], target=S.MERGED,
        label=_("Merge into another complaint"), roles=LEADS, form=MergeForm, only=STAFF,
        tone="danger",
    )  # fmt: skip
    def merge_into(self, *, into: int, reason: str) -> dict[str, Any]:
        """The same story told twice by one customer; its deadlines end, its record stays."""
        other = self.sibling(into, "into")
        if other.customer_id != self.customer_id or other.state not in map(str, OPEN):
            raise _beside("into", gettext("Merge into an open complaint of the same customer."))
        self.merged_into = other
        return {"into": other.pk}

    @step(
        STATE, source=OPEN, target=S.WITHDRAWN, label=_("Customer withdraws"),
        roles=HANDLERS | {Party.CUSTOMER}, form=ReasonForm, only=OWN, tone="danger",
    )  # fmt: skip
    def withdraw(self, *, reason: str = "") -> dict[str, Any]:
        """The customer does not want it pursued."""
        self.note(NoteKind.CUSTOMER, reason)
        return {"reason": gettext("Withdrawn by the customer")}

    @step(
        STATE, source=[S.REGISTERED, S.GRADED, S.ASSIGNED, S.INVESTIGATING], target=S.DISMISSED,
        label=_("Not a complaint"), roles={Role.CS_LEAD, *MANAGEMENT}, form=ReasonForm,
        only=STAFF, tone="danger",
    )  # fmt: skip
    def dismiss(self, *, reason: str) -> None:
        """Sent by mistake, a test, or nonsense; a lead says why."""

    # What the steps share

    def _graded(self, grade: str, before: str, reason: str) -> dict[str, Any]:
        if self.harm and RANK[grade] < RANK[Grade.MAJOR]:
            raise _beside("grade", gettext("Health may be harmed: orange or red."))
        if RANK[grade] < RANK[before] and not reason:
            raise _beside("reason", gettext("Say why it is milder."))
        self.grade = grade
        stricter = RANK[grade] > RANK[before]
        return {"grade": grade, "before": before, **self._opens(grade if stricter else "")}

    def _opens(self, grade: str) -> dict[str, Any]:
        """What the timing table asks: which clocks begin, and what is done already."""
        kind = grading.kind_of(grade, self.category) if grade else ""
        working = str(self.state) in map(str, AT_WORK[1:])
        return {
            "opens": kind,
            "answered": self.first_answered_at is not None,
            "lead_in": self.lead_in_at is not None,
            "management_in": self.management_in_at is not None,
            "proposes": kind if str(self.state) == S.INVESTIGATING else "",
            "solves": kind if working else "",
        }

    def _given(self, handler: Any) -> dict[str, Any]:
        if handler.pk == self.accused_id:
            raise _beside("handler", gettext("The complaint is about this person."))
        before, self.handler = self.handler_id, handler
        return {"handler": handler.pk, "before": before}

    def keep(self, file: Any, kind: str) -> Any:
        """File something with the complaint."""
        return files.keep(
            file, owner=self.key, case_key=self.case_key, kind=kind, by=self.acting.by,
            customer_key=self.customer_key,
        )  # fmt: skip


def _beside(field: str, reason: str) -> Invalid:
    return Invalid(gettext("Please look at the marked fields."), fields={field: [reason]})
