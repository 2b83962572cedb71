"""The lead's board: what is open by grade and clock, the oldest, by cause. Fixed queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from complaints import selectors
from complaints.choices import Cause, Grade
from complaints.models import Complaint
from complaints.workflow import OPEN
from core.web.figures import Figure, Figures, Head, count, words
from sla import selectors as sla
from sla.models import Clock

OLDEST = 10
SINCE = timedelta(days=90)


@dataclass(frozen=True)
class Board:
    """What the page shows."""

    now: datetime
    grades: Figures
    causes: Figures
    oldest: Sequence[Complaint]


def board(user: User, now: datetime) -> Board:
    """Three queries, however many complaints there are."""
    rows = selectors.visible_to(user)
    open_ones = rows.filter(state__in=map(str, OPEN))
    oldest = (
        open_ones.select_related("customer", "handler")
        .defer("text", "resolution", "summary", "why")
        .order_by("created_at", "pk")[:OLDEST]
    )
    return Board(now, by_grade(open_ones, now), by_cause(rows, now), list(oldest))


def by_grade(rows: QuerySet[Complaint], now: datetime) -> Figures:
    """Open ones of each grade: late by a clock, due within two hours, in time."""
    case = Concat(Value("complaint:"), Cast(OuterRef("pk"), CharField()))
    mine = Clock.objects.filter(case_key_text=case, state__in=sla.OPEN_STATES)
    late, soon = mine.filter(due_at__lt=now), mine.filter(due_at__lt=now + sla.SOON)
    marked = rows.annotate(late=Exists(late), soon=Exists(soon))
    found = {
        row["grade"]: row
        for row in marked.values("grade").annotate(
            n=Count("pk"),
            late_n=Count("pk", filter=Q(late=True)),
            soon_n=Count("pk", filter=Q(late=False, soon=True)),
            waiting=Count("pk", filter=Q(waiting_since__isnull=False)),
            unowned=Count("pk", filter=Q(handler=None)),
            oldest=Min("created_at"),
        )
    }
    heads = [
        Head(_("Grade"), "text"), Head(_("Not closed")), Head(_("Not overdue"), draw="bar"),
        Head(_("Overdue"), draw="bar"),
        Head(_("Due within 2 h")), Head(_("Waiting for the customer")), Head(_("Without handler")),
        Head(_("Oldest"), "text"),
    ]  # fmt: skip
    grades = [*((str(g), g.label) for g in reversed(Grade)), ("", _("Not graded yet"))]
    table = [_grade_row(key, label, found.get(key), now) for key, label in grades]
    return Figures("grades", _("Open by grade and clock"), heads, table)


def _grade_row(key: str, label: Any, row: dict[str, Any] | None, now: datetime) -> list[Figure]:
    row = row or {}
    query = f"?grade={key}&where=open" if key else "?state=registered"
    url = f"{reverse('complaints')}{query}"
    oldest = row.get("oldest")
    return [
        words(label),
        count(row.get("n", 0), url),
        count(row.get("n", 0) - row.get("late_n", 0)),
        count(row.get("late_n", 0), bad=True),
        count(row.get("soon_n", 0)),
        count(row.get("waiting", 0)),
        count(row.get("unowned", 0), bad=True),
        words(_age(now - oldest) if oldest else ""),
    ]


def _age(span: timedelta) -> str:
    hours = int(span.total_seconds() // 3600)
    if hours < 48:
        return _("%(n)d h") % {"n": hours}
    return _("%(n)d days") % {"n": hours // 24}


def by_cause(rows: QuerySet[Complaint], now: datetime) -> Figures:
    """What complaints of the last 90 days came from, the most frequent first."""
    lately = rows.filter(created_at__gte=now - SINCE).exclude(cause="").order_by()
    found = lately.values_list("cause").annotate(n=Count("pk")).order_by("-n", "cause")
    return pareto("causes", _("By cause, last 90 days"), list(found))


def pareto(key: str, title: Any, counted: Sequence[tuple[str, int]]) -> Figures:
    """The most frequent first, with the share that they make up together."""
    total, running, table = sum(n for _cause, n in counted), 0, []
    for cause, n in counted:
        running += n
        together = round(100 * running / total, 1)
        url = f"{reverse('complaints')}?cause={cause}"
        table.append(
            [words(Cause(cause).label), count(n, url), Figure(f"{together:g} %", together)]
        )
    heads = [
        Head(_("Root cause"), "text"), Head(_("Complaints"), draw="bar"),
        Head(_("Together, in percent"), draw="line"),
    ]  # fmt: skip
    return Figures(key, title, heads, table)
