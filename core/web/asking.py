"""What an address asks of a list, and the rows that answer it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from core.web.screen import Screen

SIZES = (20, 50, 100)
DEFAULT_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """What a URL asks of a list; anything that cannot be is left out."""

    text: str
    chosen: dict[str, str]
    sort: str
    after: int | None = None
    before: int | None = None
    size: int = DEFAULT_SIZE


def read(screen: Screen, query: QueryDict, usual: int | None = None) -> Asked:
    """The question in a query string; ``usual`` is how many rows the person likes."""
    sorts = {c.sort for c in screen.columns if c.sort}
    sort = query.get("sort", "")
    size = number(query.get("size")) or usual
    return Asked(
        text=query.get("q", "").strip()[:100],
        chosen={f.key: query.get(f.key, "") for f in screen.all_filters if query.get(f.key)},
        sort=sort if sort.lstrip("-") in sorts else screen.ordering,
        after=number(query.get("after")),
        before=number(query.get("before")),
        size=size if size in SIZES else DEFAULT_SIZE,
    )


def question(screen: Screen, query: QueryDict) -> str:
    """The part of a query string that says which rows in which order, in one spelling."""
    kept = QueryDict(mutable=True)
    for key in ("q", *(f.key for f in screen.all_filters), "sort"):
        if value := query.get(key, "").strip():
            kept[key] = value[:100]
    return kept.urlencode()


def narrowed(screen: Screen, user: Any, asked: Asked) -> QuerySet[Any]:
    """The rows that a person may see and has asked for."""
    rows = screen.list_rows(user)
    for one in screen.all_filters:
        value = asked.chosen.get(one.key)
        if value is None:
            continue
        known = value in {key for key, _label in one.options(user, value)}
        rows = one.narrow(rows, value) if known else rows.none()
    if asked.text and screen.search:
        rows = rows.filter(found_by(screen, user, asked.text))
    return rows


def found_by(screen: Screen, user: Any, text: str) -> Q:
    """The condition that a screen's own search makes of a text."""
    if screen.search is None:
        return Q(pk__in=[])
    found = screen.search(user, text)
    return found if isinstance(found, Q) else Q(pk__in=found.values("pk"))


def ordered(sort: str) -> list[str]:
    """An order that is the same every time."""
    return [sort] if sort.lstrip("-") == "pk" else [sort, "-pk" if sort[0] == "-" else "pk"]


def number(text: str | None) -> int | None:
    """A key in a query string; anything else counts as not given."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None
