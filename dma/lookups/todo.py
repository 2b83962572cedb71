"""From a clock to the row and the step that meet it, so that one click is enough."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model

from accounts.models import User
from core import web
from core.steps import open_steps
from core.workflow import StepSpec, Workflow
from orders.selectors import CASE
from sla.due import PlanDayAt
from sla.models import Clock
from sla.table import RULES
from sla.worklist import LATER, Found, group_of

#: How a row of the journey hangs on its order.
TO_ORDER = ("order_id", "plan__order_id", "delivery__order_id", "shipment__delivery__order_id")
#: What tells apart the rows that a recurring clock is about.
SLOTS = {"plans.mealplan": "day_no", "plans.reviewform": "user_id"}


def find(clocks: Iterable[Clock], user: User, now: datetime) -> dict[int, Found]:
    """What each clock asks to be done, by its key: one query for each kind of row."""
    kinds: dict[tuple[str, bool], list[Clock]] = {}
    for clock in clocks:
        label = _model_of(clock)
        kinds.setdefault((label, clock.subject_key.startswith(f"{label}:")), []).append(clock)
    found: dict[int, Found] = {}
    for (label, own), of_kind in kinds.items():
        screen = web.screen_of(label)
        path = "pk" if own else _to_order(apps.get_model(label))
        if screen is None or not path or not screen.is_workflow or not screen.open_to(user):
            continue
        rows = _rows(screen, path, {_place(clock, own) for clock in of_kind}, user)
        for clock in of_kind:
            fitting = [row for row in rows.get(_place(clock, own), ()) if _fits(row, clock, label)]
            if fitting:
                found[clock.pk] = _found(screen, fitting, clock, user, now)
    return found


def _found(
    screen: web.Screen, rows: list[Workflow], clock: Clock, user: User, now: datetime
) -> Found:
    """The first row on which something can be done, else the first one to look at."""
    steps = [(row, _step(row, clock, user)) for row in rows]
    row, step = next((pair for pair in steps if pair[1]), steps[0])
    early = isinstance(RULES[clock.code].duration, PlanDayAt) and group_of(clock, now) == LATER
    title, url = screen.title_of(row, user), screen.url(row)
    if step is None or early:
        return Found(title, url, None, "")
    return Found(title, url, step, screen.step_url(row, step.name))


def _model_of(clock: Clock) -> str:
    """The model on which the clock is met: ``plans.mealplan``."""
    return RULES[clock.code].closes[0].rpartition(".")[0]


def _place(clock: Clock, own: bool) -> int:
    """What a row is looked up by: its own key, or that of its order."""
    if own:
        return clock.subject_pk
    number = clock.case_key.removeprefix(CASE)
    return int(number) if number.isdecimal() else 0


def _rows(screen: web.Screen, path: str, places: set[int], user: User) -> dict[int, list[Workflow]]:
    rows = screen.list_rows(user).filter(**{f"{path}__in": places}).annotate(found_by=F(path))
    found: dict[int, list[Workflow]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.found_by, []).append(row)
    return found


def _to_order(model: type[Model]) -> str:
    for path in TO_ORDER:
        at: Any = model
        try:
            for part in path.split("__"):
                at = at._meta.get_field(part.removesuffix("_id")).related_model
        except FieldDoesNotExist:
            continue
        return path
    return ""


def _fits(row: Workflow, clock: Clock, label: str) -> bool:
    """Whether this is the call, the menu, the report that the clock is about."""
    slot = SLOTS.get(label)
    if slot and clock.slot and str(getattr(row, slot)) != clock.slot:
        return False
    wanted = RULES[clock.code].when
    return all(getattr(row, name, value) == value for name, value in wanted.items())


def _step(row: Workflow, clock: Clock, user: User) -> StepSpec | None:
    """The step that meets the clock, else the one that leads there; never a dangerous one."""
    offered = [
        step
        for step in open_steps(row, user.actor)
        if step.tone != "danger" and not step.unmet(row)
    ]
    closing = {event.rpartition(".")[2] for event in RULES[clock.code].closes}
    ranked = sorted(offered, key=lambda s: (s.name not in closing, s.tone != "primary"))
    best = ranked[:1]
    return best[0] if best and (best[0].name in closing or best[0].tone == "primary") else None
