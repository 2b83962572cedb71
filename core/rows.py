"""A form field that holds several small rows: goals, goods, lots that were counted.

In a page it is a table with some empty rows at its end; through the API it is a list of objects.
A hidden column (``forms.HiddenInput``) names what a row is about, a ``Shown`` column tells it.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SPARE_ROWS = 3
MOST_ROWS = 30
Row = dict[str, Any]


class Shown(forms.TextInput):
    """A cell that is only read. It comes back with the page, so that an error can show it again."""

    template_name = "components/shown.html"


class RowsWidget(forms.Widget):
    """The table; a row whose cells are all empty is no row."""

    template_name = "components/rows.html"

    def __init__(
        self, columns: Mapping[str, forms.Field], *, spare: int = SPARE_ROWS, most: int = MOST_ROWS
    ) -> None:
        super().__init__()
        self.columns, self.spare, self.most = dict(columns), spare, most

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """Header cells and rows of rendered inputs."""
        context = super().get_context(name, value, dict(attrs or {}))
        rows = value if isinstance(value, Sequence) and not isinstance(value, str) else []
        filled = [row for row in rows if isinstance(row, Mapping)]
        padded = [*filled, *([{}] * min(self.spare, self.most - len(filled)))]
        context["widget"]["heads"] = [
            field.label for field in self.columns.values() if not field.widget.is_hidden
        ]
        context["widget"]["rows"] = [self._cells(name, i, row) for i, row in enumerate(padded)]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """A list as the API sends it, or the cells of the page's table."""
        if name in data:
            return data[name]
        cells = self.columns.items()
        rows = [
            {
                key: field.widget.value_from_datadict(data, files, f"{name}-{i}-{key}")
                for key, field in cells
            }
            for i in range(self.most)
        ]
        return [row for row in rows if any(v not in (None, "") for v in row.values())]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """An empty table is an answer, not an omission."""
        return False

    def use_required_attribute(self, initial: Any) -> bool:
        """The spare rows may stay empty."""
        return False

    def _cells(self, name: str, i: int, row: Mapping[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        hidden = ""
        for key, field in self.columns.items():
            cell = f"{name}-{i}-{key}"
            attrs = {"id": f"id_{cell}", "aria-label": f"{field.label} {i + 1}"}
            html = field.widget.render(cell, field.prepare_value(row.get(key)), attrs)
            if field.widget.is_hidden:
                hidden += html
            else:
                found.append({"label": field.label, "html": html, "hidden": hidden})
                hidden = ""
        return found


class RowsField(forms.JSONField):
    """Cleans to a list of dictionaries, every cell through its own field."""

    def __init__(
        self,
        columns: Mapping[str, forms.Field],
        *,
        spare: int = SPARE_ROWS,
        most: int = MOST_ROWS,
        **kwargs: Any,
    ) -> None:
        self.columns, self.most = dict(columns), most
        super().__init__(widget=RowsWidget(self.columns, spare=spare, most=most), **kwargs)

    def __deepcopy__(self, memo: Any) -> "RowsField":
        """Columns whose choices depend on the row are set on the copy that a form holds."""
        copied: RowsField = super().__deepcopy__(memo)
        copied.columns = {key: deepcopy(field, memo) for key, field in self.columns.items()}
        copied.widget.columns = copied.columns
        return copied

    def to_python(self, value: Any) -> list[Row]:  # type: ignore[override]  # rows, not text
        """The rows, or what is wrong with them by row and column."""
        value = super().to_python(value) if isinstance(value, str) else value
        if value in self.empty_values:
            return []
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            raise ValidationError(_("A list of rows is wanted."))
        if len(value) > self.most:
            raise ValidationError(_("At most %(n)d rows.") % {"n": self.most})
        errors: list[str] = []
        rows = [self._row(number, row, errors) for number, row in enumerate(value, start=1)]
        if errors:
            raise ValidationError(errors)
        return rows

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed is shown again as it was typed."""
        return super().bound_data(data, initial) if isinstance(data, str) else data

    def prepare_value(self, value: Any) -> Any:
        """The widget takes rows, not their text."""
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Rows are compared as they are."""
        return bool(initial != data)

    def _row(self, number: int, row: Mapping[str, Any], errors: list[str]) -> Row:
        cleaned: Row = {}
        for key, field in self.columns.items():
            try:
                cleaned[key] = field.clean(row.get(key))
            except ValidationError as error:
                words = " ".join(error.messages)
                errors.append(
                    _("Row %(number)d, %(column)s: %(words)s")
                    % {"number": number, "column": field.label, "words": words}
                )
        return cleaned
