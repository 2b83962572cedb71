"""Asking carriers for news. Safe to run twice: a parcel is claimed before it is asked for."""

import structlog
from celery import shared_task
from django.db import transaction

from core import clock
from logistics.models import Shipment
from logistics.selectors.shipments import to_ask
from logistics.services import troubles
from logistics.tracking import book
from logistics.tracking.news import Unreachable

BATCH = 100
log = structlog.get_logger(__name__)


@shared_task
def poll_tracking(limit: int = BATCH) -> int:
    """Ask for the parcels that were not asked for lately; returns how many lines were new."""
    fresh = 0
    for shipment in claim(limit):
        fresh += ask(shipment)
    return fresh


@shared_task
def look_for_silence() -> int:
    """Parcels of which nothing was heard become somebody's task; returns how many."""
    return troubles.look_for_silence()


def claim(limit: int) -> list[Shipment]:
    """Mark parcels as asked, skipping those that another worker is at."""
    now = clock.now()
    with transaction.atomic():
        due = to_ask(now).select_for_update(of=("self",), skip_locked=True)
        found = list(due.select_related("delivery")[:limit])
        Shipment.objects.filter(pk__in=[row.pk for row in found]).update(asked_at=now)
    return found


def ask(shipment: Shipment) -> int:
    """One question, outside of any transaction; no answer is no harm. News that can be pushed are
    ordered on the way, and then asked for seldom."""
    carrier = book.adapter()
    tail = shipment.delivery.phone[-4:]
    try:
        if shipment.subscribed_at is None and carrier.subscribe(shipment, tail):
            Shipment.objects.filter(pk=shipment.pk).update(subscribed_at=clock.now())
        news = carrier.query(shipment, tail, clock.now())
    except Unreachable as problem:
        log.warning("tracking_unreachable", shipment=shipment.pk, why=str(problem))
        return 0
    return book.write(shipment, news, carrier.name)
