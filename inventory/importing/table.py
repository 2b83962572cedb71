"""A spreadsheet or comma-separated file as rows of text and dates, with the numbers people see."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from core.errors import Invalid
from core.lazy import Lazy

openpyxl = Lazy("openpyxl")

LARGEST = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
ENCODINGS = ("utf-8-sig", "gb18030")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class Row:
    """The cells of a row by their heads; ``number`` is that of the spreadsheet program."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The heads as they stand in the file, and every row that holds something."""

    heads: list[str]
    rows: list[Row]


def read(data: bytes) -> Table:
    """The first sheet of a workbook, or the text; ``Invalid`` for what is neither."""
    if len(data) > LARGEST:
        raise _bad(_("The file is larger than 5 MB."))
    lines = _workbook(data) if data.startswith(ZIP) else _text(data)
    heads: list[str] = []
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        cells = [_plain(cell) for cell in line[:MOST_COLUMNS]]
        if not any(cells):
            continue
        if not heads:
            heads = cells
            continue
        if len(rows) == MOST_ROWS:
            raise _bad(_("The file has more than %(n)s rows.") % {"n": MOST_ROWS})
        rows.append(Row(number, _named(heads, cells)))
    if not rows:
        raise _bad(_("The file has no rows below its first line."))
    return Table([head for head in heads if head], rows)


def _named(heads: list[str], cells: list[str]) -> dict[str, str]:
    """The cells by their heads; what stands beyond the heads keeps the number of its column."""
    padded = [*heads, *("" for _cell in cells[len(heads) :])]
    named = {}
    for place, (head, cell) in enumerate(zip(padded, cells, strict=False), 1):
        if cell or head:
            named[head or f"#{place}"] = cell
    return named


def _workbook(data: bytes) -> Iterator[list[Any]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
    except (BadZipFile, KeyError, ValueError, IndexError, OSError) as error:
        raise _bad(_("This is not a spreadsheet that can be read.")) from error
    yield from (list(line) for line in sheet.iter_rows(values_only=True))


def _text(data: bytes) -> Iterator[list[Any]]:
    if b"\0" in data:
        raise _bad(_("Only xlsx and csv files can be read."))
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise _bad(_("The text of the file cannot be read: save it as UTF-8."))
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text), delimiter=mark, strict=True)
    except csv.Error as error:
        raise _bad(_("This is not a spreadsheet that can be read.")) from error


def _plain(cell: Any) -> str:
    """A cell as text: whole numbers without a point, days as 2027-03-01, exports without quote."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell).strip()
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text


def _bad(words: str) -> Invalid:
    return Invalid(words, fields={"file": [words]})
