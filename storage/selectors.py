"""What was measured where, and who may see it."""

from datetime import datetime, timedelta

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from accounts.models import User
from inventory.models import Zone
from storage.concerned import lots_of, zones_visible_to
from storage.models import Excursion, Reading, Sensor, ZoneLimit

__all__ = ["lots_of", "zones_visible_to"]
#: A sensor that is silent for so many of its rounds is missed.
ROUNDS = 4


def zones_for_list(user: User) -> QuerySet[Zone]:
    """Zones with their latest reading and what is out of range now."""
    latest = Reading.objects.filter(zone=OuterRef("pk")).order_by("-at", "-pk")
    return (
        zones_visible_to(user)
        .select_related("warehouse__branch")
        .annotate(
            latest_at=Subquery(latest.values("at")[:1]),
            latest_temperature=Subquery(latest.values("temperature")[:1]),
            latest_humidity=Subquery(latest.values("humidity")[:1]),
            alarms=Count("excursions", filter=Q(excursions__ended_at=None), distinct=True),
        )
    )


def readings_visible_to(user: User) -> QuerySet[Reading]:
    """Readings of the zones that a person sees."""
    rows = Reading.objects.filter(zone__in=zones_visible_to(user))
    return rows.select_related("zone__warehouse", "sensor")


def visible_to(user: User) -> QuerySet[Excursion]:
    """Excursions of the zones that a person sees."""
    return Excursion.objects.filter(zone__in=zones_visible_to(user))


def for_list(user: User) -> QuerySet[Excursion]:
    """Excursions with what their row shows."""
    return visible_to(user).select_related("zone__warehouse__branch")


def limits_visible_to(user: User) -> QuerySet[ZoneLimit]:
    """Limits of the zones that a person sees."""
    return ZoneLimit.objects.filter(zone__in=zones_visible_to(user)).select_related("zone")


def monitored() -> QuerySet[Zone]:
    """Zones that somebody has begun to measure, or has set limits for."""
    watched = Q(pk__in=Reading.objects.values("zone")) | Q(pk__in=ZoneLimit.objects.values("zone"))
    rooms = Zone.objects.filter(watched, warehouse__active=True)
    return rooms.select_related("warehouse").order_by("pk")


def next_due(zone: Zone) -> datetime | None:
    """When the next reading must have come: after the last one, as often as was agreed."""
    last = Reading.objects.filter(zone=zone).aggregate(at=Max("at"))["at"]
    if last is None:
        return None
    rounds = Sensor.objects.filter(zone=zone, active=True).order_by("every_minutes")
    sensor = rounds.values_list("every_minutes", flat=True).first()
    limit = ZoneLimit.objects.filter(zone=zone).order_by("-since").first()
    minutes = sensor * ROUNDS if sensor else (limit.every_minutes if limit else 720)
    return last + timedelta(minutes=minutes)
