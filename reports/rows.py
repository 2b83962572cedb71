"""The rows behind a number: the lists of clocks and orders, narrowed by what the number counts."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Party, Right, Role
from accounts.selectors import branch_choices
from core import clock, web
from core.web.screen import Choices, Rows
from orders import selectors as orders
from orders.models import Order
from reports import funnel, periods
from reports.selectors import NOBODY, counted, due_in, is_key
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
    """A list of its own; its rows have their pages where they always have them."""

    base: web.Screen

    def url(self, row: Any) -> str:
        """The page of the row itself."""
        return self.base.url(row)


def register() -> None:
    """The two lists, once the screens are known whose rows they show."""
    _register(Clock, "report-clocks", sla.for_list, _clock_filters())
    _register(Order, "report-orders", orders.for_list, _order_filters())


def _register(
    model: type[Any], slug: str, rows: Callable[[Any], Rows], filters: tuple[web.Filter, ...]
) -> None:
    base: Any = web.screen_of(model._meta.label_lower)
    known = {field.name: getattr(base, field.name) for field in fields(web.Screen)}
    own = {"slug": slug, "right": Right.REPORTS, "group": "", "for_list": rows, "bulk": ()}
    own |= {"search": None, "search_hint": ""}  # the box for everything finds each row once
    own |= {"filters": filters, "create": None, "create_form": None, "create_roles": ()}
    web.register(Behind(**{**known, **own}, base=base))


def _clock_filters() -> tuple[web.Filter, ...]:
    return (
        web.Filter(
            "what",
            _("What is counted"),
            choices=tuple(LABELS.items()),
            apply=lambda rows, what: rows.filter(counted(what, clock.now())),
        ),
        _period(due_in),
        web.Filter("code", _("What"), choices=_codes),
        web.Filter("branch", _("Branch"), choices=branch_choices),
        web.Filter("role", _("Role"), choices=(*Role.choices, *Party.choices), apply=_of_role),
        web.Filter(
            "person",
            _("Owner"),
            choices=((NOBODY, _("branch queue")),),
            apply=lambda rows, person: rows.filter(is_key("owner_id", person)),
            more=_name,
        ),
    )


def _order_filters() -> tuple[web.Filter, ...]:
    return (
        web.Filter("stage", _("Stage"), choices=tuple(funnel.LABELS.items()), apply=funnel.reached),
        _period(funnel.paid_in),
        web.Filter("branch", _("Branch"), choices=branch_choices),
    )


def _period(condition: Callable[[periods.Period], Any]) -> web.Filter:
    """Any period that a report can be about."""

    def apply(rows: Rows, key: str) -> Rows:
        return rows.filter(condition(periods.read({"period": key}, _today())))

    def more(key: str) -> str | None:
        found = periods.known(key, _today())
        return found.label if found else None

    return web.Filter("period", _("Period"), choices=_periods, apply=apply, more=more)


def _today() -> Any:
    return clock.today()


def _periods(user: Any) -> Choices:
    return periods.choices(_today())


def _codes(user: Any) -> Choices:
    return [(code, sla.label_of(code)) for code in sla.codes()]


def _of_role(rows: Rows, role: str) -> Rows:
    return rows.filter(owner_role=role)


def _name(person: str) -> User | None:
    """The person whose number was opened."""
    return User.objects.filter(is_key("pk", person)).first() if person != NOBODY else None
