"""The sweep: remind, breach, escalate – each step of each clock exactly once.

One statement a batch, over a partial index, with SKIP LOCKED: any number of sweeps can run at
once. What fires is written to ``Firing`` (unique per clock, generation and step) and to the outbox
in the same statement, so that a sweep killed anywhere leaves either all of a batch or nothing.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import transaction

from accounts.reach import Directory
from core import clock
from core.actors import SYSTEM
from core.events import Event, emit
from core.prepared import Asked, Hole, Statement
from sla.models import Clock, Firing

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
     WHERE next_fire_at <= %(now)s /*of*/
     ORDER BY next_fire_at, id
     LIMIT /*batch*/
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
    SELECT id, gen, step, kind, audience, at, %(now)s::timestamptz,
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
                              'recovered', %(recovered)s::boolean),
           r.subject_key, f.kind IN ('breach', 'escalate'), %(now)s::timestamptz
      FROM fired f
      JOIN ready r ON r.id = f.clock_id
      JOIN unnest(%(keys)s::text[], %(audiences)s::text[], %(users)s::bigint[])
           AS t(key, audience, user_id)
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


@cache
def _statement(batch: int, *, of_case: bool) -> Statement:
    """For so many clocks at once, in figures: a plan without them could read the whole table."""
    of = "AND case_key = %(case)s" if of_case else ""
    return Statement(STATEMENT.replace("/*of*/", of).replace("/*batch*/", str(batch)))


@dataclass(frozen=True)
class Swept:
    """What one sweep did."""

    clocks: int = 0
    fired: int = 0
    acted: int = 0


#: The earliest step is the first entry of the index, however many clocks there are; a comparison
#: inside EXISTS would be guessed to fit a third of all rows, and read them all.
LOOK = Statement("""
WITH t AS MATERIALIZED (
    SELECT now, CASE WHEN gap > %(outage)s THEN gap ELSE 0 END AS gap, due, to_act
      FROM (SELECT coalesce(%(held)s, core_now()) AS now) AS it,
           LATERAL (
    SELECT coalesce(extract(epoch FROM now - (SELECT max(at) FROM sla_tick))::int, 0) AS gap,
           coalesce((SELECT min(next_fire_at) FROM sla_clock) <= now, false) AS due,
           EXISTS (SELECT FROM sla_firing WHERE kind = 'act' AND acted_at IS NULL) AS to_act
           ) AS seen
), tick AS (
    INSERT INTO sla_tick (at, gap_seconds, fired, finished_at)
    SELECT now, gap, 0, CASE WHEN NOT due AND NOT to_act THEN now END FROM t
    RETURNING id
)
SELECT tick.id, now, gap, due, to_act FROM t, tick
""")
#: A sweep that had to yield has not seen everything: the replay must not count on it.
LEAVE = Statement("""
UPDATE sla_tick
   SET fired = %(fired)s,
       finished_at = CASE WHEN (SELECT min(next_fire_at) FROM sla_clock) <= %(now)s THEN NULL
                          ELSE coalesce(%(held)s, core_now()) END
 WHERE id = %(tick)s
""")


@dataclass(frozen=True)
class _Look:
    """What a sweep finds when it comes round."""

    tick: int
    now: datetime
    gap: int
    due: bool
    to_act: bool


_owing = Asked(
    lambda: (
        Clock.objects.filter(next_fire_at__lte=Hole("at"))
        .order_by()
        .values_list("owner_id", "branch_id", "owner_role")
        .distinct()
    ),
    ranged=True,
)


def run(batch: int = BATCH) -> Swept:
    """Fire everything that is due now. Safe to run at any time, twice, or many at once."""
    look = _look()
    if not look.due and not look.to_act:
        return Swept()
    clocks, fired, owed = _fire(look, batch) if look.due else (0, 0, 0)
    acted = act(look.now) if owed or look.to_act else 0
    LEAVE(tick=look.tick, now=look.now, fired=fired, held=clock.held())
    return Swept(clocks, fired, acted)


def run_case(case_key: str) -> Swept:
    """Fire what is due now of one case, and nothing else: no tick says that anybody looked round.

    For a past that is told while the product lives (``dma.simulation.alone``).
    """
    now = clock.now()
    done = list(_batches(now, BATCH, 0, _whom_to_tell(now), case_key))
    clocks, fired, owed = (sum(part) for part in zip(*done, strict=True)) if done else (0, 0, 0)
    return Swept(clocks, fired, act(now, case_key) if owed else 0)


def act(now: datetime, case_key: str | None = None) -> int:
    """Do what the product itself owes: each due action once, in a transaction of its own."""
    done = 0
    while _act_once(now, case_key):
        done += 1
    return done


def _act_once(now: datetime, case_key: str | None) -> bool:
    with transaction.atomic():
        waiting = Firing.objects.select_for_update(of=("self",), skip_locked=True)
        if case_key is not None:
            waiting = waiting.filter(clock__case_key_text=case_key)
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
        emit([Event(name=f"sla.due.{firing.clock.code}", row=firing.clock, at=now, by=SYSTEM)])
    return True


def _look() -> _Look:
    """What there is to do; that somebody looked is written down by the same statement."""
    (seen,) = LOOK(held=clock.held(), outage=OUTAGE_SECONDS)
    return _Look(*seen)


def _fire(look: _Look, batch: int) -> tuple[int, int, int]:
    """Clocks moved, steps fired, and of these what the product itself owes."""
    done = list(_batches(look.now, batch, look.gap, _whom_to_tell(look.now)))
    clocks, fired, owed = (sum(part) for part in zip(*done, strict=True)) if done else (0, 0, 0)
    return clocks, fired, owed


def _whom_to_tell(now: datetime) -> dict[str, list[Any]]:
    """Everybody who may have to be told of what is due, resolved once a sweep."""
    owed = set(_owing(at=now))
    owners = {owner for owner, _branch, _role in owed if owner is not None}
    queues = {(branch, role) for owner, branch, role in owed if owner is None}
    rows = list(Directory.at(now).reached(owners, queues))
    return {
        "keys": [r.key for r in rows],
        "audiences": [r.audience for r in rows],
        "users": [r.user_id for r in rows],
    }


def _batches(
    now: datetime, batch: int, gap: int, told: dict[str, list[Any]], case_key: str | None = None
) -> Iterator[tuple[int, int, int]]:
    """Batches until nothing is left or the time is up; a monotonic clock measures that."""
    began = time.monotonic()
    values = {
        "now": now,
        "case": case_key,
        "recovered": gap > 0,
        "outage_from": "infinity"
        if not gap
        else now.fromtimestamp(now.timestamp() - gap, now.tzinfo),
        **told,
    }
    fire = _statement(batch, of_case=case_key is not None)
    while time.monotonic() - began < LONGEST_SECONDS:
        with transaction.atomic():
            ((moved, fired, owed),) = fire(**values)
        if moved:
            yield moved, fired, owed
        if moved < batch:
            return
