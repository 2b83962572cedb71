"""The flow of complaints, returns and the crisis room: where a customer is unhappy."""

from django.utils.translation import gettext as _

from accounts.roles import Role
from complaints import services as complaints
from complaints.choices import Grade
from complaints.models import Complaint, Improvement
from core.events import Event
from crises import services as crises
from crises.models import Crisis
from dma.process.arrows import after
from returns import services as returns
from returns.models import Return
from sla import services as sla
from sla.models import Clock
from sla.table import RULES
from surveys import services as surveys
from surveys.choices import Tone

C = "complaints.complaint"
#: Clocks that go by the grade: a stricter grade's take the place of a milder one's.
BY_GRADE = ("complaint_answer_", "complaint_lead_", "complaint_management_", "complaint_propose_",
            "complaint_solve_", "complaint_crisis_")  # fmt: skip
#: What is owed only as long as the complaint is open: all but the call-back.
WHILE_OPEN = [
    code
    for code in RULES
    if code.startswith("complaint_") and code not in ("complaint_call_back", "complaint_measure")
]
SERVICE = str(Role.CUSTOMER_SERVICE)


def _of_other_grades(kind: str) -> list[str]:
    graded = [code for code in RULES if code.startswith(BY_GRADE)]
    mine = {f"{prefix}{kind}" for prefix in BY_GRADE}
    keep = mine | ({"complaint_crisis_team"} if kind == Grade.CRISIS else set())
    return [code for code in graded if code not in keep]


@after(f"{C}.grade_it", f"{C}.regrade", f"{C}.report_harm")
def replace_clocks(event: Event) -> None:
    """A stricter grade has opened stricter clocks; a milder one changes none (they stay owed)."""
    if kind := event.data.get("opens"):
        sla.cancel_codes(event.row.case_key, _of_other_grades(str(kind)), "graded anew")


@after(f"{C}.grade_it")
def dispatch(event: Event) -> None:
    """Given to whoever is free and is not whom it is about."""
    complaint: Complaint = event.row
    complaints.dispatch(complaint)


@after(f"{C}.assign", f"{C}.take")
def take_up(event: Event) -> None:
    """What waited in the queue now has an owner."""
    complaint: Complaint = event.row
    sla.take_up(case_key=complaint.case_key, members={SERVICE: complaint.handler_id}, by=event.by)


@after(f"{C}.reassign")
def hand_over(event: Event) -> None:
    """The deadlines go along with the complaint."""
    complaint: Complaint = event.row
    sla.hand_over(
        case_key=complaint.case_key, role=SERVICE, to=int(event.data["handler"]), by=event.by
    )


@after(f"{C}.propose", f"{C}.give_measure", f"{C}.ask_compensation")
def begin_parts(event: Event) -> None:
    """Measures become deadlines; compensations are asked for."""
    complaint: Complaint = event.row
    complaints.begin_parts(complaint)


@after(f"{C}.wait_for_customer")
def stand_still(event: Event) -> None:
    """While the customer is asked, the time for the solution stands still."""
    codes = [code for code in RULES if code.startswith("complaint_solve_")]
    sla.pause_case(event.row.case_key, "waiting for the customer", codes=codes)


@after(f"{C}.go_on", f"{C}.refuse_proposal")
def count_on(event: Event) -> None:
    """The customer has answered."""
    sla.resume_case(event.row.case_key)


@after(f"{C}.refuse_proposal", f"{C}.customer_reject", f"{C}.call_back", f"{C}.reopen")
def end_round(event: Event) -> None:
    """What was promised for a round that failed is no longer owed."""
    complaint: Complaint = event.row
    if event.data.get("proposes"):
        complaints.after_customers_no(complaint)


@after(f"{C}.customer_confirm", f"{C}.call_back")
def improve(event: Event) -> None:
    """A grave or repeated complaint is followed by an improvement."""
    complaint: Complaint = event.row
    if event.data.get("how"):
        sla.cancel_codes(complaint.case_key, WHILE_OPEN, "complaint closed")
        complaints.improve_after(complaint)


@after(f"{C}.customer_confirm", f"{C}.call_back")
def ask_how_it_was_solved(event: Event) -> None:
    """Closed: a questionnaire goes out by itself (requirements F3)."""
    row: Complaint = event.row
    if event.data.get("how"):
        surveys.after_complaint(
            customer=row.customer, order=row.order, handler=row.handler, about=row.key
        )


@after("surveys.invitation.submit")
def open_again(event: Event) -> None:
    """A score below the threshold opens the complaint again (requirements F3)."""
    label, _colon, pk = event.data["about"].partition(":")
    if label == C and event.data["tone"] == Tone.RED:
        complaints.open_again(int(pk), _("The questionnaire after closing is red."))


@after(f"{C}.merge_into", f"{C}.withdraw", f"{C}.dismiss")
def drop_parts(event: Event) -> None:
    """Nothing more is done for it."""
    complaint: Complaint = event.row
    complaints.drop_parts(complaint)


@after("sla.due.improvement_observation")
def judge(event: Event) -> None:
    """Three months are over."""
    clock: Clock = event.row
    complaints.conclude_improvement(Improvement.objects.get(pk=clock.subject_pk))


# The crisis room and the watch


@after(f"{C}.grade_it", f"{C}.regrade")
def open_room(event: Event) -> None:
    """A red complaint opens the crisis room."""
    if event.data.get("grade") == Grade.CRISIS:
        crises.open_for(event.row)


@after("crises.crisis.assemble")
def team_is_there(event: Event) -> None:
    """The complaint's own clock is met by the team's."""
    crisis: Crisis = event.row
    if crisis.complaint is not None:
        complaints.team_in_place(crisis.complaint)


@after(f"{C}.register")
def watch_complaints(event: Event) -> None:
    """The watch reads what customers complain of."""
    row: Complaint = event.row
    crises.look(text=row.text, source_key=row.key, branch_id=row.branch_id, about=row.accused_id)


# Goods that come back


@after("returns.return.receive")
def book_in(event: Event) -> None:
    """The goods lie in quarantine, under the parcel that had taken them."""
    row: Return = event.row
    returns.book_in(row, event.by)


@after("returns.return.inspect")
def put_away(event: Event) -> None:
    """Back to the shelf, or they stay apart."""
    row: Return = event.row
    returns.put_away(row, event.by)


@after("returns.return.exchange")
def send_other(event: Event) -> None:
    """Another delivery of the same goods."""
    row: Return = event.row
    returns.send_other(row)
