"""A measure: promised → done; dropped. A task for a department, with a person and a time."""

from collections.abc import Sequence
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import LEADS, Party, Role
from complaints.forms import FinishForm
from core import files
from core.actors import Actor
from core.forms import ReasonForm
from core.workflow import Workflow, guard, step


class MeasureState(TextChoices):
    """The states of a measure."""

    PROMISED = "promised", _("Measure promised")
    DONE = "done", _("Measure done")
    DROPPED = "dropped", _("Measure dropped")


@guard(_("Nobody deals with a complaint about themselves."))
def not_about_them(row: Any, by: Actor) -> bool:
    """Whom the complaint is about decides nothing of it; what they owe they may do."""
    return by.user_id is None or by.user_id != row.complaint.accused_id


@guard(_("This was given to somebody else."))
def given_to(row: Any, by: Actor) -> bool:
    """The person, or a lead for them."""
    lead = by.may(frozenset(map(str, LEADS)))
    return by.user_id == row.person_id or lead and not_about_them(row, by)


class MeasureWorkflow(Workflow):
    """Its time is a deadline of the person's own."""

    state = FSMField(
        _("state"),
        default=MeasureState.PROMISED,
        choices=MeasureState.choices,
        protected=True,
        editable=False,
    )

    class Meta:
        abstract = True

    @step(
        state, source=MeasureState.PROMISED, target=None, label=_("Promise measure"),
        roles={Party.SYSTEM},
    )  # fmt: skip
    def promise(self) -> dict[str, Any]:
        """The clock begins; whoever owes it is told."""
        self.begun_at = self.acting.at
        return {
            "slot": str(self.pk),
            "owner": self.person_id,
            "owner_role": self.department,
            "counted_from": self.due_at.isoformat(),
        }

    @step(
        state, source=MeasureState.PROMISED, target=MeasureState.DONE, label=_("Measure is done"),
        roles=frozenset(Role), form=FinishForm, only=[given_to], tone="primary",
    )  # fmt: skip
    def finish(self, *, note: str, photos: Sequence[Any] = ()) -> dict[str, Any]:
        """Done, and what shows it."""
        self.done_at, self.result = self.acting.at, note
        for photo in photos:
            files.keep(
                photo, owner=self.key, case_key=self.case_key, kind="proof", by=self.acting.by,
                customer_key=self.customer_key,
            )  # fmt: skip
        return {"slot": str(self.pk)}

    @step(
        state, source=MeasureState.PROMISED, target=MeasureState.DROPPED, label=_("Drop measure"),
        roles=LEADS | {Party.SYSTEM}, form=ReasonForm, only=[not_about_them], tone="danger",
    )  # fmt: skip
    def drop(self, *, reason: str) -> dict[str, Any]:
        """The proposal was refused, or it turned out to be needless."""
        return {"slot": str(self.pk)}
