"""The figures and photos of a report, as plain data that never change afterwards."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from plans import metrics
from plans.timeline import SERVED_DAYS

#: What a report draws as a curve.
CURVES = ("weight", "body_fat_pct", "steps", "sleep_min")


def take(plan: Any, at: datetime) -> dict[str, Any]:
    """What is known at ``at``; what is missing is empty, and is shown as “not provided”."""
    readings = list(plan.metrics.order_by("measured_at", "pk"))
    photos = list(plan.photos.order_by("pk"))
    return {
        "taken_at": at.isoformat(),
        "start": plan.start_date.isoformat() if plan.start_date else None,
        "end": plan.ended_on.isoformat() if plan.ended_on else None,
        "days": _served(plan),
        "menus_explained": plan.menus.filter(explained_at__isnull=False).count(),
        "calls": plan.sessions.filter(held_at__isnull=False).count(),
        "goals": plan.goals,
        "metrics": changes(readings),
        "series": curves(readings),
        "photos": {
            phase: [str(photo.attachment_id) for photo in photos if photo.phase == phase]
            for phase in ("before", "after")
        },
        "rechecks": [str(r.attachment_id) for r in plan.rechecks.order_by("pk")],
    }


def changes(readings: Iterable[Any]) -> list[dict[str, Any]]:
    """First and last reading of every metric that was measured, with the difference."""
    first: dict[str, Any] = {}
    last: dict[str, Any] = {}
    for reading in readings:
        first.setdefault(reading.code, reading)
        last[reading.code] = reading
    return [_change(first[code], last[code]) for code in metrics.DEFINITIONS if code in first]


def curves(readings: Iterable[Any]) -> dict[str, list[list[str]]]:
    """The curves of a report: by metric the days and values, the first reading of each day."""
    found: dict[str, dict[str, str]] = {code: {} for code in CURVES}
    for reading in readings:
        if reading.code in found:
            found[reading.code].setdefault(_day(reading), str(reading.value))
    return {
        code: [[on, value] for on, value in days.items()]
        for code, days in found.items()
        if len(days) > 1
    }


def _change(before: Any, after: Any) -> dict[str, Any]:
    once = before.pk == after.pk
    difference: Decimal = after.value - before.value
    return {
        "code": before.code,
        "before": str(before.value),
        "before_on": _day(before),
        "after": None if once else str(after.value),
        "after_on": None if once else _day(after),
        "difference": None if once else str(difference),
    }


def _day(reading: Any) -> str:
    return timezone.localdate(reading.measured_at).isoformat()


def _served(plan: Any) -> int:
    if plan.start_date is None or plan.ended_on is None:
        return 0
    return int(min(max(plan.timeline.day_no(plan.ended_on), 0), SERVED_DAYS))
