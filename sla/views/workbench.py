"""The workbench (my work by urgency, and what is behind me) and the team's, person by person."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import Right
from core import clock as time
from core import web
from core.web.lists import number
from core.web.paging import cut
from core.web.places import places_of
from sla import selectors, services, worklist
from sla.models import Clock
from sla.table import RULES
from sla.views.handover import person
from sla.worklist import BEHIND, DONE, GROUPS, LATE, MONTH, NEAR, TITLES

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


@require_safe
def workbench(request: HttpRequest) -> HttpResponse:
    """What I owe, most urgent first; what is my own counts as read from now on."""
    user = person(request, Right.CLOCKS)
    context = _listed(request, user, selectors.mine(user), selectors.done_by(user))
    unread = [i.clock for i in context["all"] if i.clock.owner_id == user.pk]
    services.mark_read([c.pk for c in unread if c.read_at is None], context["now"])
    if user.can(Right.TEAM):
        late = selectors.team(user).filter(worklist.in_group(LATE, context["now"]))
        context |= {"behind_team": late.count(), "team_late_url": f"{reverse('team')}?group={LATE}"}
    if not context["all"]:
        context |= {"places": places_of(user)}
    return render(request, "workbench/workbench.html", context | {"title": _("Workbench")})


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """What my people owe, who has how much, and who could take something over."""
    user = person(request, Right.TEAM)
    clocks, done = selectors.team(user), selectors.done_by_team(user)
    load = worklist.load(clocks, done, time.now())
    whose = number(request.GET.get("person"))
    if whose is not None:
        clocks, done = (rows.filter(owner_id=whose or None) for rows in (clocks, done))
    context = _listed(request, user, clocks, done)
    context |= {"load": [_loaded(request, one) for one in load], "person": whose}
    context |= {"most": max((one["all"] for one in load), default=0), "team": True}
    return render(request, "workbench/workbench.html", context | {"title": _("Team's work")})


def _loaded(request: HttpRequest, one: dict[str, Any]) -> dict[str, Any]:
    """A line of the team: each number with the way to its rows."""

    def to(group: str | None) -> str:
        return _with(request, person=one["key"], group=group, code=None, after=None)

    numbers = [("all", _("To do"), None), *((g, TITLES[g], g) for g in (LATE, NEAR, DONE))]
    cells = [
        {"key": key, "label": label, "count": one[key], "url": to(group)}
        for key, label, group in numbers
    ]
    return {"key": one["key"], "name": one["name"], "all": one["all"], "cells": cells}


def _listed(
    request: HttpRequest, user: User, clocks: QuerySet[Clock], done: QuerySet[Clock]
) -> dict[str, Any]:
    """The list as the address asks for it: by urgency or behind, by code, from a place on."""
    now = time.now()
    tally = worklist.tally(clocks, now)
    code = request.GET.get("code", "") if request.GET.get("code") in RULES else ""
    group = request.GET.get("group", "")
    group = group if group in (*GROUPS, *BEHIND) else ""
    kept = worklist.kept(done, now, code)
    rows = done if group in BEHIND else clocks
    rows = rows.filter(code=code) if code else rows
    lines, after = _lines(request, user, rows, group, now)
    return {
        "now": now,
        "all": lines,
        "bundles": _bundles(lines, group, now),
        "tiles": _tiles(request, tally, code, group) + _behind(request, kept, group),
        "codes": _codes(request, tally, code),
        "group": group,
        "code": code,
        "more": _with(request, after=after) if after else "",
        "here": request.get_full_path(),
    }


def _lines(
    request: HttpRequest, user: User, rows: QuerySet[Clock], group: str, now: Any
) -> tuple[list[worklist.Item], int | None]:
    after = number(request.GET.get("after"))
    if group in BEHIND:
        shown = rows.filter(worklist.done_since(group, now))
        page = cut(shown, rows, sort="-done_at", after=after, size=SIZE)
        return worklist.finished(page.rows, user), page.after
    shown = rows.filter(worklist.in_group(group, now)) if group else rows
    page = cut(shown, rows, sort="due_at", after=after, size=SIZE)
    return worklist.items(page.rows, user, now, request.get_full_path()), page.after


def _bundles(lines: list[worklist.Item], chosen: str, now: Any) -> list[dict[str, Any]]:
    found: dict[str, list[worklist.Item]] = {group: [] for group in (*GROUPS, *BEHIND)}
    for line in lines:
        found[chosen if chosen in BEHIND else worklist.group_of(line.clock, now)].append(line)
    return [
        {"key": group, "title": TITLES[group], "items": items}
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
            "title": TITLES[group],
            "count": sum(row[group] for row in counted),
            "url": _with(request, group=None if group == chosen else group, after=None),
            "here": group == chosen,
        }
        for group in GROUPS
    ]


def _behind(
    request: HttpRequest, kept: dict[str, worklist.Kept], chosen: str
) -> list[dict[str, Any]]:
    """What was done today, and how well the times were kept today and this month."""
    titles = {DONE: _("On time today"), MONTH: _("On time this month")}
    tiles = [
        {"key": "share", "title": titles[group], "count": kept[group].done, "of": group}
        | {"text": kept[group].share, "small": f"{kept[group].in_time}/{kept[group].done}"}
        for group in BEHIND
    ]
    tiles.insert(0, {"key": DONE, "title": TITLES[DONE], "count": kept[DONE].done, "of": DONE})
    for tile in tiles:
        group = tile["of"]
        tile["url"] = _with(request, group=None if group == chosen else group, after=None)
        tile["here"] = group == chosen
    return tiles


def _codes(
    request: HttpRequest, tally: dict[str, dict[str, int]], chosen: str
) -> list[dict[str, Any]]:
    """The kinds of work that are open, each with how much of it is overdue."""
    known = [code for code in RULES if code in tally or code == chosen]
    return [
        {
            "label": Clock(code=code).rule_label,
            "count": sum(tally.get(code, {}).values()),
            "late": tally.get(code, {}).get(LATE, 0),
            "url": _with(request, code=None if code == chosen else code, after=None, group=None),
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
