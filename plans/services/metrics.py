"""Readings of scales, wristbands and people, checked for what a body can show."""

from datetime import datetime, timedelta
from decimal import Decimal

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


def record_metric(
    *,
    plan: Plan,
    code: str,
    value: Decimal,
    measured_at: datetime,
    source: str,
    by: Actor,
    external_id: str = "",
    unit: str = "",
    confirmed: bool = False,
) -> Metric:
    """Keep one reading. The same number of the same source again is the reading already kept."""
    definition = _definition(code, unit)
    _check_time(measured_at)
    known = _known(source, external_id)
    if known is None:
        kilograms = value / metrics.JIN_PER_KG if unit == "jin" else value
        suspect = _check_value(plan, definition, kilograms, confirmed)
        made = Metric(
            plan=plan,
            code=code,
            sealed_value=str(kilograms.normalize() + 0),
            measured_at=measured_at,
            source=source,
            external_id=external_id,
            suspect=suspect,
            entered_by_name=by.name[:80],
        )
        known = _save(made)
    if known.plan_id != plan.pk or known.code != code:
        raise Clash(_("This number of the source belongs to another reading."))
    return known


def last_weight(plan: Plan) -> Decimal | None:
    """The weight that a new one is compared with: the last reading, else the plan's baseline."""
    last = _last_weight.first(plan=plan.pk)
    if last is not None:
        return Decimal(last.value)
    baselines = [g.get("baseline") for g in plan.goals if g.get("metric") == WEIGHT]
    return next((Decimal(b) for b in baselines if b), None)


def _save(metric: Metric) -> Metric:
    if not metric.external_id:  # nothing to come twice
        prepared.insert([metric])
        return metric
    try:
        with transaction.atomic():
            prepared.insert([metric])
    except IntegrityError:  # the same delivery came twice at once
        known = _known(metric.source, metric.external_id)
        if known is None:
            raise
        return known
    return metric


def _known(source: str, external_id: str) -> Metric | None:
    if not external_id:
        return None
    return Metric.objects.filter(source=source, external_id=external_id).first()


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
