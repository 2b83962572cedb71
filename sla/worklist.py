"""The to-do list: open clocks by urgency, with counts that are exactly the rows they open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db.models import Count, Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import role_label
from core import web
from core.workflow import StepSpec, Workflow, steps_of
from sla.models import Clock
from sla.selectors import SOON, chip
from sla.table import RULES
from sla.workflow import ClockState

LATE, NEAR, TODAY, LATER, WAITING = GROUPS = ("late", "soon", "today", "later", "waiting")
TITLES = {
    LATE: gettext_lazy("Overdue"),
    NEAR: gettext_lazy("Within two hours"),
    TODAY: gettext_lazy("Due today"),
    LATER: gettext_lazy("Later"),
    WAITING: gettext_lazy("Waiting"),
}


@dataclass(frozen=True)
class Item:
    """A line of the list: the clock, where it leads, and the one thing to do."""

    clock: Clock
    chip: dict[str, Any]
    url: str
    step: StepSpec | None
    step_url: str
    owner: str
    unclaimed: bool


def in_group(group: str, now: datetime) -> Q:
    """The clocks of one urgency at a moment; every open clock is in exactly one."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    soon, tomorrow = now + SOON, max(midnight + timedelta(days=1), now + SOON)
    running = ~Q(state=ClockState.PAUSED)
    return {
        LATE: running & Q(due_at__lt=now),
        NEAR: running & Q(due_at__gte=now, due_at__lte=soon),
        TODAY: running & Q(due_at__gt=soon, due_at__lt=tomorrow),
        LATER: running & Q(due_at__gt=soon, due_at__gte=tomorrow),
        WAITING: Q(state=ClockState.PAUSED),
    }[group]


def group_of(clock: Clock, now: datetime) -> str:
    """The urgency of one clock: the same boundaries as ``in_group``."""
    if clock.state == ClockState.PAUSED:
        return WAITING
    if clock.due_at < now:
        return LATE
    if clock.due_at <= now + SOON:
        return NEAR
    same_day = timezone.localdate(clock.due_at) == timezone.localdate(now)
    return TODAY if same_day else LATER


def tally(clocks: QuerySet[Clock], now: datetime) -> dict[str, dict[str, int]]:
    """How many of each code and urgency, in one query."""
    counts = {group: Count("pk", filter=in_group(group, now)) for group in GROUPS}
    rows: Any = clocks.order_by().values("code").annotate(**counts)
    return {row["code"]: {group: row[group] for group in GROUPS} for row in rows}


def load(clocks: QuerySet[Clock], now: datetime) -> list[dict[str, Any]]:
    """Who has how much, the most pressed first, in one query."""
    counts = {group: Count("pk", filter=in_group(group, now)) for group in (LATE, NEAR)}
    rows = clocks.order_by().values("owner_id", "owner__full_name", "owner__username")
    found = [
        {
            "key": row["owner_id"] or 0,
            "name": row["owner__full_name"] or row["owner__username"] or _("branch queue"),
            **row,
        }
        for row in rows.annotate(all=Count("pk"), **counts)
    ]
    return sorted(found, key=lambda row: (-row[LATE], -row[NEAR], -row["all"], row["name"]))


def items(clocks: Iterable[Clock], user: User, now: datetime, back: str) -> list[Item]:
    """The lines of some clocks."""
    return [_item(clock, user, now, back) for clock in clocks]


def _item(clock: Clock, user: User, now: datetime, back: str) -> Item:
    step = closing_step(clock, user)
    return Item(
        clock=clock,
        chip=chip(clock, now),
        url=web.url_for(clock.subject_key),
        step=step,
        step_url=_step_url(clock, step, back) if step else "",
        owner=str(clock.owner or f"{_('branch queue')} · {role_label(clock.owner_role)}"),
        unclaimed=clock.owner_id is None and clock.owner_role in user.role_set,
    )


def closing_step(clock: Clock, user: User) -> StepSpec | None:
    """The step on the clock's own row that would meet it and that the person may do."""
    model_label = clock.subject_key.partition(":")[0]
    for event in RULES[clock.code].closes:
        label, _dot, name = event.rpartition(".")
        if label != model_label:
            continue
        model = apps.get_model(label)
        spec = steps_of(model).get(name) if issubclass(model, Workflow) else None
        if spec and user.actor.may(spec.roles):
            return spec
    return None


def _step_url(clock: Clock, step: StepSpec, back: str) -> str:
    screen = web.screen_of(clock.subject_key)
    if screen is None:
        return ""
    try:
        url = reverse(f"{screen.slug}-step", args=[clock.subject_pk, step.name])
    except NoReverseMatch:
        return ""
    return f"{url}?next={back}"
