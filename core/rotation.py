"""Sealing everything again with the first key, batch by batch, while the product runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from core import files
from core.crypto import SealBroken, keyring
from core.fields import BlindGramsField, BlindHashField, EncryptedField, place_of
from core.models import Attachment

Model = type[models.Model]
Done = tuple[int, Any]  # how many rows, the key of the last one


def encrypted_models() -> list[Model]:
    """Every table with sealed columns."""
    return [model for model in apps.get_models() if sealed_fields(model)]


def indexed_models() -> list[Model]:
    """Every table with blind indexes."""
    return [model for model in apps.get_models() if blind_fields(model)]


def sealed_fields(model: Model) -> list[EncryptedField]:
    """The sealed columns of a table."""
    return [f for f in model._meta.local_concrete_fields if isinstance(f, EncryptedField)]


def blind_fields(model: Model) -> list[BlindHashField | BlindGramsField]:
    """The blind indexes of a table."""
    kinds = (BlindHashField, BlindGramsField)
    return [f for f in model._meta.local_concrete_fields if isinstance(f, kinds)]


def stale(model: Model) -> int:
    """How many rows hold something that another than the first key has sealed."""
    where, params = _stale(model)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_table(model)} WHERE {where}", params)
        return int(cursor.fetchone()[0])


def seal_batch(model: Model, after: Any, size: int) -> Done | None:
    """Seal the next rows anew; None when there are none. A row that does not open is named."""
    fields, pk = sealed_fields(model), _column(_key(model))
    columns = ", ".join(_column(f) for f in fields)
    sets = ", ".join(f"{_column(f)} = %s" for f in fields)
    where, params = _stale(model)
    if after is not None:
        where, params = f"({where}) AND {pk} > %s", [*params, after]
    with transaction.atomic(), writable(model), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {pk}, {columns} FROM {_table(model)} WHERE {where}"
            f" ORDER BY {pk} LIMIT %s FOR UPDATE",
            [*params, size],
        )
        rows = cursor.fetchall()
        for key, *values in rows:
            anew = [_anew(f, value, key) for f, value in zip(fields, values, strict=True)]
            cursor.execute(f"UPDATE {_table(model)} SET {sets} WHERE {pk} = %s", [*anew, key])
    return (len(rows), rows[-1][0]) if rows else None


def index_batch(model: Model, after: Any, size: int) -> Done | None:
    """Build the blind indexes of the next rows anew; None when there are none."""
    fields = blind_fields(model)
    rows = model._base_manager.order_by("pk").only(*{field.of for field in fields})
    if after is not None:
        rows = rows.filter(pk__gt=after)
    with transaction.atomic(), writable(model):
        found = list(rows.select_for_update(of=("self",))[:size])
        for row in found:
            values = {field.attname: field.pre_save(row, False) for field in fields}
            model._base_manager.filter(pk=row.pk).update(**values)
    return (len(found), found[-1].pk) if found else None


def stale_files() -> list[Attachment]:
    """The files that another than the first key has sealed."""
    every = Attachment.objects.order_by("pk").only("pk", "path")
    return [one for one in every.iterator(chunk_size=500) if files.is_stale(one)]


def seal_file(pk: Any) -> None:
    """Seal one file anew, unless somebody else has just done so."""
    with transaction.atomic():
        attachment = Attachment.objects.select_for_update().get(pk=pk)
        if files.is_stale(attachment):
            files.seal_anew(attachment)


@contextmanager
def writable(model: Model) -> Iterator[None]:
    """Lift the append-only trigger within the transaction: the content does not change."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgrelid = %s::regclass AND p.proname = 'core_append_only'",
            [_table(model)],
        )
        names = [_quoted(name) for (name,) in cursor.fetchall()]
        for name in names:
            cursor.execute(f"ALTER TABLE {_table(model)} DISABLE TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"ALTER TABLE {_table(model)} ENABLE TRIGGER {name}")


def _anew(field: EncryptedField, value: Any, key: Any) -> Any:
    if not value:
        return value
    ring, place = keyring(), place_of(field)
    try:
        return ring.seal(ring.open(bytes(value), place), place)
    except SealBroken as error:
        raise SealBroken(f"row {key}: {error}") from error


def _stale(model: Model) -> tuple[str, list[Any]]:
    prefix = keyring().prefix
    parts, params = [], []
    for field in sealed_fields(model):
        name = _column(field)
        parts.append(f"octet_length({name}) > 0 AND substring({name} from 1 for %s) <> %s")
        params += [len(prefix), prefix]
    return " OR ".join(f"({part})" for part in parts), params


def _key(model: Model) -> "models.Field[Any, Any]":
    key = model._meta.pk
    if key is None:
        raise TypeError(f"{model} has no key")
    return key


def _column(field: "models.Field[Any, Any]") -> str:
    return _quoted(str(field.column))


def _table(model: Model) -> str:
    return _quoted(model._meta.db_table)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
