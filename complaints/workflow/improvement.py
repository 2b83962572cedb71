"""An improvement (CAPA): opened → analysed → acting → implemented → observing → effective.

The owner acts, somebody else accepts; then it is observed for three months. The number of
complaints of the same cause decides, not an opinion: no fewer than before is ineffective, and it
is opened again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import GET_STATE, FSMField

from accounts.roles import LEADS, Party, Role
from complaints.forms import AcceptanceForm, ActionsForm, AnalysisForm, ImplementForm, ObserveForm
from core import files
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step


class ImprovementState(TextChoices):
    """The states of an improvement."""

    OPENED = "opened", _("Improvement opened")
    ANALYSED = "analysed", _("Cause analysed")
    ACTING = "acting", _("Being improved")
    IMPLEMENTED = "implemented", _("Done, to be accepted")
    OBSERVING = "observing", _("Effect being watched")
    EFFECTIVE = "effective", _("Effective")
    INEFFECTIVE = "ineffective", _("Not effective")
    DROPPED = "dropped", _("Given up")


I_ = ImprovementState
KEEPERS = LEADS | {Role.QUALITY_SUPERVISOR}


@guard(_("Only the owner reports that it is done."))
def by_owner(row: Any, by: Actor) -> bool:
    """Whoever answers for it."""
    return by.user_id == row.owner_id


@guard(_("Nobody accepts their own work."))
def by_another(row: Any, by: Actor) -> bool:
    """Four eyes."""
    return by.user_id != row.owner_id


@guard(_("Three months have not passed yet."))
def observed_long_enough(row: Any) -> bool:
    """Its time of observation is over."""
    return bool(row.observation_over())


def _verdict(row: Any, *_given: Any) -> str:
    """Fewer complaints of the cause than in the three months before."""
    return str(I_.EFFECTIVE if row.is_effective() else I_.INEFFECTIVE)


class ImprovementWorkflow(Workflow):
    """Cause, actions with owner and time, acceptance, three months of observation."""

    state = FSMField(
        _("state"), default=I_.OPENED, choices=I_.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True

    @step(state, source=I_.OPENED, target=None, label=_("Open improvement"), roles={Party.SYSTEM})
    def register(self) -> dict[str, Any]:
        """The first line of its log."""
        return {"cause": self.cause}

    @step(
        state, source=[I_.OPENED, I_.INEFFECTIVE], target=I_.ANALYSED, label=_("Analyse the cause"),
        roles=KEEPERS | {Role.CUSTOMER_SERVICE}, form=AnalysisForm, tone="primary",
    )  # fmt: skip
    def analyse(
        self, *, cause: str, why1: str, why2: str = "", why3: str = "", why4: str = "",
        why5: str = "",
    ) -> dict[str, Any]:  # fmt: skip
        """Why, five times; after an ineffective cycle, once more and deeper."""
        if str(self.state) == I_.INEFFECTIVE:
            self.cycle += 1
            self.accepted_at, self.accepted_by = None, None
        self.cause = cause
        self.whys = "\n".join(why for why in (why1, why2, why3, why4, why5) if why)
        return {"cause": cause, "cycle": self.cycle}

    @step(
        state, source=I_.ANALYSED, target=I_.ACTING, label=_("Plan the actions"), roles=KEEPERS,
        form=ActionsForm, tone="primary",
    )  # fmt: skip
    def plan_actions(
        self, *, actions: str, acceptance: str, owner: Any, due_at: datetime
    ) -> dict[str, Any]:
        """Owner and time; the time is a deadline."""
        self.actions, self.acceptance, self.owner, self.due_at = actions, acceptance, owner, due_at
        role = owner.roles[0] if owner.roles else str(Role.QUALITY_SUPERVISOR)
        return {"owner": owner.pk, "owner_role": role, "counted_from": due_at.isoformat()}

    @step(
        state, source=I_.ACTING, target=I_.IMPLEMENTED, label=_("Improvement is done"),
        roles=frozenset(Role), form=ImplementForm, only=[by_owner], tone="primary",
    )  # fmt: skip
    def implement(self, *, note: str, photos: Sequence[Any] = ()) -> None:
        """Done, and what shows it."""
        self.done_at, self.result = self.acting.at, note
        for photo in photos:
            files.keep(
                photo, owner=self.key, case_key=self.case_key, kind="proof", by=self.acting.by
            )

    @step(
        state, source=I_.IMPLEMENTED, target=I_.ACTING, label=_("Not accepted"), roles=KEEPERS,
        form=ReasonForm, only=[by_another], tone="danger",
    )  # fmt: skip
    def send_back(self, *, reason: str) -> None:
        """It does not do what was wanted."""

    @step(
        state, source=I_.IMPLEMENTED, target=I_.OBSERVING, label=_("Accept improvement"),
        roles=KEEPERS, form=AcceptanceForm, only=[by_another], tone="primary",
    )  # fmt: skip
    def accept(self, *, note: str) -> None:
        """Looked at by somebody else; three months of observation begin."""
        self.accepted_at, self.accepted_by_id = self.acting.at, self.acting.by.user_id
        self.checked = note

    @step(
        state, source=I_.OBSERVING, target=None, label=_("Note an observation"), roles=KEEPERS,
        form=ObserveForm,
    )  # fmt: skip
    def observe(self, *, note: str) -> None:
        """Something seen meanwhile."""
        self.observed = f"{self.observed}\n{note}".strip()

    @step(
        state, source=I_.OBSERVING,
        target=GET_STATE(_verdict, states=[I_.EFFECTIVE, I_.INEFFECTIVE]),
        label=_("Judge the effect"), roles=KEEPERS | {Party.SYSTEM}, guards=[observed_long_enough],
        tone="primary",
    )  # fmt: skip
    def conclude(self) -> dict[str, Any]:
        """The figures of three months before and after decide."""
        before, after = self.figures()
        self.before, self.after, self.concluded_at = before, after, self.acting.at
        return {"complaints_before": before, "complaints_after": after}

    @step(
        state, source=[I_.OPENED, I_.ANALYSED], target=I_.DROPPED, label=_("Give up improvement"),
        roles=KEEPERS, form=ReasonForm, tone="danger",
    )  # fmt: skip
    def drop(self, *, reason: str) -> None:
        """Not worth it, or done elsewhere."""
