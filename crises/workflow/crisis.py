"""A crisis: declared → assembled → planned → under control → stood down; called off."""

from decimal import Decimal
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import LEADS, Party, Role
from core import files
from core.actors import Actor
from core.content import Content
from core.errors import Refused
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step
from crises.choices import Kind, risk_of
from crises.forms import (
    AssembleForm,
    AxesForm,
    EvidenceForm,
    NoteForm,
    PlanForm,
    ReviewForm,
    StatementForm,
)


class CrisisState(TextChoices):
    """The states of a crisis."""

    DECLARED = "declared", _("Crisis declared")
    ASSEMBLED = "assembled", _("Team assembled")
    PLANNED = "planned", _("Plan running")
    CONTROLLED = "controlled", _("Under control")
    STOOD_DOWN = "stood_down", _("Stood down")
    CALLED_OFF = "called_off", _("Called off")


S = CrisisState
RUNNING = (S.ASSEMBLED, S.PLANNED, S.CONTROLLED)
OPEN = (S.DECLARED, *RUNNING)
#: Who may be in the room; who is in the team does the rest.
ROOM = LEADS | {
    Role.CUSTOMER_SERVICE, Role.QUALITY_SUPERVISOR, Role.MARKETING, Role.OPERATIONS,
}  # fmt: skip


@guard(_("Nobody deals with a complaint about themselves."))
def not_accused(row: Any, by: Actor) -> bool:
    """Whom the complaint behind it is about keeps out of the room."""
    return not row.is_about(by.user_id)


@guard(_("Only the emergency team does this."))
def in_team(row: Any, by: Actor) -> bool:
    """Members of the team, and headquarters; never whom it is about."""
    known = str(Role.SUPERVISOR) in by.roles or row.has_member(by.user_id)
    return known and not row.is_about(by.user_id)


@guard(_("This is no leak of personal data."))
def is_leak(row: Any) -> bool:
    """Only a leak has these three times."""
    return bool(row.kind == Kind.LEAK)


@guard(_("The full report has not been issued yet."))
def fully_reported(row: Any) -> bool:
    """After 48 hours at the latest the public hears everything."""
    return bool(row.statements.filter(kind="full", state="issued").exists())


def _after_review(row: Any, data: Any) -> str:
    return str(S.CONTROLLED if data.get("effective") else S.PLANNED)


class CrisisWorkflow(Workflow):
    """Its clocks run day and night; a drill runs the same ones under names of their own."""

    state = FSMField(
        _("state"), default=S.DECLARED, choices=S.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True

    @step(state, source=S.DECLARED, target=None, label=_("Declare crisis"), roles={Party.SYSTEM})
    def declare(self) -> dict[str, Any]:
        """The alarm: everything is counted from here."""
        return {"risk": self.risk, "drill": self.drill, "leak": self.kind == Kind.LEAK}

    @step(
        state, source=OPEN, target=None, label=_("Assess the risk anew"), roles=ROOM,
        form=AxesForm, only=[not_accused],
    )  # fmt: skip
    def assess(self, *, scope: str, amount: Decimal, shares: int) -> dict[str, Any]:
        """Scope, amount and reach; the highest gives the grade."""
        before, self.scope, self.amount, self.shares = self.risk, scope, amount, shares
        self.risk = risk_of(scope, amount, shares)
        return {"risk": self.risk, "before": before}

    @step(
        state, source=S.DECLARED, target=S.ASSEMBLED, label=_("Assemble the team"), roles=LEADS,
        form=AssembleForm, only=[not_accused], tone="primary",
    )  # fmt: skip
    def assemble(self, *, side: str) -> dict[str, Any]:
        """Team A, or B where A is not whole; each seat of the roster."""
        missing = self.missing_on(side)
        if missing:
            raise Refused(gettext("This team is not whole: %(what)s") % {"what": missing})
        self.side, self.assembled_at = side, self.acting.at
        self.take_members(side)
        return {"side": side, "drill": self.drill}

    @step(
        state, source=S.ASSEMBLED, target=S.PLANNED, label=_("Set the first plan"), roles=ROOM,
        form=PlanForm, only=[in_team], tone="primary",
    )  # fmt: skip
    def plan(self, *, plan: str) -> None:
        """What is done first, within 30 minutes."""
        self.line(gettext("First plan"), plan)

    @step(
        state, source=[S.PLANNED, S.CONTROLLED],
        target=GET_STATE(_after_review, states=[S.CONTROLLED, S.PLANNED]),
        label=_("Review the effect"), roles=ROOM, form=ReviewForm, only=[in_team], tone="primary",
    )  # fmt: skip
    def review(self, *, effective: bool, note: str) -> dict[str, Any]:
        """Within the hour, and as often as needed: it works, or the plan is changed."""
        self.line(gettext("Effect"), note)
        return {"effective": effective}

    @step(
        state, source=RUNNING, target=None, label=_("The leak is contained"), roles=ROOM,
        form=NoteForm, only=[in_team], guards=[is_leak],
    )  # fmt: skip
    def contain(self, *, note: str) -> None:
        """Nothing more gets out."""
        self.line(gettext("Contained"), note)

    @step(
        state, source=RUNNING, target=None, label=_("The cause of the leak is found"), roles=ROOM,
        form=NoteForm, only=[in_team], guards=[is_leak],
    )  # fmt: skip
    def find_cause(self, *, note: str) -> None:
        """How it came to it."""
        self.line(gettext("Cause"), note)

    @step(
        state, source=RUNNING, target=None, label=_("Report how the leak was mended"), roles=ROOM,
        form=NoteForm, only=[in_team], guards=[is_leak],
    )  # fmt: skip
    def report_fix(self, *, note: str) -> None:
        """What keeps it from happening again."""
        self.line(gettext("Mended"), note)

    @step(
        state, source=OPEN, target=None, label=_("Add evidence"), roles=ROOM, form=EvidenceForm,
        only=[not_accused],
    )  # fmt: skip
    def add_evidence(self, *, file: Content) -> dict[str, Any]:
        """A file with its hash: whoever changes it later is found out."""
        kept = files.keep(
            file, owner=self.key, case_key=self.case_key, kind="evidence", by=self.acting.by
        )
        return {"sha256": kept.sha256}

    @step(
        state, source=RUNNING, target=None, label=_("Draft a statement"), roles=ROOM,
        form=StatementForm, only=[in_team],
    )  # fmt: skip
    def draft_statement(self, *, kind: str, text: str) -> dict[str, Any]:
        """To be signed by legal before it goes out."""
        self.add_statement(kind, text)
        return {"kind": kind}

    @step(
        state, source=S.CONTROLLED, target=S.STOOD_DOWN, label=_("Stand down"), roles=LEADS,
        form=NoteForm, guards=[fully_reported], only=[not_accused], tone="primary",
    )  # fmt: skip
    def stand_down(self, *, note: str) -> None:
        """Over; what was learnt stays for the next time."""
        self.lessons, self.ended_at = note, self.acting.at

    @step(
        state, source=[S.DECLARED, S.ASSEMBLED, S.PLANNED], target=S.CALLED_OFF,
        label=_("Call off"), roles=LEADS, form=ReasonForm, only=[not_accused], tone="danger",
    )  # fmt: skip
    def call_off(self, *, reason: str) -> None:
        """A false alarm."""
        self.ended_at = self.acting.at
