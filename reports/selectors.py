"""Which clocks and orders a figure counts. Every number and the list behind it ask here.

A clock belongs to the period in which it was due. It is *decided* when it was done, or when it is
still open past its due time; cancelled and waived ones are nobody's merit or fault.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Aggregate, DurationField, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from reports.periods import Period
from sla import selectors as sla
from sla.models import Clock

DONE, IN_TIME, LATE, DECIDED, OVERDUE, MISSED, TODAY, OPEN_NOW, INHERITED = WHATS = (
    "done", "in_time", "late", "decided", "overdue", "missed", "today", "open", "inherited",
)  # fmt: skip
#: Everything that was due in the period, whatever became of it.
EVERY = ""
#: In an address: nobody has taken it.
NOBODY = "0"


class Percentile(Aggregate):
    """The length of time within which such a part of them lies."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: Any, fraction: float, **extra: Any) -> None:
        super().__init__(expression, fraction=fraction, output_field=DurationField(), **extra)


@dataclass(frozen=True)
class Asked:
    """What a number is about; the same words stand in the address of its rows."""

    period: Period
    now: datetime
    what: str = EVERY
    narrowed: Mapping[str, str] = field(default_factory=dict)  # code, branch, role, person

    def clocks(self, user: User) -> QuerySet[Clock]:
        """The rows that a person may see of it."""
        return narrow(sla.for_list(user), self.narrowed).filter(self.matching)

    @property
    def matching(self) -> Q:
        """The condition on a clock."""
        return matching(self.what, self.period, self.now)

    @property
    def today(self) -> date:
        """The local date."""
        return timezone.localdate(self.now)

    def url(self, what: str, **narrowed: Any) -> str:
        """The rows of one number."""
        given = {**self.narrowed, **{key: str(value) for key, value in narrowed.items()}}
        query = {"what": what, "period": self.period.key, **given}
        return f"{reverse('report-clocks')}?{urlencode(query)}"

    def only(self, *keys: str) -> "Asked":
        """The same, narrowed by no more than these."""
        kept = {key: value for key, value in self.narrowed.items() if key in keys}
        return replace(self, narrowed=kept)

    def within(self, period: Period) -> "Asked":
        """The same of another period."""
        return replace(self, period=period)


def narrow(clocks: QuerySet[Clock], by: Mapping[str, str]) -> QuerySet[Clock]:
    """Of one node, branch, role or person; what is none of them finds nothing."""
    for key, name in (("code", "code"), ("role", "owner_role")):
        if key in by:
            clocks = clocks.filter(**{name: by[key]})
    for key, name in (("branch", "branch_id"), ("person", "owner_id")):
        if key in by:
            clocks = clocks.filter(_is(name, by[key]))
    return clocks


def _is(name: str, value: str) -> Q:
    if value == NOBODY:
        return Q(**{f"{name}__isnull": True})
    return Q(**{name: int(value)}) if value.isdecimal() and len(value) < 19 else Q(pk__in=[])


def matching(what: str, period: Period, now: datetime) -> Q:
    """The clocks that one number counts."""
    due = Q(due_at__gte=period.start, due_at__lt=period.end)
    done, running = Q(state=sla.MET) & due, Q(state=sla.RUNNING)
    missed = running & due & Q(due_at__lt=now)
    return {
        EVERY: due,
        DONE: done,
        IN_TIME: done & Q(late_seconds=0),
        LATE: done & Q(late_seconds__gt=0),
        DECIDED: done | missed,
        MISSED: missed,
        INHERITED: (done | missed) & Q(inherited_seconds__gt=0),
        OVERDUE: running & Q(due_at__lt=now),
        TODAY: running & Q(due_at__gte=now, due_at__lt=_midnight(now)),
        OPEN_NOW: Q(state__in=sla.OPEN_STATES),
    }[what]


def _midnight(now: datetime) -> datetime:
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)


def narrow_orders(rows: QuerySet[Any], by: Mapping[str, str]) -> QuerySet[Any]:
    """Of one branch."""
    return rows.filter(_is("branch_id", by["branch"])) if "branch" in by else rows
