"""Pages beside the frame: the lead's board and the month's analysis."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.roles import Right
from accounts.selectors import branch_choices
from complaints import analysis
from complaints.board import board as board_of
from complaints.selectors import READERS
from core import clock, web
from core.web.figures import workbook


def _leads(user: Any) -> bool:
    return bool(user.can(Right.COMPLAINTS) and user.can(Right.REPORTS) and READERS & user.role_set)


web.add_menu_link(
    web.MenuLink(_("Complaint board"), "complaint-board", "team", "complaints", shown=_leads)
)


def _lead(request: HttpRequest) -> User:
    user: Any = request.user
    if not _leads(user):
        raise PermissionDenied
    found: User = user
    return found


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Open by grade and clock, the oldest, by cause."""
    user = _lead(request)
    return render(request, "complaints/board.html", {"board": board_of(user, clock.now())})


@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """The analysis of a month, as page and spreadsheet."""
    user, now = _lead(request), clock.now()
    today = timezone.localdate(now)
    chosen = analysis.month_of(request.GET.get("month", ""), today)
    branch = request.GET.get("branch", "")
    tables = analysis.tables(user, chosen, branch)
    if request.GET.get("format") == "xlsx":
        return workbook(_("Complaints"), tables, user)
    query = request.GET.copy()
    query["format"] = "xlsx"
    context = {
        "tables": tables,
        "month": chosen,
        "months": analysis.choices(today),
        "branches": [(str(pk), name) for pk, name in branch_choices(user)],
        "branch": branch,
        "xlsx": f"?{query.urlencode()}",
        "now": now,
    }
    return render(request, "complaints/analysis.html", context)
