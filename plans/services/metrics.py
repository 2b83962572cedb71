"""Readings of scales, wristbands and people, checked for what a body can show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core import clock, prepared
from core.actors import Actor
from core.errors import Invalid, Problem
from core.prepared import Asked, Hole
from plans import metrics
from plans.models import Metric, Plan

WEIGHT = "weight"
UNITS = ("", "kg", "jin")
OLDEST = timedelta(days=730)
AHEAD = timedelta(minutes=10)  # a device whose clock is a little fast
_last_weight = Asked(
    lambda: Metric.objects.filter(plan=Hole("plan"), code=WEIGHT).order_by("-measured_at", "-pk")[
        :1
    ]
)


class Clash(Problem):
    """The source has used the same number for something else."""

    status = 409
    code = "conflict"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One value as a device shows it or a person enters it."""

    code: str
    value: Decimal
    measured_at: datetime
    source: str
    external_id: str = ""
    unit: str = ""
    confirmed: bool = False


def record_metric(*, plan: Plan, by: Actor, **reading: Any) -> Metric:
    """Keep one reading. The same number of the same source again is the reading already kept."""
    return _keep(plan, [Reading(**reading)], by, _metric)[0]


def record_metrics(*, plan: Plan, readings: Sequence[Reading], by: Actor) -> list[Metric]:
    """Keep what was read together, all or nothing; what is wrong stands beside its code."""
    return _keep(plan, readings, by, _metric_or_why_not)


def _keep(
    plan: Plan, readings: Sequence[Reading], by: Actor, make: Callable[..., Metric]
) -> list[Metric]:
    known = _known(readings)
    kept = [known.get(_number(r)) or make(plan, r, by) for r in readings]
    new = [metric for metric in kept if metric.pk is None]
    try:
        with transaction.atomic(savepoint=any(metric.external_id for metric in new)):
            prepared.insert(new)
    except IntegrityError:  # the same delivery came twice at once
        if not len(_known(readings)) > len(known):
            raise
        return _keep(plan, readings, by, make)
    for metric, reading in zip(kept, readings, strict=True):
        if (metric.plan_id, metric.code) != (plan.pk, reading.code):
            raise Clash(_("This number of the source belongs to another reading."))
    return kept


def _known(readings: Sequence[Reading]) -> dict[tuple[str, str], Metric]:
    """Those that are kept already, by source and number."""
    numbers = [r.external_id for r in readings if r.external_id]
    found = Metric.objects.filter(external_id__in=numbers) if numbers else ()
    return {(metric.source, metric.external_id): metric for metric in found}


def _number(reading: Reading) -> tuple[str, str]:
    return reading.source, reading.external_id


def _metric_or_why_not(plan: Plan, reading: Reading, by: Actor) -> Metric:
    try:
        return _metric(plan, reading, by)
    except Invalid as problem:
        raise Invalid(problem.message, fields={reading.code: [problem.message]}) from None


def _metric(plan: Plan, reading: Reading, by: Actor) -> Metric:
    definition = _definition(reading.code, reading.unit)
    _check_time(reading.measured_at)
    jin = reading.unit == "jin"
    value = reading.value / metrics.JIN_PER_KG if jin else reading.value
    return Metric(
        plan=plan,
        code=reading.code,
        sealed_value=str(value.normalize() + 0),
        measured_at=reading.measured_at,
        source=reading.source,
        external_id=reading.external_id,
        suspect=_check_value(plan, definition, value, reading.confirmed),
        entered_by_name=by.name[:80],
    )


def last_weight(plan: Plan) -> Decimal | None:
    """The weight that a new one is compared with: the last reading, else the plan's baseline."""
    last = _last_weight.first(plan=plan.pk)
    if last is not None:
        return Decimal(last.value)
    baselines = [g.get("baseline") for g in plan.goals if g.get("metric") == WEIGHT]
    return next((Decimal(b) for b in baselines if b), None)


def _definition(code: str, unit: str) -> metrics.MetricDefinition:
    definition = metrics.DEFINITIONS.get(code)
    if definition is None:
        raise Invalid(_("This metric is not known."), fields={"code": [_("not known")]})
    if unit not in UNITS or (unit == "jin" and code != WEIGHT):
        raise Invalid(_("This unit does not fit."), fields={"unit": [_("does not fit")]})
    return definition


def _check_time(measured_at: datetime) -> None:
    now = clock.now()
    if not now - OLDEST <= measured_at <= now + AHEAD:
        raise Invalid(
            _("A reading is of now or of the last two years."),
            fields={"measured_at": [_("not a possible time")]},
        )


def _check_value(
    plan: Plan, definition: metrics.MetricDefinition, value: Decimal, confirmed: bool
) -> bool:
    """Whether the value is kept against a warning; raises what must be looked at first."""
    if not definition.plausible(value):
        words = _("%(label)s lies between %(low)s and %(high)s %(unit)s.") % {
            "label": definition.label,
            "low": definition.low,
            "high": definition.high,
            "unit": definition.unit,
        }
        raise Invalid(words, fields={"value": [words]})
    before = last_weight(plan) if definition.code == WEIGHT else None
    meant = metrics.mistaken_unit(value, before) if before else None
    if meant is None:
        return False
    if not confirmed:
        words = _(
            "%(value)s kg after %(before)s kg: was it read in jin? Then it is %(meant)s kg."
        ) % {
            "value": value,
            "before": before,
            "meant": meant,
        }
        raise Invalid(words, fields={"value": [words]})
    return True
