"""Query parameters, declared; what is not declared is refused instead of silently ignored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_fsm import FSMField
from rest_framework.exceptions import ParseError

from core.api.fields import RowKeyField, StrictDateField, StrictDateTimeField

PAGE = 50
MAX_PAGE = 200
CURSOR, LIMIT = "cursor", "limit"


@dataclass(frozen=True)
class Filter:
    """One parameter: how it is read and which lookup it becomes."""

    field: forms.Field
    lookup: str


def exact(lookup: str, *, longest: int = 80) -> Filter:
    """The same text."""
    return Filter(forms.CharField(required=False, max_length=longest), lookup)


def key(lookup: str) -> Filter:
    """The number of a related row."""
    return Filter(RowKeyField(required=False), lookup)


def choice(lookup: str, choices: Any) -> Filter:
    """One of the values of a choice."""
    return Filter(forms.ChoiceField(required=False, choices=choices), lookup)


def moment(lookup: str) -> Filter:
    """A time, RFC 3339 with offset: ``moment("paid_at__gte")``."""
    return Filter(StrictDateTimeField(required=False), lookup)


def day(lookup: str) -> Filter:
    """A date."""
    return Filter(StrictDateField(required=False), lookup)


def flag(lookup: str) -> Filter:
    """true or false."""
    return Filter(
        forms.TypedChoiceField(
            required=False,
            choices=(("true", "true"), ("false", "false")),
            coerce=lambda text: text == "true",
            empty_value=None,
        ),
        lookup,
    )


def by_state(model: type[Model], state_field: str = "state") -> dict[str, Filter]:
    """The filter that every machine has."""
    for field in model._meta.concrete_fields:
        if isinstance(field, FSMField) and field.name == state_field:
            return {state_field: choice(state_field, field.choices)}
    return {}


def paging() -> dict[str, forms.Field]:
    """Where to go on, and how many at once."""
    return {
        CURSOR: RowKeyField(required=False),
        LIMIT: forms.IntegerField(required=False, min_value=1, max_value=MAX_PAGE),
    }


def read(query: QueryDict, fields: Mapping[str, forms.Field]) -> dict[str, Any]:
    """The parameters as values; 400 for an unknown, doubled or impossible one."""
    for name in query:
        if name not in fields:
            known = ", ".join(sorted(fields)) or "–"
            raise ParseError(
                _("The parameter “%(name)s” does not exist. Known: %(known)s.")
                % {"name": name[:40], "known": known}
            )
        if len(query.getlist(name)) > 1:
            raise ParseError(_("The parameter “%(name)s” stands twice.") % {"name": name})
    return {name: _value(name, fields[name], str(query[name])) for name in query}


def narrow(rows: QuerySet[Any], filters: Mapping[str, Filter], values: Mapping[str, Any]) -> Any:
    """The rows that match every given filter."""
    for name, one in filters.items():
        if values.get(name) not in (None, ""):
            rows = rows.filter(**{one.lookup: values[name]})
    return rows


def _value(name: str, field: forms.Field, text: str) -> Any:
    try:
        return field.clean(text)
    except forms.ValidationError as error:
        raise ParseError(f"{name}: {' '.join(error.messages)}") from None
