"""The times of one clock: set when it opens, held while it waits, derived anew when moved.

Works on a clock row that the caller has locked; saves nothing.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sla.explain import Resumed, explain
from sla.ladder import Step, plan_steps
from sla.table import RULES


def set_due(clock: Any, due: datetime, resumed: Resumed | None = None) -> None:
    """Store a due time with the line that explains it."""
    policy, calendar = clock.policy, clock.calendar.working
    duration = policy.duration
    clock.due_at = due
    clock.provisional = duration.provisional(clock.trigger_at, due, calendar)
    basis = RULES[clock.code].basis(policy.number)
    line = explain(basis, duration, clock.trigger_at, due, calendar, resumed)
    clock.explain_zh, clock.explain_en = line["zh"][:400], line["en"][:400]


Wait = tuple[datetime, datetime]


def derive(clock: Any, waits: Iterable[Wait] = ()) -> None:
    """The due time from the trigger, by the clock's policy and calendar, past waits replayed."""
    duration, calendar = clock.policy.duration, clock.calendar.working
    due, resumed = duration.due(clock.trigger_at, calendar), None
    for begun, ended in waits if duration.pauses else ():
        left = duration.remaining(begun, due, calendar)
        due, resumed = duration.resume(ended, left, calendar), Resumed(ended, left)
    set_due(clock, due, resumed)


def climb(clock: Any, fired: frozenset[str] = frozenset(), now: datetime | None = None) -> None:
    """Lay out the ladder; after a move, reminders behind ``now`` and fired steps are left out."""
    steps = [s for s in _plan(clock) if now is None or s.at > now or _owed(s, fired)]
    clock.steps = [f"{s.key}:{s.kind}:{s.audience}" for s in steps]
    clock.times = [s.at for s in steps]
    clock.next_step = 0
    clock.next_fire_at = steps[0].at if steps else None


def _owed(step: Step, fired: frozenset[str]) -> bool:
    """A breach that lies behind is still told, a reminder is not."""
    return step.kind != "remind" and step.key not in fired


def _plan(clock: Any) -> list[Step]:
    policy = clock.policy
    return plan_steps(
        opened_at=clock.opened_at,
        start=clock.trigger_at,
        due=clock.due_at,
        calendar=clock.calendar.working,
        ladder=policy.ladder,
        working=policy.duration.working,
        grace=policy.grace,
        urgent=RULES[clock.code].urgent,
    )


def hold(clock: Any, at: datetime) -> None:
    """Keep the time that is left; nothing fires while the clock waits. A fixed date stays fixed."""
    duration = clock.policy.duration
    if duration.pauses:
        left = duration.remaining(at, clock.due_at, clock.calendar.working)
        clock.remaining_s = round(left.total_seconds())
    clock.paused_at, clock.was_paused, clock.next_fire_at = at, True, None
    clock.gen += 1


def go_on(clock: Any, at: datetime) -> None:
    """Count on from ``at`` with the time that was left: a new due time, a new ladder."""
    clock.paused_s += round((at - clock.paused_at).total_seconds())
    clock.paused_at = None
    if clock.remaining_s is not None:
        left = timedelta(seconds=clock.remaining_s)
        due = clock.policy.duration.resume(at, left, clock.calendar.working)
        set_due(clock, due, Resumed(at, left))
        clock.remaining_s = None
    clock.gen += 1
    climb(clock, clock.fired_steps(), at)


def end(clock: Any, at: datetime, reason: str = "") -> None:
    """Nothing fires any more."""
    clock.done_at, clock.next_fire_at, clock.ended_reason = at, None, reason[:300]


def finish(clock: Any, at: datetime, by: str) -> None:
    """Done: how late it was, in seconds past the due time, counts only after the grace."""
    end(clock, at)
    clock.done_by = by[:80]
    if at > clock.due_at + clock.policy.grace:
        clock.late_seconds = max(1, round((at - clock.due_at).total_seconds()))
        clock.breached_at = clock.breached_at or clock.due_at + clock.policy.grace
