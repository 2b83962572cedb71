"""Writing down what carriers tell: every line once, the parcel's progress from all of them."""

import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from logistics.models import Shipment, TrackingEvent, TrackingPush
from logistics.selectors.shipments import by_number
from logistics.services import troubles
from logistics.tracking import kuaidi100
from logistics.tracking.local import LocalCarrier
from logistics.tracking.news import Adapter, News, summary
from logistics.workflow import ShipmentState

PROVIDER = "kuaidi100"
CALLBACK = "/api/v1/webhooks/tracking/"


def adapter() -> Adapter:
    """Whom this installation asks: the aggregator when there is an account, else nobody outside."""
    account = settings.DMA_KUAIDI100
    if account["customer"] and account["key"]:
        site = settings.SITE_URL
        return kuaidi100.Kuaidi100(
            customer=account["customer"],
            key=account["key"],
            salt=account["salt"],
            callback=f"{site}{CALLBACK}" if site else "",
        )
    return LocalCarrier()


def push_salt() -> str:
    """The secret shared with the aggregator; empty: pushes are refused."""
    return str(settings.DMA_KUAIDI100["salt"])


@transaction.atomic
def write(shipment: Shipment, news: Iterable[News], source: str) -> int:
    """Add the lines that are new and return how many; the order in which they come is nothing."""
    locked = Shipment.objects.select_for_update(of=("self",)).get(pk=shipment.pk)
    known = set(shipment.events.values_list("digest", flat=True))
    fresh = {line.digest: line for line in news if line.digest not in known}
    TrackingEvent.objects.bulk_create(
        TrackingEvent(
            shipment=shipment,
            at=line.at,
            progress=line.progress,
            text=line.shown,
            source=source,
            digest=digest,
        )
        for digest, line in fresh.items()
    )
    progress, at = summary(shipment.events.values_list("at", "progress"))
    Shipment.objects.filter(pk=shipment.pk).update(progress=progress, progress_at=at)
    if fresh and locked.state == ShipmentState.CONFIRMED:
        locked.progress, locked.progress_at = progress, at
        troubles.weigh(locked)
    return len(fresh)


@transaction.atomic
def take_in(param: str) -> TrackingPush:
    """Take over a signed push; the same body again changes nothing."""
    digest = hashlib.sha256(f"{PROVIDER}|{param}".encode()).hexdigest()
    push, new = TrackingPush.objects.get_or_create(
        digest=digest,
        defaults={
            "provider": PROVIDER,
            "body": param,
            "outcome": TrackingPush.Outcome.UNREADABLE,
        },
    )
    if new:
        _take_over(push, param)
        push.save()
    return push


def _take_over(push: TrackingPush, param: str) -> None:
    try:
        content = kuaidi100.read_push(param)
    except kuaidi100.Unreadable as problem:
        push.note = str(problem)
        return
    push.shipment = by_number(content.number, content.carrier)
    if push.shipment is None:
        push.outcome = TrackingPush.Outcome.ORPHAN
        return
    write(push.shipment, content.news, PROVIDER)
    push.outcome = TrackingPush.Outcome.DONE
