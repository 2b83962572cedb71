"""The coach's day on a phone: what must be done until 18:00, and how far every customer is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import COACHES
from core import clock as time
from core import web
from core.web import cells
from customers.models import TeamMember
from customers.selectors import name_for
from plans import selectors as plans
from plans.models import Plan
from plans.selectors import menus
from plans.timeline import SERVED_DAYS
from plans.workflow import PlanState
from sla import selectors as sla
from sla import services, worklist

#: Menus of the next day are sent and explained before this hour.
MENUS_UNTIL = 18
CUSTOMERS, MUSTS = 100, 100
SERVED_NOW = (PlanState.COMPLETED, PlanState.READY, PlanState.RUNNING, PlanState.PAUSED)

web.add_menu_link(
    web.MenuLink(
        _("My customers"), "coach", "coach", "work", lambda user: bool(user.role_set & COACHES)
    )
)


@dataclass(frozen=True)
class Card:
    """One customer of the coach: how far, and what comes next."""

    name: str
    url: str
    state: str
    tone: str
    day: int | None
    next: worklist.Item | None

    @property
    def urgency(self) -> tuple[bool, datetime]:
        """The customer with the nearest deadline comes first."""
        far = datetime.max.replace(tzinfo=timezone.get_current_timezone())
        return self.next is None, self.next.clock.due_at if self.next else far


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Only the coach's own customers; those without a confirmed record are only counted."""
    user: Any = request.user
    if not user.role_set & COACHES:
        raise PermissionDenied
    now = time.now()
    back = request.get_full_path()
    items = worklist.items(sla.mine(user)[:MUSTS], user, now, back)
    services.mark_read([i.clock.pk for i in items if _first_seen(i, user)], now)
    urgent = (worklist.LATE, worklist.NEAR, worklist.TODAY)
    closing = _closing_time(now)
    context = {
        "now": now,
        "today": [i for i in items if worklist.group_of(i.clock, now) in urgent],
        "cards": _cards(user, items, now),
        "unconfirmed": _unconfirmed(user),
        "menus": menus.pipeline(user, timezone.localdate(now) + timedelta(days=1)),
        "closing": closing,
        "closed": now >= closing,
        "here": back,
    }
    return render(request, "coach/dashboard.html", context)


def _first_seen(item: worklist.Item, user: User) -> bool:
    return item.clock.read_at is None and item.clock.owner_id == user.pk


def _closing_time(now: datetime) -> datetime:
    local = timezone.localtime(now)
    return local.replace(hour=MENUS_UNTIL, minute=0, second=0, microsecond=0)


def _cards(user: User, items: list[worklist.Item], now: datetime) -> list[Card]:
    """The plans of the coach's own cases, each with the first thing that is owed."""
    first: dict[str, worklist.Item] = {}
    for item in items:
        first.setdefault(item.clock.case_key, item)
    today = timezone.localdate(now)
    mine = plans.for_list(user).filter(state__in=SERVED_NOW)[:CUSTOMERS]
    cards = [_card(plan, user, first.get(plan.case_key), today) for plan in mine]
    return sorted(cards, key=lambda card: card.urgency)


def _card(plan: Plan, user: User, item: worklist.Item | None, today: Any) -> Card:
    started = plan.start_date is not None and plan.start_date <= today
    return Card(
        name=name_for(user, plan.order.customer),
        url=web.url_for(plan.key),
        state=cells.state_text(plan, plan.state),
        tone=cells.tone_of(plan),
        day=min(plan.timeline.day_no(today), SERVED_DAYS) if started else None,
        next=item,
    )


def _unconfirmed(user: User) -> int:
    """How many new customers wait for the confirmation of their record: a number, no names."""
    waiting = TeamMember.objects.filter(user=user, left_at=None, record_confirmed=False)
    return waiting.filter(role__in=COACHES).values("case_key").distinct().count()
