"""A zone's temperature and humidity over time: figures that the page draws as a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Avg, Count, Max, Min
from django.db.models.functions import TruncDay, TruncHour, TruncMinute
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.web.figures import Figure, Figures, Head, count
from inventory.models import Zone
from storage.models import Reading
from storage.services import limits_of


@dataclass(frozen=True)
class Span:
    """How far back, and how fine."""

    key: str
    label: Any
    length: timedelta
    step: type[Any]
    shown: str


SPANS = (
    Span("day", _("24 hours"), timedelta(hours=24), TruncMinute, "%m-%d %H:%M"),
    Span("week", _("7 days"), timedelta(days=7), TruncHour, "%m-%d %H:00"),
    Span("month", _("31 days"), timedelta(days=31), TruncDay, "%Y-%m-%d"),
    Span("year", _("1 year"), timedelta(days=366), TruncDay, "%Y-%m-%d"),
)
CHOICES = [(span.key, span.label) for span in SPANS]


def span_of(key: str) -> Span:
    """The chosen span; a week when it is none of ours."""
    return next((span for span in SPANS if span.key == key), SPANS[1])


def tables(zone: Zone, span: Span, now: datetime) -> list[Figures]:
    """Temperature and humidity, each with its limits beside it."""
    readings = Reading.objects.filter(zone=zone, at__gt=now - span.length, at__lte=now)
    found = readings.annotate(bucket=span.step("at")).values("bucket").order_by("bucket")
    limits = limits_of(zone)
    parts = (
        ("temperature", _("Temperature °C"), "t_min", "t_max"),
        ("humidity", _("Humidity %"), "rh_min", "rh_max"),
    )
    return [
        Figures(
            key=field,
            title=title,
            heads=_heads(title),
            rows=[
                _row(row, span, limits(row["bucket"]), low, high)
                for row in found.filter(**{f"{field}__isnull": False}).annotate(
                    least=Min(field), most=Max(field), mean=Avg(field), n=Count("pk")
                )
            ],
        )
        for field, title, low, high in parts
    ]


def _heads(title: Any) -> Sequence[Head]:
    return (
        Head(_("Time"), kind="text"),
        Head(_("Lower limit"), draw="floor"),
        Head(_("Upper limit"), draw="ceiling"),
        Head(_("Lowest"), draw="line"),
        Head(_("Highest"), draw="line"),
        Head(_("Mean")),
        Head(_("Readings")),
    )


def _row(row: Any, span: Span, limits: Any, low: str, high: str) -> list[Figure]:
    floor = getattr(limits, low) if limits else None
    ceiling = getattr(limits, high) if limits else None
    return [
        Figure(f"{timezone.localtime(row['bucket']):{span.shown}}"),
        _number(floor),
        _number(ceiling),
        _number(row["least"], bad=floor is not None and row["least"] < floor),
        _number(row["most"], bad=ceiling is not None and row["most"] > ceiling),
        _number(row["mean"]),
        count(row["n"]),
    ]


def _number(value: Any, *, bad: bool = False) -> Figure:
    if value is None:
        return Figure("—")
    return Figure(f"{value:.1f}", round(float(value), 1), tone="bad" if bad else "")
