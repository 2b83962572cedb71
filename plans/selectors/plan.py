"""Plans: who may see which, and what other parts of the business ask about them."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Avg, BigIntegerField, Count, Q, QuerySet
from django.db.models.functions import Cast, Substr
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import COACHES, RIGHTS, Right
from core import clock
from customers.selectors import cases_of
from orders.models import Order
from orders.selectors import CASE
from plans import moments
from plans.models import Guidance, MealPlan, Plan, PlanGood, ReviewForm
from plans.models.meals import MEALS
from plans.workflow import PlanState

#: How long a coach still sees a customer after the second report (requirements L4).
COACH_SEES_FOR = timedelta(days=30)


def visible_to(user: User) -> QuerySet[Plan]:
    """Headquarters all, a branch its own, coaches their own customers with a confirmed record."""
    return Plan.objects.filter(_may_see(user, ""))


def parts_of(user: User) -> Q:
    """The same predicate for a row that hangs on a plan."""
    return _may_see(user, "plan__")


def for_list(user: User) -> QuerySet[Plan]:
    """Plans with what a row of the list shows."""
    plans = visible_to(user).select_related("order__customer", "order__branch")
    return plans.prefetch_related("pauses")


def for_detail(user: User) -> QuerySet[Plan]:
    """A plan with what its page shows."""
    return visible_to(user).select_related("order__customer", "order__branch")


def current_plan(order: Order) -> Plan | None:
    """The plan of an order that has not been terminated, else the last one."""
    plans = Plan.objects.filter(order=order).select_related("order")
    return plans.exclude(state=PlanState.TERMINATED).first() or plans.order_by("-pk").first()


def goods_of(plan: Plan) -> list[tuple[int, int]]:
    """What the parcel must hold: (product, packs)."""
    lines: dict[int, int] = {}
    for good in PlanGood.objects.filter(plan=plan).order_by("pk"):
        lines[good.product_id] = lines.get(good.product_id, 0) + good.quantity
    return list(lines.items())


def guidance_of(plan: Plan, device: str) -> Guidance | None:
    """The guidance for a device."""
    return Guidance.objects.filter(plan=plan, device=device).first()


def closes_on(plan: Plan) -> date | None:
    """The end of the plan: as it was, or day 50 as scheduled (requirements L8)."""
    return plan.ended_on or plan.closing_date


def menu_slot_at(plan: Plan, slot: str) -> datetime | None:
    """When the clock of menu ``slot`` (“1” to “49”) opens, pauses counted; None while paused."""
    if plan.start_date is None or plan.closing_date is None:
        return None
    return moments.menu_slot_at(plan, int(slot) - 1, plan.timeline)


def menu_text(menu: MealPlan) -> str:
    """A menu as the message that goes into the customer's group."""
    labels = {
        "breakfast": _("Breakfast"),
        "snack": _("Snack"),
        "lunch": _("Lunch"),
        "dinner": _("Dinner"),
    }
    lines = [
        _("Day %(day)d, menu for %(date)s") % {"day": menu.day_no, "date": f"{menu.for_date:%m-%d}"}
    ]
    for meal in MEALS:
        dishes = menu.meals.get(meal, [])
        if dishes:
            lines.append(labels[meal] + _(": ") + "、".join(map(_dish, dishes)))
    total = menu.totals["kcal"]
    if total:
        lines.append(_("Together %(kcal)d kcal") % {"kcal": round(total)})
    return "\n".join([*lines, menu.tip] if menu.tip else lines)


def reviews_of(plan: Plan) -> dict[str, Any]:
    """The review forms of an order in figures (requirements B15)."""
    figures: dict[str, Any] = ReviewForm.objects.filter(plan=plan).aggregate(
        asked=Count("pk"), submitted=Count("submitted_at"), score=Avg("score")
    )
    return figures


def _may_see(user: User, to_plan: str) -> Q:
    if not user.can(Right.PLANS):
        return Q(pk__in=[])
    if user.sees_every_branch:
        return Q()
    found = Q(pk__in=[])
    if user.role_set & (RIGHTS[Right.PLANS] - COACHES):
        found |= Q(**{f"{to_plan}order__branch": user.branch_id})
    if user.role_set & COACHES:
        since = clock.now() - COACH_SEES_FOR
        still_open = Q(**{f"{to_plan}archived_at": None}) | Q(
            **{f"{to_plan}archived_at__gt": since}
        )
        found |= Q(**{f"{to_plan}order__in": _orders_of(user)}) & still_open
    return found


def _orders_of(user: User) -> QuerySet[Any, Any]:
    """The orders whose team the person is in: the number at the end of their cases."""
    number = Cast(Substr("case_key", len(CASE) + 1), BigIntegerField())
    keys = cases_of(user, confirmed_only=True).filter(case_key__startswith=CASE)
    return keys.annotate(order_number=number).values("order_number")


def _dish(dish: dict[str, Any]) -> str:
    grams = dish.get("grams")
    return f"{dish['food']} {grams:g}g" if grams else str(dish["food"])
