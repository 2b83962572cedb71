"""The one clock. The database tells the time; a test, a simulation or the demo can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from threading import local
from typing import Any

from django.db import connection
from django.db.models import DateTimeField, Func, Model
from django.db.models.expressions import DatabaseDefault
from django.utils.timezone import localdate


class Now(Func):
    """The product's time inside a query: database time plus the demo's shift."""

    function = "core_now"
    template = "core_now()"
    output_field = DateTimeField()


class _Held:
    """The time this process was told to believe, if any."""

    at: datetime | None = None


class _Looks(local):
    """How often this thread has looked at the clock."""

    count = 0


_looks = _Looks()


def looks() -> int:
    """A number that grows with every look: whether something follows the time shows by it."""
    return _looks.count


def now() -> datetime:
    """The current time, aware."""
    _looks.count += 1
    if _Held.at is not None:
        return _Held.at
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_now()")
        value: datetime = cursor.fetchone()[0]
    return value


def today() -> date:
    """The day it is here, which in the evening of UTC is tomorrow's."""
    return localdate(now())


def held() -> datetime | None:
    """The time this process was told to believe, or None when it follows the database."""
    return _Held.at


def hold(at: datetime | None) -> None:
    """Make this process believe that it is ``at``; None goes back to the database's time."""
    if at is not None and at.tzinfo is None:
        raise ValueError("a time without zone cannot be held")
    _Held.at = at


@contextmanager
def holding(at: datetime) -> Iterator[None]:
    """Believe ``at`` for the length of a block."""
    before = _Held.at
    hold(at)
    try:
        yield
    finally:
        _Held.at = before


class Moment(DateTimeField):  # type: ignore[type-arg]  # Django takes none at run time
    """When a row came to be: the database's time, or the one this process believes."""

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, options

    def pre_save(self, model_instance: Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if add and isinstance(value, DatabaseDefault) and (at := held()):
            setattr(model_instance, self.attname, at)
            return at
        return value


def shift(by: timedelta) -> None:
    """Move the demo's time for every process by ``by``; what has happened does not un-happen."""
    if by < timedelta(0):
        raise ValueError("time does not run backwards")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_clockshift (id, by) VALUES (1, %s)"
            " ON CONFLICT (id) DO UPDATE SET by = core_clockshift.by + excluded.by",
            [str(by)],
        )
