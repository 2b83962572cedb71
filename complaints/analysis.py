"""The month's analysis: Pareto of causes, categories and grades, timeliness, what is repeated."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from complaints import selectors
from complaints.board import pareto
from complaints.choices import Category, Grade
from complaints.models import Complaint
from core.web.figures import Figure, Figures, Head, count, share, words

MONTHS_BACK = 12
#: What is closed within this time counts for the rate of document 004.
CLOSED_WITHIN = timedelta(hours=24)
NOT_REAL = ("merged", "dismissed")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Month:
    """A calendar month of the local time."""

    first: date

    @property
    def key(self) -> str:
        """As an address says it."""
        return f"{self.first:%Y-%m}"

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return timezone.make_aware(datetime.combine(self.first, time()))

    @property
    def next(self) -> "Month":
        """The one after it."""
        return Month((self.first + timedelta(days=32)).replace(day=1))

    @property
    def before(self) -> "Month":
        """The one before it."""
        return Month((self.first - timedelta(days=1)).replace(day=1))


def month_of(text: str, today: date) -> Month:
    """The month that an address asks for, else this one."""
    this = Month(today.replace(day=1))
    found = _MONTH.fullmatch(text)
    if found and 2000 <= int(found[1]) <= 2100 and 1 <= int(found[2]) <= 12:
        asked = Month(date(int(found[1]), int(found[2]), 1))
        return min(asked, this, key=lambda month: month.first)
    return this


def choices(today: date) -> list[Month]:
    """This month and the eleven before it."""
    months = [Month(today.replace(day=1))]
    while len(months) < MONTHS_BACK:
        months.append(months[-1].before)
    return months


def tables(user: User, month: Month, branch: str = "") -> Sequence[Figures]:
    """Everything about a month; a fixed number of queries."""
    seen = selectors.visible_to(user).exclude(state__in=NOT_REAL).order_by()
    if branch.isdecimal():
        seen = seen.filter(branch=int(branch))
    rows = seen.filter(created_at__gte=month.start, created_at__lt=month.next.start)
    causes = rows.exclude(cause="").values_list("cause").annotate(n=Count("pk"))
    return [
        pareto("pareto", _("Pareto of causes"), list(causes.order_by("-n", "cause"))),
        _grades(rows),
        _categories(rows),
        _trend(seen, month),
    ]


def _sums() -> dict[str, Any]:
    return {
        "n": Count("pk"),
        "closed": Count("pk", filter=Q(state="closed")),
        "fast": Count("pk", filter=Q(resolved_at__lte=F("created_at") + CLOSED_WITHIN)),
        "again": Count("pk", filter=Q(round__gt=1)),
        "repeated": Count("pk", filter=Q(repeat_of__isnull=False)),
        "up": Count("pk", filter=Q(level__gt=0)),
    }


def _heads(first: Any) -> list[Head]:
    return [
        Head(first, "text"), Head(_("Complaints"), draw="bar"), Head(_("Closed")),
        Head(_("Solved within 24 h")), Head(_("More than one round")), Head(_("Repeated")),
        Head(_("Escalated")),
    ]  # fmt: skip


def _values(row: dict[str, Any]) -> list[Figure]:
    total = row.get("n", 0)
    return [
        count(total),
        count(row.get("closed", 0)),
        share(row.get("fast", 0), total),
        count(row.get("again", 0)),
        share(row.get("repeated", 0), total),
        count(row.get("up", 0)),
    ]


def _grades(rows: QuerySet[Complaint]) -> Figures:
    found = {row["grade"]: row for row in rows.values("grade").annotate(**_sums())}
    table = [[words(grade.label), *_values(found.get(str(grade), {}))] for grade in reversed(Grade)]
    return Figures("by-grade", _("By grade"), _heads(_("Grade")), table)


def _categories(rows: QuerySet[Complaint]) -> Figures:
    found = rows.values("category").annotate(**_sums()).order_by("-n", "category")
    table = [[words(Category(row["category"]).label), *_values(row)] for row in found]
    return Figures("by-category", _("By category"), _heads(_("Category of complaint")), table)


def _trend(seen: QuerySet[Complaint], month: Month) -> Figures:
    """Twelve months up to this one, in one query."""
    months = choices(month.first)[::-1]
    ends = {one.key: (one.start, one.next.start) for one in months}
    sums = {
        f"m{number}_{name}": Count(
            "pk", filter=Q(created_at__gte=start, created_at__lt=end) & condition
        )
        for number, (start, end) in enumerate(ends.values())
        for name, condition in _TREND.items()
    }
    found = seen.filter(created_at__gte=months[0].start).aggregate(**sums)
    table = [
        [
            words(key),
            count(found[f"m{number}_n"]),
            share(found[f"m{number}_fast"], found[f"m{number}_n"]),
            share(found[f"m{number}_repeated"], found[f"m{number}_n"]),
        ]
        for number, key in enumerate(ends)
    ]
    heads = [
        Head(_("Month"), "text"), Head(_("Complaints"), draw="bar"),
        Head(_("Solved within 24 h"), draw="line"), Head(_("Repeated"), draw="line"),
    ]  # fmt: skip
    return Figures("trend", _("Twelve months"), heads, table)


_TREND = {
    "n": Q(),
    "fast": Q(resolved_at__lte=F("created_at") + CLOSED_WITHIN),
    "repeated": Q(repeat_of__isnull=False),
}
