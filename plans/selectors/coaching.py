"""What a coach's day is made of, for many plans in a fixed number of statements."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from accounts.models import User
from plans import known
from plans.models import MealPlan, MealTemplate, Metric, Plan
from plans.selectors import menus
from plans.selectors.plan import for_list
from plans.workflow import MealPlanState, PlanState

#: Plans whose customers a coach looks after day by day.
SERVED_NOW = (PlanState.COMPLETED, PlanState.READY, PlanState.RUNNING, PlanState.PAUSED)
WRITE, SEND, UNREAD, EXPLAIN = STAGES = ("write", "send", "unread", "explain")


@dataclass(frozen=True)
class Course:
    """One menu on its way: how far it is, and what speaks against it."""

    menu: MealPlan
    stage: str
    conflicts: list[str] = field(default_factory=list)


def caseload(user: User, most: int) -> list[Plan]:
    """The plans that a coach serves now."""
    return list(for_list(user).filter(state__in=SERVED_NOW).order_by("pk")[:most])


def last_weighed(plans: Collection[Plan]) -> dict[int, date]:
    """The day of each plan's last weight."""
    weights = Metric.objects.filter(plan__in=plans, code="weight")
    found = weights.values_list("plan").annotate(at=Max("measured_at"))
    return {plan: timezone.localdate(at) for plan, at in found}


def unread_menus(plans: Collection[Plan], until: date) -> dict[int, int]:
    """How many menus each customer was sent, for days up to ``until``, and has not opened."""
    sent = MealPlan.objects.filter(
        plan__in=plans, sent_at__isnull=False, read_at=None, for_date__lte=until
    )
    return dict(sent.values_list("plan").annotate(n=Count("pk")))


def courses(user: User, for_date: date) -> list[Course]:
    """The menus of a day that are not explained yet, with what the customers must not eat."""
    waiting = menus.for_list(user).filter(for_date=for_date)
    return _courses(waiting.exclude(state=MealPlanState.EXPLAINED))


def left_over(user: User, before: date) -> list[Course]:
    """Menus of days before that nobody has explained, while their plans are served."""
    waiting = menus.for_list(user).filter(for_date__lt=before, plan__state__in=SERVED_NOW)
    return _courses(waiting.exclude(state=MealPlanState.EXPLAINED))


def chosen(user: User, keys: Iterable[int]) -> list[MealPlan]:
    """Menus by key, as far as the person sees them."""
    return list(menus.for_list(user).filter(pk__in=list(keys)).order_by("for_date", "pk"))


def templates() -> QuerySet[MealTemplate]:
    """The library to choose from."""
    return MealTemplate.objects.filter(active=True)


def explained(user: User, for_date: date) -> int:
    """How many menus of a day are done."""
    done = Q(for_date=for_date, state=MealPlanState.EXPLAINED)
    return menus.visible_to(user).filter(done).count()


def _courses(waiting: QuerySet[MealPlan]) -> list[Course]:
    rows = list(waiting.order_by(F("for_date"), "plan_id"))
    allergies = known.allergies_of(menu.plan.order for menu in rows)
    return [
        Course(menu, stage_of(menu), menu.against(allergies[menu.plan.order_id])) for menu in rows
    ]


def stage_of(menu: MealPlan) -> str:
    """To write, to send, sent and unread, or to explain."""
    if menu.sent_at is None:
        return SEND if menu.dishes else WRITE
    return UNREAD if menu.read_at is None else EXPLAIN
