"""The one list: search, filters, order and place in the URL, a fragment for htmx, a spreadsheet."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from core import clock
from core.models import ListHabit
from core.web import bulk, cells, jobs, paging, saved
from core.web.asking import SIZES, Asked, narrowed, number, ordered, question, read
from core.web.export import spreadsheet
from core.web.rows import body
from core.web.screen import Column, Filter, Screen

__all__ = ["number", "page", "wants_fragment"]


@require_safe
def page(request: HttpRequest, screen: Screen) -> HttpResponse:
    """The list, whole or (for htmx) its table only: both are the same fragment."""
    user = screen.admit(request)
    habit = saved.habit_of(user, screen)
    if not request.GET and (opening := saved.opening(user, habit)):
        return HttpResponseRedirect(f"?{opening}")
    asked = read(screen, request.GET, habit.size)
    rows = narrowed(screen, user, asked)
    count, more = paging.capped(rows)
    columns = saved.columns_of(screen, habit)
    if request.GET.get("format") == "xlsx" and screen.export:
        if count > jobs.AT_ONCE:
            return HttpResponseRedirect(jobs.for_sheet(screen, user, request.GET, count))
        return spreadsheet(screen, rows.order_by(*ordered(asked.sort)), user, columns)
    context = _table(request, screen, asked, rows, columns, habit)
    context |= {"count": count, "more": more}
    fragment = wants_fragment(request, "table")
    if not fragment:
        context |= _around(request, screen, asked, habit)
    template = "components/_table.html" if fragment else "components/list.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _table(
    request: HttpRequest,
    screen: Screen,
    asked: Asked,
    rows: QuerySet[Any],
    columns: list[Column],
    habit: ListHabit,
) -> dict[str, Any]:
    """What the table needs: lines, heads, chips, the way to the neighbouring pages."""
    user: Any = request.user
    shown = paging.cut(
        rows,
        screen.list_rows(user),
        sort=asked.sort,
        after=asked.after,
        before=asked.before,
        size=asked.size,
    )
    now = clock.now()
    lines = cells.lines(screen, shown.rows, user, columns)
    steps = bulk.steps_for(screen, user)
    return {
        "screen": screen,
        "asked": asked,
        "lines": lines,
        "body": body(lines, now, choosing=bool(steps)),
        "heads": [_head(c, asked, request.GET) for c in columns],
        "chips": _chips(screen, asked, user, request.GET, habit),
        "question": question(screen, request.GET),
        "steps": steps,
        "next": _query(request.GET, after=shown.after, before=None) if shown.after else "",
        "previous": _query(request.GET, before=shown.before, after=None) if shown.before else "",
        "may_create": screen.may_create(user),
        "now": now,
    }


def _around(request: HttpRequest, screen: Screen, asked: Asked, habit: ListHabit) -> dict[str, Any]:
    """What stands round the table: filters, views, the choice of columns."""
    user: Any = request.user
    return {
        "filters": [_choice(f, asked, user) for f in screen.all_filters],
        "xlsx": _query(request.GET, format="xlsx", after=None, before=None),
        "searchable": screen.search is not None,
        "views": saved.views_of(user, screen, request.GET, habit),
        "roles": saved.roles_for(user),
        "hidden": habit.hidden,
        "sizes": SIZES,
        "here": request.get_full_path(),
    }


def wants_fragment(request: HttpRequest, target: str) -> bool:
    """Whether htmx asks for a part only (going back in history asks for the whole page)."""
    headers = request.headers
    return headers.get("HX-Target") == target and "HX-History-Restore-Request" not in headers


def _query(query: QueryDict, **changes: Any) -> str:
    """The query string with some keys changed (None takes one away)."""
    changed = query.copy()
    for key, value in changes.items():
        changed.pop(key, None)
        if value is not None:
            changed[key] = value
    return f"?{changed.urlencode()}"


def _head(column: Any, asked: Asked, query: QueryDict) -> dict[str, Any]:
    name = asked.sort.lstrip("-")
    current = bool(column.sort) and column.sort == name
    down = asked.sort.startswith("-")
    turned = column.sort if current and down else f"-{column.sort}"
    return {
        "label": column.label,
        "kind": column.kind,
        "url": _query(query, sort=turned, after=None, before=None) if column.sort else "",
        "order": ("descending" if down else "ascending") if current else "",
    }


def _choice(one: Filter, asked: Asked, user: Any) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": one.label,
        "value": asked.chosen.get(one.key, ""),
        "options": one.options(user, asked.chosen.get(one.key, "")),
    }


def _chips(
    screen: Screen, asked: Asked, user: Any, query: QueryDict, habit: ListHabit
) -> list[dict[str, Any]]:
    """The filters in force, each with the way to be rid of it."""
    found = []
    for one in screen.all_filters:
        value = asked.chosen.get(one.key)
        if value is not None:
            label = dict(one.options(user, value)).get(value, value)
            undo = _query(query, **{one.key: None, "after": None, "before": None})
            if undo == "?" and habit.view_id:
                undo = "?all=1"  # else the list would open with its view again
            found.append({"label": one.label, "value": label, "undo": undo})
    return found
