"""Pages by key, not by number: page 4000 costs what page 1 costs.

The place is remembered as the key of the row at the edge, so no value of a row stands in a URL.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, Q, QuerySet

CAP = 10_000


@dataclass(frozen=True)
class Page:
    """Some rows and where to go on, both ways."""

    rows: list[Any]
    after: int | None
    before: int | None


def cut(
    rows: QuerySet[Any],
    whole: QuerySet[Any],
    *,
    sort: str,
    after: int | None = None,
    before: int | None = None,
    size: int = 50,
) -> Page:
    """The page of ``rows`` next to an edge; ``whole`` is where the edge row is looked up."""
    name, descending = sort.lstrip("-"), sort.startswith("-")
    backwards = after is None and before is not None
    edge = _edge(whole, name, before if backwards else after)
    down = descending != backwards
    nullable = may_be_empty(rows.model, name)
    if edge is not None:
        after_edge = _beyond(name, edge, down=down)
        if nullable:
            after_edge = _with_empty(name, edge, after_edge, down=down, backwards=backwards)
        rows = rows.filter(after_edge)
    found = list(rows.order_by(*_order(name, down, backwards, nullable))[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards and edge is not None:
        found.reverse()
        further, earlier = True, more
    else:
        further, earlier = more, edge is not None
    return Page(
        rows=found,
        after=found[-1].pk if found and further else None,
        before=found[0].pk if found and earlier else None,
    )


def capped(rows: QuerySet[Any]) -> tuple[int, bool]:
    """How many there are, counted no further than people read: (10 000, True) means more."""
    count = rows.order_by()[: CAP + 1].count()
    return min(count, CAP), count > CAP


def _edge(whole: QuerySet[Any], name: str, pk: int | None) -> tuple[Any, Any] | None:
    if pk is None:
        return None
    found: tuple[Any, Any] | None = whole.filter(pk=pk).values_list(name, "pk").first()
    return found


def _beyond(name: str, edge: tuple[Any, Any], *, down: bool) -> Q:
    """Strictly after the edge in the order that is read."""
    value, pk = edge
    op = "lt" if down else "gt"
    nearer = Q(**{f"pk__{op}": pk})
    if name == "pk" or value is None:
        return nearer
    # "at most the edge's value" first: that is what an index on the field can answer
    return Q(**{f"{name}__{op}e": value}) & (Q(**{f"{name}__{op}": value}) | nearer)


def _with_empty(name: str, edge: tuple[Any, Any], beyond: Q, *, down: bool, backwards: bool) -> Q:
    """Empty values come last, so they follow every other one when read forwards."""
    empty = Q(**{f"{name}__isnull": True})
    if edge[0] is None:
        return (~empty | (empty & beyond)) if backwards else (empty & beyond)
    return beyond if backwards else beyond | empty


def _order(name: str, down: bool, backwards: bool, nullable: bool) -> list[Any]:
    sign = "-" if down else ""
    if name == "pk":
        return [f"{sign}pk"]
    if not nullable:
        return [f"{sign}{name}", f"{sign}pk"]
    nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
    return [F(name).desc(**nulls) if down else F(name).asc(**nulls), f"{sign}pk"]


def may_be_empty(model: type[Model], name: str) -> bool:
    """Whether a sort field, possibly through relations or annotated, can be NULL."""
    if name == "pk":
        return False
    for part in name.split("__"):
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return True
        if getattr(field, "null", False):
            return True
        model = getattr(field, "related_model", None) or model
    return False
