"""Form fields as the API reads them: JSON types taken at their word, times with their offset."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST_KEY = 2**63 - 1
TIMES = (forms.DateTimeField, forms.DateField)
RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
RFC3339_HINT = gettext_lazy("Use RFC 3339 with an offset, such as 2026-10-09T09:30:00+08:00.")
DAY_HINT = gettext_lazy("Use a date such as 2026-10-09.")
YEARS_HINT = gettext_lazy("The year must be between 1900 and 2100.")


class RowKeyField(forms.IntegerField):
    """The number of a row, within what a database key can hold."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=LARGEST_KEY, **kwargs)


class StrictDateTimeField(forms.DateTimeField):
    """A time with its offset, between 1900 and 2100."""

    def to_python(self, value: Any) -> datetime | None:
        """Read it, or say what is wrong."""
        if reason := wrong_time(value):
            raise forms.ValidationError(reason)
        return super().to_python(value)


class StrictDateField(forms.DateField):
    """A date between 1900 and 2100."""

    def to_python(self, value: Any) -> date | None:
        """Read it, or say what is wrong."""
        if reason := wrong_day(value):
            raise forms.ValidationError(reason)
        return super().to_python(value)


def wrong_time(value: Any) -> str:
    """Why a text is not a time that we take; empty when it is."""
    if not value:
        return ""
    if not isinstance(value, str) or not RFC3339.fullmatch(value):
        return str(RFC3339_HINT)
    return _outside(value)


def wrong_day(value: Any) -> str:
    """Why a text is not a date that we take."""
    if not value:
        return ""
    if not isinstance(value, str) or not DAY.fullmatch(value):
        return str(DAY_HINT)
    return _outside(value)


def _outside(value: str) -> str:
    return "" if FIRST_YEAR <= int(value[:4]) <= LAST_YEAR else str(YEARS_HINT)


def wrong_types(fields: Mapping[str, forms.Field], data: Mapping[str, Any]) -> dict[str, list[str]]:
    """JSON values that are of another type than the field declares, and unknown names."""
    found: dict[str, list[str]] = {}
    for name, value in data.items():
        if name not in fields:
            found[name[:60]] = [_("There is no such field.")]
        elif value is not None and (reason := _wrong(fields[name], value)):
            found[name] = [reason]
    return found


def wrong_times(fields: Mapping[str, forms.Field], data: Mapping[str, Any]) -> dict[str, list[str]]:
    """The same for a multipart form, where everything is text."""
    found: dict[str, list[str]] = {}
    for name, value in data.items():
        if name not in fields:
            found[name[:60]] = [_("There is no such field.")]
        elif isinstance(fields[name], TIMES) and (reason := _wrong(fields[name], value)):
            found[name] = [reason]
    return found


def _wrong(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.DateTimeField):
        return wrong_time(value) if isinstance(value, str) else str(RFC3339_HINT)
    if isinstance(field, forms.DateField):
        return wrong_day(value) if isinstance(value, str) else str(DAY_HINT)
    if isinstance(field, forms.JSONField):
        return ""
    if isinstance(value, bool) != isinstance(field, forms.BooleanField):
        return _("This has the wrong type.")
    return "" if isinstance(value, _types(field)) else _("This has the wrong type.")


def _types(field: forms.Field) -> tuple[type, ...]:
    """The JSON types that a field takes (booleans apart)."""
    if isinstance(field, forms.BooleanField):
        return (bool,)
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return (list,)
    if isinstance(field, forms.ModelChoiceField):
        return (int, str)
    if isinstance(field, forms.DecimalField | forms.FloatField):
        return (int, float, str)
    if isinstance(field, forms.IntegerField):
        return (int,)
    return (str,)


def for_form(fields: Mapping[str, forms.Field], data: Mapping[str, Any]) -> dict[str, Any]:
    """JSON as a form reads it: JSON fields take text, null is nothing."""
    found = {}
    for name, value in data.items():
        if value is None:
            continue
        inner = isinstance(fields[name], forms.JSONField) and not isinstance(value, str)
        found[name] = _dumped(value) if inner else value
    return found


def _dumped(value: Any) -> str:
    return str(forms.JSONField().prepare_value(value))
