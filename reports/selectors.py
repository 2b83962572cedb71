"""Which clocks and orders a figure counts. Every number and the list behind it ask here.

A clock belongs to the period in which it was due. It is *decided* when it was done, or when it is
still open past its due time; cancelled and waived ones are nobody's merit or fault.
"""

from dataclasses import dataclass, replace
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
#: These are about this moment, whatever the period.
NOW = frozenset({OVERDUE, TODAY, OPEN_NOW})
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
    """What a report is about; the same words stand in the addresses of its rows."""

    period: Period
    now: datetime
    branch: str = ""

    @property
    def today(self) -> date:
        """The local date."""
        return timezone.localdate(self.now)

    @property
    def narrowed(self) -> dict[str, str]:
        """The branch, if there is one, as an address says it."""
        return {"branch": self.branch} if self.branch else {}

    def clocks(self, user: User) -> QuerySet[Clock]:
        """The clocks that the person may see of it, of any period."""
        return of_branch(sla.visible_to(user), self.branch)

    def url(self, what: str, **narrowed: Any) -> str:
        """The rows of one number."""
        period = {} if what in NOW else {"period": self.period.key}
        query = {"what": what, **period, **self.narrowed, **narrowed}
        return f"{reverse('report-clocks')}?{urlencode(query)}"

    def within(self, period: Period) -> "Asked":
        """The same of another period."""
        return replace(self, period=period)


def of_branch(rows: QuerySet[Any], branch: str) -> QuerySet[Any]:
    """Of one branch; what is none finds nothing."""
    return rows.filter(is_key("branch_id", branch)) if branch else rows


def is_key(name: str, value: str) -> Q:
    """The rows that point there; nobody is an answer, too."""
    if value == NOBODY:
        return Q(**{f"{name}__isnull": True})
    return Q(**{name: int(value)}) if value.isdecimal() and len(value) < 19 else Q(pk__in=[])


def matching(what: str, period: Period, now: datetime) -> Q:
    """The clocks that one number counts."""
    return counted(what, now) if what in NOW else counted(what, now) & due_in(period)


def due_in(period: Period) -> Q:
    """The clocks that belong to a period."""
    return Q(due_at__gte=period.start, due_at__lt=period.end)


def counted(what: str, now: datetime) -> Q:
    """What a number counts, whenever it was due."""
    done, running = Q(state=sla.MET), Q(state=sla.RUNNING)
    over = running & Q(due_at__lt=now)
    return {
        DONE: done,
        IN_TIME: done & Q(late_seconds=0),
        LATE: done & Q(late_seconds__gt=0),
        DECIDED: done | over,
        MISSED: over,
        INHERITED: (done | over) & Q(inherited_seconds__gt=0),
        OVERDUE: over,
        TODAY: running & Q(due_at__gte=now, due_at__lt=_midnight(now)),
        OPEN_NOW: Q(state__in=sla.OPEN_STATES),
    }[what]


def _midnight(now: datetime) -> datetime:
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1)
