"""Readings in, alarms out.

Readings come late, doubled and in any order, perhaps from two sides at once: the zone's row is
locked, the readings are inserted once, and the times out of range are told anew from all readings
that could have changed them.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core import clock
from core.actors import SYSTEM, Actor
from core.steps import perform
from inventory.models import Lot, Zone
from storage import measuring
from storage.choices import Kind, Source
from storage.measuring import BY_CLASS, RULES, Episode, Limits
from storage.models import Excursion, Reading, Sensor, ZoneLimit
from storage.selectors import monitored, next_due

BRAND = "dms"


@dataclass(frozen=True)
class Value:
    """One thing measured."""

    at: datetime
    temperature: Decimal
    humidity: Decimal | None = None


@dataclass(frozen=True)
class Taken:
    """What became of a batch: new readings, and those that were there already."""

    accepted: int
    repeated: int


@transaction.atomic
def record(
    *,
    zone: Zone,
    temperature: Decimal,
    humidity: Decimal | None,
    at: datetime,
    by: Actor,
) -> Reading:
    """A reading by hand; the same minute again is the same reading."""
    value = Value(at, temperature, humidity)
    take_in(zone, [value], source=Source.HAND, by=by)
    return Reading.objects.get(zone=zone, at=at, sensor=None)


@transaction.atomic
def take_in(
    zone: Zone,
    values: Sequence[Value],
    *,
    source: str,
    by: Actor,
    sensor: Sensor | None = None,
) -> Taken:
    """Keep what is new, and say what it means for the zone."""
    zone = lock(zone)
    times = {value.at: value for value in values}
    known = Reading.objects.filter(zone=zone, sensor=sensor, at__in=times)
    fresh = sorted(set(times) - set(known.values_list("at", flat=True)))
    Reading.objects.bulk_create(
        Reading(
            zone=zone,
            at=at,
            temperature=times[at].temperature,
            humidity=times[at].humidity,
            source=source,
            sensor=sensor,
            actor_id=by.id,
            actor_name=by.name,
        )
        for at in fresh
    )
    if fresh:
        _tell(zone, fresh[0])
    return Taken(len(fresh), len(values) - len(fresh))


def lock(zone: Zone) -> Zone:
    """Whoever tells what readings mean waits for whoever does so."""
    return Zone.objects.select_for_update(of=("self",)).select_related("warehouse").get(pk=zone.pk)


@transaction.atomic
def look_for_gaps() -> int:
    """Zones of which nothing is heard any more raise an alarm; returns how many."""
    now, found = clock.now(), 0
    for zone in monitored():
        lock(zone)
        due = next_due(zone)
        silent = Excursion.objects.filter(zone=zone, kind=Kind.SILENT, ended_at=None)
        if due is not None and due < now and not silent.exists():
            _raise(zone, Kind.SILENT, began_at=due)
            found += 1
    return found


def set_apart(*, excursion: Excursion, lots: Iterable[int], reason: str, by: Actor) -> None:
    """Quarantine the lots that were chosen."""
    for lot in Lot.objects.filter(pk__in=lots).exclude(state="quarantine").order_by("pk"):
        perform(lot, "quarantine", by=by, reason=f"{excursion}: {reason}"[:500])


def issue_token(sensor: Sensor) -> str:
    """A new token for a sensor, shown once; the old one ends."""
    secret = secrets.token_urlsafe(32)
    sensor.prefix, sensor.digest = secrets.token_hex(4), digest(secret)
    sensor.save()
    return f"{BRAND}_{sensor.prefix}_{secret}"


def digest(secret: str) -> str:
    """SHA-256 is enough here: the secret is 256 random bits, not a password."""
    return hashlib.sha256(secret.encode()).hexdigest()


def limits_of(zone: Zone) -> Callable[[datetime], Limits | None]:
    """The limits of a zone at a time: those set by people, else those of its class."""
    rows = list(ZoneLimit.objects.filter(zone=zone).order_by("-since"))

    def at(moment: datetime) -> Limits | None:
        day: date = timezone.localdate(moment)
        for row in rows:
            if row.since <= day:
                return Limits(row.t_min, row.t_max, row.rh_min, row.rh_max)
        return BY_CLASS.get(zone.storage_class)  # type: ignore[call-overload]  # a text choice

    return at


def _tell(zone: Zone, since: datetime) -> None:
    """Bring the excursions of a zone in line with its readings from ``since`` on."""
    limits = limits_of(zone)
    touched = Excursion.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since), zone=zone)
    rows = list(touched.exclude(kind=Kind.SILENT).order_by("began_at", "pk"))
    starts = {
        rule.kind: min([since, *(row.began_at for row in rows if row.kind == rule.kind)])
        for rule in RULES
    }
    found = Reading.objects.filter(zone=zone, at__gte=min(starts.values()))
    readings = list(found.order_by("at", "pk"))
    for rule in RULES:
        free = [row for row in rows if row.kind == rule.kind]
        mine = [reading for reading in readings if reading.at >= starts[rule.kind]]
        for episode in measuring.episodes(rule, mine, limits):
            _match(zone, episode, free)
    for silent in Excursion.objects.filter(zone=zone, kind=Kind.SILENT, ended_at=None):
        if readings[-1].at >= silent.began_at:
            perform(silent, "hear", by=SYSTEM, at=readings[-1].at)


def _match(zone: Zone, episode: Episode, free: list[Excursion]) -> None:
    """The row of an episode takes over what is known of it; a new one raises an alarm."""
    row = next((one for one in free if _same(episode, one)), None)
    was_over = row is not None and row.ended_at is not None
    if row is None:
        known = {"worst": episode.worst, "limit": episode.limit, "measured": episode.measured}
        row = _raise(zone, episode.kind, began_at=episode.began, ended_at=episode.ended, **known)
    else:
        free.remove(row)
        Excursion.objects.filter(pk=row.pk).update(
            began_at=episode.began,
            worst=episode.worst,
            measured=episode.measured,
            ended_at=episode.ended if was_over else None,
        )
    if episode.ended and not was_over:
        perform(row, "end", by=SYSTEM, at=episode.ended)


def _same(episode: Episode, row: Excursion) -> bool:
    """Whether a row tells of an episode: what is over stays over, and only becomes shorter."""
    return (episode.ended is not None or row.ended_at is None) and episode.touches(
        row.began_at, row.ended_at
    )


def _raise(zone: Zone, kind: str, **known: object) -> Excursion:
    excursion = Excursion.objects.create(zone=zone, kind=kind, **known)
    return perform(excursion, "raise_alarm", by=SYSTEM)
