"""The one door to a state: lock, check, change, log, tell – in one transaction."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from threading import local
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import clock, prepared
from core.actors import Actor
from core.errors import Forbidden, Refused, Stale, refusing
from core.events import Event, emit
from core.models import StepLog
from core.prepared import Asked, among
from core.workflow import Acting, StepSpec, Workflow, steps_of

Row = TypeVar("Row", bound=Workflow)


class _Within(local):
    """Whether this thread is inside a step: what follows from a step stands and falls with it."""

    step = False


_within = _Within()


def perform(row: Row, step: str, *, by: Actor, version: int | None = None, **data: Any) -> Row:
    """Do ``step`` on ``row`` and return the row as it is now.

    ``version`` is what the person had read; a newer row answers ``Stale``. A wrong state or an
    unmet guard raises ``Refused`` (409), a missing role ``Forbidden`` (403). A transition returns
    the facts that listeners may need (no personal data: they go to the log); a fact ``reason``
    stands in the log instead of what was typed, where that may speak of someone's health.
    """
    with refusing(), transaction.atomic(savepoint=not _within.step):
        (locked,), at = _lock([row])
        _check_version(locked, version)
        before = _copied(_values(locked))
        entry, event = _turn(locked, step, by, at, data)
        _write(locked, before, entry)
        _tell([event])
    return locked


def perform_all(
    rows: Sequence[Row], step: str, *, by: Actor, data: Callable[[Row], Mapping[str, Any]]
) -> list[Row]:
    """Do one step on many rows of a kind, all or none, in the order of their keys.

    What ``perform`` says holds for each row; the database is asked as often as for one.
    """
    if not rows:
        return []
    with refusing(), transaction.atomic(savepoint=not _within.step):
        locked, at = _lock(rows)
        type(locked[0]).look_up(locked)
        before = [_copied(_values(row)) for row in locked]
        turned = [_turn(row, step, by, at, data(row)) for row in locked]
        changed = set[str]().union(*map(_changed, locked, before))
        prepared.update_all(locked, changed)
        prepared.insert([entry for entry, _event in turned])
        _tell([event for _entry, event in turned])
    return locked


def check(row: Workflow, spec: StepSpec, by: Actor) -> None:
    """Raise why ``by`` cannot do the step now: state first, then guards, then role."""
    if str(getattr(row, row.state_field)) not in spec.sources:
        raise Refused(
            _("“%(step)s” is not possible while the state is “%(state)s”.")
            % {"step": spec.label, "state": state_label(row)},
            allowed=[s.name for s in open_steps(row, by)],
        )
    unmet = spec.unmet(row)
    if unmet:
        raise Refused(" ".join(unmet), allowed=[s.name for s in open_steps(row, by)])
    if not by.may(spec.roles):
        raise Forbidden(_("“%(step)s” is not among your duties.") % {"step": spec.label})
    if barred := spec.barred(row, by):
        raise Forbidden(" ".join(barred))


def open_steps(row: Workflow, by: Actor) -> list[StepSpec]:
    """The steps that the state allows and the person may do; guards may still block one."""
    state = str(getattr(row, row.state_field))
    mine = [s for s in steps_of(type(row)).values() if state in s.sources and by.may(s.roles)]
    return [spec for spec in mine if not spec.barred(row, by)]


def state_label(row: Workflow) -> str:
    """The state in the reader's words."""
    value = str(getattr(row, row.state_field))
    return _state_words(type(row), get_language()).get(value, value)


@cache
def _state_words(model: type[Workflow], language: str | None) -> dict[str, str]:
    field: Any = model._meta.get_field(model.state_field)
    return {str(value): str(label) for value, label in field.flatchoices}


def _lock(rows: Sequence[Row]) -> tuple[list[Row], datetime]:
    """The rows as they are now, nobody else's meanwhile; and the time."""
    model = type(rows[0])
    held = clock.held()
    locked = _locking(model, held is None)(keys=[row.pk for row in rows])
    if len(locked) != len(rows):
        raise model.DoesNotExist(f"{model._meta.label_lower}: a row is gone")
    return locked, held or vars(locked[0])["now"]


@cache
def _locking(model: type[Row], timed: bool) -> Asked[Row]:
    key = f"{model._meta.db_table}.{model._meta.pk.column}"

    def asking() -> models.QuerySet[Row]:
        found: Any = model._base_manager.select_for_update(of=("self",)).order_by("pk")
        if model.parents:
            found = found.select_related(*model.parents)
        locking: models.QuerySet[Row] = found.annotate(now=clock.Now()) if timed else found
        return locking.filter(among(key, "keys"))

    return Asked(asking)


def _check_version(row: Workflow, version: int | None) -> None:
    if version is None or version == row.version:
        return
    last = StepLog.objects.filter(row_key=row.key).order_by("-id").first()
    when = f"{localtime(row.updated_at):%m-%d %H:%M}"
    raise Stale(
        _("%(who)s has changed this meanwhile (%(when)s). Look again before you go on.")
        % {"who": last.actor_name if last else "?", "when": when}
    )


def _turn(
    row: Workflow, step: str, by: Actor, at: datetime, data: Mapping[str, Any]
) -> tuple[StepLog, Event]:
    """Check and change a locked row; what the log and the listeners will hear of it."""
    check(row, steps_of(type(row))[step], by)
    before = str(getattr(row, row.state_field))
    row.acting = Acting(by=by, at=at)
    facts = getattr(row, step)(data) or {}
    row.version += 1
    row.updated_at = at
    noted = {"reason": str(data.get("reason", ""))[:500], **facts}
    name = f"{row._meta.label_lower}.{step}"
    return _entry(row, step, before, by, at, noted), Event(name, row, at, by, facts)


def _entry(
    row: Workflow, step: str, before: str, by: Actor, at: datetime, facts: dict[str, Any]
) -> StepLog:
    reason = facts.pop("reason")
    return StepLog(
        row_key=row.key,
        case_key=row.case_key,
        customer_key=row.customer_key,
        branch_key=row.branch_key,
        step=step,
        before=before,
        after=str(getattr(row, row.state_field)),
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        reason=reason,
        facts=facts,
        at=at,
    )


def _tell(events: Sequence[Event]) -> None:
    outer, _within.step = _within.step, True
    try:
        emit(events)
    finally:
        _within.step = outer


def _write(row: Workflow, before: Mapping[str, Any], entry: StepLog) -> None:
    """What has changed, unless the model derives more when it is saved."""
    if type(row).save is models.Model.save:
        prepared.write([(row, _changed(row, before))], [entry])
    else:
        row.save()
        prepared.insert([entry])


def _changed(row: models.Model, before: Mapping[str, Any]) -> set[str]:
    return {name for name, value in _values(row).items() if before[name] != value}


def _values(row: models.Model) -> dict[str, Any]:
    """What a row would save, field by field."""
    return {name: getattr(row, attname) for name, attname in _names(type(row))}


def _copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """As they are now, whatever is changed inside them; pickling copies ten times faster."""
    return {
        name: pickle.loads(pickle.dumps(value)) if isinstance(value, list | dict) else value
        for name, value in values.items()
    }


@cache
def _names(model: type[models.Model]) -> list[tuple[str, str]]:
    return [(f.name, f.attname) for f in model._meta.concrete_fields if not f.primary_key]
