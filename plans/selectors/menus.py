"""Menus that a person may see, and the pipeline of a coach."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from accounts.roles import Right
from plans.models import MealPlan, Plan
from plans.selectors.plan import parts_of
from plans.workflow import MealPlanState


def visible_to(user: User) -> QuerySet[MealPlan]:
    """Those of the plans that the person sees; what someone eats is health data."""
    if not user.can(Right.HEALTH):
        return MealPlan.objects.none()
    return MealPlan.objects.filter(parts_of(user))


def for_list(user: User) -> QuerySet[MealPlan]:
    """Menus with what a row shows."""
    return visible_to(user).select_related("plan__order__customer", "plan__order__branch")


def for_detail(user: User) -> QuerySet[MealPlan]:
    """A menu with what its page shows."""
    return for_list(user)


def pipeline(user: User, for_date: date) -> dict[str, Any]:
    """How far the menus of a date are: to write, sent and unread, to explain, done."""
    menus = visible_to(user).filter(for_date=for_date)
    sent = Q(state=MealPlanState.SENT)
    figures: dict[str, Any] = menus.aggregate(
        total=Count("pk"),
        to_send=Count("pk", filter=Q(state=MealPlanState.DRAFT)),
        unread=Count("pk", filter=sent & Q(read_at=None)),
        to_explain=Count("pk", filter=sent),
        done=Count("pk", filter=Q(state=MealPlanState.EXPLAINED)),
    )
    return figures


def for_customer(plan: Plan, since: date) -> QuerySet[MealPlan]:
    """What a customer reads: the menus sent to them, from a date on."""
    sent = plan.menus.filter(sent_at__isnull=False, for_date__gte=since)
    return sent.order_by("day_no")
