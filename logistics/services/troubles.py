"""From a carrier's bad news, or its silence, to a task of somebody – and what follows from that.

A carrier's news and our own rounds come in any order and more than once, perhaps at the same time:
the parcel's row is locked before anything is decided, so each trouble is noticed once.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from core import clock
from core.actors import SYSTEM, Actor
from core.steps import perform
from logistics.choices import MISHAP_OF, OVER, TROUBLE, Method, Mishap, Noticed, Outcome, Progress
from logistics.models import Shipment, Trouble
from logistics.services.parcels import reship
from logistics.services.returns import expect_back
from logistics.workflow import ShipmentState, TroubleState

#: No carrier needs longer until it has collected a parcel, or until it tells something new; after
#: that somebody asks. What is long is a rule of thumb (research: inventory §8.3), no deadline.
UNCOLLECTED = timedelta(hours=24)
SILENT = timedelta(hours=48)
#: It waits for the customer: following that up is customer service's (rows 9 and 10).
WAITS = {Progress.AT_POINT, Progress.BY_PROXY}


@transaction.atomic
def notice(shipment: Shipment, *, kind: str, how: str) -> Trouble:
    """Make a trouble somebody's task; one that is known stays one."""
    Shipment.objects.select_for_update(of=("self",)).get(pk=shipment.pk)
    known = Trouble.objects.filter(shipment=shipment, kind=kind)
    found = known.exclude(state=TroubleState.CLEARED).first()
    if found is not None:
        return found
    trouble = Trouble.objects.create(order=shipment.order, shipment=shipment, kind=kind, how=how)
    return perform(trouble, "notice", by=SYSTEM)


def weigh(shipment: Shipment) -> None:
    """After new lines: bad news is somebody's task, good news ends what was only silence."""
    if shipment.progress in TROUBLE:
        notice(shipment, kind=MISHAP_OF[shipment.progress], how=Noticed.CARRIER)
        return
    gone = Q(kind=Mishap.STUCK, how=Noticed.SILENCE)
    if shipment.progress in OVER:
        gone = ~Q(how=Noticed.STAFF)
    for trouble in shipment.troubles.filter(gone, state=TroubleState.OPEN).order_by("pk"):
        perform(trouble, "clear", by=SYSTEM)


def look_for_silence() -> int:
    """Parcels of which nothing was heard for too long become a task; returns how many."""
    now = clock.now()
    uncollected = Q(progress_at=None, confirmed_at__lt=now - UNCOLLECTED)
    silent = Q(progress_at__lt=now - SILENT)
    quiet = Shipment.objects.filter(
        uncollected | silent, state=ShipmentState.CONFIRMED, method=Method.EXPRESS
    ).exclude(progress__in=OVER | TROUBLE | WAITS)
    quiet = quiet.exclude(receipt__state="received").exclude(
        troubles__in=Trouble.objects.exclude(state=TroubleState.CLEARED).filter(kind=Mishap.STUCK)
    )
    found = list(quiet.select_related("order").order_by("pk"))
    for shipment in found:
        notice(shipment, kind=Mishap.STUCK, how=Noticed.SILENCE)
    return len(found)


@transaction.atomic
def after_settling(trouble: Trouble, *, by: Actor) -> None:
    """The decision begins what it says: the same goods again, or the parcel's way back."""
    shipment = trouble.shipment
    if trouble.outcome == Outcome.ARRIVES:
        return
    if shipment.state == ShipmentState.CONFIRMED:
        note = trouble.get_kind_display()
        perform(shipment, "report_exception", by=by, kind=trouble.kind, note=str(note))
    if trouble.outcome == Outcome.RESEND and not shipment.is_replaced:
        reship(receipt=shipment.receipt, by=by)
    if trouble.outcome == Outcome.COMES_BACK or trouble.kind in (Mishap.RETURNED, Mishap.REFUSED):
        expect_back(shipment)
