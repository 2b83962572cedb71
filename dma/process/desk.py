"""The flow of the service desk, the knowledge base and the surveys: what follows what."""

from accounts.roles import Role
from core.actors import SYSTEM
from core.events import Event
from core.steps import perform
from dma.process.arrows import after
from plans.models import Plan
from servicedesk import services as servicedesk
from servicedesk.models import WorkOrder
from sla import services as sla
from surveys import services as surveys


@after("servicedesk.enquiry.ask_expert", "servicedesk.enquiry.advise")
def hand_question_over(event: Event) -> None:
    """The expert owes the answer while the question is theirs, then the handler again."""
    to = event.data["to"]
    if to is not None:
        _give(event, int(to))


@after("servicedesk.servicerequest.accept")
def open_work(event: Event) -> None:
    """What can be done becomes work for whoever fits best (requirements E2)."""
    servicedesk.open_work(event.row)


@after("servicedesk.workorder.approve_reassign")
def hand_work_over(event: Event) -> None:
    """The lead agreed: what is owed moves with the work."""
    _give(event, int(event.data["to"]))


@after("servicedesk.workorder.evaluate", "servicedesk.workorder.cancel")
def close_request(event: Event) -> None:
    """Well judged, or given up: the request is at its end. Badly judged, it stays open."""
    work: WorkOrder = event.row
    if not event.data.get("bad"):
        perform(work.request, "close", by=SYSTEM)


@after("plans.plan.end", "plans.plan.terminate")
def ask_how_it_was(event: Event) -> None:
    """The service is over: the customer is asked how it was, unless asked lately (G1)."""
    plan: Plan = event.row
    surveys.after_service(plan.order)


@after("servicedesk.channel.hand_over", "knowledge.article.hand_over")
def hand_owner_over(event: Event) -> None:
    """Who answers for it owes its next look."""
    _give(event, int(event.data["to"]))


def _give(event: Event, to: int) -> None:
    role = str(Role.CUSTOMER_SERVICE)
    sla.hand_over(case_key=event.row.case_key, role=role, to=to, by=event.by)
