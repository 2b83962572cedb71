"""What readings say, without a database: limits, and the times in which they were left."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Protocol

from inventory.models import Storage
from storage.choices import Kind

#: How far a clock may be ahead of ours, and how late a reading may come.
AHEAD, BACK = timedelta(minutes=5), timedelta(days=31)


@dataclass(frozen=True)
class Limits:
    """°C and % relative humidity, both ends allowed; how often a reading must come."""

    t_min: Decimal
    t_max: Decimal
    rh_min: Decimal
    rh_max: Decimal
    every: timedelta = timedelta(hours=12)


#: What holds where nobody has set anything (requirements I1 and I5; document 001).
BY_CLASS = {
    Storage.ROOM: Limits(Decimal(20), Decimal(25), Decimal(45), Decimal(75)),
    Storage.COLD: Limits(Decimal(0), Decimal(4), Decimal(45), Decimal(75)),
}


class Measured(Protocol):
    """What an episode is made of."""

    at: datetime
    temperature: Decimal
    humidity: Decimal | None


@dataclass(frozen=True)
class Episode:
    """A time out of range: from its first reading out of range to the first within again."""

    kind: str
    began: datetime
    last: datetime
    worst: Decimal
    limit: Decimal
    measured: int = 1
    ended: datetime | None = None

    def touches(self, began: datetime, ended: datetime | None) -> bool:
        """Whether another time overlaps this one."""
        return (ended is None or ended >= self.began) and (
            self.ended is None or began <= self.ended
        )


@dataclass(frozen=True)
class Rule:
    """How one kind is told from a reading."""

    kind: str
    value: Callable[[Measured], Decimal | None]
    limit: Callable[[Limits], Decimal]
    above: bool

    def beyond(self, reading: Measured, limits: Limits) -> Decimal | None:
        """The value if it is out of range."""
        value = self.value(reading)
        if value is None:
            return None
        limit = self.limit(limits)
        return value if (value > limit if self.above else value < limit) else None


RULES = (
    Rule(Kind.HOT, lambda r: r.temperature, lambda limits: limits.t_max, above=True),
    Rule(Kind.COLD, lambda r: r.temperature, lambda limits: limits.t_min, above=False),
    Rule(Kind.WET, lambda r: r.humidity, lambda limits: limits.rh_max, above=True),
    Rule(Kind.DRY, lambda r: r.humidity, lambda limits: limits.rh_min, above=False),
)


def episodes(
    rule: Rule, readings: Iterable[Measured], limits: Callable[[datetime], Limits | None]
) -> Sequence[Episode]:
    """The times out of range in readings that are in order of time."""
    return list(_fold(rule, readings, limits))


def _fold(
    rule: Rule, readings: Iterable[Measured], limits: Callable[[datetime], Limits | None]
) -> Iterator[Episode]:
    now: Episode | None = None
    for reading in readings:
        known = limits(reading.at)
        if known is None or rule.value(reading) is None:
            continue
        value = rule.beyond(reading, known)
        if value is None:
            if now is not None:
                yield replace(now, ended=reading.at)
            now = None
        elif now is None:
            now = Episode(rule.kind, reading.at, reading.at, value, rule.limit(known))
        else:
            worst = max(now.worst, value) if rule.above else min(now.worst, value)
            now = replace(now, last=reading.at, worst=worst, measured=now.measured + 1)
    if now is not None:
        yield now
