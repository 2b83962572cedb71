"""The one list: search, filters, order and place in the URL, a fragment for htmx, a spreadsheet."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from core import clock
from core.web import cells, paging
from core.web.export import spreadsheet
from core.web.screen import Filter, Screen

SIZES = (20, 50, 100)
DEFAULT_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """What a URL asks of a list; anything that cannot be is left out."""

    text: str
    chosen: dict[str, str]
    sort: str
    after: int | None
    before: int | None
    size: int


def read(screen: Screen, query: QueryDict) -> Asked:
    """The question in a query string."""
    sorts = {c.sort for c in screen.columns if c.sort}
    sort = query.get("sort", "")
    size = number(query.get("size")) or DEFAULT_SIZE
    return Asked(
        text=query.get("q", "").strip()[:100],
        chosen={f.key: query.get(f.key, "") for f in screen.all_filters if query.get(f.key)},
        sort=sort if sort.lstrip("-") in sorts else screen.ordering,
        after=number(query.get("after")),
        before=number(query.get("before")),
        size=size if size in SIZES else DEFAULT_SIZE,
    )


def narrowed(screen: Screen, user: Any, asked: Asked) -> QuerySet[Any]:
    """The rows that a person may see and has asked for."""
    rows = screen.list_rows(user)
    for one in screen.all_filters:
        value = asked.chosen.get(one.key)
        if value is None:
            continue
        known = value in {key for key, _label in one.options(user)}
        rows = one.narrow(rows, value) if known else rows.none()
    if asked.text and screen.search:
        found = screen.search(user, asked.text)
        wanted = found if isinstance(found, Q) else Q(pk__in=found.values("pk"))
        rows = rows.filter(wanted)
    return rows


@require_safe
def page(request: HttpRequest, screen: Screen) -> HttpResponse:
    """The list, whole or (for htmx) its table only: both are the same fragment."""
    user = screen.admit(request)
    asked = read(screen, request.GET)
    rows = narrowed(screen, user, asked)
    if request.GET.get("format") == "xlsx" and screen.export:
        return spreadsheet(screen, rows.order_by(*_plain(asked.sort)), user)
    shown = paging.cut(
        rows,
        screen.list_rows(user),
        sort=asked.sort,
        after=asked.after,
        before=asked.before,
        size=asked.size,
    )
    count, more = paging.capped(rows)
    context = {
        "screen": screen,
        "asked": asked,
        "lines": cells.lines(screen, shown.rows, user),
        "heads": [_head(c, asked, request.GET) for c in screen.columns],
        "filters": [_choice(f, asked, user) for f in screen.all_filters],
        "chips": _chips(screen, asked, user, request.GET),
        "count": count,
        "more": more,
        "next": _query(request.GET, after=shown.after, before=None) if shown.after else "",
        "previous": _query(request.GET, before=shown.before, after=None) if shown.before else "",
        "xlsx": _query(request.GET, format="xlsx", after=None, before=None),
        "searchable": screen.search is not None,
        "may_create": screen.may_create(user),
        "now": clock.now(),
    }
    fragment = wants_fragment(request, "table")
    template = "components/_table.html" if fragment else "components/list.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def wants_fragment(request: HttpRequest, target: str) -> bool:
    """Whether htmx asks for a part only (going back in history asks for the whole page)."""
    headers = request.headers
    return headers.get("HX-Target") == target and "HX-History-Restore-Request" not in headers


def _plain(sort: str) -> list[str]:
    return [sort] if sort.lstrip("-") == "pk" else [sort, "-pk" if sort[0] == "-" else "pk"]


def number(text: str | None) -> int | None:
    """A key in a query string; anything else counts as not given."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


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
        "options": one.options(user),
    }


def _chips(screen: Screen, asked: Asked, user: Any, query: QueryDict) -> list[dict[str, Any]]:
    """The filters in force, each with the way to be rid of it."""
    found = []
    for one in screen.all_filters:
        value = asked.chosen.get(one.key)
        if value is not None:
            label = dict(one.options(user)).get(value, value)
            undo = _query(query, **{one.key: None, "after": None, "before": None})
            found.append({"label": one.label, "value": label, "undo": undo})
    return found
