"""A million answers: our page of results against one statement by hand."""

import os
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from django.db import connection
from django.test import Client, override_settings

from accounts.models import User
from core import clock
from core.actors import Actor
from core.steps import perform
from customers import services as customers
from dma.demo.staff import hire
from surveys import services
from surveys.models import Survey
from surveys.selectors import results
from surveys.selectors.results import Asked

ROUNDS = 5
HOUSE = Actor(kind="system", name="bench", roles=frozenset({"quality_supervisor", "system"}))
QUESTIONS = [
    {"code": f"q{n}", "kind": "five", "theme": theme, "text": theme}
    for n, theme in enumerate(("overall", "coach", "diet", "goods"))
] + [{"code": "nps", "kind": "nps", "theme": "overall", "text": "nps"}]
INVITATIONS = """
INSERT INTO surveys_invitation (version, created_at, updated_at, state, survey_id, version_asked_id,
    about, stratum, customer_id, branch_id, way, sent_at, expires_at, kept, answered_at, lowest,
    score, tone, theme, cause, measures)
SELECT 1, at, at, 'answered', %(survey)s, %(version)s, '', '', %(customer)s, %(branch)s, 'link', at,
    at, '', at, 1 + n %% 5, 1 + n %% 5,
    CASE WHEN n %% 5 < 2 THEN 'red' WHEN n %% 5 = 2 THEN 'yellow' ELSE 'green' END, '', '', ''
  FROM (SELECT n, %(now)s::timestamptz - n * (interval '330 days' / %(rows)s) AS at
          FROM generate_series(1, %(rows)s) AS n) AS planned
"""
ANSWERS = """
INSERT INTO surveys_answer (invitation_id, question_id, survey_id, kind, theme, score, text,
    branch_id, at)
SELECT i.id, q.id, i.survey_id, q.kind, q.theme,
    CASE WHEN q.kind = 'nps' THEN i.id %% 11 ELSE 1 + (i.id + q.position) %% 5 END, '',
    i.branch_id, i.answered_at
  FROM surveys_invitation AS i JOIN surveys_question AS q ON q.version_id = i.version_asked_id
 WHERE i.survey_id = %(survey)s
"""
#: What a careful person would write by hand for the months.
PLAIN = """
SELECT date_trunc('month', at AT TIME ZONE 'Asia/Shanghai') AS month,
    count(*) FILTER (WHERE kind = 'five') AS n,
    count(*) FILTER (WHERE kind = 'five' AND score >= 4) AS satisfied,
    count(*) FILTER (WHERE kind = 'five' AND score <= 2) AS red,
    avg(score) FILTER (WHERE kind = 'five') AS average,
    count(*) FILTER (WHERE kind = 'nps') AS nps_n,
    count(*) FILTER (WHERE kind = 'nps' AND score >= 9) AS promoters,
    count(*) FILTER (WHERE kind = 'nps' AND score <= 6) AS detractors
  FROM surveys_answer
 WHERE at >= %(start)s AND at < %(end)s AND score IS NOT NULL
 GROUP BY 1
"""


def measure() -> Iterator[str]:
    """Medians of some rounds, both ways in turns; ``DMA_BENCH_ROWS`` says how many answers."""
    rows = int(os.environ.get("DMA_BENCH_ROWS", "1000000"))
    hire()
    fill(answers=rows)
    boss = User.objects.get(username="supervisor")
    asked = Asked(today=clock.today())
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(_timed(lambda: results.by_month(asked.answers(boss))))
        plain.append(_timed(lambda: _plain(asked)))
    yield (
        f"twelve months of {rows:,} answers: ours {median(ours) * 1000:6.0f} ms"
        f"  by hand {median(plain) * 1000:6.0f} ms  ratio {median(ours) / median(plain):4.2f}"
    )
    with override_settings(ALLOWED_HOSTS=["*"]):
        client = Client()
        client.force_login(boss)
        for url in ("/satisfaction/", "/satisfaction/months/", "/invitations/"):
            client.get(url)
            yield f"{url:<24} {_timed(lambda u=url: client.get(u)) * 1000:6.0f} ms"


def fill(*, answers: int) -> Survey:
    """So many answers of one survey, spread over eleven months."""
    now = clock.now()
    branch = customers_branch()
    customer = customers.create(
        by=HOUSE, branch=branch, full_name="测试", phone=f"1{time.time_ns() % 10**10:010d}"
    )
    survey = services.create(
        by=HOUSE, name=f"bench {time.time_ns()}", occasion="sample", questions=QUESTIONS
    )
    survey = perform(survey, "publish", by=HOUSE)
    version = survey.versions.get()
    values = {"survey": survey.pk, "version": version.pk, "customer": customer.pk, "now": now}
    values |= {"branch": branch.pk, "rows": max(1, answers // len(QUESTIONS))}
    with connection.cursor() as cursor:
        cursor.execute(INVITATIONS, values)
        cursor.execute(ANSWERS, values)
        cursor.execute("ANALYZE surveys_answer, surveys_invitation")
    return survey


def customers_branch() -> Any:
    """Any branch; a scratch database has those of the demo."""
    model = User._meta.apps.get_model("accounts", "Branch")
    found = model.objects.order_by("pk").first()
    return found or model.objects.create(code="bench", name="bench")


def _plain(asked: Asked) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PLAIN, {"start": asked.start, "end": asked.end})
        cursor.fetchall()


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
