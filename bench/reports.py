"""The report of the 22 nodes over 100,000 clocks: our page's statements against one by hand."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from core import clock
from dma.demo.staff import hire
from reports import nodes, periods
from reports.selectors import Asked
from sla import whatif
from sla.models import CalendarVersion, PolicyVersion

ROUNDS = 7
FILL = """
INSERT INTO sla_clock (version, state, code, policy_id, calendar_id, case_key, subject_key,
    subject_title, slot, owner_role, owner_id, trigger_event, trigger_at, opened_at, due_at,
    provisional, explain_zh, explain_en, gen, steps, times, next_step, was_paused, done_at,
    paused_s, done_by, in_outage, late_seconds, inherited_seconds, late_code, late_note,
    ended_reason, created_at, updated_at)
SELECT 0, CASE WHEN n %% 10 = 0 THEN 'running' ELSE 'met' END, p.code, p.id, %(calendar)s,
    'order:' || n, 'orders.order:' || n, 'DMA-' || n, '', 'admin_clerk', %(owner)s, '', at, at,
    at + interval '1 day', false, '', '', 0, '{}', '{}', 0, false,
    CASE WHEN n %% 10 > 0 THEN at + n %% 40 * interval '1 hour' END, 0, '', false,
    CASE WHEN n %% 10 > 0 THEN greatest(0, n %% 40 - 24) * 3600 ELSE 0 END, 0, '', '', '', at, at
  FROM (SELECT n, %(now)s::timestamptz - n * (interval '180 days' / %(rows)s) AS at
          FROM generate_series(1, %(rows)s) AS n) AS planned
  JOIN (SELECT id, code, row_number() OVER (ORDER BY code) - 1 AS k, count(*) OVER () AS all_
          FROM sla_policyversion WHERE current) AS p ON n %% p.all_ = p.k
"""
#: What a careful person would write by hand for the same figures.
PLAIN = """
SELECT code,
    count(*) FILTER (WHERE state = 'met' AND due_at >= %(start)s AND due_at < %(end)s) AS done,
    count(*) FILTER (WHERE state = 'met' AND due_at >= %(start)s AND due_at < %(end)s
                       AND late_seconds = 0) AS in_time,
    percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
        ORDER BY greatest(done_at - trigger_at - paused_s * interval '1 second', interval '0'))
        FILTER (WHERE state = 'met' AND due_at >= %(start)s AND due_at < %(end)s) AS taken,
    count(*) FILTER (WHERE state = 'running' AND due_at < %(now)s) AS overdue,
    count(*) FILTER (WHERE state = 'running' AND due_at >= %(now)s
                       AND due_at < %(tomorrow)s) AS today,
    count(*) FILTER (WHERE state = 'running' AND due_at < %(now)s AND due_at >= %(start)s
                       AND due_at < %(end)s) AS missed,
    min(trigger_at) FILTER (WHERE state IN ('running', 'paused')) AS oldest
  FROM sla_clock
 WHERE state IN ('running', 'paused')
    OR state = 'met' AND due_at >= %(start)s AND due_at < %(end)s
 GROUP BY code
"""


def measure(rows: int = 100_000) -> Iterator[str]:
    """Lines of figures; medians of seven rounds, both ways in turns."""
    hire()
    _fill(rows)
    boss = User.objects.get(username="supervisor")
    for days in ("30", "90"):
        now = clock.now()
        asked = Asked(periods.read({"period": days}, timezone.localdate(now)), now)
        ours, plain = _medians(lambda a=asked: nodes.counted(a, boss), lambda a=asked: _plain(a))
        yield (
            f"22 nodes, {days} days of {rows:,} clocks: ours {ours * 1000:6.1f} ms"
            f"  by hand {plain * 1000:6.1f} ms  ratio {ours / plain:4.2f}"
        )
    yield from _pages(boss)
    yield _whatif()


def _fill(rows: int) -> None:
    values = {
        "calendar": CalendarVersion.objects.get(current=True).pk,
        "owner": User.objects.get(username="clerk").pk,
        "now": clock.now(),
        "rows": rows,
    }
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE sla_clock CASCADE")
        cursor.execute(FILL, values)
        cursor.execute("VACUUM ANALYZE sla_clock")


def _plain(asked: Asked) -> None:
    tomorrow = timezone.localtime(asked.now).replace(hour=0, minute=0) + timedelta(days=1)
    values = {"start": asked.period.start, "end": asked.period.end}
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, values | {"now": asked.now, "tomorrow": tomorrow})
        cursor.fetchall()


def _pages(boss: User) -> Iterator[str]:
    browser = Client()
    browser.force_login(boss)
    with override_settings(ALLOWED_HOSTS=["*"]):
        for path in ("", "funnel/", "people/", "trend/"):
            took = _median(lambda p=path: browser.get(f"/reports/{p}"))
            yield f"page /reports/{path:<8} {took * 1000:6.1f} ms"


def _whatif() -> str:
    version, now = PolicyVersion.objects.filter(current=True).order_by("code")[0], clock.now()
    judged = 0

    def review() -> None:
        nonlocal judged
        judged = whatif.review(version, now - timedelta(days=180), now, now).judged.total()

    took = _median(review)
    each = took / judged * 1e6
    return f"what if of {judged:,} clocks: {took * 1000:6.1f} ms, {each:5.1f} µs a clock"


def _medians(ours: Callable[[], Any], plain: Callable[[], Any]) -> tuple[float, float]:
    mine, other = [], []
    for _ in range(ROUNDS):
        other.append(_timed(plain))
        mine.append(_timed(ours))
    return sorted(mine)[ROUNDS // 2], sorted(other)[ROUNDS // 2]


def _median(work: Callable[[], Any]) -> float:
    return sorted(_timed(work) for _ in range(ROUNDS))[ROUNDS // 2]


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
