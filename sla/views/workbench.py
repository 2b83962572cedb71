"""The workbench (my open clocks by urgency) and the team's, with claiming and handing over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from accounts.roles import Right
from core import clock as time
from core import web
from core.errors import Problem
from core.web.doing import go, in_drawer, next_of
from core.web.lists import number
from core.web.paging import cut
from sla import selectors, services, worklist
from sla.models import Clock
from sla.table import RULES

SIZE = 50

web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Workbench"), "workbench", "work", "work", lambda user: user.can(Right.CLOCKS)
    )
)
web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Team's work"), "team", "team", "work", lambda user: user.can(Right.TEAM)
    )
)


class ReassignForm(forms.Form):
    """To whom a clock goes, and why."""

    to: Any = forms.ModelChoiceField(label=gettext_lazy("New owner"), queryset=None)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, clock: Clock, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        able = User.objects.filter(is_active=True, roles__contains=[clock.owner_role])
        field.queryset = able.filter(branch=clock.branch).exclude(pk=clock.owner_id or 0)


@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """What I owe, most urgent first; what is my own counts as read from now on."""
    user = _person(request, Right.CLOCKS)
    context = _listed(request, user, selectors.mine(user))
    unread = [i.clock for i in context["all"] if i.clock.owner_id == user.pk]
    services.mark_read([c.pk for c in unread if c.read_at is None], context["now"])
    return render(request, "workbench/workbench.html", context | {"title": _("Workbench")})


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """What my people owe, who has how much, and who could take something over."""
    user = _person(request, Right.TEAM)
    clocks = selectors.team(user)
    load = worklist.load(clocks, time.now())
    person = number(request.GET.get("person"))
    if person is not None:
        clocks = clocks.filter(owner_id=person or None)
    context = _listed(request, user, clocks)
    context |= {"load": load, "person": person, "team": True, "title": _("Team's work")}
    return render(request, "workbench/workbench.html", context)


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a clock out of the branch's queue."""
    user = _person(request, Right.CLOCKS)
    clock = get_object_or_404(selectors.visible_to(user), pk=pk)
    services.claim(clock, by=user.actor)
    messages.success(request, _("It is yours now."))
    return go(request, next_of(request) or "/")


@require_http_methods(["GET", "HEAD", "POST"])
def reassign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a clock of the team to somebody else of the role."""
    user = _person(request, Right.TEAM)
    clock = get_object_or_404(selectors.team(user), pk=pk)
    form = ReassignForm(request.POST or None, clock=clock)
    problem: Problem | None = None
    if request.method == "POST" and form.is_valid():
        try:
            services.reassign(clock, by=user.actor, **form.cleaned_data)
        except Problem as raised:
            problem = raised
        else:
            messages.success(
                request, _("Handed over to %(name)s.") % {"name": form.cleaned_data["to"]}
            )
            return go(request, next_of(request) or "/team/")
    status = problem.status if problem else 422 if form.is_bound else 200
    context = {"clock": clock, "form": form, "problem": problem, "next": next_of(request)}
    part = "workbench/_reassign.html"
    template = part if in_drawer(request) else "workbench/reassign.html"
    return render(request, template, context, status=status)


def _person(request: HttpRequest, right: Right) -> User:
    user: Any = request.user
    if not user.can(right):
        raise PermissionDenied
    found: User = user
    return found


def _listed(request: HttpRequest, user: User, clocks: QuerySet[Clock]) -> dict[str, Any]:
    """The list as the address asks for it: by urgency, by code, from a place on."""
    now = time.now()
    tally = worklist.tally(clocks, now)
    code = request.GET.get("code", "") if request.GET.get("code") in RULES else ""
    group = request.GET.get("group", "")
    group = group if group in worklist.GROUPS else ""
    rows = clocks.filter(code=code) if code else clocks
    shown = rows.filter(worklist.in_group(group, now)) if group else rows
    page = cut(shown, rows, sort="due_at", after=number(request.GET.get("after")), size=SIZE)
    lines = worklist.items(page.rows, user, now, request.get_full_path())
    return {
        "now": now,
        "all": lines,
        "bundles": _bundles(lines, now),
        "tiles": _tiles(request, tally, code, group),
        "codes": _codes(request, tally, code),
        "group": group,
        "code": code,
        "more": _with(request, after=page.after) if page.after else "",
        "here": request.get_full_path(),
    }


def _bundles(lines: list[worklist.Item], now: Any) -> list[dict[str, Any]]:
    found: dict[str, list[worklist.Item]] = {group: [] for group in worklist.GROUPS}
    for line in lines:
        found[worklist.group_of(line.clock, now)].append(line)
    return [
        {"key": group, "title": worklist.TITLES[group], "items": items}
        for group, items in found.items()
        if items
    ]


def _tiles(
    request: HttpRequest, tally: dict[str, dict[str, int]], code: str, chosen: str
) -> list[dict[str, Any]]:
    counted = [tally[code]] if code in tally else [] if code else list(tally.values())
    return [
        {
            "key": group,
            "title": worklist.TITLES[group],
            "count": sum(row[group] for row in counted),
            "url": _with(request, group=None if group == chosen else group, after=None),
            "here": group == chosen,
        }
        for group in worklist.GROUPS
    ]


def _codes(
    request: HttpRequest, tally: dict[str, dict[str, int]], chosen: str
) -> list[dict[str, Any]]:
    """The kinds of work that are open, each with how much of it."""
    known = [code for code in RULES if code in tally or code == chosen]
    return [
        {
            "label": Clock(code=code).rule_label,
            "count": sum(tally.get(code, {}).values()),
            "url": _with(request, code=None if code == chosen else code, after=None),
            "here": code == chosen,
        }
        for code in known
    ]


def _with(request: HttpRequest, **changes: Any) -> str:
    query = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = str(value)
    return f"?{query.urlencode()}"
