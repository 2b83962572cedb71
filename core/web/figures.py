"""Tables of figures: the same numbers as page, chart and spreadsheet, with the way to the rows.

A chart is drawn from the table beside it, so that there is one truth and a reader without eyes for
colours, or with paper, misses nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.http import HttpResponse
from django.utils.formats import number_format
from django.utils.timezone import make_naive
from django.utils.translation import gettext as _

from core import clock
from core.lazy import Lazy
from core.models import AccessLog
from core.web.cells import NOTHING, in_words, text_of
from core.web.export import TYPE, safe

openpyxl = Lazy("openpyxl")


@dataclass(frozen=True)
class Figure:
    """One value: in words, bare for charts and spreadsheets, and where the rows behind it are."""

    text: str
    value: Any = None
    url: str = ""
    tone: str = ""

    @property
    def plain(self) -> str:
        """What a chart reads."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Head:
    """A column; ``kind`` is text or number, ``draw`` how a chart shows it: bar, line or nothing."""

    label: Any
    kind: str = "number"
    draw: str = ""
    hint: Any = ""


@dataclass(frozen=True)
class Figures:
    """A table with a title; its first column names the rows."""

    key: str
    title: Any
    heads: Sequence[Head]
    rows: Sequence[Sequence[Figure]]
    about: Any = ""
    sideways: bool = False  # many rows with long names: bars lie

    @property
    def drawn(self) -> bool:
        """Whether there is something to draw: a chart of nothing but zeros says nothing."""
        return any(head.draw and figure.value for row in self.labelled for head, figure in row)

    @property
    def labelled(self) -> list[list[tuple[Head, Figure]]]:
        """The rows with the head of each value, for narrow screens."""
        return [list(zip(self.heads, row, strict=True)) for row in self.rows]


def words(text: Any, url: str = "") -> Figure:
    """Something that is no number."""
    return Figure(str(text) if text not in (None, "") else NOTHING, str(text or ""), url)


def count(number: int, url: str = "", *, bad: bool = False) -> Figure:
    """How many, with the way to them; nothing leads to no rows."""
    tone = "bad" if bad and number else ""
    return Figure(number_format(number, force_grouping=True), number, url if number else "", tone)


def share(part: int, whole: int, url: str = "") -> Figure:
    """So many of so many, in percent; of nothing there is no share."""
    if not whole:
        return Figure(NOTHING)
    percent = round(100 * part / whole, 1)
    return Figure(f"{percent:g} %", percent, url)


def span(length: timedelta | None, url: str = "", *, bad: bool = False) -> Figure:
    """A length of time; its bare value is in hours."""
    if length is None:
        return Figure(NOTHING)
    hours = round(length.total_seconds() / 3600, 2)
    return Figure(in_words(length), hours, url, "bad" if bad and length else "")


def workbook(name: Any, tables: Iterable[Figures], user: Any) -> HttpResponse:
    """The tables as sheets, to be downloaded."""
    file_name = quote(f"{name}_{clock.today()}.xlsx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{file_name}"}
    return HttpResponse(book(name, tables, user), content_type=TYPE, headers=headers)


def book(name: Any, tables: Iterable[Figures], user: Any) -> bytes:
    """Sheets of numbers and text, nothing that can run; who took it is recorded."""
    now, made, rows = clock.now(), openpyxl.Workbook(write_only=True), 0
    for table in tables:
        sheet = made.create_sheet(str(table.title)[:30].translate(_NO_SIGNS))
        sheet.freeze_panes = "B2"
        sheet.append([safe(sheet, head.label) for head in table.heads])
        for row in table.rows:
            sheet.append([_typed(sheet, figure) for figure in row])
        rows += len(table.rows)
    about = made.create_sheet(_("About"))
    about.append([safe(about, _("Exported by")), safe(about, str(user))])
    about.append([safe(about, _("Exported at")), safe(about, text_of(now))])
    _record(user, str(name), rows, now)
    body = BytesIO()
    made.save(body)
    return body.getvalue()


#: What the name of a sheet may not hold.
_NO_SIGNS = {ord(sign): " " for sign in "[]:*?/\\"}


def _typed(sheet: Any, figure: Figure) -> Any:
    """Numbers and times as such, so that they can be summed and sorted; the rest as text."""
    if isinstance(figure.value, datetime):
        return make_naive(figure.value)
    if isinstance(figure.value, int | float) and not isinstance(figure.value, bool):
        return figure.value
    return safe(sheet, figure.text)


def _record(user: Any, name: str, rows: int, now: datetime) -> None:
    AccessLog.objects.create(
        actor_kind="staff",
        actor_id=user.pk,
        actor_name=str(user),
        customer_key=0,
        row_key=name[:80],
        what="export",
        reason=str(rows),
        at=now,
    )
