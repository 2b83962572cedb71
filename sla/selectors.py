"""Reads of clocks: whose they are, how urgent they are, what a case still owes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from core import clock as time
from core import web
from core.prepared import Asked, among
from sla.models import Clock
from sla.table import RULES, handbook
from sla.workflow import OPEN, ClockState

#: The states as higher apps ask for them.
RUNNING, MET = str(ClockState.RUNNING), str(ClockState.MET)
OPEN_STATES = tuple(str(state) for state in OPEN)
#: From here on a clock counts as due soon.
SOON = timedelta(hours=2)


def visible_to(user: User) -> QuerySet[Clock]:
    """Own clocks, the queues of own roles, and for leads the branch; headquarters sees all."""
    clocks = Clock.objects.all()
    if user.sees_every_branch:
        return clocks
    own = Q(owner=user) | _queue(user)
    if user.can(Right.TEAM):
        own |= Q(branch_id=user.branch_id)
    return clocks.filter(own)


def sees(clock: Clock, user: User) -> bool:
    """Whether a clock at hand is among those visible to the person."""
    queued = clock.owner_id is None and clock.owner_role in user.role_set
    here = clock.branch_id == user.branch_id
    return bool(
        user.sees_every_branch
        or clock.owner_id == user.pk
        or (here and (queued or user.can(Right.TEAM)))
    )


def mine(user: User) -> QuerySet[Clock]:
    """What the person owes now, most urgent first: the to-do list."""
    return _open().filter(Q(owner=user) | _queue(user)).order_by("due_at", "pk")


def team(user: User) -> QuerySet[Clock]:
    """What the person's people owe now."""
    return _open().filter(pk__in=visible_to(user).values("pk")).order_by("due_at", "pk")


def least_loaded(people: QuerySet[User]) -> User | None:
    """Who of them owes the least now."""
    owed = Count("clocks", filter=Q(clocks__state__in=OPEN_STATES))
    return people.annotate(owed=owed).order_by("owed", "pk").first()


def done_by(user: User) -> QuerySet[Clock]:
    """What the person has done: what was their own, and what they did out of the queue."""
    queue = Q(owner__isnull=True, branch_id=user.branch_id, owner_role__in=user.roles)
    mine = Q(owner=user) | queue & Q(done_by=str(user)[:80])
    return Clock.objects.filter(mine, state=MET).select_related("owner", "branch")


def done_by_team(user: User) -> QuerySet[Clock]:
    """What the person's people have done."""
    return visible_to(user).filter(state=MET).select_related("owner", "branch")


def for_list(user: User) -> QuerySet[Clock]:
    """Clocks as a list shows them."""
    return visible_to(user).select_related("owner", "branch")


def for_detail(user: User) -> QuerySet[Clock]:
    """A clock with what its page shows."""
    return visible_to(user).select_related("owner", "branch", "policy", "calendar")


def chips(case_keys: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The deadline chips of cases, for the frame."""
    now = time.now()
    found: dict[str, list[dict[str, Any]]] = {}
    for clock in _of_cases(cases=list(case_keys)):
        found.setdefault(clock.case_key, []).append(chip(clock, now))
    return found


def chip(clock: Clock, now: datetime) -> dict[str, Any]:
    """One deadline chip; its tooltip is the stored explanation."""
    return {
        "code": clock.code,
        "label": clock.rule_label,
        "due_at": clock.due_at,
        "state": urgency(clock, now),
        "explain": clock.explain,
        "owner": str(clock.owner) if clock.owner else _("branch queue"),
        "provisional": clock.provisional,
        "subject_key": clock.subject_key,
        "url": web.url_for(clock.key),
        "open_to": partial(sees, clock),
    }


def codes() -> tuple[str, ...]:
    """Every row of the timing table."""
    return tuple(RULES)


def handbook_codes() -> tuple[str, ...]:
    """The 22 rows of the handbook, in its order."""
    return tuple(rule.code for rule in handbook())


def label_of(code: str) -> str:
    """What a clock is called, in the reader's language."""
    return Clock(code=code).rule_label if code in RULES else code


def urgency(clock: Clock, now: datetime) -> str:
    """ok · soon · late · paused: computed when read, never stored."""
    if clock.state == ClockState.PAUSED:
        return "paused"
    if clock.due_at < now:
        return "late"
    return "soon" if clock.due_at - now <= SOON else "ok"


def _open() -> QuerySet[Clock]:
    return Clock.objects.filter(state__in=OPEN_STATES).select_related("owner", "branch")


_of_cases = Asked(
    lambda: _open().filter(among("sla_clock.case_key", "cases")).order_by("due_at", "pk")
)


def _queue(user: User) -> Q:
    return Q(owner__isnull=True, branch_id=user.branch_id, owner_role__in=user.roles)
