"""Statements of the hot path, put into words once: the ORM builds each of its own anew.

Building and compiling a query costs several times what sending it does. What every step, every
clock and every message asks is therefore worded the first time and only filled in afterwards:
the same SQL as the ORM's, its rows read as the ORM reads them. Nothing but words is kept, so
there is nothing that could grow stale; and the database's session learns them (``core.learning``).
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain, compress
from operator import itemgetter, not_
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.expressions import DatabaseDefault, Expression, RawSQL
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    QuerySet,
    ValuesListIterable,
    get_related_populators,
    prefetch_related_objects,
)
from django.db.transaction import TransactionManagementError
from django_fsm import FSMField
from psycopg2.extensions import AsIs  # type: ignore[import-untyped]  # no stubs here

from core.learning import Learning

Row = TypeVar("Row")
Made = tuple[bool, ...]
NAMED = re.compile(r"%\((\w+)\)s")
NO_OTHERS: Mapping[int, str] = {}
LENGTH = re.compile(r"\([0-9, ]+\)")
#: So many new rows at once are common enough to be learnt.
FEW = 5
#: Of these a field makes nothing else on the way to the database.
PLAIN = {
    models.BooleanField: bool,
    models.CharField: str,
    models.TextField: str,
    FSMField: str,
    models.SmallIntegerField: int,
    models.IntegerField: int,
    models.BigIntegerField: int,
    models.ForeignKey: int,
}


class Hole(Expression):
    """Where a value stands in the words; it comes with each asking, by this name."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=models.Field())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A place; the hole itself stands among the values until it is filled."""
        return "%s", [self]


def among(column: str, name: str) -> RawSQL:
    """The condition that a column is one of the values of a hole, however many come."""
    return RawSQL(f"{column} = ANY(%s)", [Hole(name)], output_field=models.BooleanField())


def holding(column: str, name: str) -> RawSQL:
    """The condition that a column of many words holds that of a hole."""
    holds = f"{column} @> ARRAY[%s]::varchar[]"
    return RawSQL(holds, [Hole(name)], output_field=models.BooleanField())


class Asked(Generic[Row]):
    """A question with holes: ``Asked(lambda: Lot.objects.filter(pk=Hole("pk")))(pk=7)``.

    A ``ranged`` one is planned for its values each time: a range of a large table, which without
    them is guessed to hold a third of all rows. ``holes`` names those that stand in the question
    as numbers which nothing else can be.
    """

    def __init__(
        self,
        build: Callable[[], "QuerySet[Any, Row]"],
        *,
        ranged: bool = False,
        holes: Mapping[int, str] = NO_OTHERS,
    ) -> None:
        self._build = build
        self._ranged = ranged
        self._others = holes

    def __call__(self, **values: Any) -> list[Row]:
        """The rows for these values, which reach the database as they are given."""
        worded = self.worded
        if worded.locking and not connection.in_atomic_block:
            raise TransactionManagementError("select_for_update cannot be used outside of a block.")
        given = [values[name] for name in worded.holes]
        found = _answered(worded.words, given, learn=not self._ranged)
        rows = [worded.read(row) for row in worded.converted(found)]
        if worded.along:
            prefetch_related_objects(rows, *worded.along)
        return rows

    def first(self, **values: Any) -> Row | None:
        """The first of the rows, if there is any."""
        return next(iter(self(**values)), None)

    @cached_property
    def worded(self) -> "Worded":
        """The words; ``EmptyResultSet`` if there is nothing to ask."""
        return Worded(self._build(), self._others)


class Statement:
    """Words of our own with named holes: ``Statement("… WHERE at <= %(now)s")(now=…)``.

    A session learns them: where a hole stands alone among expressions, the words say of what type.
    """

    def __init__(self, words: str) -> None:
        self._words = NAMED.sub("%s", words)
        self._names = NAMED.findall(words)

    def __call__(self, **values: Any) -> list[tuple[Any, ...]]:
        """Run it; the rows that come back, if any."""
        return _answered(self._words, [values[name] for name in self._names])


def _answered(words: str, values: list[Any], *, learn: bool = True) -> list[tuple[Any, ...]]:
    learning = Learning()
    with connection.cursor() as cursor:
        cursor.execute(learning.said(words) if learn else words, values)
        found: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
    learning.keep()
    return found


class Worded:
    """The words of a queryset, and how its rows are read, as the ORM found both."""

    def __init__(self, queryset: Any, others: Mapping[int, str] = NO_OTHERS) -> None:
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        words, given = compiler.as_sql()
        places = [Hole(others[v]) if isinstance(v, int) and v in others else v for v in given]
        self.words = _with_what_is_fixed(words, places)
        self.holes = [place.name for place in places if isinstance(place, Hole)]
        self.locking = queryset.query.select_for_update
        self.along = queryset._prefetch_related_lookups
        wanted = [column[0] for column in compiler.select[: compiler.col_count]]
        self._compiler, self._converters = compiler, compiler.get_converters(wanted)
        self.read = _READERS[queryset._iterable_class](compiler)

    def converted(self, found: list[Any]) -> Iterable[Any]:
        """The values as the fields understand them."""
        if not self._converters:
            return found
        rows: Iterable[Any] = self._compiler.apply_converters(found, self._converters)
        return rows


def _reading_rows(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """As ``ModelIterable`` does it, with what it finds out anew each time found out once."""
    columns = compiler.klass_info["select_fields"]
    first, end = columns[0], columns[-1] + 1
    model, named = compiler.klass_info["model"], compiler.annotation_col_map.items()
    names = [column[0].target.attname for column in compiler.select[first:end]]
    related: Any = get_related_populators(  # type: ignore[call-arg]  # the stubs are of a later one
        compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS
    )

    def read(row: Sequence[Any]) -> Any:
        found = model.from_db(DEFAULT_DB_ALIAS, names, row[first:end])
        for other in related:
            other.populate(row, found)
        for name, place in named:
            setattr(found, name, row[place])
        return found

    return read


def _reading_values(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    width = compiler.col_count
    return lambda row: tuple(row[:width])


_READERS: dict[Any, Callable[[Any], Callable[[Sequence[Any]], Any]]] = {
    ModelIterable: _reading_rows,
    ValuesListIterable: _reading_values,
    FlatValuesListIterable: lambda compiler: itemgetter(0),
}


def _with_what_is_fixed(words: str, places: Iterable[Any]) -> str:
    """The words with all values that never change: a plan can then use an index for them."""
    mark = "\0"
    given = [AsIs(mark) if isinstance(place, Hole) else place for place in places]
    with connection.cursor() as cursor:
        said: str = cursor.mogrify(words, given).decode()
    return said.replace("%", "%%").replace(mark, "%s")


def insert(rows: Sequence[models.Model], *, unless_there: bool = False) -> None:
    """Write new rows of one kind; their keys come back.

    With ``unless_there`` a row that breaks a unique rule is there already, and no key comes back.
    """
    write((), rows, unless_there=unless_there)


def update(row: models.Model, names: Collection[str]) -> None:
    """Write these fields of a row that the caller has locked."""
    write([(row, names)])


def write(
    changed: Iterable[tuple[models.Model, Collection[str]]],
    new: Sequence[models.Model] = (),
    *,
    unless_there: bool = False,
) -> None:
    """Write fields of locked rows, then new rows of one kind, all in one message to the database.

    What the database itself must work out (an expression among the values) is left to the ORM,
    but for what it makes by itself in each new row.
    """
    words, values, learning = [], list[Any](), Learning()
    for row, names in changed:
        fields = tuple(f for f in _columns(type(row)) if f.name in names or f.attname in names)
        given = _values(row, fields, add=False)
        if any(map(_is_expression, given)):
            row.save(update_fields=names)
        elif fields:
            words.append(learning.said(_set(type(row), fields)))
            values += [*given, row.pk]
    rows = [_values(row, _columns(type(row)), add=True) for row in new]
    made = _made_by_itself(rows)
    given = [
        value for row in rows for value, by_itself in zip(row, made, strict=True) if not by_itself
    ]
    if any(map(_is_expression, given)):
        type(new[0])._base_manager.bulk_create(new, ignore_conflicts=unless_there)
        new = ()
    if new:
        into = _into(type(new[0]), made, len(new), unless_there=unless_there)
        words.append(learning.said(into) if len(new) <= FEW else into)
        values += given
    _send(words, values, () if unless_there else new, made)
    learning.keep()


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
        _send([_set_all(model, fields, len(rows))], list(chain.from_iterable(given)))


def _send(
    words: list[str], values: list[Any], new: Sequence[models.Model] = (), made: Made = ()
) -> None:
    if not words:
        return
    with connection.cursor() as cursor:
        cursor.execute("; ".join(words), values)
        found = cursor.fetchall() if new else []
    for row, (key, *others) in zip(new, found, strict=True):
        row.pk = key
        for field, value in zip(compress(_columns(type(row)), made), others, strict=True):
            setattr(row, field.attname, value)
        row._state.adding = False
        row._state.db = DEFAULT_DB_ALIAS


def _made_by_itself(rows: Sequence[Sequence[Any]]) -> Made:
    """Column by column: whether all rows leave it to the database's default."""
    return tuple(
        all(isinstance(value, DatabaseDefault) for value in column)
        for column in zip(*rows, strict=True)
    )


@cache
def _columns(model: type[models.Model]) -> tuple[Any, ...]:
    return tuple(f for f in model._meta.concrete_fields if not f.primary_key)


def _into(model: type[models.Model], made: Made, rows: int, *, unless_there: bool) -> str:
    names, line, back = _line(model, made)
    lines = ", ".join([line] * rows)
    end = "ON CONFLICT DO NOTHING" if unless_there else f"RETURNING {back}"
    return f"INSERT INTO {_table(model)} ({names}) VALUES {lines} {end}"


@cache
def _line(model: type[models.Model], made: Made) -> tuple[str, str, str]:
    columns = _columns(model)
    fields = list(compress(columns, map(not_, made)))
    back = [_key(model), *(_quoted(f.column) for f in compress(columns, made))]
    names = ", ".join(_quoted(f.column) for f in fields)
    return names, f"({', '.join(map(_place, fields))})", ", ".join(back)


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
    real = connections[DEFAULT_DB_ALIAS]
    pairs = ((field, field.pre_save(row, add)) for field in fields)
    return [
        v if type(v) is PLAIN.get(type(f)) or _is_expression(v) else f.get_db_prep_save(v, real)
        for f, v in pairs
    ]


def _is_expression(value: Any) -> bool:
    return hasattr(value, "resolve_expression")


def _table(model: type[models.Model]) -> str:
    return _quoted(model._meta.db_table)


def _key(model: type[models.Model]) -> str:
    return _quoted(str(model._meta.pk.column))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
