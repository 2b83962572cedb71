"""The to-do list: open clocks by urgency, with counts that are exactly the rows they open."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.roles import role_label
from core import web
from core.workflow import StepSpec
from sla.models import Clock
from sla.selectors import SOON, chip
from sla.workflow import ClockState

LATE, NEAR, TODAY, LATER, WAITING = GROUPS = ("late", "soon", "today", "later", "waiting")
#: What is behind: done today, and done this month.
DONE, MONTH = BEHIND = ("done", "month")
TITLES = {
    LATE: gettext_lazy("Overdue"),
    NEAR: gettext_lazy("Within two hours"),
    TODAY: gettext_lazy("Due today"),
    LATER: gettext_lazy("Later"),
    WAITING: gettext_lazy("Waiting"),
    DONE: gettext_lazy("Done today"),
    MONTH: gettext_lazy("Done this month"),
}


class Found(NamedTuple):
    """Where a clock is met: the page of a row, and the step if it can be done now."""

    title: str
    url: str
    step: StepSpec | None
    step_url: str


Finder = Callable[[list[Clock], User, datetime], dict[int, Found]]
_finders: dict[str, Finder] = {}


@dataclass(frozen=True)
class Item:
    """A line of the list: the clock, where it leads, and the one thing to do."""

    clock: Clock
    chip: dict[str, Any]
    title: str
    url: str
    step: StepSpec | None
    step_url: str
    owner: str
    unclaimed: bool


def in_group(group: str, now: datetime) -> Q:
    """The clocks of one urgency at a moment; every open clock is in exactly one."""
    midnight = _midnight(now)
    soon, tomorrow = now + SOON, max(midnight + timedelta(days=1), now + SOON)
    running = ~Q(state=ClockState.PAUSED)
    return {
        LATE: running & Q(due_at__lt=now),
        NEAR: running & Q(due_at__gte=now, due_at__lte=soon),
        TODAY: running & Q(due_at__gt=soon, due_at__lt=tomorrow),
        LATER: running & Q(due_at__gt=soon, due_at__gte=tomorrow),
        WAITING: Q(state=ClockState.PAUSED),
    }[group]


def _midnight(now: datetime) -> datetime:
    return timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)


def done_since(group: str, now: datetime) -> Q:
    """The clocks that were done today or this month."""
    first = _midnight(now)
    return Q(done_at__gte=first if group == DONE else first.replace(day=1), done_at__lte=now)


@dataclass(frozen=True)
class Kept:
    """How many were done, and how many of them in time."""

    done: int = 0
    in_time: int = 0

    @property
    def share(self) -> str:
        """In percent, or a dash."""
        return f"{round(100 * self.in_time / self.done, 1):g} %" if self.done else "—"


def kept(done: QuerySet[Clock], now: datetime, code: str = "") -> dict[str, Kept]:
    """What was done today and this month, in one query."""
    rows = done.filter(done_since(MONTH, now), **({"code": code} if code else {})).order_by()
    counts: dict[str, Any] = {}
    for group in BEHIND:
        since = done_since(group, now)
        counts[group] = Count("pk", filter=since)
        counts[f"{group}_in_time"] = Count("pk", filter=since & Q(late_seconds=0))
    found = rows.aggregate(**counts)
    return {group: Kept(found[group], found[f"{group}_in_time"]) for group in BEHIND}


def group_of(clock: Clock, now: datetime) -> str:
    """The urgency of one open clock: the same boundaries as ``in_group``."""
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


def load(clocks: QuerySet[Clock], done: QuerySet[Clock], now: datetime) -> list[dict[str, Any]]:
    """Who has how much and has done how much today, the most pressed first, in two queries."""
    who = ("owner_id", "owner__full_name", "owner__username")
    counts = {group: Count("pk", filter=in_group(group, now)) for group in (LATE, NEAR)}
    nothing = {"all": 0, DONE: 0, **dict.fromkeys(counts, 0)}
    people: dict[int, dict[str, Any]] = {}
    today = done.filter(done_since(DONE, now)).order_by().values(*who)
    for rows in (
        clocks.order_by().values(*who).annotate(all=Count("pk"), **counts),
        today.annotate(**{DONE: Count("pk")}),
    ):
        for row in rows:
            key = row["owner_id"] or 0
            name = row["owner__full_name"] or row["owner__username"] or _("branch queue")
            people.setdefault(key, {"key": key, "name": name, **nothing}).update(row)
    found = people.values()
    return sorted(found, key=lambda p: (-p[LATE], -p[NEAR], -p["all"], -p[DONE], p["name"]))


def find_by(finder: Finder) -> None:
    """Who knows, for clocks and a person, the rows and steps that meet them; called once."""
    _finders["todo"] = finder


def items(clocks: Iterable[Clock], user: User, now: datetime, back: str) -> list[Item]:
    """The lines of some clocks."""
    listed = list(clocks)
    found = _finders["todo"](listed, user, now) if "todo" in _finders else {}
    return [_item(clock, user, now, back, found.get(clock.pk)) for clock in listed]


def finished(clocks: Iterable[Clock], user: User) -> list[Item]:
    """The lines of clocks that are done: nothing is left to do, their rows can be looked at."""
    return [
        Item(
            clock=clock,
            chip={},
            title=clock.subject_title,
            url=_page_of(clock, user),
            step=None,
            step_url="",
            owner=str(clock.owner or clock.done_by),
            unclaimed=False,
        )
        for clock in clocks
    ]


def _page_of(clock: Clock, user: User) -> str:
    """Where the work is; for whom that is closed, the clock itself."""
    return web.url_for(clock.subject_key, user) or web.url_for(clock.key, user)


def _item(clock: Clock, user: User, now: datetime, back: str, found: Found | None) -> Item:
    step_url = f"{found.step_url}?{urlencode({'next': back})}" if found and found.step else ""
    return Item(
        clock=clock,
        chip=chip(clock, now),
        title=found.title if found else clock.subject_title,
        url=found.url if found else _page_of(clock, user),
        step=found.step if found else None,
        step_url=step_url,
        owner=str(clock.owner or f"{_('branch queue')} · {role_label(clock.owner_role)}"),
        unclaimed=clock.owner_id is None and clock.owner_role in user.role_set,
    )
