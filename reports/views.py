"""The reports: nodes, funnel, people and months – each as page, charts and spreadsheet."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import Right
from accounts.selectors import branch_choices
from core import web
from core.web.figures import Figures, workbook
from reports import crosscheck, periods, rows
from reports import funnel as orders_on_the_way
from reports import nodes as timing
from reports import people as kept_by
from reports import trend as by_month
from reports.asking import ask, person_of
from reports.selectors import Asked

PAGES = (
    ("reports", _("Nodes")),
    ("reports-funnel", _("Funnel")),
    ("reports-people", _("People and roles")),
    ("reports-trend", _("Month by month")),
    ("reports-crosscheck", _("Scores and facts")),
)

rows.register()
web.add_menu_link(
    web.MenuLink(_("Reports"), "reports", "report", "company", lambda user: user.can(Right.REPORTS))
)


@require_safe
def nodes(request: HttpRequest) -> HttpResponse:
    """The 22 nodes and the other deadlines."""
    user, asked = person_of(request), ask(request)
    known = timing.counted(asked, user)
    stats = timing.summary(known, asked)
    return _answer(request, asked, "reports", timing.tables(asked, known), stats=stats)


@require_safe
def funnel(request: HttpRequest) -> HttpResponse:
    """From payment to the second report."""
    user, asked = person_of(request), ask(request)
    if not user.can(Right.ORDERS):
        raise PermissionDenied
    return _answer(request, asked, "reports-funnel", [orders_on_the_way.table(asked, user)])


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Per role and person, with own and inherited delay."""
    user, asked = person_of(request), ask(request)
    return _answer(request, asked, "reports-people", kept_by.tables(asked, user))


@require_safe
def trend(request: HttpRequest) -> HttpResponse:
    """Month by month."""
    user, asked = person_of(request), ask(request)
    return _answer(request, asked, "reports-trend", [by_month.table(asked, user)], periodic=False)


@require_safe
def scores(request: HttpRequest) -> HttpResponse:
    """Satisfaction beside complaints, returns and deadlines."""
    user, asked = person_of(request), ask(request)
    return _answer(request, asked, "reports-crosscheck", [crosscheck.table(asked, user)])


def _answer(
    request: HttpRequest,
    asked: Asked,
    here: str,
    tables: Sequence[Figures],
    *,
    periodic: bool = True,
    stats: Sequence[Any] = (),
) -> HttpResponse:
    user = person_of(request)
    title = dict(PAGES)[here]
    if request.GET.get("format") == "xlsx":
        return workbook(title, tables, user)
    query = request.GET.copy()
    query["format"] = "xlsx"
    context = {
        "title": title,
        "tables": [table for table in tables if table.rows or len(tables) == 1],
        "stats": stats,
        "asked": asked,
        "periodic": periodic,
        "periods": periods.choices(asked.today, asked.period),
        "custom": periods.CUSTOM,
        "branches": [(str(pk), name) for pk, name in branch_choices(user)],
        "branch": asked.branch,
        "pages": _pages(request, here),
        "xlsx": f"?{query.urlencode()}",
    }
    return render(request, "reports/page.html", context)


def _pages(request: HttpRequest, here: str) -> list[dict[str, Any]]:
    """The other reports, with the same period and branch."""
    user: Any = request.user
    query = request.GET.copy()
    query.pop("format", None)
    hidden = set() if user.can(Right.ORDERS) else {"reports-funnel"}
    return [
        {"label": label, "here": name == here}
        | {"url": f"{reverse(name)}?{query.urlencode()}" if query else reverse(name)}
        for name, label in PAGES
        if name not in hidden
    ]
