"""The handbook's 22 nodes: what is due, how well the times were kept, what lies overdue."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, QuerySet, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from accounts.models import User
from core.web import url_for
from core.web.figures import Figure, Figures, Head, count, share, span, words
from reports.selectors import (
    DECIDED,
    DONE,
    IN_TIME,
    MISSED,
    OPEN_NOW,
    OVERDUE,
    TODAY,
    Asked,
    Percentile,
    matching,
)
from sla import selectors as sla
from sla.models import Clock

Counted = dict[str, dict[str, Any]]


def taken() -> Any:
    """How long a task took, the times apart in which it waited for the customer."""
    waited = ExpressionWrapper(F("paused_s") * Value(timedelta(seconds=1)), DurationField())
    spent = ExpressionWrapper(F("done_at") - F("trigger_at") - waited, DurationField())
    return Greatest(spent, Value(timedelta(0)), output_field=DurationField())


def middle() -> dict[str, Any]:
    """The median and the time within which nine of ten were done."""
    return {
        "p50": Percentile(taken(), 0.5),
        "p90": Percentile(taken(), 0.9),
    }


def done(clocks: QuerySet[Clock], asked: Asked, *by: str) -> QuerySet[Any]:
    """What was done of the period, by some fields."""
    rows = clocks.filter(matching(DONE, asked.period, asked.now)).order_by().values(*by)
    return rows.annotate(done=Count("pk"), in_time=_count(IN_TIME, asked), **middle())


def still_open(clocks: QuerySet[Clock], asked: Asked, *by: str) -> QuerySet[Any]:
    """What is open now, by some fields."""
    rows = clocks.filter(matching(OPEN_NOW, asked.period, asked.now)).order_by().values(*by)
    return rows.annotate(
        open=Count("pk"),
        missed=_count(MISSED, asked),
        overdue=_count(OVERDUE, asked),
        today=_count(TODAY, asked),
    )


def tables(asked: Asked, known: Counted) -> list[Figures]:
    """The nodes of the handbook, and the other deadlines of the house."""
    about = _("Times taken leave out the waits. A clock belongs to the day on which it was due.")
    handbook = sla.handbook_codes()
    others = [code for code in known if code not in handbook]
    return [
        _table("nodes", _("The 22 nodes"), handbook, known, asked, about),
        _table("others", _("Other deadlines"), others, known, asked, ""),
    ]


def counted(asked: Asked, user: User) -> Counted:
    """All figures by code, in three statements."""
    clocks = asked.clocks(user)
    found: Counted = {}
    for rows in (done(clocks, asked, "code"), still_open(clocks, asked, "code"), _oldest(clocks)):
        for row in rows:
            found.setdefault(row["code"], {}).update(row)
    return found


def _count(what: str, asked: Asked) -> Count:
    return Count("pk", filter=matching(what, asked.period, asked.now))


def _oldest(clocks: QuerySet[Clock]) -> QuerySet[Any]:
    live = clocks.filter(state__in=sla.OPEN_STATES).order_by("code", "trigger_at", "pk")
    return live.distinct("code").values("code", "trigger_at", "pk")


def _table(key: str, title: str, codes: Any, known: Counted, asked: Asked, about: str) -> Figures:
    heads = (
        Head(_("Node"), "text"),
        Head(_("Due today")),
        Head(_("Decided"), hint=_("Done, or open past the due time")),
        Head(_("In time")),
        Head(_("On time %"), draw="bar"),
        Head(_("Median")),
        Head(_("9 of 10 within")),
        Head(_("Overdue now")),
        Head(_("Oldest open")),
    )
    rows = [_row(code, known.get(code, {}), asked) for code in codes]
    return Figures(key, title, heads, rows, about, sideways=True)


def _row(code: str, row: dict[str, Any], asked: Asked) -> list[Figure]:
    decided = row.get("done", 0) + row.get("missed", 0)
    return [
        words(sla.label_of(code)),
        count(row.get("today", 0), asked.url(TODAY, code=code)),
        count(decided, asked.url(DECIDED, code=code)),
        count(row.get("in_time", 0), asked.url(IN_TIME, code=code)),
        share(row.get("in_time", 0), decided, asked.url(DECIDED, code=code)),
        span(row.get("p50"), asked.url(DONE, code=code)),
        span(row.get("p90"), asked.url(DONE, code=code)),
        count(row.get("overdue", 0), asked.url(OVERDUE, code=code), bad=True),
        _age(row, asked),
    ]


def _age(row: dict[str, Any], asked: Asked) -> Figure:
    if "trigger_at" not in row:
        return span(None)
    age = max(asked.now - row["trigger_at"], timedelta(0))
    return span(age, url_for(f"{Clock._meta.label_lower}:{row['pk']}"))


def summary(known: Counted, asked: Asked) -> list[dict[str, Any]]:
    """The four numbers above the tables."""
    sums = {
        name: sum(row.get(name, 0) for row in known.values())
        for name in ("today", "done", "missed", "in_time", "overdue")
    }
    decided = sums["done"] + sums["missed"]
    return [
        {"label": _("Due today"), "figure": count(sums["today"], asked.url(TODAY))},
        {"label": _("Overdue now"), "figure": count(sums["overdue"], asked.url(OVERDUE), bad=True)},
        {"label": _("Decided"), "figure": count(decided, asked.url(DECIDED))},
        {"label": _("On time %"), "figure": share(sums["in_time"], decided, asked.url(DECIDED))},
    ]
