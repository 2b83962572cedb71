"""Readings and photos that a person may see, and the series that charts are drawn from."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Right
from plans import metrics
from plans.models import Metric, Plan
from plans.selectors.plan import parts_of

WEEK = timedelta(days=6)


class Point(NamedTuple):
    """A day's representative reading and the mean of the seven days up to it."""

    on: date
    value: Decimal
    mean: Decimal


class Series(NamedTuple):
    """Everything measured of one kind, by day."""

    definition: metrics.MetricDefinition
    points: list[Point]
    goal: Decimal | None


def visible_to(user: User) -> QuerySet[Metric]:
    """Readings of the plans that the person sees."""
    if not user.can(Right.HEALTH):
        return Metric.objects.none()
    return Metric.objects.filter(parts_of(user))


def for_list(user: User) -> QuerySet[Metric]:
    """Readings with what a row shows."""
    return visible_to(user).select_related("plan__order__customer")


def for_detail(user: User) -> QuerySet[Metric]:
    """A reading with what its page shows."""
    return for_list(user)


def series_of(plan: Plan) -> list[Series]:
    """The series of every metric that was measured, in the order of the definitions."""
    by_code: dict[str, list[Metric]] = {}
    for reading in plan.metrics.order_by("measured_at", "pk"):
        by_code.setdefault(reading.code, []).append(reading)
    goals = {g["metric"]: g.get("target") for g in plan.goals}
    return [
        Series(definition, _points(definition, by_code[code]), _decimal(goals.get(code)))
        for code, definition in metrics.DEFINITIONS.items()
        if code in by_code
    ]


def _points(definition: metrics.MetricDefinition, readings: Iterable[Metric]) -> list[Point]:
    """The first reading of a day stands for it; of what adds up over a day the largest."""
    days: dict[date, Decimal] = {}
    for reading in readings:
        on, value = timezone.localdate(reading.measured_at), reading.value
        if on not in days:
            days[on] = value
        elif definition.adds_up:
            days[on] = max(days[on], value)
    return [Point(on, value, _mean(days, on)) for on, value in days.items()]


def _mean(days: dict[date, Decimal], until: date) -> Decimal:
    week = [value for on, value in days.items() if until - WEEK <= on <= until]
    return sum(week, Decimal(0)) / len(week)


def _decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
