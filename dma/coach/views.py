"""The coach's day on a phone: what must be done until 18:00, and how safe every customer is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import COACHES
from core import access, web
from core import clock as time
from core.steps import open_steps
from core.web import doing
from core.workflow import StepSpec, Workflow, steps_of
from customers.models import TeamMember
from dma.coach import caseload, kitchen, week
from plans import charts, known, timeline
from plans.selectors import coaching, for_list
from plans.selectors import metrics as readings
from sla import selectors as sla
from sla import services, worklist

#: Menus of the next day are sent and explained before this hour.
MENUS_UNTIL = 18
MUSTS = 100
URGENT = (worklist.LATE, worklist.NEAR, worklist.TODAY)
MEETINGS = (
    ("plans.coachingsession", "planned", "complete"),
    ("plans.guidance", "pending", "give"),
)
CHARTED = ("weight", "body_fat_pct", "steps", "sleep_min")

web.add_menu_link(
    web.MenuLink(
        _("My customers"), "coach", "coach", "work", lambda user: bool(user.role_set & COACHES)
    )
)


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Only the coach's own customers; those without a confirmed record are only counted."""
    user = _coach(request)
    now = time.now()
    back = request.get_full_path()
    items = worklist.items(sla.mine(user)[:MUSTS], user, now, back)
    services.mark_read([i.clock.pk for i in items if _first_seen(i, user)], now)
    cases = caseload.cases(user, items, now)
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    closing = _closing_time(now)
    on = week.chosen_day(request.GET.get("on", ""), now)
    of_day = worklist.items(week.due_on(user, on)[:MUSTS], user, now, back) if on else None
    context = {
        "now": now,
        **_musts(items, now, request.GET.get("due", ""), of_day),
        "on": on,
        "week": week.strip(user, cases, now, on),
        **_filtered(cases, request.GET.get("show", "")),
        **_meetings(user, back),
        "unconfirmed": _unconfirmed(user),
        "menus": kitchen.pipeline(user, tomorrow, request.GET.get("menus", "")),
        "templates": coaching.templates(),
        "tomorrow": tomorrow,
        "served_days": timeline.SERVED_DAYS,
        "closing": closing,
        "closed": now >= closing,
        "here": back,
    }
    return render(request, "coach/dashboard.html", context)


@require_safe
def customer(request: HttpRequest, pk: int) -> HttpResponse:
    """One customer at a glance: curves, what they must not eat, what was said last."""
    user = _coach(request)
    plan = get_object_or_404(for_list(user), pk=pk)
    access.record(user.actor, plan.customer_key, plan.key, "metrics")
    now = time.now()
    items = worklist.items(sla.mine(user)[:MUSTS], user, now, request.get_full_path())
    found = [c for c in caseload.cases(user, items, now) if c.plan.pk == plan.pk]
    bands = charts.bands_of(plan)
    series = [s for s in readings.series_of(plan) if s.definition.code in CHARTED]
    context = {
        "case": found[0] if found else None,
        "plan": plan,
        "title": caseload.name_for(user, plan.order.customer),
        "url": web.url_for(plan.key),
        "allergies": known.allergies(plan.order),
        "charts": [{"of": one, "svg": charts.svg(one, bands)} for one in series],
        "items": [i for i in items if i.clock.case_key == plan.case_key],
        "served_days": timeline.SERVED_DAYS,
        "now": now,
    }
    part = doing.in_drawer(request)
    return render(request, "coach/_customer.html" if part else "coach/customer.html", context)


def _coach(request: HttpRequest) -> User:
    user: Any = request.user
    if not user.role_set & COACHES:
        raise PermissionDenied
    found: User = user
    return found


def _musts(
    items: Sequence[worklist.Item],
    now: datetime,
    due: str,
    of_day: Sequence[worklist.Item] | None,
) -> dict[str, Any]:
    """What is due until midnight, by urgency, or on a day of the week that was chosen.

    Each number opens the lines that it counts.
    """
    groups = {
        name: [i for i in items if worklist.group_of(i.clock, now) == name] for name in URGENT
    }
    whole = [item for name in URGENT for item in groups[name]]
    chosen = due if due in groups else ""
    tally = [(name, worklist.TITLES[name], len(found)) for name, found in groups.items()]
    shown = of_day if of_day is not None else groups[chosen] if chosen else whole
    return {"today": shown, "tally": tally, "due": "" if of_day is not None else chosen}


def _filtered(cases: Sequence[caseload.Case], show: str) -> dict[str, Any]:
    chosen = show if show in caseload.FILTERS else "all"
    counts = [
        (name, words, sum(map(fits, cases))) for name, (words, fits) in caseload.FILTERS.items()
    ]
    fits = caseload.FILTERS[chosen][1]
    return {"cards": [c for c in cases if fits(c)], "counts": counts, "show": chosen}


def _meetings(user: User, back: str) -> dict[str, Any]:
    """Calls to hold and guidance to give: the rows of the lists that the numbers open."""
    query = urlencode({"next": back})
    found = []
    for model, state, step in MEETINGS:
        screen = web.screen_of(model)
        if screen is None:
            continue
        spec = steps_of(screen.model)[step]
        rows = screen.list_rows(user).filter(state=state).order_by("pk")
        lines = [
            (
                screen.title_of(row, user),
                screen.url(row),
                f"{screen.step_url(row, step)}?{query}" if _open(row, spec, user) else "",
                getattr(row, "agreed_at", None),
            )
            for row in rows[: caseload.MOST]
        ]
        found.append((screen.label_plural, f"{screen.list_url()}?state={state}", spec.label, lines))
    return {"meetings": found}


def _open(row: Workflow, spec: StepSpec, user: User) -> bool:
    return spec in open_steps(row, user.actor) and not spec.unmet(row)


def _first_seen(item: worklist.Item, user: User) -> bool:
    return item.clock.read_at is None and item.clock.owner_id == user.pk


def _closing_time(now: datetime) -> datetime:
    local = timezone.localtime(now)
    return local.replace(hour=MENUS_UNTIL, minute=0, second=0, microsecond=0)


def _unconfirmed(user: User) -> int:
    """How many new customers wait for the confirmation of their record: a number, no names."""
    waiting = TeamMember.objects.filter(user=user, left_at=None, record_confirmed=False)
    return waiting.filter(role__in=COACHES).values("case_key").distinct().count()
