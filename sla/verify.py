"""Proof that nothing was lost or doubled: the ledger replayed against what fired.

A step was owed if its clock lived, in that generation, through a sweep that came after the step's
time. What fired is held against it, and every message against its firing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count

from notifications.models import Message
from sla.models import ClockEvent, Firing, Tick

#: Transactions that were open while a sweep looked are seen by the next one.
SLACK = timedelta(seconds=5)


class StepKey(NamedTuple):
    """The key under which a step can fire once."""

    clock_id: int
    gen: int
    step: str


class Entry(NamedTuple):
    """One entry of a clock's ledger, with the plan of steps that counts from then on."""

    gen: int
    at: datetime
    data: dict[str, list[str]]


@dataclass(frozen=True)
class Verdict:
    """The result of a replay."""

    expected: int
    fired: int
    duplicate: int
    lost: int

    @property
    def clean(self) -> bool:
        """Whether every step fired exactly once."""
        return self.expected == self.fired and not self.duplicate and not self.lost

    def __str__(self) -> str:
        return (
            f"expected {self.expected} fired {self.fired}"
            f" duplicate {self.duplicate} lost {self.lost}"
        )


def audit() -> Verdict:
    """Replay the whole ledger."""
    rows = Firing.objects.values_list("clock_id", "gen", "step")
    fired = [StepKey(*row) for row in rows.iterator(chunk_size=5000)]
    once = set(fired)
    owed = set(_owed())
    lost = len(owed - once)
    doubled = len(fired) - len(once) + _doubled_messages()
    return Verdict(len(owed | once), len(once), doubled, lost)


def _doubled_messages() -> int:
    """Messages of one firing to one person beyond the first."""
    sent = Message.objects.filter(payload__has_key="firing")
    pairs = sent.values("payload__firing", "recipient").annotate(n=Count("pk")).filter(n__gt=1)
    return sum(pair["n"] - 1 for pair in pairs)


def _owed() -> Iterator[StepKey]:
    sweeps = list(
        Tick.objects.filter(finished_at__isnull=False).order_by("at").values_list("at", flat=True)
    )
    events = ClockEvent.objects.order_by("clock_id", "pk").values_list(
        "clock_id", "gen", "at", "data"
    )
    for clock_id, rows in groupby(events.iterator(chunk_size=5000), key=lambda row: row[0]):
        yield from _owed_of(clock_id, [Entry(*row[1:]) for row in rows], sweeps)


def _owed_of(clock_id: int, entries: list[Entry], sweeps: list[datetime]) -> Iterator[StepKey]:
    for position, entry in enumerate(entries):
        end = _end_of(entry, entries[position + 1 :])
        for step, at in _plan(entry.data):
            if _swept(max(at, entry.at) + SLACK, end, sweeps):
                yield StepKey(clock_id, entry.gen, step)


def _end_of(entry: Entry, later: list[Entry]) -> datetime | None:
    """When the plan of an entry ceased to count: another generation, or nothing left to fire."""
    ended = (
        e.at for e in later if "times" in e.data and (e.gen != entry.gen or not e.data["times"])
    )
    return next(ended, None)


def _plan(data: dict[str, list[str]]) -> Iterable[tuple[str, datetime]]:
    for step, at in zip(data["steps"], data["times"], strict=False):
        yield step.split(":")[0], datetime.fromisoformat(at)


def _swept(since: datetime, end: datetime | None, sweeps: list[datetime]) -> bool:
    """Whether a sweep came between the step's time and the end of its generation."""
    first = bisect_left(sweeps, since)
    return first < len(sweeps) and (end is None or sweeps[first] + SLACK <= end)
