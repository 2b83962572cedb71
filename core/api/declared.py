"""A form as JSON Schema: the declaration of a step's input is also its documentation."""

from collections.abc import Mapping
from typing import Any

from django import forms

from core.api.fields import LARGEST_KEY

Schema = dict[str, Any]
VERSION = "version"


def has_files(kind: type[forms.Form] | None) -> bool:
    """Whether a form takes uploads: then it is multipart."""
    return kind is not None and any(
        isinstance(field, forms.FileField) for field in kind.base_fields.values()
    )


def body_of(kind: type[forms.Form] | None, *, versioned: bool) -> Schema:
    """The request body that a form reads, by media type."""
    fields = dict(kind.base_fields) if kind is not None else {}
    schema = object_of(fields)
    if versioned and VERSION not in fields:
        schema["properties"][VERSION] = {
            "type": "integer",
            "minimum": 0,
            "maximum": 2**31 - 1,
            "description": "The version that you have read; 409 if somebody was faster.",
        }
    media = "multipart/form-data" if has_files(kind) else "application/json"
    return {media: schema}


def object_of(fields: Mapping[str, forms.Field]) -> Schema:
    """Form fields as an object that takes nothing else."""
    schema: Schema = {
        "type": "object",
        "properties": {name: schema_of(field) for name, field in fields.items()},
        "additionalProperties": False,
    }
    if required := [name for name, field in fields.items() if field.required]:
        schema["required"] = required
    return schema


def schema_of(field: forms.Field) -> Schema:
    """One field."""
    schema = _typed(field)
    words = " – ".join(str(part) for part in (field.label, field.help_text) if part)
    if words:
        schema["description"] = words
    return schema


def _typed(field: forms.Field) -> Schema:
    for kind, describe in _KINDS:
        if isinstance(field, kind):
            described: Schema = describe(field)
            return described
    return _text(field)


def _choices(field: Any) -> list[str]:
    found = []
    for value, label in field.choices:
        inner = label if isinstance(label, list | tuple) else [(value, label)]
        found += [str(one) for one, _label in inner if one not in ("", None)]
    return found


def _choice(field: Any) -> Schema:
    # choices that come from data would make the description depend on the database
    fixed = not callable(getattr(field, "_choices", None)) and not _lazy(field)
    return {"type": "string", "enum": _choices(field)} if fixed else {"type": "string"}


def _lazy(field: Any) -> bool:
    return type(getattr(field, "_choices", None)).__name__ == "CallableChoiceIterator"


def _many(field: Any) -> Schema:
    return {"type": "array", "items": _choice(field)}


def _integer(field: Any) -> Schema:
    low = field.min_value if field.min_value is not None else -LARGEST_KEY
    high = field.max_value if field.max_value is not None else LARGEST_KEY
    return {"type": "integer", "minimum": low, "maximum": high}


def _decimal(field: Any) -> Schema:
    places = field.decimal_places
    tail = rf"(\.\d{{1,{places}}})?" if places else r"(\.\d+)?"
    return {"type": "string", "pattern": rf"^-?\d+{tail}$"}


def _text(field: Any) -> Schema:
    schema: Schema = {"type": "string"}
    if getattr(field, "max_length", None):
        schema["maxLength"] = field.max_length
    least = getattr(field, "min_length", None) or (1 if field.required else 0)
    if least:
        schema["minLength"] = least
    return schema


def _key(field: Any) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": LARGEST_KEY}


def _file(field: Any) -> Schema:
    one: Schema = {"type": "string", "format": "binary"}
    many = getattr(field.widget, "allow_multiple_selected", False)
    return {"type": "array", "items": one} if many else one


#: From the special to the general: a field is described by the first kind that it is.
_KINDS: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.FileField, _file),
    (forms.ModelMultipleChoiceField, lambda field: {"type": "array", "items": _key(field)}),
    (forms.ModelChoiceField, _key),
    (forms.MultipleChoiceField, _many),
    (forms.ChoiceField, _choice),
    (forms.BooleanField, lambda field: {"type": "boolean"}),
    (forms.DecimalField, _decimal),
    (forms.FloatField, lambda field: {"type": "number"}),
    (forms.IntegerField, _integer),
    (forms.DateTimeField, lambda field: {"type": "string", "format": "date-time"}),
    (forms.DateField, lambda field: {"type": "string", "format": "date"}),
    (forms.JSONField, lambda field: {}),
    (forms.EmailField, lambda field: {**_text(field), "format": "email"}),
)
