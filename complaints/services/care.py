"""What follows from the steps of a complaint inside this app; the process calls it."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Branch, User
from accounts.reach import Directory
from accounts.roles import Role
from complaints.choices import RANK, Cause, Grade
from complaints.models import Complaint, Improvement
from complaints.workflow import OPEN, ComplaintState
from core import clock
from core.actors import SYSTEM, Actor
from core.errors import Invalid, Refused
from core.steps import perform
from core.workflow import steps_of
from sla import selectors as sla
from sla.models import Clock

#: Who handles a grade (requirements F2): the graver, the higher.
HANDLED_BY = {
    str(Grade.GREEN): Role.CUSTOMER_SERVICE,
    str(Grade.ORDINARY): Role.CUSTOMER_SERVICE,
    str(Grade.IMPORTANT): Role.CS_LEAD,
    str(Grade.MAJOR): Role.CS_LEAD,
    str(Grade.CRISIS): Role.SUPERVISOR,
}
#: Deadlines after which it goes up by itself.
GOES_UP = ("complaint_answer_", "complaint_propose_", "complaint_solve_", "complaint_lead_")


def dispatch(complaint: Complaint) -> Complaint:
    """Give it to whoever owes the least, is here, and is not whom it is about."""
    handler = _free(complaint, HANDLED_BY[complaint.grade]) or _free(complaint, Role.CS_LEAD)
    if handler is None:
        return complaint  # it waits in the queue; its clocks belong to the branch's role
    return perform(complaint, "assign", by=SYSTEM, handler=handler)


def _free(complaint: Complaint, role: Role) -> User | None:
    here = Q(branch=complaint.branch_key) | Q(branch=None)
    people = User.objects.filter(here, is_active=True, roles__contains=[role])
    people = people.exclude(pk=complaint.accused_id)
    present = Directory.at(clock.now())
    there = [pk for pk in people.values_list("pk", flat=True) if present.standing_in(pk) == pk]
    return sla.least_loaded(people.filter(pk__in=there))


def begin_parts(complaint: Complaint) -> None:
    """Let the clocks of new measures begin, and ask for new compensations."""
    for measure in complaint.measures.filter(state="promised", begun_at=None):
        perform(measure, "promise", by=SYSTEM)
    for asked in complaint.compensations.filter(state="requested", version=0):
        perform(asked, "ask", by=SYSTEM)


def after_customers_no(complaint: Complaint) -> None:
    """What was promised for the round that failed is no longer owed."""
    for measure in complaint.measures.filter(state="promised", round__lt=complaint.round):
        perform(measure, "drop", by=SYSTEM, reason="round ended")
    for asked in complaint.compensations.filter(state="requested", round__lt=complaint.round):
        perform(asked, "take_back", by=SYSTEM, reason="round ended")


def drop_parts(complaint: Complaint) -> None:
    """The complaint ended early: no measure is owed, no compensation asked for."""
    for measure in complaint.measures.filter(state="promised"):
        perform(measure, "drop", by=SYSTEM, reason="complaint ended")
    for asked in complaint.compensations.filter(state="requested"):
        perform(asked, "take_back", by=SYSTEM, reason="complaint ended")


def open_again(number: int, reason: str) -> None:
    """A closed complaint begins another round; one that is open already, or long closed, stays."""
    row = Complaint.objects.select_for_update(of=("self",)).get(pk=number)
    spec = steps_of(Complaint)["reopen"]
    if str(row.state) in spec.sources and not spec.unmet(row):
        perform(row, "reopen", by=SYSTEM, reason=reason)


def team_in_place(complaint: Complaint) -> None:
    """The crisis room has its team: the complaint's own clock is met."""
    if complaint.is_open:
        perform(complaint, "team_in_place", by=SYSTEM)


def improve_after(complaint: Complaint) -> Improvement | None:
    """A repeated complaint, or one from yellow on, is followed by an improvement, once."""
    grave = RANK.get(complaint.grade, 0) >= RANK[Grade.IMPORTANT]
    if not (grave or complaint.repeat_of_id) or complaint.improvements.exists():
        return None
    cause = complaint.cause or str(Cause.OTHER)
    title = f"{complaint.get_category_display()} · {complaint}"
    return _improve(title, cause, complaint, complaint.branch_key)


@transaction.atomic
def open_improvement(
    *, by: Actor, title: str, cause: str, complaint: int | None = None
) -> Improvement:
    """Opened by hand, about a complaint or about anything that comes again and again."""
    about = None
    if complaint is not None:
        rows = Complaint.objects.select_related("order", "customer")
        about = rows.filter(pk=complaint).first()
        if about is None or by.branch_id not in (None, about.branch_key):
            words = _("There is no complaint with this number.")
            raise Invalid(words, fields={"complaint": [words]})
    return _improve(title, cause, about, about.branch_key if about else by.branch_id)


def _improve(
    title: str, cause: str, complaint: Complaint | None, branch: int | None
) -> Improvement:
    made = Improvement.objects.create(
        title=title[:120],
        cause=cause,
        complaint=complaint,
        branch=Branch.objects.filter(pk=branch).first(),
    )
    return perform(made, "register", by=SYSTEM)


def conclude_improvement(improvement: Improvement) -> None:
    """Three months are over: the figures decide."""
    if str(improvement.state) == "observing" and improvement.observation_over():
        perform(improvement, "conclude", by=SYSTEM)


def escalate_overdue() -> int:
    """Complaints whose deadline has passed go up by themselves, once for each deadline."""
    named = Q()
    for prefix in GOES_UP:
        named |= Q(code__startswith=prefix)
    late = Clock.objects.filter(named, state=sla.RUNNING, breached_at__isnull=False)
    done = 0
    for key, pk in late.order_by("pk").values_list("subject_key", "pk"):
        done += _escalate(int(key.rpartition(":")[2]), pk)
    return done


def _escalate(number: int, clock_id: int) -> int:
    rows = Complaint.objects.filter(pk=number, level__lt=3, state__in=map(str, OPEN))
    row = rows.exclude(escalated_for__contains=[clock_id]).first()
    if row is None or str(row.state) == ComplaintState.RESOLVED:
        return 0
    try:
        perform(row, "escalate_late", by=SYSTEM, clock=clock_id)
    except Refused:  # somebody was faster
        return 0
    return 1
