"""The sweep: remind, breach, escalate – each step of each clock exactly once.

One statement a batch, over a partial index, with SKIP LOCKED: any number of sweeps can run at
once. What fires is written to ``Firing`` (unique per clock, generation and step) and to the outbox
in the same statement, so that a sweep killed anywhere leaves either all of a batch or nothing.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from accounts.reach import Directory
from core import clock
from core.actors import SYSTEM
from core.events import Event, emit
from sla.models import Clock, Firing, Tick

BATCH = 500
#: A sweep yields after so many seconds; the next one goes on where it stopped.
LONGEST_SECONDS = 20.0
#: Between two sweeps there are 20 seconds; a longer silence was an outage.
OUTAGE_SECONDS = 300

STATEMENT = """
WITH ready AS MATERIALIZED (
    SELECT id, gen, code, state, steps, times, next_step, due_at, case_key, slot, subject_key,
           coalesce('u:' || owner_id, 'q:' || coalesce(branch_id, 0) || ':' || owner_role) AS owed
      FROM sla_clock
     WHERE next_fire_at <= %(now)s
     ORDER BY next_fire_at, id
     LIMIT %(batch)s
       FOR UPDATE SKIP LOCKED
), passed AS MATERIALIZED (
    SELECT r.id, r.gen, s.n, s.at, split_part(s.step, ':', 1) AS step,
           split_part(s.step, ':', 2) AS kind, split_part(s.step, ':', 3) AS audience,
           max(s.n) OVER (PARTITION BY r.id) AS last
      FROM ready r
     CROSS JOIN LATERAL unnest(r.steps, r.times) WITH ORDINALITY AS s(step, at, n)
     WHERE s.n > r.next_step AND s.at <= %(now)s
), fired AS (
    INSERT INTO sla_firing (clock_id, gen, step, kind, audience, planned_at, fired_at, outcome)
    SELECT id, gen, step, kind, audience, at, %(now)s,
           CASE WHEN kind = 'remind' AND n < last THEN 'stale' ELSE 'fired' END
      FROM passed
        ON CONFLICT (clock_id, gen, step) DO NOTHING
    RETURNING id, clock_id, step, kind, audience, outcome
), told AS (
    INSERT INTO notifications_message
           (dedupe, recipient_id, template, payload, link, urgent, created_at)
    SELECT 'firing:' || f.id || ':' || t.user_id, t.user_id, 'clock.' || f.kind,
           jsonb_build_object('clock', r.id, 'code', r.code, 'due', r.due_at, 'step', f.step,
                              'case', r.case_key, 'slot', r.slot, 'firing', f.id,
                              'recovered', %(recovered)s),
           r.subject_key, f.kind IN ('breach', 'escalate'), %(now)s
      FROM fired f
      JOIN ready r ON r.id = f.clock_id
      JOIN unnest(%(keys)s, %(audiences)s, %(users)s) AS t(key, audience, user_id)
        ON t.key = r.owed
       AND t.audience = CASE f.audience WHEN 'system' THEN '' ELSE f.audience END
     WHERE f.outcome = 'fired'
        ON CONFLICT (dedupe) DO NOTHING
), after AS (
    SELECT id, max(n) AS n, bool_or(kind = 'raise') AS raised,
           min(at) FILTER (WHERE kind = 'breach') AS breach
      FROM passed GROUP BY id
), moved AS (
    UPDATE sla_clock c
       SET next_step = a.n,
           next_fire_at = c.times[a.n + 1],
           state = CASE WHEN a.raised AND c.state = 'scheduled' THEN 'running' ELSE c.state END,
           opened_at = CASE WHEN a.raised AND c.state = 'scheduled'
                            THEN %(now)s ELSE c.opened_at END,
           breached_at = coalesce(c.breached_at, a.breach - interval '1 second'),
           in_outage = c.in_outage OR (a.breach IS NOT NULL AND a.breach >= %(outage_from)s)
      FROM after a
     WHERE c.id = a.id
    RETURNING c.id
)
SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM fired),
       (SELECT count(*) FROM fired WHERE kind = 'act')
"""


@dataclass(frozen=True)
class Swept:
    """What one sweep did."""

    clocks: int = 0
    fired: int = 0
    acted: int = 0


def run(batch: int = BATCH) -> Swept:
    """Fire everything that is due now. Safe to run at any time, twice, or many at once."""
    now = clock.now()
    tick = _tick(now)
    clocks, fired, pause = 0, 0, tick.gap_seconds
    if _anything_due(now):
        told = _whom_to_tell(now)
        for moved, step_count in _batches(now, batch, pause, told):
            clocks, fired = clocks + moved, fired + step_count
    acted = act(now)
    # a sweep that had to yield has not seen everything: the replay must not count on it
    finished = None if _anything_due(now) else clock.now()
    Tick.objects.filter(pk=tick.pk).update(finished_at=finished, fired=fired)
    return Swept(clocks, fired, acted)


def act(now: datetime) -> int:
    """Do what the product itself owes: each due action once, in a transaction of its own."""
    done = 0
    while _act_once(now):
        done += 1
    return done


def _act_once(now: datetime) -> bool:
    with transaction.atomic():
        waiting = Firing.objects.select_for_update(of=("self",), skip_locked=True)
        firing = (
            waiting.select_related("clock")
            .filter(kind="act", acted_at__isnull=True)
            .order_by("pk")
            .first()
        )
        if firing is None:
            return False
        firing.acted_at = now
        firing.save(update_fields=["acted_at"])
        emit(Event(name=f"sla.due.{firing.clock.code}", row=firing.clock, at=now, by=SYSTEM))
    return True


def _tick(now: datetime) -> Tick:
    last = Tick.objects.order_by("-at").first()
    gap = int((now - last.at).total_seconds()) if last else 0
    return Tick.objects.create(at=now, gap_seconds=gap if gap > OUTAGE_SECONDS else 0)


def _anything_due(now: datetime) -> bool:
    return Clock.objects.filter(next_fire_at__lte=now).exists()


def _whom_to_tell(now: datetime) -> dict[str, list[Any]]:
    """Everybody who may have to be told of what is due, resolved once a sweep."""
    due = Clock.objects.filter(next_fire_at__lte=now).order_by()
    owners = due.filter(owner__isnull=False).values_list("owner_id", flat=True).distinct()
    queues = due.filter(owner__isnull=True).values_list("branch_id", "owner_role").distinct()
    rows = list(Directory.at(now).reached(owners, queues))
    return {
        "keys": [r.key for r in rows],
        "audiences": [r.audience for r in rows],
        "users": [r.user_id for r in rows],
    }


def _batches(
    now: datetime, batch: int, gap: int, told: dict[str, list[Any]]
) -> Iterator[tuple[int, int]]:
    """Batches until nothing is left or the time is up; a monotonic clock measures that."""
    began = time.monotonic()
    values = {
        "now": now,
        "batch": batch,
        "recovered": gap > 0,
        "outage_from": "infinity"
        if not gap
        else now.fromtimestamp(now.timestamp() - gap, now.tzinfo),
        **told,
    }
    while time.monotonic() - began < LONGEST_SECONDS:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(STATEMENT, values)
            moved, fired, _acts = cursor.fetchone()
        if moved:
            yield moved, fired
        if moved < batch:
            return
