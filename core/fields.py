"""Columns whose content only the product can read, and the blind indexes beside them.

``EncryptedTextField`` and ``EncryptedJSONField`` hold text and JSON in Python and sealed bytes in
the database. They cannot be filtered; what must be found gets a ``BlindHashField`` (the whole
value) or a ``BlindGramsField`` (fragments) beside it, which fill themselves when the row is saved.
"""

import json
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core import checks
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.fields.mixins import CheckFieldDefaultMixin

from core.crypto import blind_grams, blind_hash, keyring

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
    _Hash = models.CharField[str, str]
    _Grams = ArrayField[list[int], list[int]]
else:
    _Field, _Hash, _Grams = models.Field, models.CharField, ArrayField


def place_of(field: "models.Field[Any, Any]") -> str:
    """What a sealed value is bound to: ``customers_customer.phone``."""
    return f"{field.model._meta.db_table}.{field.column}"


class EncryptedField(_Field):
    """The common half: sealed on the way in, opened on the way out, nothing stays nothing."""

    empty_strings_allowed = False

    def get_internal_type(self) -> str:
        """The column is bytea."""
        return "BinaryField"

    def get_lookup(self, lookup_name: str) -> Any:
        """Only whether there is a value can be asked of the database."""
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is encrypted: search by the blind index beside it.")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> Any:
        """There is nothing inside that the database could reach."""
        raise FieldError(f"{self.name} is encrypted: the database cannot look into it.")

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        """Open what the row holds; a wrong key raises."""
        if value is None:
            return None
        sealed = bytes(value)
        return self.decode(keyring().open(sealed, place_of(self)) if sealed else b"")

    def get_db_prep_value(
        self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> Any:
        """Seal what the row is given."""
        if value is None:
            return None
        plain = self.encode(value)
        sealed = keyring().seal(plain, place_of(self)) if plain else b""
        return connection.Database.Binary(sealed)  # type: ignore[attr-defined]  # DB-API 2

    def value_to_string(self, obj: models.Model) -> str:
        """A fixture would hold the value in clear: refuse."""
        raise FieldError(f"{self.name} is encrypted and cannot be dumped; back up the database.")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Keys that cannot work are found when the product starts."""
        problems = super().check(**kwargs)
        try:
            keyring()
            blind_hash("-", "-")
        except ImproperlyConfigured as error:
            problems.append(checks.Error(str(error), obj=self, id="core.E001"))
        return problems

    def encode(self, value: Any) -> bytes:
        """The value as bytes; nothing is b"" and is not sealed."""
        raise NotImplementedError

    def decode(self, plain: bytes) -> Any:
        """The bytes as value."""
        raise NotImplementedError


class EncryptedTextField(EncryptedField):
    """Text that only the product can read."""

    empty_strings_allowed = True

    def encode(self, value: Any) -> bytes:
        """Text as UTF-8."""
        return str(value).encode()

    def decode(self, plain: bytes) -> str:
        """UTF-8 as text."""
        return plain.decode()

    def to_python(self, value: Any) -> str | None:
        """Whatever is assigned is text."""
        return value if value is None else str(value)

    def formfield(self, **kwargs: Any) -> Any:
        """A text box; a long one when no length is set."""
        widget = forms.TextInput if self.max_length else forms.Textarea
        defaults = {"form_class": forms.CharField, "widget": widget, "max_length": self.max_length}
        return super().formfield(**{**defaults, **kwargs})


class EncryptedJSONField(CheckFieldDefaultMixin, EncryptedField):
    """Structured data that only the product can read."""

    _default_hint = ("dict", "{}")

    def encode(self, value: Any) -> bytes:
        """Compact JSON."""
        text = json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
        return text.encode()

    def decode(self, plain: bytes) -> Any:
        """JSON back as Python values; an empty column is the field's default."""
        return json.loads(plain) if plain else self.get_default()

    def formfield(self, **kwargs: Any) -> Any:
        """JSON typed by hand, for reference data."""
        return super().formfield(**{"form_class": forms.JSONField, **kwargs})


class BlindHashField(_Hash):
    """The keyed hash of another field of the row, for exact search and uniqueness."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        kwargs.update(max_length=32, editable=False, blank=True, default="")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Keep ``of`` for migrations, leave out what is always so."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Follow the value."""
        value = self.hash(getattr(model_instance, self.of) or "")
        setattr(model_instance, self.attname, value)
        return value

    def hash(self, value: str) -> str:
        """What a search for ``value`` must compare this column with."""
        return blind_hash(value, _source_place(self))


class BlindGramsField(_Grams):
    """The hashed fragments of another field of the row, for search inside it (with a GIN index)."""

    def __init__(self, *args: Any, of: str, size: int, **kwargs: Any) -> None:
        self.of, self.gram = of, size
        kwargs.pop("base_field", None)
        kwargs.update(editable=False, blank=True, default=list)
        super().__init__(models.IntegerField(), *args, **kwargs)

    def deconstruct(self) -> Any:
        """Keep ``of`` and ``size`` for migrations, leave out what is always so."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("base_field", "size", "editable", "blank", "default"):
            kwargs.pop(fixed, None)
        return (
            name,
            "core.fields.BlindGramsField",
            args,
            {**kwargs, "of": self.of, "size": self.gram},
        )

    def pre_save(self, model_instance: models.Model, add: bool) -> list[int]:
        """Follow the value."""
        value = self.grams(getattr(model_instance, self.of) or "")
        setattr(model_instance, self.attname, value)
        return value

    def grams(self, value: str) -> list[int]:
        """What this column must hold if ``value`` is inside; [] when that is too short."""
        return blind_grams(value, _source_place(self), self.gram)


def _source_place(field: "BlindHashField | BlindGramsField") -> str:
    return place_of(field.model._meta.get_field(field.of))  # type: ignore[arg-type]  # a column
