"""One sweep with 10,000 due: ours against the plain SQL that does the same writes."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import connection, transaction

from accounts.models import User
from core import clock
from dma.demo.staff import hire
from sla import sweep
from sla.models import CalendarVersion, Clock, PolicyVersion

DUE = 10_000
FILL = """
INSERT INTO sla_clock (version, state, code, policy_id, calendar_id, case_key, subject_key,
    subject_title, slot, owner_role, owner_id, trigger_event, trigger_at, opened_at, due_at,
    provisional, explain_zh, explain_en, gen, steps, times, next_step, next_fire_at, was_paused,
    paused_s, done_by, in_outage, late_seconds, inherited_seconds, late_code, late_note,
    ended_reason, created_at, updated_at)
SELECT 0, 'running', 'daily_meal_plan', %(policy)s, %(calendar)s, 'order:' || n,
    'plans.plan:' || n, 'DMA-' || n, '1', 'assistant_coach', %(owner)s, 'plans.plan.start',
    at, at, at + interval '1 day', false, 'explanation', 'explanation', 0,
    ARRAY['50%%:remind:owner', '80%%:remind:owner', 'due:remind:owner', 'breach:breach:lead'],
    ARRAY[at, at + interval '12 hours', at + interval '1 day', at + interval '25 hours'],
    0, at, false, 0, '', false, 0, 0, '', '', '', at, at
  FROM (SELECT n, %(now)s::timestamptz
               + CASE WHEN n <= %(due)s THEN interval '-1 minute'
                      ELSE n * interval '1 second' END AS at
          FROM generate_series(1, %(rows)s) AS n) AS planned
"""
#: What a careful person would write by hand: the same rows read, written and marked, 500 a batch.
PLAIN = """
WITH ready AS (
    SELECT id, gen, times, next_step, owner_id, code, due_at, case_key, slot, subject_key
      FROM sla_clock
     WHERE next_fire_at <= %(now)s ORDER BY next_fire_at, id LIMIT 500 FOR UPDATE SKIP LOCKED
), fired AS (
    INSERT INTO sla_firing (clock_id, gen, step, kind, audience, planned_at, fired_at, outcome)
    SELECT id, gen, '50%%', 'remind', 'owner', times[next_step + 1], %(now)s, 'fired' FROM ready
    RETURNING id, clock_id
), told AS (
    INSERT INTO notifications_message
           (dedupe, recipient_id, template, payload, link, urgent, created_at)
    SELECT 'firing:' || f.id || ':' || r.owner_id, r.owner_id, 'clock.remind',
           jsonb_build_object('clock', r.id, 'code', r.code, 'due', r.due_at, 'step', '50%%',
                              'case', r.case_key, 'slot', r.slot, 'firing', f.id,
                              'recovered', false),
           r.subject_key, false, %(now)s
      FROM fired f JOIN ready r ON r.id = f.clock_id
)
UPDATE sla_clock c SET next_step = r.next_step + 1, next_fire_at = c.times[r.next_step + 2]
  FROM ready r WHERE c.id = r.id
"""


def measure(
    sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000), rounds: int = 5
) -> Iterator[str]:
    """Lines of figures: ratio at each size, cost per row, and the empty sweep."""
    hire()
    for rows in sizes:
        _fill(rows)
        ours, plain = _medians(rounds)
        yield (
            f"sweep {DUE} due of {rows:>10,} open:"
            f" ours {ours * 1000:8.0f} ms  plain {plain * 1000:8.0f} ms"
            f"  ratio {ours / plain:4.2f}  per row {ours / DUE * 1e6:5.1f} µs"
        )
        yield f"empty sweep of {rows:>10,} open: {_empty(rounds) * 1000:6.2f} ms"


def _fill(rows: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE sla_clock, sla_firing, sla_clockevent, notifications_message CASCADE"
        )
        cursor.execute(
            FILL,
            {
                "policy": PolicyVersion.objects.get(code="daily_meal_plan", current=True).pk,
                "calendar": CalendarVersion.objects.get(current=True).pk,
                "owner": User.objects.get(username="assistant").pk,
                "now": clock.now(),
                "rows": rows,
                "due": DUE,
            },
        )
        cursor.execute("VACUUM ANALYZE sla_clock")


def _medians(rounds: int) -> tuple[float, float]:
    """Both ways in turns, on rows made due again each time."""
    ours, plain = [], []
    for _ in range(rounds):
        plain.append(_timed(_plain))
        _again()
        ours.append(_timed(sweep.run))
        _again()
    return sorted(ours)[rounds // 2], sorted(plain)[rounds // 2]


def _plain() -> None:
    now = clock.now()
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(PLAIN, {"now": now})
            if cursor.rowcount < sweep.BATCH:
                return


def _again() -> None:
    now = clock.now()
    due = Clock.objects.filter(next_step=1)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE sla_firing, notifications_message CASCADE")
    due.update(next_step=0, next_fire_at=now - timedelta(minutes=1))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE sla_clock")


def _empty(rounds: int) -> float:
    sweep.run()
    return sorted(_timed(sweep.run) for _ in range(rounds))[rounds // 2]


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
