"""Parcels: headquarters all, a branch its own, the keepers at headquarters those of their rooms."""

from datetime import datetime, timedelta

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.models import User
from accounts.roles import Right, Role
from logistics.choices import OVER, Method
from logistics.models import Shipment, ShipmentLine, TrackingEvent
from logistics.selectors.reach import of_purpose
from logistics.workflow import ISSUERS, ShipmentState

ASK_EVERY = timedelta(hours=2)
#: News are pushed: asking is for what was lost on the way.
ASK_BESIDE = timedelta(hours=24)
ASK_FOR = timedelta(days=90)


def visible_to(user: User) -> QuerySet[Shipment]:
    """The one predicate. Nobody sees more here than parcel, goods and addressee."""
    if not user.can(Right.LOGISTICS):
        return Shipment.objects.none()
    rows = Shipment.objects.filter(of_purpose(user, "delivery__"))
    if user.sees_every_branch:
        return rows
    if user.branch_id is None:
        return rows.filter(warehouse__isnull=False, warehouse__branch=None)
    return rows.filter(Q(order__branch=user.branch_id) | Q(warehouse__branch=user.branch_id))


def for_list(user: User) -> QuerySet[Shipment]:
    """Parcels with what their row shows."""
    rows = visible_to(user).select_related("order__branch", "delivery", "warehouse")
    lines = Prefetch("lines", ShipmentLine.objects.select_related("product"))
    return rows.prefetch_related(lines)


def for_detail(user: User) -> QuerySet[Shipment]:
    """A parcel with what its page shows."""
    return (
        for_list(user)
        .select_related("order__customer", "replaces", "part_of", "receipt", "goods_return")
        .prefetch_related("replacements", "rests", "troubles")
    )


def to_issue(user: User) -> QuerySet[Shipment]:
    """The parcels that a person may pick, those to begin before those begun, the oldest first."""
    mine = [purpose for purpose, roles in ISSUERS.items() if user.actor.may(_codes(roles))]
    rows = visible_to(user).filter(delivery__purpose__in=mine)
    rows = rows.filter(state__in=[ShipmentState.TO_PICK, ShipmentState.PICKED])
    return rows.order_by("-state", "pk")


def _codes(roles: frozenset[Role]) -> frozenset[str]:
    return frozenset(map(str, roles))


def events_visible_to(user: User) -> QuerySet[TrackingEvent]:
    """The carriers' news of the parcels that a person may see."""
    return TrackingEvent.objects.filter(shipment__in=visible_to(user))


def live(order_id: int) -> QuerySet[Shipment]:
    """The parcels of an order that are to arrive."""
    return Shipment.objects.filter(order=order_id).exclude(state=ShipmentState.CANCELLED)


def to_ask(now: datetime) -> QuerySet[Shipment]:
    """Parcels whose carrier may have news, those asked longest ago first."""
    due = Q(asked_at=None) | Q(asked_at__lt=now - ASK_BESIDE)
    due |= Q(subscribed_at=None, asked_at__lt=now - ASK_EVERY)
    waiting = Shipment.objects.filter(
        due,
        state=ShipmentState.CONFIRMED,
        method=Method.EXPRESS,
        confirmed_at__gt=now - ASK_FOR,
    ).exclude(progress__in=OVER)
    return waiting.order_by(F("asked_at").asc(nulls_first=True), "pk")


def by_number(number: str, carrier: str = "") -> Shipment | None:
    """The parcel with this number; the carrier decides when two carriers gave the same number."""
    found = list(Shipment.objects.filter(tracking_number=number))
    same = [shipment for shipment in found if shipment.carrier == carrier]
    if same or len(found) == 1:
        return (same or found)[0]
    return None
