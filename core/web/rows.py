"""The body of a list as HTML: a thousand cells a page, so no template is entered for each."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.web.cells import NOTHING, Cell, Line, remaining


def body(lines: Sequence[Line], now: datetime, *, choosing: bool, jobs: str = "bulk") -> SafeString:
    """The rows of a table; everything that comes from a row is escaped here."""
    pick, icons = escape(_("Select")), static("icons.svg")
    made = []
    for line in lines:
        first, *rest = line.cells
        url = escape(line.url)
        box = (
            f'<input type="checkbox" class="pick" form="{jobs}" name="pk" value="{line.pk}"'
            f' aria-label="{pick}: {escape(first.text)}">'
            if choosing
            else ""
        )
        made.append(
            f'<tr data-href="{url}" data-glance>'
            f'<td class="is-{first.kind}" data-label="{escape(first.label)}">{box}'
            f'<a href="{url}">{_inside(first, now, icons)}</a></td>'
        )
        made.extend(
            f'<td class="is-{c.kind}" data-label="{escape(c.label)}">{_inside(c, now, icons)}</td>'
            for c in rest
        )
        made.append("</tr>")
    return mark_safe("".join(made))


def _inside(cell: Cell, now: datetime, icons: str) -> str:
    if cell.kind == "text":
        return f'<span class="clip">{escape(cell.text)}</span>'
    if cell.kind == "state":
        return f'<span class="state {escape(cell.tone)}">{escape(cell.text)}</span>'
    if cell.chips:
        return "".join(_chips(cell.chips, now, icons))
    return escape(cell.text) or NOTHING


def _chips(chips: Iterable[dict[str, Any]], now: datetime, icons: str) -> Iterable[str]:
    for chip in chips:
        paused = chip["state"] == "paused"
        words = _("Paused") if paused else remaining(chip["due_at"], now)
        yield (
            f'<span class="clock {escape(chip["state"])}" title="{escape(chip["explain"])}">'
            f'<svg class="icon" aria-hidden="true" focusable="false">'
            f'<use href="{icons}#{"pause" if paused else "clock"}"></use></svg>'
            f" <b>{escape(words)}</b></span>"
        )
