"""The rows behind a number: the lists of clocks and orders, narrowed by what the number counts."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import Party, Right, Role, role_label
from accounts.selectors import branch_choices
from core import web
from core.web import lists
from core.web.screen import Choices, Rows
from orders.models import Order
from reports import funnel, periods
from reports.asking import ask, person_of
from reports.selectors import NOBODY, WHATS, Asked
from sla import selectors as sla
from sla.models import Clock

LABELS = {
    "done": _("Done"),
    "in_time": _("In time"),
    "late": _("Done late"),
    "decided": _("Decided"),
    "overdue": _("Overdue now"),
    "missed": _("Still open"),
    "today": _("Due today"),
    "open": _("Open now"),
    "inherited": _("Began late"),
}


@dataclass(frozen=True, kw_only=True)
class Behind(web.Screen):
    """A list with a report's address; its rows have their pages where they always have them."""

    at: str

    def list_url(self) -> str:
        """Where the filters are sent."""
        return reverse(self.at)


@require_safe
def clocks(request: HttpRequest) -> HttpResponse:
    """The clocks that a number counts."""
    user, asked = person_of(request), ask(request)
    chosen = request.GET.get
    filters = (
        _choice("what", _("What is counted"), [(what, LABELS[what]) for what in WHATS]),
        _period(asked),
        _choice("code", _("What"), [(code, sla.label_of(code)) for code in sla.codes()]),
        _choice("branch", _("Branch"), branch_choices(user)),
        _choice("role", _("Role"), [(r, role_label(r)) for r in (*Role.values, *Party.values)]),
        _choice("person", _("Owner"), _owner(chosen("person", ""))),
    )
    return lists.page(request, _behind(Clock, "report-clocks", asked.clocks, filters))


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """The orders that have got to a stage."""
    user, asked = person_of(request), ask(request)
    if not user.can(Right.ORDERS):
        raise PermissionDenied
    stage = request.GET.get("stage", "")
    filters = (
        _choice("stage", _("Stage"), list(funnel.LABELS.items())),
        _period(asked),
        _choice("branch", _("Branch"), branch_choices(user)),
    )

    def rows(viewer: Any) -> Rows:
        reached = stage if stage in funnel.LABELS else funnel.PAID
        return funnel.reached(funnel.paid(asked, viewer), reached)

    return lists.page(request, _behind(Order, "report-orders", rows, filters))


def _behind(
    model: type[Any], at: str, rows: Callable[[Any], Rows], filters: tuple[web.Filter, ...]
) -> web.Screen:
    base: Any = web.screen_of(model._meta.label_lower)
    known = {field.name: getattr(base, field.name) for field in fields(web.Screen)}
    return Behind(**{**known, "for_list": rows, "filters": filters}, at=at)


def _choice(key: str, label: Any, choices: Choices) -> web.Filter:
    """A choice that the question has narrowed the rows by already."""
    return web.Filter(key, label, choices=choices, apply=lambda rows, chosen: rows)


def _period(asked: Asked) -> web.Filter:
    return _choice("period", _("Period"), periods.choices(asked.today, asked.period))


def _owner(chosen: str) -> Choices:
    """Nobody, and the person whose number was opened."""
    found: list[tuple[str, Any]] = [(NOBODY, _("branch queue"))]
    if chosen.isdecimal() and len(chosen) < 19:
        found += [(str(user.pk), user) for user in User.objects.filter(pk=int(chosen))]
    return found
