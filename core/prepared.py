"""Statements of the hot path, put into words once: the ORM builds each of its own anew.

Building and compiling a query costs several times what sending it does. What every step, every
clock and every message asks is therefore worded the first time and only filled in afterwards:
the same SQL as the ORM's, read back by the ORM's own iterables. Nothing but words is kept, so
there is nothing that could grow stale.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from copy import copy
from functools import cache
from itertools import chain
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from django.db.models.expressions import Expression, RawSQL
from django.db.models.query import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

Row = TypeVar("Row")
LENGTH = re.compile(r"\([0-9, ]+\)")


class Hole(Expression):
    """Where a value stands in the words; it comes with each asking, by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=models.Field())
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        """A place; the hole itself stands among the values until it is filled."""
        return "%s", [self]


def among(column: str, name: str) -> RawSQL:
    """The condition that a column is one of the values of a hole, however many come."""
    return RawSQL(f"{column} = ANY(%s)", [Hole(name)], output_field=models.BooleanField())


class _Worded(SQLCompiler):
    """A compiler that has done its work and only fills the holes."""

    words: str
    places: tuple[Any, ...]
    values: dict[str, Any]
    kept: dict[int, Any]

    def as_sql(self, *_: Any, **__: Any) -> Any:
        """The words, with this asking's values."""
        filled = [self.values[p.name] if isinstance(p, Hole) else p for p in self.places]
        return self.words, filled

    def get_converters(self, expressions: Any) -> dict[int, Any]:
        """Those that were found when the words were."""
        return self.kept


class Asked(Generic[Row]):
    """A question with holes: ``Asked(lambda: Lot.objects.filter(pk=Hole("pk")))(pk=7)``."""

    def __init__(self, build: Callable[[], "QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._made: tuple[Any, _Worded] | None = None

    def __call__(self, **values: Any) -> list[Row]:
        """The rows for these values, which reach the database as they are given."""
        queryset, worded = self._made or self._word()
        if queryset.query.select_for_update and not connection.in_atomic_block:
            raise TransactionManagementError("select_for_update cannot be used outside of a block.")
        compiler = copy(worded)
        compiler.connection = connection
        compiler.values = values
        query = copy(queryset.query)
        query.get_compiler = lambda *_, **__: compiler
        asking = SimpleNamespace(
            query=query,
            db=DEFAULT_DB_ALIAS,
            model=queryset.model,
            _known_related_objects={},
            _fields=queryset._fields,
        )
        return list(queryset._iterable_class(asking))

    def _word(self) -> tuple[Any, _Worded]:
        queryset: Any = self._build()
        real = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        words, places = real.as_sql()
        worded = _Worded.__new__(_Worded)
        vars(worded).update(vars(real), words=words, places=tuple(places))
        worded.kept = real.get_converters([s[0] for s in real.select[: real.col_count]])
        self._made = queryset, worded
        return self._made


def insert(rows: Sequence[models.Model]) -> None:
    """Write new rows of one kind; their keys come back."""
    write((), rows)


def update(row: models.Model, names: Collection[str]) -> None:
    """Write these fields of a row that the caller has locked."""
    write([(row, names)])


def write(
    changed: Iterable[tuple[models.Model, Collection[str]]], new: Sequence[models.Model] = ()
) -> None:
    """Write fields of locked rows, then new rows of one kind, all in one message to the database.

    What the database itself must work out (an expression among the values) is left to the ORM.
    """
    words, values = [], list[Any]()
    for row, names in changed:
        fields = tuple(f for f in _columns(type(row)) if f.name in names or f.attname in names)
        given = _values(row, fields, add=False)
        if any(map(_is_expression, given)):
            row.save(update_fields=names)
        elif fields:
            words.append(_set(type(row), fields))
            values += [*given, row.pk]
    rows = [_values(row, _columns(type(row)), add=True) for row in new]
    if any(_is_expression(value) for row in rows for value in row):
        type(new[0])._base_manager.bulk_create(new)
        new = ()
    if new:
        words.append(_into(type(new[0]), len(new)))
        values += chain.from_iterable(rows)
    _send(words, values, new)


def update_all(rows: Sequence[models.Model], names: Collection[str]) -> None:
    """Write these fields of many locked rows of a kind in one statement; the ORM builds a case
    for each row and field, and the database goes through them for each row again."""
    if not rows or not names:
        return
    model = type(rows[0])
    fields = tuple(f for f in _columns(model) if f.name in names or f.attname in names)
    given = [[row.pk, *_values(row, fields, add=False)] for row in rows]
    if any(map(_is_expression, chain.from_iterable(given))):
        model._base_manager.bulk_update(rows, names)
    else:
        _send([_set_all(model, fields, len(rows))], list(chain.from_iterable(given)), ())


def _send(words: list[str], values: list[Any], new: Sequence[models.Model]) -> None:
    if not words:
        return
    with connection.cursor() as cursor:
        cursor.execute("; ".join(words), values)
        keys = cursor.fetchall() if new else []
    for row, (key,) in zip(new, keys, strict=True):
        row.pk = key
        row._state.adding = False
        row._state.db = DEFAULT_DB_ALIAS


@cache
def _columns(model: type[models.Model]) -> tuple[Any, ...]:
    return tuple(f for f in model._meta.concrete_fields if not f.primary_key)


def _into(model: type[models.Model], rows: int) -> str:
    names, line = _line(model)
    lines = ", ".join([line] * rows)
    return f"INSERT INTO {_table(model)} ({names}) VALUES {lines} RETURNING {_key(model)}"


@cache
def _line(model: type[models.Model]) -> tuple[str, str]:
    fields = _columns(model)
    return ", ".join(_quoted(f.column) for f in fields), f"({', '.join(map(_place, fields))})"


@cache
def _set(model: type[models.Model], fields: tuple[Any, ...]) -> str:
    sets = ", ".join(f"{_quoted(field.column)} = {_place(field)}" for field in fields)
    return f"UPDATE {_table(model)} SET {sets} WHERE {_key(model)} = %s"


def _set_all(model: type[models.Model], fields: tuple[Any, ...], rows: int) -> str:
    columns = [_quoted(field.column) for field in fields]
    sets = ", ".join(f"{column} = new.{column}" for column in columns)
    line = ", ".join(f"%s::{_type(field)}" for field in (model._meta.pk, *fields))
    new = f"(VALUES ({'), ('.join([line] * rows)})) AS new (key, {', '.join(columns)})"
    table = _table(model)
    return f"UPDATE {table} SET {sets} FROM {new} WHERE {table}.{_key(model)} = new.key"


def _type(field: Any) -> str:
    """Without length or precision: a cast would cut off, where writing the row refuses."""
    kind = field.rel_db_type(connection) if field.primary_key else field.db_type(connection)
    return LENGTH.sub("", kind)


def _place(field: Any) -> str:
    """Mostly %s; an array says of what."""
    given = getattr(field, "get_placeholder", None)
    return given(None, None, connection) if given else "%s"


def _values(row: models.Model, fields: Iterable[Any], *, add: bool) -> list[Any]:
    pairs = ((field, field.pre_save(row, add)) for field in fields)
    return [v if _is_expression(v) else f.get_db_prep_save(v, connection) for f, v in pairs]


def _is_expression(value: Any) -> bool:
    return hasattr(value, "resolve_expression")


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _key(model: type[models.Model]) -> str:
    return _quoted(str(model._meta.pk.column))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
