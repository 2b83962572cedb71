"""Charts as plain SVG, made on the server: no script, no inline style, readable in both themes.

Colours and line styles come from the style sheet by class; the table beside every chart holds the
same figures for those who cannot see it.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from plans.selectors.metrics import Point, Series

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 12, 12, 28
#: Readings further apart than this are not joined by a line: nothing is known in between.
GAP = timedelta(days=4)


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
        share = Decimal((point.on - self.first).days) / self.days
        return f"{LEFT + share * (WIDTH - LEFT - RIGHT):.1f}"

    def y(self, value: Decimal) -> str:
        """From the top edge."""
        share = (self.high - value) / (self.high - self.low)
        return f"{TOP + share * (HEIGHT - TOP - BOTTOM):.1f}"


def svg(series: Series) -> SafeString:
    """Points, the mean of seven days, the goal, two labelled ends of each axis."""
    scale = _Scale(series)
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        _summary(series),
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
    return format_html('<path class="chart-goal" d="M{} {}H{}"></path>', LEFT, y, WIDTH - RIGHT)


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
