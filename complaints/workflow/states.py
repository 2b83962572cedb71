"""The states of a complaint, who may, and what stands in the way."""

from datetime import timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from accounts.roles import LEADS, Role
from complaints.choices import RANK, Grade
from core import clock
from core.actors import Actor
from core.workflow import Workflow, guard

#: A closed complaint can be opened again within so many days (our reading; no number is given).
REOPEN_DAYS = 30


class ComplaintState(TextChoices):
    """The states of a complaint."""

    REGISTERED = "registered", _("Complaint registered")
    GRADED = "graded", _("Graded, to be assigned")
    ASSIGNED = "assigned", _("Assigned, to be answered")
    INVESTIGATING = "investigating", _("Being investigated")
    PROPOSED = "proposed", _("Proposal with the customer")
    EXECUTING = "executing", _("Being carried out")
    RESOLVED = "resolved", _("Solved, to be confirmed")
    CLOSED = "closed", _("Complaint closed")
    MERGED = "merged", _("Merged")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DISMISSED = "dismissed", _("Not a complaint")


S = ComplaintState
OPEN = (S.REGISTERED, S.GRADED, S.ASSIGNED, S.INVESTIGATING, S.PROPOSED, S.EXECUTING, S.RESOLVED)
AT_WORK = (S.ASSIGNED, S.INVESTIGATING, S.PROPOSED, S.EXECUTING)
#: Whoever hears a customer may take a complaint down and grade it; fewer handle it.
TAKERS = frozenset(
    {Role.CUSTOMER_SERVICE, Role.AGENT, Role.CS_LEAD, Role.CALL_CENTRE_LEAD, Role.BRANCH_DIRECTOR}
)
HANDLERS = LEADS | {Role.CUSTOMER_SERVICE}
MANAGEMENT = frozenset({Role.BRANCH_DIRECTOR, Role.REGIONAL_MANAGER, Role.SUPERVISOR})
CALLERS = HANDLERS | {Role.AGENT, Role.CALL_CENTRE_LEAD, Role.QUALITY_SUPERVISOR}


class ComplaintBase(Workflow):
    """Where the state is."""

    state = FSMField(
        _("state"), default=S.REGISTERED, choices=S.choices, protected=True, editable=False
    )

    class Meta:
        abstract = True


STATE: Any = ComplaintBase._meta.get_field("state")


# Who may not, of those who hold the role


@guard(_("Nobody deals with a complaint about themselves."))
def not_accused(row: Any, by: Actor) -> bool:
    """Whom it is about keeps out of it, whatever their role."""
    return by.user_id is None or by.user_id != row.accused_id


@guard(_("Only the handler or a lead does this."))
def own(row: Any, by: Actor) -> bool:
    """One person handles it, so that two do not tell the customer different things."""
    leads = frozenset(map(str, LEADS))
    return by.kind != "staff" or by.user_id == row.handler_id or by.may(leads)


@guard(_("The call-back is made by somebody else than the handler."))
def another(row: Any, by: Actor) -> bool:
    """Four eyes: who solved it does not ask whether it is solved."""
    return by.user_id != row.handler_id


@guard(_("This is for the handler to whom it is assigned."))
def assigned_to(row: Any, by: Actor) -> bool:
    """Whoever it was given to."""
    return by.user_id == row.handler_id


STAFF = [not_accused]
OWN = [not_accused, own]


# What stands in the way


@guard(_("It waits for the customer."))
def not_waiting(row: Any) -> bool:
    """The customer is asked for something."""
    return row.waiting_since is None


@guard(_("It does not wait for the customer."))
def is_waiting(row: Any) -> bool:
    """So that it can go on."""
    return row.waiting_since is not None


@guard(_("A compensation is not settled yet."))
def settled(row: Any) -> bool:
    """Nothing is being asked for, and what was approved has been paid."""
    return not row.compensations.filter(state__in=("requested", "approved")).exists()


@guard(_("A compensation waits for approval."))
def nothing_asked(row: Any) -> bool:
    """What is offered must have been approved."""
    return not row.compensations.filter(state="requested").exists()


@guard(_("Not all measures are done."))
def measures_done(row: Any) -> bool:
    """Each department has done its part."""
    return not row.measures.filter(state="promised").exists()


@guard(_("Note a finding or add evidence first: from yellow on a proposal needs them."))
def investigated(row: Any) -> bool:
    """An important complaint is looked into before something is offered."""
    if RANK.get(row.grade, 0) < RANK[Grade.IMPORTANT]:
        return True
    return bool(row.notes.filter(kind="finding", round=row.round).exists())


@guard(_("From orange on it is solved by a proposal, not on the spot."))
def on_the_spot(row: Any) -> bool:
    """Within authority it is solved with the customer now (document 001)."""
    return RANK.get(row.grade, 9) < RANK[Grade.MAJOR]


@guard(_("Headquarters has it already."))
def below_headquarters(row: Any) -> bool:
    """There is somebody above."""
    return bool(row.level < 3)


@guard(_("The customer has been called back already."))
def not_called(row: Any) -> bool:
    """Once a round."""
    return row.now_round().called_back_at is None


@guard(_("The lead has stepped in already."))
def no_lead_yet(row: Any) -> bool:
    """Once."""
    return row.lead_in_at is None


@guard(_("The management has stepped in already."))
def no_management_yet(row: Any) -> bool:
    """Once."""
    return row.management_in_at is None


@guard(_("It can be opened again within 30 days only; take down a new one."))
def lately_closed(row: Any) -> bool:
    """A reasonable time."""
    closed = row.closed_at
    return closed is not None and clock.now() - closed <= timedelta(days=REOPEN_DAYS)
