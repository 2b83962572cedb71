"""The one door to a state: lock, check, change, log, tell – in one transaction."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import Forbidden, Refused, Stale
from core.events import Event, emit
from core.models import StepLog
from core.workflow import Acting, StepSpec, Workflow, steps_of

Row = TypeVar("Row", bound=Workflow)


def perform(row: Row, step: str, *, by: Actor, version: int | None = None, **data: Any) -> Row:
    """Do ``step`` on ``row`` and return the row as it is now.

    ``version`` is what the person had read; a newer row answers ``Stale``. A wrong state or an
    unmet guard raises ``Refused`` (409), a missing role ``Forbidden`` (403). A transition returns
    the facts that listeners may need (no personal data: they go to the log); a fact ``reason``
    stands in the log instead of what was typed, where that may speak of someone's health.
    """
    with transaction.atomic():
        locked, at = _lock(row)
        spec = steps_of(type(locked))[step]
        _check_version(locked, version)
        check(locked, spec, by)
        before = str(getattr(locked, locked.state_field))
        locked.acting = Acting(by=by, at=at)
        facts = getattr(locked, step)(data) or {}
        locked.version += 1
        locked.updated_at = at
        locked.save()
        name = f"{locked._meta.label_lower}.{step}"
        _log(locked, step, before, by, at, {"reason": str(data.get("reason", ""))[:500], **facts})
        emit(Event(name=name, row=locked, at=at, by=by, data=facts))
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


def open_steps(row: Workflow, by: Actor) -> list[StepSpec]:
    """The steps that the state allows and the role covers; guards may still block one."""
    state = str(getattr(row, row.state_field))
    return [s for s in steps_of(type(row)).values() if state in s.sources and by.may(s.roles)]


def state_label(row: Workflow) -> str:
    """The state in words."""
    return str(getattr(row, f"get_{row.state_field}_display")())


def _lock(row: Row) -> tuple[Row, datetime]:
    rows = type(row)._base_manager.select_for_update(of=("self",))
    if row.parents:
        rows = rows.select_related(*row.parents)
    held = clock.held()
    if held is not None:
        return rows.get(pk=row.pk), held
    locked = rows.annotate(now=clock.Now()).get(pk=row.pk)
    return locked, locked.now


def _check_version(row: Workflow, version: int | None) -> None:
    if version is None or version == row.version:
        return
    last = StepLog.objects.filter(row_key=row.key).order_by("-id").first()
    when = f"{localtime(row.updated_at):%m-%d %H:%M}"
    raise Stale(
        _("%(who)s has changed this meanwhile (%(when)s). Look again before you go on.")
        % {"who": last.actor_name if last else "?", "when": when}
    )


def _log(
    row: Workflow, step: str, before: str, by: Actor, at: datetime, facts: dict[str, Any]
) -> None:
    reason = facts.pop("reason")
    StepLog.objects.create(
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
