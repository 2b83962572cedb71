"""How a plan comes into being, and what follows the parcel."""

from collections.abc import Iterable

from django.db import transaction

from core.actors import SYSTEM
from core.steps import perform
from orders.models import Order
from plans.models import Guidance, Plan, PlanGood
from plans.workflow import PlanState
from plans.workflow.plan import OPEN


@transaction.atomic
def open_plan(*, order: Order) -> Plan:
    """A draft with the programme's kit and the first call; the one there is, if there is one."""
    Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    plan = Plan.objects.filter(order=order).exclude(state=PlanState.TERMINATED).first()
    if plan is not None:
        return plan
    plan = Plan.objects.create(order=order)
    plan.plan_call(1)
    PlanGood.objects.bulk_create(
        PlanGood(plan=plan, product_id=line.product_id, quantity=line.quantity)
        for line in order.programme.lines.order_by("pk")
    )
    return plan


@transaction.atomic
def open_guidance(*, order: Order, devices: Iterable[str]) -> list[Guidance]:
    """One guidance for each device in the parcel; none twice (rows 12 and 13)."""
    plan = Plan.objects.filter(order=order).exclude(state=PlanState.TERMINATED).first()
    if plan is None:
        return []
    return [
        Guidance.objects.get_or_create(plan=plan, device=device)[0]
        for device in dict.fromkeys(devices)
    ]


@transaction.atomic
def stop_for(*, order: Order, reason: str) -> None:
    """The order has been stopped: a plan that is not over ends with it (requirements B1)."""
    open_plans = Plan.objects.filter(order=order, state__in=OPEN).order_by("pk")
    for plan in open_plans:
        perform(plan, "terminate", by=SYSTEM, reason=reason)


def notify_first_call(*, plan: Plan) -> Plan:
    """Tell the coaches, once and only while the first call is to come (row 11)."""
    with transaction.atomic():
        locked = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
        waiting = locked.state == PlanState.COMPLETED and not locked.call_is_done(1)
        if waiting and locked.first_call_notified_at is None:
            locked = perform(locked, "notify_first_call", by=SYSTEM)
    return locked
