"""Satisfaction beside complaints, returns and deadlines: whether a score tells the whole story.

A branch whose customers are satisfied on paper, and complain half as much again as elsewhere, is
marked (requirements G2; the factor is our reading). The number of statements is fixed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.selectors import branch_choices
from complaints import selectors as complaints
from core.web.figures import NOTHING, Figure, Figures, Head, count, share, words
from logistics.models import Receipt
from orders import selectors as orders
from reports.funnel import paid_in
from reports.selectors import DECIDED, LATE, MISSED, Asked, matching, of_branch
from returns import selectors as returns
from surveys.selectors import results

#: So many times the average of all branches is too much.
MUCH = 1.5
#: These were taken down by mistake.
NO_COMPLAINTS = ("merged", "dismissed", "withdrawn")
Row = dict[str, Any]


def table(asked: Asked, user: User) -> Figures:
    """One line for each branch."""
    known = counted(asked, user)
    usual = _rate(
        sum(row.get("complaints", 0) for row in known.values()),
        sum(row.get("orders", 0) for row in known.values()),
    )
    lines = [_line(name, known[pk], usual) for pk, name in branch_choices(user) if pk in known]
    heads = (
        Head(_("Branch"), "text"),
        Head(_("Points given")),
        Head(_("Average"), draw="bar"),
        Head(_("Satisfied %"), hint=_("Four points and more")),
        Head(_("Orders paid")),
        Head(_("Complaints")),
        Head(_("Complaints per 100 orders"), draw="line"),
        Head(_("Returns per 100 parcels"), draw="line"),
        Head(_("Late %"), hint=_("Of the deadlines that were due")),
        Head(_("Score and facts"), "text"),
    )
    about = _("Marked: satisfied on paper, but half as many complaints again as on average.")
    return Figures("crosscheck", _("Scores against complaints and returns"), heads, lines, about)


def counted(asked: Asked, user: User) -> dict[int, Row]:
    """Everything that is compared, by branch."""
    found: dict[int, Row] = {}
    for rows, figures in _sources(asked, user):
        for row in of_branch(rows, asked.branch).order_by().values("branch_id").annotate(**figures):
            if row["branch_id"] is not None:
                found.setdefault(row["branch_id"], {}).update(row)
    return found


def _sources(asked: Asked, user: User) -> Iterator[tuple[QuerySet[Any], dict[str, Any]]]:
    """Six statements."""
    period, now = asked.period, asked.now
    made = Q(created_at__gte=period.start, created_at__lt=period.end)
    arrived = Q(received_at__gte=period.start, received_at__lt=period.end)
    paid = orders.visible_to(user)
    parcels = Receipt.objects.filter(arrived, order__in=paid.values("pk"))
    late = matching(LATE, period, now) | matching(MISSED, period, now)
    yield results.answers_between(user, period.start, period.end), results.COUNTED
    yield paid.filter(paid_in(period)), {"orders": Count("pk")}
    complained = complaints.visible_to(user).filter(made).exclude(state__in=NO_COMPLAINTS)
    yield complained, {"complaints": Count("pk")}
    yield returns.visible_to(user).filter(made), {"returns": Count("pk")}
    yield parcels.annotate(branch_id=F("order__branch_id")), {"parcels": Count("pk")}
    due = asked.clocks(user).filter(matching(DECIDED, period, now))
    yield due, {"due": Count("pk"), "late": Count("pk", filter=late)}


def _line(name: str, row: Mapping[str, Any], usual: float | None) -> list[Figure]:
    rate = _rate(row.get("complaints", 0), row.get("orders", 0))
    returned = _rate(row.get("returns", 0), row.get("parcels", 0))
    return [
        words(name),
        count(row.get("n", 0)),
        _number(row.get("average"), 2),
        share(row.get("satisfied", 0), row.get("n", 0)),
        count(row.get("orders", 0)),
        count(row.get("complaints", 0)),
        _number(rate, 1),
        _number(returned, 1),
        share(row.get("late", 0), row.get("due", 0)),
        _verdict(row.get("average"), rate, usual),
    ]


def _verdict(average: Any, rate: float | None, usual: float | None) -> Figure:
    if average is None or rate is None or not usual:
        return words("")
    if results.is_green(average) and rate >= MUCH * usual:
        return Figure(_("They do not go together"), _("They do not go together"), "", "bad")
    return words(_("They go together"))


def _rate(part: int, whole: int) -> float | None:
    """So many of a hundred; of nothing there is no rate."""
    return 100 * part / whole if whole else None


def _number(value: Any, places: int) -> Figure:
    if value is None:
        return Figure(NOTHING)
    number = round(float(value), places)
    return Figure(f"{number:.{places}f}", number)
