"""How the times were kept, month by month."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.web.figures import Figure, Figures, Head, count, share, span, words
from reports.nodes import middle
from reports.periods import Period, months, read
from reports.selectors import DECIDED, DONE, IN_TIME, LATE, MISSED, Asked, matching


def table(asked: Asked, user: User) -> Figures:
    """The last twelve months, in two statements."""
    known = counted(asked, user)
    heads = (
        Head(_("Month"), "text"),
        Head(_("Decided"), hint=_("Done, or open past the due time")),
        Head(_("In time"), draw="bar"),
        Head(_("Done late"), draw="bar"),
        Head(_("Still open"), draw="bar"),
        Head(_("On time %"), draw="line"),
        Head(_("Median")),
        Head(_("9 of 10 within")),
    )
    firsts = sorted(months(timezone.localdate(asked.now)))
    rows = [_row(first, known.get(first, {}), asked) for first in firsts]
    return Figures("trend", _("Month by month"), heads, rows)


def counted(asked: Asked, user: User) -> dict[date, dict[str, Any]]:
    """The figures of each month by its first day."""
    clocks = asked.clocks(user)
    firsts = months(timezone.localdate(asked.now))
    whole = Period("", firsts[-1], firsts[0] + timedelta(days=31))
    late = Count("pk", filter=matching(LATE, whole, asked.now))
    in_time = Count("pk", filter=matching(IN_TIME, whole, asked.now))
    found: dict[date, dict[str, Any]] = {}
    for rows in (
        _monthly(clocks, DONE, whole, asked, done=Count("pk"), late=late, in_time=in_time)
        .annotate(**middle()),
        _monthly(clocks, MISSED, whole, asked, missed=Count("pk")),
    ):  # fmt: skip
        _put(rows, found)
    return found


def _monthly(clocks: Any, what: str, whole: Period, asked: Asked, **figures: Any) -> Any:
    of_period = clocks.filter(matching(what, whole, asked.now)).order_by()
    return of_period.values(month=TruncMonth("due_at")).annotate(**figures)


def _put(rows: Iterable[dict[str, Any]], found: dict[date, dict[str, Any]]) -> None:
    for row in rows:
        found.setdefault(timezone.localdate(row["month"]), {}).update(row)


def _row(first: date, row: dict[str, Any], asked: Asked) -> list[Figure]:
    month = asked.within(read({"period": f"{first:%Y-%m}"}, first))
    decided = row.get("done", 0) + row.get("missed", 0)
    return [
        words(month.period.key),
        count(decided, month.url(DECIDED)),
        count(row.get("in_time", 0), month.url(IN_TIME)),
        count(row.get("late", 0), month.url(LATE)),
        count(row.get("missed", 0), month.url(MISSED), bad=True),
        share(row.get("in_time", 0), decided, month.url(DECIDED)),
        span(row.get("p50"), month.url(DONE)),
        span(row.get("p90"), month.url(DONE)),
    ]
