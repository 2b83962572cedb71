"""What stands in a cell: the value of a column, ready for a template or a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.steps import state_label
from core.web.screen import Column, Screen, chips_of, state_field
from core.workflow import Workflow, steps_of

NOTHING = "—"


@dataclass(slots=True)
class Cell:
    """One value on the page; ``tone`` colours a state, ``chips`` are deadlines."""

    label: str
    kind: str
    text: str
    tone: str = ""
    chips: Sequence[dict[str, Any]] = ()
    raw: Any = None


@dataclass(slots=True)
class Line:
    """One row of a list."""

    url: str
    cells: list[Cell]
    pk: int


def lines(
    screen: Screen, rows: Sequence[Any], user: Any, columns: Sequence[Column] = ()
) -> list[Line]:
    """The rows as the list shows them; deadlines of the whole page are asked for at once."""
    columns = columns or screen.columns
    timed = screen.is_workflow and any(c.kind == "deadline" for c in columns)
    chips = chips_of(rows, own=True) if timed else {}
    # in words once, not per row
    prepared = [_prepared(column, screen.model) for column in columns]
    labelled = [(column, str(column.label)) for column in prepared]
    base = screen.list_url()
    return [
        Line(
            url=f"{base}{row.pk}/",
            cells=[cell(c, row, user, chips=chips, label=label) for c, label in labelled],
            pk=row.pk,
        )
        for row in rows
    ]


def cell(column: Column, row: Any, user: Any, *, chips: dict[str, Any], label: str = "") -> Cell:
    """One cell of one row."""
    if column.kind == "deadline" and column.value is None:
        soonest = sorted(chips.get(row.key, ()), key=lambda chip: chip["due_at"])[:1]
        return Cell(label=label, kind="deadline", text="", chips=soonest)
    value = value_of(column, row, user)
    if column.kind == "state":
        return Cell(label=label, kind="state", text=state_text(row, value), tone=tone_of(row))
    if column.tone is not None and value:
        return Cell(label=label, kind="state", text=text_of(value), tone=column.tone(row, user))
    return Cell(label=label, kind=column.kind, text=text_of(value, column.kind), raw=value)


def _prepared(column: Column, model: type[Model]) -> Column:
    """The same column, reading the words of a choice from a table made once for the page."""
    path = column.value or column.key
    if column.kind == "state" or callable(path) or not path.startswith("get_") or "." in path:
        return column
    name = path.removeprefix("get_").removesuffix("_display")
    field: Any = next((f for f in model._meta.concrete_fields if f.name == name), None)
    if field is None or not field.choices:
        return column
    words = {value: str(label) for value, label in field.flatchoices}

    def read(row: Any, user: Any) -> Any:
        value = getattr(row, name)
        return words.get(value, value)

    return replace(column, value=read)


def value_of(column: Column, row: Any, user: Any) -> Any:
    """The bare value: by function, or along a path of attributes."""
    if callable(column.value):
        return column.value(row, user)
    value: Any = row
    for part in (column.value or column.key).split("."):
        value = getattr(value, part, None)
        if value is None:
            return None
    return value() if callable(value) else value


def text_of(value: Any, kind: str = "text") -> str:
    """A value in words: dates as 2026-11-22 18:00, money as ¥8,800.00, nothing as a dash."""
    if type(value) is str:
        return value or NOTHING
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if kind == "money":
        return f"¥{value:,.2f}"
    if kind == "number" and isinstance(value, int | float | Decimal):
        return f"{value:,}"
    if isinstance(value, list | tuple | set | frozenset):
        return _(", ").join(str(part) for part in value) or NOTHING
    return str(value) or NOTHING


def state_text(row: Any, value: Any) -> str:
    """The state in words, also for rows that have one without being a workflow."""
    if isinstance(row, Workflow):
        return state_label(row)
    name = getattr(row, "state_field", "state")
    in_words = getattr(row, f"get_{name}_display", None)
    return str(in_words() if in_words else value)


def tone_of(row: Model) -> str:
    """How a state looks: new, active, done or bad."""
    if not isinstance(row, Workflow):
        return "active"
    return tones(type(row)).get(str(getattr(row, row.state_field)), "active")


@cache
def tones(model: type[Workflow]) -> dict[str, str]:
    """Derived from the machine: where it starts is new, where nothing leads on is done, and what
    only a dangerous step leads to is bad. A start that only danger leaves, and to which things come
    back, is where all is well."""
    specs = steps_of(model).values()
    field = state_field(model)
    found = {str(value): "active" for value, _label in field.choices or ()}
    for state in found:
        if not any(state in s.sources and s.target not in (None, state) for s in specs):
            found[state] = "done"
    for state in found:
        ways = [s.tone for s in specs if state in (s.target or "").split("|")]
        if ways and set(ways) == {"danger"}:
            found[state] = "bad"
    first = str(field.get_default())
    away = {s.tone for s in specs if first in s.sources and s.target not in (None, first)}
    back = any(first == s.target and s.sources != (first,) for s in specs)
    found[first] = "done" if back and away == {"danger"} else "new"
    return found


def remaining(due: datetime, now: datetime) -> str:
    """How long until a deadline, in the largest two units people plan with."""
    left = due - now
    words = in_words(abs(left))
    return (_("%(time)s left") if left > timedelta(0) else _("%(time)s late")) % {"time": words}


def in_words(length: timedelta) -> str:
    """A length: 3 days 4 hours, 1 hour 20 minutes, 5 minutes."""
    minutes = int(length.total_seconds() // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = []
    if days:
        parts.append(ngettext("%(n)d day", "%(n)d days", days) % {"n": days})
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if not days and (minutes or not hours):
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes})
    return " ".join(parts)
