"""100,000 complaints: the lead's board, the month and the list, in queries and milliseconds."""

import time
from collections.abc import Iterator

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core import clock
from customers.models import Customer
from dma.demo.staff import hire

ROUNDS = 5
PAGES = ("/complaints/", "/complaints/?where=open&grade=major", "/complaints/board/",
         "/complaints/analysis/")  # fmt: skip
FILL = """
INSERT INTO complaints_complaint (version, state, source, category, text, taken_by, harm, suggested,
    why, grade, level, round, cause, resolution, summary, escalated_for, closed_by, customer_id,
    branch_id, created_at, updated_at, closed_at, resolved_at)
SELECT 1, CASE WHEN n %% 50 = 0 THEN 'investigating' ELSE 'closed' END, 'hotline',
    (ARRAY['product','delivery','service','attitude','effect'])[1 + n %% 5], ''::bytea, '', false,
    'ordinary', ''::bytea,
    (ARRAY['green','ordinary','ordinary','important','major'])[1 + n %% 5], 0, 1,
    (ARRAY['process','skill','logistics','attitude','communication'])
      [1 + (n %% 25) * (n %% 25) %% 5],
    ''::bytea, ''::bytea, '{}', '', %(customer)s, %(branch)s, at, at,
    CASE WHEN n %% 50 > 0 THEN at + interval '20 hours' END,
    CASE WHEN n %% 50 > 0 THEN at + n %% 40 * interval '1 hour' END
  FROM (SELECT n, %(now)s::timestamptz - n * (interval '365 days' / %(rows)s) AS at
          FROM generate_series(1, %(rows)s) AS n) AS told
"""


def measure(rows: int = 100_000) -> Iterator[str]:
    """Lines of figures, with few rows and with many: the number of queries is the same."""
    hire()
    lead = User.objects.get(username="cslead")
    with override_settings(ALLOWED_HOSTS=["*"]):
        _fill(lead, 10)
        few = {url: _visit(lead, url) for url in PAGES}
        _fill(lead, rows)
        for url in PAGES:
            queries, took = _visit(lead, url)
            yield (
                f"{rows:,} complaints {url:<40} {took * 1000:6.0f} ms  {queries} queries"
                f" ({few[url][0]} at ten rows)"
            )


def _fill(lead: User, rows: int) -> None:
    customer = Customer.objects.filter(branch=lead.branch).first() or Customer.objects.create(
        full_name="测试", phone="13900000000", branch=lead.branch
    )
    with connection.cursor() as cursor:
        values = {"customer": customer.pk, "branch": lead.branch_id, "now": clock.now()}
        cursor.execute(FILL, {**values, "rows": rows})
        cursor.execute("ANALYZE complaints_complaint")


def _visit(lead: User, url: str) -> tuple[int, float]:
    """The queries of a page, and the middle one of some visits."""
    client = Client()
    client.force_login(lead)
    client.get(url)
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(url)
        times.append(time.perf_counter() - began)
        if answer.status_code != 200:
            raise RuntimeError(f"{url}: {answer.status_code}")
    return len(asked), sorted(times)[ROUNDS // 2]
