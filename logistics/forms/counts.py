"""A form field that asks for a number beside each of some rows that stand fast.

In a page it is a table, through the API an object: ``{"12": 3}``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

Rows = list["CountRow"]


@dataclass(frozen=True)
class CountRow:
    """One line: its key, its words, how many there can be at most, and what stands there first."""

    key: int
    label: str
    most: int
    first: int = 0


class CountsWidget(forms.Widget):
    """The table."""

    template_name = "logistics/widgets/counts.html"
    rows: Rows = []

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """The lines with what was typed into them."""
        context = super().get_context(name, value, dict(attrs or {}))
        typed = value if isinstance(value, Mapping) else {}
        context["widget"]["rows"] = [
            {
                "name": f"{name}-{row.key}",
                "label": row.label,
                "most": row.most,
                "value": typed.get(str(row.key), row.first),
            }
            for row in self.rows
        ]
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """An object as the API sends it, or the inputs of the page's table."""
        if name in data:
            return data[name]
        return {str(row.key): data.get(f"{name}-{row.key}", "") for row in self.rows}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing typed is nothing counted."""
        return False

    def id_for_label(self, id_: str) -> str:
        """The words above stand for the whole table."""
        return ""


class CountsField(forms.JSONField):
    """Cleans to whole numbers by key; what is not named counts as nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=CountsWidget(), **kwargs)
        self.rows: Rows = []

    def set_rows(self, rows: Iterable[CountRow]) -> None:
        """Which lines there are; the form knows when it has its row."""
        self.rows = list(rows)
        self.widget.rows = self.rows

    def to_python(self, value: Any) -> dict[int, int]:
        """The numbers, or what is wrong with them, line by line."""
        value = super().to_python(value) if isinstance(value, str) else value
        if value in self.empty_values:
            return {}
        if not isinstance(value, Mapping):
            raise ValidationError(_("An object of numbers is wanted."))
        known = {str(row.key): row for row in self.rows}
        if set(map(str, value)) - set(known):
            raise ValidationError(_("A line that does not exist is named."))
        found, wrong = {}, []
        for key, row in known.items():
            number = _number(value.get(key, value.get(row.key, "")))
            if number is None or number > row.most:
                wrong.append(
                    _("%(line)s: a whole number from 0 to %(most)s.")
                    % {"line": row.label, "most": row.most}
                )
            else:
                found[row.key] = number
        if wrong:
            raise ValidationError(wrong)
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed is shown again as it was typed."""
        return super().bound_data(data, initial) if isinstance(data, str) else data

    def prepare_value(self, value: Any) -> Any:
        """The widget takes numbers, not their text."""
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Numbers are compared as they are."""
        return bool(initial != data)


def _number(value: Any) -> int | None:
    """A whole number of nought or more; nothing is nought, anything else is none."""
    if value in ("", None):
        return 0
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
