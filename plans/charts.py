"""Charts as plain SVG, made on the server: no script, no inline style, readable in both themes.

Colours and line styles come from the style sheet by class; the table beside every chart holds the
same figures for those who cannot see it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from plans.selectors.metrics import Point, Series
from plans.timeline import WEEK_3_LAST_DAY

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 24, 28
GROUND = HEIGHT - TOP - BOTTOM
#: Readings further apart than this are not joined by a line: nothing is known in between.
GAP = timedelta(days=4)
#: Room for a phase's name, and how long the time after a plan is drawn (to the second report).
ROOM_FOR_NAME, AFTERWARDS = 70, timedelta(days=90)


class Band(NamedTuple):
    """A phase of the plan: from its first day up to, not including, the first of the next."""

    label: str
    first: date
    until: date


def bands_of(plan: Any) -> list[Band]:
    """The phases of a plan: up to the call after week 3, the rest, and the time afterwards."""
    if plan.start_date is None:
        return []
    days = plan.timeline
    middle, closing = days.date_of(WEEK_3_LAST_DAY + 1), days.closing_date
    ends = plan.ended_on or closing
    return [
        Band(_("Days 1–21"), plan.start_date, min(middle, ends)),
        Band(_("Days 22–49"), min(middle, ends), ends),
        Band(_("After the plan"), ends, ends + AFTERWARDS),
    ]


class _Scale:
    """Where a day and a value lie on the paper."""

    def __init__(self, series: Series) -> None:
        values = [p.value for p in series.points]
        if series.goal is not None:
            values.append(series.goal)
        low, high = min(values), max(values)
        margin = (high - low) / 10 or Decimal(1)
        self.low, self.high = low - margin, high + margin
        self.first = series.points[0].on
        self.days = max((series.points[-1].on - self.first).days, 1)

    def x(self, point: Point) -> str:
        """From the left edge."""
        return f"{self.across(point.on):.1f}"

    def across(self, on: date) -> Decimal:
        """The place of a day, kept within the paper."""
        share = Decimal((on - self.first).days) / self.days
        return LEFT + min(max(share, Decimal(0)), Decimal(1)) * (WIDTH - LEFT - RIGHT)

    def y(self, value: Decimal) -> str:
        """From the top edge."""
        share = (self.high - value) / (self.high - self.low)
        return f"{TOP + share * (HEIGHT - TOP - BOTTOM):.1f}"


def svg(series: Series, bands: Sequence[Band] = ()) -> SafeString:
    """Phases, points, the mean of seven days, the goal, two labelled ends of each axis."""
    scale = _Scale(series)
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        _summary(series),
        _bands(bands, scale),
        _axes(series, scale),
        _goal(series, scale),
        _means(series.points, scale),
        _dots(series, scale),
    )


def _summary(series: Series) -> str:
    """What the picture says, in one sentence."""
    first, last = series.points[0], series.points[-1]
    return _("%(metric)s: %(first)s on %(from)s, %(last)s on %(to)s") % {
        "metric": series.definition.label,
        "first": series.definition.text(first.value),
        "from": first.on.isoformat(),
        "last": series.definition.text(last.value),
        "to": last.on.isoformat(),
    }


def _bands(bands: Sequence[Band], scale: _Scale) -> SafeString:
    """The phases as shaded ground, each with its name where there is room for it."""
    shown = []
    for n, band in enumerate(bands):
        left, right = scale.across(band.first), scale.across(band.until)
        if right > left:
            name = band.label if right - left >= ROOM_FOR_NAME else ""
            shown.append(
                (n % 2, f"{left:.1f}", TOP, f"{right - left:.1f}", GROUND, f"{left + 4:.1f}", name)
            )
    return format_html_join(
        "",
        '<rect class="chart-band chart-band-{}" x="{}" y="{}" width="{}" height="{}"></rect>'
        '<text class="chart-label" x="{}" y="16">{}</text>',
        shown,
    )


def _axes(series: Series, scale: _Scale) -> SafeString:
    ends = [(scale.high, TOP + 4), (scale.low, HEIGHT - BOTTOM)]
    labels = format_html_join(
        "",
        '<text class="chart-label" x="{}" y="{}" text-anchor="end">{}</text>',
        ((LEFT - 6, y, f"{value:.{series.definition.places}f}") for value, y in ends),
    )
    return format_html(
        '<path class="chart-axis" d="M{} {}V{}H{}"></path>{}'
        '<text class="chart-label" x="{}" y="{}">{}</text>'
        '<text class="chart-label" x="{}" y="{}" text-anchor="end">{}</text>',
        LEFT,
        TOP,
        HEIGHT - BOTTOM,
        WIDTH - RIGHT,
        labels,
        LEFT,
        HEIGHT - 8,
        f"{series.points[0].on:%m-%d}",
        WIDTH - RIGHT,
        HEIGHT - 8,
        f"{series.points[-1].on:%m-%d}",
    )


def _goal(series: Series, scale: _Scale) -> SafeString:
    if series.goal is None:
        return SafeString("")
    y = scale.y(series.goal)
    words = _("Goal %(value)s") % {"value": series.definition.text(series.goal)}
    return format_html(
        '<path class="chart-goal" d="M{} {}H{}"></path>'
        '<text class="chart-label" x="{}" y="{}" text-anchor="end">{}</text>',
        LEFT,
        y,
        WIDTH - RIGHT,
        WIDTH - RIGHT - 4,
        f"{Decimal(y) - 4:.1f}",
        words,
    )


def _means(points: Sequence[Point], scale: _Scale) -> SafeString:
    runs = (" ".join(f"{scale.x(p)},{scale.y(p.mean)}" for p in run) for run in _unbroken(points))
    return format_html_join(
        "", '<polyline class="chart-mean" points="{}"></polyline>', ((run,) for run in runs)
    )


def _dots(series: Series, scale: _Scale) -> SafeString:
    dots = (
        (scale.x(p), scale.y(p.value), f"{p.on:%m-%d} {series.definition.text(p.value)}")
        for p in series.points
    )
    return format_html_join(
        "", '<circle class="chart-dot" cx="{}" cy="{}" r="3"><title>{}</title></circle>', dots
    )


def _unbroken(points: Iterable[Point]) -> list[list[Point]]:
    """Runs of readings that are close enough to be joined."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and point.on - runs[-1][-1].on <= GAP:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [run for run in runs if len(run) > 1]
