"""What a supervisor types to change a calendar: one day, a whole year, how far it is announced."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sla.calendar import Override

OPEN, CLOSED = "open", "closed"
KINDS = (
    (CLOSED, gettext_lazy("Day off")),
    (OPEN, gettext_lazy("Make-up working day")),
)
WORDS = {OPEN: True, CLOSED: False, "上班": True, "休息": False}
LONGEST_LABEL = 40
LARGEST_FILE = 100_000
MOST_REASONS = 20


class _Noted(forms.Form):
    """Every change says why."""

    note = forms.CharField(label=gettext_lazy("Why it is changed"), max_length=300)

    def __init__(self, *args: Any, years: tuple[int, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = years

    def check_year(self, day: date) -> date:
        """A calendar reaches so far and no further."""
        first, last = self.years
        if not first <= day.year <= last:
            raise forms.ValidationError(
                _("The year must be between %(first)s and %(last)s.")
                % {"first": first, "last": last}
            )
        return day


class DayForm(_Noted):
    """One date that is not what its weekday says."""

    day = forms.DateField(
        label=gettext_lazy("Date"), widget=forms.DateInput(attrs={"type": "date"})
    )
    kind = forms.ChoiceField(label=gettext_lazy("What the day is"), choices=KINDS)
    label = forms.CharField(label=gettext_lazy("Name of the day"), max_length=LONGEST_LABEL)
    field_order = ("day", "kind", "label", "note")

    def clean_day(self) -> date:
        """Within the calendar."""
        return self.check_year(self.cleaned_data["day"])


class RemoveForm(_Noted):
    """A date that is to be what its weekday says."""

    day = forms.DateField(label=gettext_lazy("Date"), widget=forms.HiddenInput())


class ConfirmForm(_Noted):
    """How far the arrangement has been announced."""

    until = forms.DateField(
        label=gettext_lazy("Announced up to and including"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    field_order = ("until", "note")

    def clean_until(self) -> date:
        """Within the calendar."""
        return self.check_year(self.cleaned_data["until"])


class YearForm(_Noted):
    """All special days of a year at once; they replace those that the year had."""

    year = forms.IntegerField(label=gettext_lazy("Calendar year"))
    file = forms.FileField(label=gettext_lazy("CSV file"), required=False)
    rows = forms.CharField(
        label=gettext_lazy("Or the rows themselves"),
        required=False,
        max_length=LARGEST_FILE,
        help_text=gettext_lazy("One day on each row: 2027-01-01,closed,New Year"),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    field_order = ("year", "file", "rows", "note")

    def clean_year(self) -> int:
        """Within the calendar."""
        first, last = self.years
        year: int = self.cleaned_data["year"]
        self.check_year(date(min(max(year, 1), 9999), 1, 1))
        return year

    def clean(self) -> dict[str, Any]:
        """The days of the year, all of them or none."""
        data = super().clean() or {}
        text, name = data.get("rows", ""), "rows"
        if data.get("file") is not None:
            name = "file"
            try:
                text = _text_of(data["file"])
            except ValueError as error:
                self.add_error(name, str(error))
                return data
            self._keep(text)
        if "year" in data and name not in self.errors:
            data["days"], reasons = read_year(text, data["year"])
            for reason in reasons[:MOST_REASONS]:
                self.add_error(name, reason)
        return data

    def _keep(self, text: str) -> None:
        """A browser forgets the file when the page comes back: its rows are kept as typed ones."""
        typed: Any = self.data  # a QueryDict when it is posted
        kept = typed.copy()
        kept[self.add_prefix("rows")] = text
        self.data = kept


def _text_of(file: Any) -> str:
    if file.size > LARGEST_FILE:
        raise ValueError(_("This file is too large for the days of a year."))
    raw = file.read()
    for encoding in ("utf-8-sig", "gb18030"):  # what spreadsheets write here
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return str(text)
    raise ValueError(_("This is not a CSV file."))


def read_year(text: str, year: int) -> tuple[dict[date, Override], list[str]]:
    """The special days of a year, and what is wrong: row and column of each mistake."""
    days: dict[date, Override] = {}
    reasons: list[str] = []
    for number, cells in _lines(text):
        try:
            day, override = _day(cells, year)
            if day in days:
                raise _Cell(1, _("The date stands here twice."))
        except _Cell as wrong:
            where = {"row": number, "column": wrong.column, "why": wrong.why}
            reasons.append(_("Row %(row)s, column %(column)s: %(why)s") % where)
        else:
            days[day] = override
    if not days and not reasons:
        reasons.append(_("There is no day in it."))
    return days, reasons


class _Cell(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: int, why: str) -> None:
        super().__init__(why)
        self.column, self.why = column, why


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, with their numbers; a heading says nothing."""
    rows = csv.reader(io.StringIO(text))
    while True:
        try:
            cells = [cell.strip() for cell in next(rows)]
        except StopIteration:
            return
        except csv.Error:
            cells = ["?"]
        if any(cells) and not (rows.line_num == 1 and cells[0].lower() in ("date", "日期")):
            yield rows.line_num, cells


def _day(cells: list[str], year: int) -> tuple[date, Override]:
    try:
        day = date.fromisoformat(cells[0])
    except ValueError:
        raise _Cell(1, _("This is not a date like 2027-01-01.")) from None
    if day.year != year:
        raise _Cell(1, _("The date is not in %(year)s.") % {"year": year})
    if len(cells) < 2 or cells[1].lower() not in WORDS:
        raise _Cell(2, _("Write open or closed."))
    if len(cells) < 3 or not 0 < len(cells[2]) <= LONGEST_LABEL:
        raise _Cell(3, _("The name of the day has 1 to %(n)s characters.") % {"n": LONGEST_LABEL})
    if any(cells[3:]):
        raise _Cell(4, _("A row has three columns."))
    return day, Override(WORDS[cells[1].lower()], cells[2], cells[2])
