"""A curve on paper: points, the goal as a broken line, phases as shaded ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.pdf import BRAND, GREY, LATIN, RULE, SIZE, Document

HEIGHT, LEFT, GAP_DAYS = 42.0, 14.0, 4


@dataclass(frozen=True)
class Curve:
    """What was measured, by day."""

    title: str
    points: Sequence[tuple[date, float]]
    goal: float | None = None
    places: int = 1
    bands: Sequence[tuple[date, date]] = ()


def draw(paper: Document, curve: Curve, *, left: float, top: float, width: float) -> None:
    """Into a box of the page; the figures stand in the table beside it."""
    box = _Box(curve, left + LEFT, top + 7, width - LEFT - 2)
    paper.set_xy(left, top)
    paper.set_font(LATIN, size=9.5)
    paper.cell(width, 5, curve.title)
    paper.set_fill_color(240)
    for first, until in curve.bands[::2]:
        start, end = box.x(first), box.x(until)
        if end > start:
            paper.rect(start, box.top, end - start, HEIGHT, "F")
    paper.set_draw_color(RULE)
    paper.rect(box.left, box.top, box.width, HEIGHT)
    _labels(paper, curve, box)
    if curve.goal is not None:
        paper.set_draw_color(GREY)
        paper.set_dash_pattern(dash=2, gap=1.5)
        paper.line(box.left, box.y(curve.goal), box.left + box.width, box.y(curve.goal))
        paper.set_dash_pattern()
    _line(paper, curve, box)
    paper.set_font(LATIN, size=SIZE)
    paper.set_text_color(0)


class _Box:
    """Where a day and a value lie."""

    def __init__(self, curve: Curve, left: float, top: float, width: float) -> None:
        values = [value for _on, value in curve.points]
        values += [] if curve.goal is None else [curve.goal]
        margin = (max(values) - min(values)) / 10 or 1
        self.low, self.high = min(values) - margin, max(values) + margin
        self.first = curve.points[0][0]
        self.days = max((curve.points[-1][0] - self.first).days, 1)
        self.left, self.top, self.width = left, top, width

    def x(self, on: date) -> float:
        """From the left, kept within the box."""
        share = min(max((on - self.first).days / self.days, 0), 1)
        return self.left + share * self.width

    def y(self, value: float) -> float:
        """From the top."""
        return self.top + (self.high - value) / (self.high - self.low) * HEIGHT


def _labels(paper: Document, curve: Curve, box: _Box) -> None:
    paper.set_font(LATIN, size=7.5)
    paper.set_text_color(GREY)
    for value, y in ((box.high, box.top), (box.low, box.top + HEIGHT - 3.5)):
        paper.set_xy(box.left - LEFT, y)
        paper.cell(LEFT - 1, 3.5, f"{value:.{curve.places}f}", align="R")
    for on, align in ((curve.points[0][0], "L"), (curve.points[-1][0], "R")):
        paper.set_xy(box.left, box.top + HEIGHT + 0.5)
        paper.cell(box.width, 3.5, f"{on:%m-%d}", align=align)


def _line(paper: Document, curve: Curve, box: _Box) -> None:
    paper.set_draw_color(BRAND)
    paper.set_fill_color(BRAND)
    places = [(on, box.x(on), box.y(value)) for on, value in curve.points]
    with paper.local_context(line_width=0.5):
        for (before, x1, y1), (after, x2, y2) in zip(places, places[1:], strict=False):
            if (after - before).days <= GAP_DAYS:
                paper.line(x1, y1, x2, y2)
    for _on, x, y in places:
        paper.circle(x, y, 0.7, style="F")
