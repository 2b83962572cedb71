"""Menus: opened by the calendar, written from the library, read by the customer."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core import prepared
from core.actors import Actor
from core.errors import Invalid, Refused
from core.steps import perform, perform_all
from plans import allergens
from plans.models import MealPlan, MealTemplate, Plan
from plans.models.meals import MEALS
from plans.timeline import SERVED_DAYS
from plans.workflow import MealPlanState


def open_menu(*, plan: Plan, day_no: int) -> MealPlan:
    """The menu of a day, as an empty draft when there is none yet."""
    _check_day(plan, day_no)
    open_menus([(plan, day_no)])
    return MealPlan.objects.get(plan=plan, day_no=day_no)


def open_menus(days: Sequence[tuple[Plan, int]]) -> None:
    """Empty drafts for those days that have no menu yet; the plans have a start date."""
    plans = {plan.pk: plan for plan, _day in days}
    calendars = {pk: plan.timeline for pk, plan in plans.items()}
    drafts = [
        MealPlan(plan=plan, day_no=day, for_date=calendars[plan.pk].date_of(day))
        for plan, day in days
    ]
    prepared.insert(drafts, unless_there=True)


def explained(plans: Collection[int]) -> set[tuple[int, int]]:
    """The menus of these plans that are explained already: (plan, day)."""
    done = MealPlan.objects.filter(plan__in=plans, explained_at__isnull=False)
    return set(done.values_list("plan_id", "day_no"))


@transaction.atomic
def write_from_template(
    *, plan: Plan, days: Sequence[int], by: Actor, template: MealTemplate | None = None
) -> list[MealPlan]:
    """Fill the empty drafts of several days from the library, avoiding what must not be eaten.

    Without ``template`` the library goes round by day. A menu that is written already stays.
    """
    library = [template] if template else list(MealTemplate.objects.filter(active=True))
    wanted, words = sorted(set(days)), plan.allergies
    chosen = {}
    for day in wanted:
        _check_day(plan, day)
        chosen[day] = _safe(library, words, day)
    open_menus([(plan, day) for day in wanted])
    drafts = MealPlan.objects.filter(plan=plan, day_no__in=wanted, state=MealPlanState.DRAFT)
    empty = [menu for menu in drafts if not menu.dishes]
    return perform_all(empty, "write", by=by, data=lambda menu: _content(chosen[menu.day_no]))


def _check_day(plan: Plan, day_no: int) -> None:
    if plan.start_date is None:
        raise Refused(_("Set the start date first."))
    if not 1 <= day_no <= SERVED_DAYS:
        raise Invalid(_("Menus are for days 1 to 49."), fields={"day_no": [_("1 to 49")]})


@transaction.atomic
def copy_yesterday(*, menu: MealPlan, by: Actor) -> MealPlan:
    """Write a menu like that of the day before."""
    before = MealPlan.objects.filter(plan=menu.plan_id, day_no=menu.day_no - 1).first()
    if before is None or not before.dishes:
        raise Refused(_("There is no menu of the day before."))
    return perform(menu, "write", by=by, **_content(before))


def mark_read(*, plan: Plan, until: date, at: datetime) -> int:
    """The customer has opened the page of the menus: those sent by then are read."""
    unread = MealPlan.objects.filter(
        plan=plan, sent_at__isnull=False, read_at=None, for_date__lte=until
    )
    return unread.update(read_at=at)


def _safe(library: Sequence[MealTemplate], words: Iterable[str], day_no: int) -> MealTemplate:
    turned = [library[(day_no - 1 + i) % len(library)] for i in range(len(library))]
    for template in turned:
        if not allergens.conflicts(_foods(template.meals), words):
            return template
    raise Refused(_("No menu of the library is free of what the customer must not eat."))


def _foods(meals: dict[str, list[dict[str, Any]]]) -> list[str]:
    return [str(dish["food"]) for meal in MEALS for dish in meals.get(meal, [])]


def _content(source: MealPlan | MealTemplate) -> dict[str, Any]:
    return {"tip": source.tip, **{meal: source.meals.get(meal, []) for meal in MEALS}}
