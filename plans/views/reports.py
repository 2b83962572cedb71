"""A report in words: the same for the page of staff, the customer's page and the PDF."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.roles import Right
from core import access
from core.errors import Refused
from core.lazy import Lazy
from plans import metrics, selectors
from plans.models import Report
from plans.selectors import reports

paper = Lazy("plans.paper")


def shown(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Frozen figures in words; what is missing is said, not left out."""
    photos = {phase: figures["photos"].get(phase, []) for phase in ("before", "after")}
    return {
        "span": _span(figures),
        "days": figures["days"],
        "menus": figures["menus_explained"],
        "calls": figures["calls"],
        "lines": [_line(change, figures["goals"]) for change in figures["metrics"]],
        "photos": [
            (_("Before the plan"), photos["before"]),
            (_("After the plan"), photos["after"]),
        ],
        "rechecks": figures["rechecks"],
    }


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """An issued report as PDF, for staff who may see it."""
    user: Any = request.user
    report = get_object_or_404(reports.for_detail(user), pk=pk)
    access.record(user.actor, report.plan.customer_key, report.key, "report_pdf")
    return respond(report)


def respond(report: Report) -> HttpResponse:
    """The file, not to be kept by anything on the way."""
    if report.issued_at is None:
        raise Refused(_("This report has not been issued yet."))
    name = f"{report.plan.order.order_no}-{report.number}-{report.edition}.pdf"
    return _file(paper.report_pdf(report, shown(report.snapshot)), name)


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as PDF, for staff who may read what it says."""
    user: Any = request.user
    if not user.can(Right.HEALTH):
        raise PermissionDenied
    row = get_object_or_404(selectors.for_detail(user), pk=pk)
    access.record(user.actor, row.customer_key, row.key, "plan")
    return _file(paper.plan_pdf(row), f"{row.order.order_no}-plan.pdf")


def _file(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


def _line(change: Mapping[str, Any], goals: Any) -> dict[str, Any]:
    known = metrics.DEFINITIONS[change["code"]]
    target = next((g["target"] for g in goals if g["metric"] == change["code"]), None)
    difference = change["difference"]
    return {
        "label": str(known.label),
        "before": f"{known.text(Decimal(change['before']))} ({_day(change['before_on'])})",
        "after": _after(known, change),
        "difference": "–" if difference is None else f"{Decimal(difference):+.{known.places}f}",
        "goal": known.text(Decimal(target)) if target else "–",
    }


def _after(known: metrics.MetricDefinition, change: Mapping[str, Any]) -> str:
    if change["after"] is None:
        return _("Not provided")
    return f"{known.text(Decimal(change['after']))} ({_day(change['after_on'])})"


def _span(figures: Mapping[str, Any]) -> str:
    return " – ".join(figures[name] or "…" for name in ("start", "end"))


def _day(iso: str) -> str:
    return f"{date.fromisoformat(iso):%m-%d}"
