"""The demo's time machine: move the clock, let everything that falls due happen in its order."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Min, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.roles import Right
from core import clock as time
from core import web
from core.models import StepLog
from core.web.details import entries_of
from core.web.lists import number
from plans.models import Plan
from plans.tasks import advance_days
from sla import sweep
from sla.models import Clock, Firing
from sla.views.clocks import FIRED, TOLD

JUMPS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
#: At most so many stops on one journey; what is left falls due together at its end.
STOPS = 200
SHOWN = 100

web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Time machine"),
        "time-machine",
        "time",
        "work",
        lambda user: settings.DMA_ENV == "demo" and user.can(Right.TIME_MACHINE),
    )
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The product's time, the ways to move it, and what happened on the last journey."""
    _admit(request)
    after_fired, after_step = (number(request.GET.get(name)) for name in ("fired", "step"))
    moved = after_fired is not None and after_step is not None
    fired = fired_since(after_fired or 0)
    steps = StepLog.objects.filter(pk__gt=after_step or 0)
    now = time.now()
    context = {
        "now": now,
        "next": next_stop(after=now),
        "moved": moved,
        "fired": in_words(fired) if moved else [],
        "steps": entries_of(list(steps.order_by("pk")[:SHOWN])) if moved else [],
        "fired_count": fired.count() if moved else 0,
        "step_count": steps.count() if moved else 0,
    }
    return render(request, "workbench/time_machine.html", context)


@require_POST
def jump(request: HttpRequest) -> HttpResponse:
    """Travel, then show what happened on the way."""
    _admit(request)
    kind = request.POST.get("by", "")
    now = time.now()
    target = now + JUMPS[kind] if kind in JUMPS else next_stop(after=now)
    if target is None:
        messages.warning(request, _("There is no deadline to travel to."))
        return HttpResponseRedirect("/time-machine/")
    fired, step = so_far()
    travel(target)
    return HttpResponseRedirect(f"/time-machine/?fired={fired}&step={step}")


def travel(target: datetime, stops: int = STOPS) -> None:
    """Stop wherever something falls due, so that things happen in the order of their times."""
    at = time.now()
    _arrive(at)
    for _stop in range(stops):
        stop = next_stop(after=at)
        if stop is None or stop >= target:
            break
        _arrive(stop)
        at = stop
    _arrive(target)


def next_stop(after: datetime) -> datetime | None:
    """The next moment at which a clock or a plan has something to do."""
    clocks = Clock.objects.filter(next_fire_at__gt=after).aggregate(at=Min("next_fire_at"))["at"]
    plans = Plan.objects.filter(advance_at__gt=after).aggregate(at=Min("advance_at"))["at"]
    return min((at for at in (clocks, plans) if at is not None), default=None)


def _arrive(at: datetime) -> None:
    """Set the clock and do what the beat would do."""
    now = time.now()
    if at > now:
        time.shift(at - now)
    advance_days()
    sweep.run()


def _admit(request: HttpRequest) -> None:
    user: Any = request.user
    if settings.DMA_ENV != "demo":
        raise Http404
    if not user.can(Right.TIME_MACHINE):
        raise PermissionDenied


def so_far() -> tuple[int, int]:
    """The last firing and the last step: what comes after them happened on the way."""
    fired = Firing.objects.order_by("-pk").values_list("pk", flat=True).first()
    step = StepLog.objects.order_by("-pk").values_list("pk", flat=True).first()
    return fired or 0, step or 0


def fired_since(key: int) -> QuerySet[Firing]:
    """What fired after a firing."""
    return Firing.objects.filter(pk__gt=key, outcome=Firing.Outcome.FIRED)


def in_words(firings: QuerySet[Firing], most: int = SHOWN) -> list[dict[str, Any]]:
    """Reminders and escalations as a page tells them, in the order of their times."""
    return [
        {
            "at": one.planned_at,
            "what": FIRED.get(one.kind, one.kind),
            "to": TOLD.get(one.audience, ""),
            "clock": one.clock,
        }
        for one in firings.select_related("clock").order_by("planned_at", "pk")[:most]
    ]
