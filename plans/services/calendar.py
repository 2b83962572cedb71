"""What the calendar does: start plans, open menu clocks, end week 3 – each once, in order."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from core import clock, prepared
from core.actors import SYSTEM
from core.errors import Problem
from core.steps import perform
from plans.models import Plan
from plans.moments import MEAL_DAY, START, next_moment
from plans.services.menus import explained, open_menus
from plans.timeline import NO_DAY
from sla.services import Slot, cancel_slots, open_slots

BATCH = 200
MEAL_CLOCK = "daily_meal_plan"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _MenuDay:
    """A menu whose clock opens."""

    plan: Plan
    day_no: int
    at: datetime


def advance(*, at: datetime, order: int | None = None) -> int:
    """Do everything that is due by ``at`` for the plans that no other worker has; how much.

    With an order only for its plan.

    Menus open for many plans at once; a plan starts or ends week 3 by itself, so that one that
    cannot go on does not hold up the others.
    """
    done, left = 0, set[int]()
    while True:
        seen, opened, turning = _open_batch(at, left, order)
        if not seen:
            return done
        done += opened
        for plan_id in turning:
            turned = _turn(plan_id, at)
            done += turned
            if not turned:
                left.add(plan_id)


@transaction.atomic(savepoint=False)
def open_due_menus(plan: Plan) -> None:
    """A start date was set, perhaps another than before: what is due of its menus opens now.

    Clocks of the date that was given up are cancelled first.
    """
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.meal_day_opened == NO_DAY:
        cancel_slots(locked.case_key, MEAL_CLOCK, "start date set")
    _open(_menu_days(locked, clock.now()))
    locked.look_ahead()
    locked.save(update_fields=["meal_day_opened", "advance_at"])


@transaction.atomic
def _open_batch(
    at: datetime, left: Collection[int], order: int | None
) -> tuple[int, int, list[int]]:
    """Open the due menus of many plans: how many plans were due, menus opened, who must turn."""
    due = Plan.objects.filter(advance_at__lte=at).exclude(pk__in=left).order_by("pk")
    if order is not None:
        due = due.filter(order=order)
    claimed = due.select_for_update(of=("self",), skip_locked=True).select_related("order")
    plans = list(claimed.prefetch_related("pauses")[:BATCH])
    days = [day for plan in plans for day in _menu_days(plan, at)]
    _open(days)
    for plan in plans:
        plan.look_ahead()
    prepared.update_all(plans, ["meal_day_opened", "advance_at"])
    turning = [p.pk for p in plans if p.advance_at is not None and p.advance_at <= at]
    return len(plans), len(days), turning


def _menu_days(plan: Plan, at: datetime) -> list[_MenuDay]:
    """The days whose menus open by ``at``, up to the next turn of the plan; the cursor moves."""
    days = []
    while (due := next_moment(plan)) is not None and due.kind == MEAL_DAY and due.at <= at:
        days.append(_MenuDay(plan, due.day + 1, due.at))
        plan.meal_day_opened = due.day
    return days


def _open(days: Sequence[_MenuDay]) -> None:
    open_menus([(day.plan, day.day_no) for day in days])
    over = explained({day.plan.pk for day in days})
    owed = [d for d in days if (d.plan.pk, d.day_no) not in over]
    open_slots(MEAL_CLOCK, [Slot(d.plan, str(d.day_no), d.at) for d in owed])


def _turn(plan_id: int, at: datetime) -> int:
    """Start a plan or end its week 3; 0 when that is refused or another worker has it."""
    try:
        with transaction.atomic():
            claim = Plan.objects.select_for_update(of=("self",), skip_locked=True)
            plan = claim.filter(pk=plan_id, advance_at__lte=at).first()
            due = next_moment(plan) if plan is not None else None
            if plan is None or due is None or due.kind == MEAL_DAY or due.at > at:
                return 0
            plan = perform(plan, "start" if due.kind == START else "end_week3", by=SYSTEM)
            plan.look_ahead()
            plan.save(update_fields=["advance_at"])
            return 1
    except Problem as problem:
        log.warning("plan.advance_refused", extra={"plan": plan_id, "why": problem.code})
        return 0
