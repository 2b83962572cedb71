"""Menus: opened by the calendar, written from the library, read by the customer."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.errors import Invalid, Refused
from core.steps import perform
from plans import allergens
from plans.models import MealPlan, MealTemplate, Plan
from plans.models.meals import MEALS
from plans.timeline import SERVED_DAYS
from plans.workflow import MealPlanState


def open_menu(*, plan: Plan, day_no: int) -> MealPlan:
    """The menu of a day, as an empty draft when there is none yet."""
    if plan.start_date is None:
        raise Refused(_("Set the start date first."))
    if not 1 <= day_no <= SERVED_DAYS:
        raise Invalid(_("Menus are for days 1 to 49."), fields={"day_no": [_("1 to 49")]})
    menu, _made = MealPlan.objects.get_or_create(
        plan=plan, day_no=day_no, defaults={"for_date": plan.timeline.date_of(day_no)}
    )
    return menu


@transaction.atomic
def write_from_template(
    *, plan: Plan, days: Sequence[int], by: Actor, template: MealTemplate | None = None
) -> list[MealPlan]:
    """Fill the empty drafts of several days from the library, avoiding what must not be eaten.

    Without ``template`` the library goes round by day. A menu that is written already stays.
    """
    library = [template] if template else list(MealTemplate.objects.filter(active=True))
    words = plan.allergies
    written = []
    for day_no in sorted(set(days)):
        menu = open_menu(plan=plan, day_no=day_no)
        chosen = _safe(library, words, day_no)
        if chosen is None:
            raise Refused(_("No menu of the library is free of what the customer must not eat."))
        if menu.state == MealPlanState.DRAFT and not menu.dishes:
            menu = _write(menu, chosen.meals, chosen.tip, by)
            written.append(menu)
    return written


@transaction.atomic
def copy_yesterday(*, menu: MealPlan, by: Actor) -> MealPlan:
    """Write a menu like that of the day before."""
    before = MealPlan.objects.filter(plan=menu.plan_id, day_no=menu.day_no - 1).first()
    if before is None or not before.dishes:
        raise Refused(_("There is no menu of the day before."))
    return _write(menu, before.meals, before.tip, by)


def mark_read(*, plan: Plan, until: date, at: datetime) -> int:
    """The customer has opened the page of the menus: those sent by then are read."""
    unread = MealPlan.objects.filter(
        plan=plan, sent_at__isnull=False, read_at=None, for_date__lte=until
    )
    return unread.update(read_at=at)


def _safe(
    library: Sequence[MealTemplate], words: Iterable[str], day_no: int
) -> MealTemplate | None:
    turned = [library[(day_no - 1 + i) % len(library)] for i in range(len(library))]
    return next((t for t in turned if not allergens.conflicts(_foods(t.meals), words)), None)


def _foods(meals: dict[str, list[dict[str, Any]]]) -> list[str]:
    return [str(dish["food"]) for meal in MEALS for dish in meals.get(meal, [])]


def _write(menu: MealPlan, meals: dict[str, Any], tip: str, by: Actor) -> MealPlan:
    dishes = {meal: meals.get(meal, []) for meal in MEALS}
    return perform(menu, "write", by=by, tip=tip, **dishes)
