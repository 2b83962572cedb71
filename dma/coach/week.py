"""The coach's week as a strip: on which day something falls due, and where plans turn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dma.coach.caseload import Case
from plans.timeline import CLOSING_DAY, SERVED_DAYS, WEEK_3_LAST_DAY
from sla import selectors as sla
from sla.models import Clock

DAYS = 7
#: Days of a plan at which something begins or ends (requirements C).
TURNS = {
    1: _("Day 1"),
    WEEK_3_LAST_DAY: _("week 3 ends"),
    SERVED_DAYS: _("last day"),
    CLOSING_DAY: _("closing"),
}


class Turn(NamedTuple):
    """A plan that begins or ends something on a day."""

    name: str
    url: str
    what: Any


@dataclass
class Day:
    """One day of the strip; ``owed`` opens exactly so many lines."""

    on: date
    owed: int
    today: bool = False
    chosen: bool = False
    turns: list[Turn] = field(default_factory=list)


def strip(user: User, cases: Iterable[Case], now: datetime, chosen: date | None) -> list[Day]:
    """Today and the six days after; one statement."""
    first = timezone.localdate(now)
    owed = _owed(user, first)
    days = {on: Day(on, owed[on], on == first, on == chosen) for on in _dates(first)}
    for case in cases:
        if case.plan.start_date is None:
            continue
        for number, what in TURNS.items():
            if day := days.get(case.plan.timeline.date_of(number)):
                day.turns.append(Turn(case.name, case.url, what))
    return list(days.values())


def due_on(user: User, on: date) -> QuerySet[Clock]:
    """What the coach owes of that day."""
    first = timezone.make_aware(datetime.combine(on, datetime.min.time()))
    return sla.mine(user).filter(due_at__gte=first, due_at__lt=first + timedelta(days=1))


def chosen_day(text: str, now: datetime) -> date | None:
    """The day that was asked for, if it is one of the strip's."""
    return next((on for on in _dates(timezone.localdate(now)) if f"{on}" == text), None)


def _dates(first: date) -> list[date]:
    return [first + timedelta(days=n) for n in range(DAYS)]


def _owed(user: User, first: date) -> Counter[date]:
    begin = timezone.make_aware(datetime.combine(first, datetime.min.time()))
    week = sla.mine(user).filter(due_at__gte=begin, due_at__lt=begin + timedelta(days=DAYS))
    counted = week.order_by().values_list(TruncDate("due_at")).annotate(n=Count("pk"))
    return Counter(dict(counted))
