"""The spreadsheet of a list: the columns as on the screen, nothing in it can run."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.timezone import make_naive
from django.utils.translation import gettext as _

from core import clock
from core.lazy import Lazy
from core.models import AccessLog
from core.web import cells
from core.web.screen import Column, Screen

openpyxl = Lazy("openpyxl")

LIMIT = 20_000
CHUNK = 500
#: What spreadsheet programs take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(
    screen: Screen, rows: QuerySet[Any], user: Any, columns: Sequence[Column]
) -> HttpResponse:
    """The rows as a workbook; who took how many is recorded."""
    data = workbook(screen, rows, user, columns)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name_of(screen))}",
    }
    return HttpResponse(data, content_type=TYPE, headers=headers)


def name_of(screen: Screen) -> str:
    """What the file is called."""
    return f"{screen.label_plural}_{clock.today()}.xlsx"


def workbook(
    screen: Screen,
    rows: QuerySet[Any],
    user: Any,
    columns: Sequence[Column],
    told: Callable[[int], None] = lambda count: None,
) -> bytes:
    """The bytes of the workbook; ``told`` hears how many rows are in and may raise to stop."""
    now = clock.now()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(str(screen.label_plural)[:30].replace("/", " "))
    sheet.freeze_panes = "A2"
    sheet.append([safe(sheet, column.label) for column in columns])
    count = 0
    for chunk in _chunks(rows):
        for line in cells.lines(screen, chunk, user, columns):
            sheet.append([_typed(sheet, cell) for cell in line.cells])
        count += len(chunk)
        told(count)
    about = book.create_sheet(_("About"))
    about.append([safe(about, _("Exported by")), safe(about, str(user))])
    about.append([safe(about, _("Exported at")), safe(about, cells.text_of(now))])
    about.append([safe(about, _("Rows")), count])
    AccessLog.objects.create(
        actor_kind="staff",
        actor_id=user.pk,
        actor_name=str(user),
        customer_key=0,
        row_key=screen.slug,
        what="export",
        reason=str(count),
        at=now,
    )
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def safe(sheet: Any, value: Any) -> Any:
    """A text cell that no program reads as a formula."""
    text = str(value)
    if text.startswith(FORMULA):
        text = f"'{text}"
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    return cell


def _typed(sheet: Any, cell: cells.Cell) -> Any:
    """Numbers and dates as such, so that they can be summed and sorted; the rest as text."""
    if cell.chips:
        due = (f"{c['label']} {cells.text_of(c['due_at'])}" for c in cell.chips)
        return safe(sheet, "; ".join(due))
    if isinstance(cell.raw, datetime):
        return _formatted(sheet, make_naive(cell.raw), "yyyy-mm-dd hh:mm")
    if isinstance(cell.raw, date):
        return _formatted(sheet, cell.raw, "yyyy-mm-dd")
    if isinstance(cell.raw, int | float | Decimal) and not isinstance(cell.raw, bool):
        return _formatted(sheet, cell.raw, "#,##0.00" if cell.kind == "money" else "General")
    return safe(sheet, cell.text)


def _formatted(sheet: Any, value: Any, number_format: str) -> Any:
    cell = openpyxl.cell.WriteOnlyCell(sheet, value=value)
    cell.number_format = number_format
    return cell


def _chunks(rows: QuerySet[Any]) -> Any:
    chunk: list[Any] = []
    for row in rows[:LIMIT].iterator(chunk_size=CHUNK):
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
