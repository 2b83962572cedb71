"""What the calendar does: start plans, open menu clocks, end week 3 – each once, in order."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from core import clock
from core.actors import SYSTEM
from core.steps import perform
from plans.models import Plan
from plans.moments import MEAL_DAY, START, Moment, next_moment
from plans.services.menus import open_menu
from plans.timeline import NO_DAY
from sla.services import cancel_slots, open_slot

BATCH = 200
MEAL_CLOCK = "daily_meal_plan"


def due_plans(at: datetime) -> Iterator[int]:
    """The plans for which something is due, batch by batch, each once."""
    after = 0
    while True:
        found = Plan.objects.filter(advance_at__lte=at, pk__gt=after).order_by("pk")
        batch = list(found.values_list("pk", flat=True)[:BATCH])
        yield from batch
        if len(batch) < BATCH:
            return
        after = batch[-1]


@transaction.atomic
def advance(*, plan_id: int, at: datetime) -> int:
    """Do everything that is due for one plan by ``at``; 0 when another worker has it."""
    claim = Plan.objects.select_for_update(of=("self",), skip_locked=True)
    plan = claim.filter(pk=plan_id, advance_at__lte=at).first()
    done = 0
    while plan is not None:
        due = next_moment(plan)
        if due is None or due.at > at:
            plan.look_ahead()
            plan.save(update_fields=["advance_at"])
            break
        plan = _do(plan, due)
        done += 1
    return done


@transaction.atomic
def open_due_menus(plan: Plan) -> None:
    """A start date was set, perhaps another than before: what is due of its menus opens now.

    Clocks of the date that was given up are cancelled first.
    """
    locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if locked.meal_day_opened == NO_DAY:
        cancel_slots(locked.case_key, MEAL_CLOCK, "start date set")
    at = clock.now()
    while (due := next_moment(locked)) is not None and due.kind == MEAL_DAY and due.at <= at:
        locked = _do(locked, due)
    locked.look_ahead()
    locked.save(update_fields=["advance_at"])


def _do(plan: Plan, due: Moment) -> Plan:
    if due.kind == MEAL_DAY:
        menu = open_menu(plan=plan, day_no=due.day + 1)
        if menu.explained_at is None:
            open_slot(code=MEAL_CLOCK, row=plan, slot=str(menu.day_no), at=due.at)
        plan.meal_day_opened = due.day
        plan.save(update_fields=["meal_day_opened"])
        return plan
    return perform(plan, "start" if due.kind == START else "end_week3", by=SYSTEM)
