"""A coach's customers by risk: every point says where it comes from, to be checked by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.roles import Party
from core import web
from core.web import cells
from customers.selectors import name_for
from groupchat.models import Group, Message
from plans.models import Plan
from plans.selectors import coaching
from plans.timeline import SERVED_DAYS
from plans.workflow import PlanState
from sla import worklist

MOST = 100
HIGH, MEDIUM = 10, 4
#: (points each, most points) of what makes a customer slip away.
PER_DAY_UNWEIGHED, PER_MENU, PER_SILENT_DAY, PER_OVERDUE = (1, 7), (2, 8), (1, 5), (5, 15)
#: Silence is nothing to worry about until then; a scale forgotten that long is.
SILENT_AFTER, UNWEIGHED_AFTER = 3, 3
LAST_LINES = 3


class Reason(NamedTuple):
    """One addend of the risk."""

    words: str
    points: int


@dataclass(frozen=True)
class Talk:
    """The customer's group: where it is, what was said last, how much is unread."""

    url: str
    unread: int
    lines: Sequence[Message]
    heard: date | None


@dataclass(frozen=True)
class Case:
    """One customer of the coach: how far, how safe, and what comes next."""

    plan: Plan
    name: str
    url: str
    state: str
    tone: str
    day: int | None
    unweighed: int
    unread: int
    silent: int
    overdue: int
    next: worklist.Item | None
    talk: Talk | None

    @property
    def reasons(self) -> list[Reason]:
        """The addends, as a person would write them down."""
        found = [
            Reason(_days_unweighed(self.unweighed), _points(self.unweighed, PER_DAY_UNWEIGHED)),
            Reason(_menus_unread(self.unread), _points(self.unread, PER_MENU)),
            Reason(_days_silent(self.silent), self._for_silence),
            Reason(_items_overdue(self.overdue), _points(self.overdue, PER_OVERDUE)),
        ]
        return [reason for reason in found if reason.points]

    @property
    def _for_silence(self) -> int:
        return _points(max(self.silent - SILENT_AFTER + 1, 0), PER_SILENT_DAY)

    @property
    def risk(self) -> int:
        """The sum."""
        return sum(reason.points for reason in self.reasons)

    @property
    def band(self) -> tuple[str, Any]:
        """Tone and word of the risk."""
        if self.risk >= HIGH:
            return "bad", _("High risk")
        return ("new", _("Watch")) if self.risk >= MEDIUM else ("done", _("Steady"))

    @property
    def urgency(self) -> tuple[int, bool, datetime]:
        """The greatest risk first, then the nearest deadline."""
        far = datetime.max.replace(tzinfo=timezone.get_current_timezone())
        return -self.risk, self.next is None, self.next.clock.due_at if self.next else far


#: What the figures above the list count; each opens exactly these customers.
FILTERS = {
    "all": (gettext_lazy("All"), lambda case: True),
    "high": (gettext_lazy("High risk"), lambda case: case.risk >= HIGH),
    "weigh": (
        gettext_lazy("Not weighed for 3 days"),
        lambda case: case.unweighed >= UNWEIGHED_AFTER,
    ),
    "menus": (gettext_lazy("Menus unread"), lambda case: case.unread > 0),
    "silent": (gettext_lazy("Silent for 3 days"), lambda case: case.silent >= SILENT_AFTER),
    "late": (gettext_lazy("Something overdue"), lambda case: case.overdue > 0),
}


def cases(user: User, items: Sequence[worklist.Item], now: datetime) -> list[Case]:
    """The coach's customers, the one who needs help most in front; a fixed number of statements."""
    plans = coaching.caseload(user, MOST)
    today = timezone.localdate(now)
    weighed = coaching.last_weighed(plans)
    unread = coaching.unread_menus(plans, today)
    talks = _talks(user, plans)
    owed: dict[str, list[worklist.Item]] = {}
    for item in items:
        owed.setdefault(item.clock.case_key, []).append(item)
    found = []
    for plan in plans:
        mine = owed.get(plan.case_key, [])
        talk = talks.get(plan.order_id)
        found.append(
            Case(
                plan=plan,
                name=name_for(user, plan.order.customer),
                url=web.url_for(plan.key),
                state=cells.state_text(plan, plan.state),
                tone=cells.tone_of(plan),
                day=_day(plan, today),
                unweighed=_missed(plan, weighed.get(plan.pk), today),
                unread=unread.get(plan.pk, 0),
                silent=_silent(plan, talk, today),
                overdue=sum(worklist.group_of(i.clock, now) == worklist.LATE for i in mine),
                next=mine[0] if mine else None,
                talk=talk,
            )
        )
    return sorted(found, key=lambda case: case.urgency)


def _day(plan: Plan, today: date) -> int | None:
    started = plan.start_date is not None and plan.start_date <= today
    return min(plan.timeline.day_no(today), SERVED_DAYS) if started else None


def _missed(plan: Plan, last: date | None, today: date) -> int:
    """Whole days without a weight, today not counted; only while the plan runs."""
    if plan.state != PlanState.RUNNING or plan.start_date is None:
        return 0
    known = max(last, plan.start_date) if last else plan.start_date
    missed = (today - known).days - (1 if last and last >= plan.start_date else 0)
    return max(missed, 0)


def _silent(plan: Plan, talk: Talk | None, today: date) -> int:
    """Days since the customer last wrote, counted from the start; only while the plan runs."""
    if plan.state != PlanState.RUNNING or plan.start_date is None or talk is None:
        return 0
    return max((today - max(talk.heard or plan.start_date, plan.start_date)).days, 0)


def _talks(user: User, plans: Sequence[Plan]) -> dict[int, Talk]:
    """The groups of some plans' orders that the coach is in, with their last lines."""
    groups = Group.objects.filter(
        order__in=[p.order_id for p in plans], members__user=user, members__left_at=None
    ).annotate(read=Max("members__read_seq"))
    by_key = {group.pk: group for group in groups}
    recent = Message.objects.filter(group__in=by_key, seq__gt=F("group__last_seq") - LAST_LINES)
    lines: dict[int, list[Message]] = {}
    for message in recent.select_related("member").order_by("seq"):
        lines.setdefault(message.group_id, []).append(message)
    heard = _heard(by_key)
    return {
        group.order_id: Talk(
            url=web.url_for(group.key),
            unread=max(group.last_seq - group.read, 0),
            lines=lines.get(group.pk, []),
            heard=heard.get(group.pk),
        )
        for group in by_key.values()
    }


def _heard(groups: Mapping[int, Group]) -> dict[int, date]:
    """The day on which each customer wrote last."""
    theirs = Message.objects.filter(group__in=groups, member__role=Party.CUSTOMER)
    found = theirs.values_list("group").annotate(at=Max("sent_at"))
    return {group: timezone.localdate(at) for group, at in found}


def _points(count: int, rate: tuple[int, int]) -> int:
    each, most = rate
    return min(count * each, most)


def _days_unweighed(n: int) -> str:
    return ngettext("%(n)d day not weighed", "%(n)d days not weighed", n) % {"n": n}


def _menus_unread(n: int) -> str:
    return ngettext("%(n)d menu unread", "%(n)d menus unread", n) % {"n": n}


def _days_silent(n: int) -> str:
    return ngettext("%(n)d day without a word", "%(n)d days without a word", n) % {"n": n}


def _items_overdue(n: int) -> str:
    return ngettext("%(n)d item overdue", "%(n)d items overdue", n) % {"n": n}
