"""A report in words: the same for the page of staff, the customer's page and the PDF."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import access, files, pdf
from core.errors import Refused
from core.models import Attachment
from plans import metrics
from plans.models import Report
from plans.selectors import reports

PHOTO_WIDTH = 56


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
    response = HttpResponse(render(report), content_type="application/pdf")
    name = f"{report.plan.order.order_no}-{report.number}-{report.edition}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


def render(report: Report) -> bytes:
    """The report on paper, from what was frozen."""
    told = shown(report.snapshot)
    paper = pdf.Document(str(report), footer=f"{report.plan.order.order_no} · {report}")
    paper.heading(str(report), level=1)
    paper.facts(
        [
            (_("Customer"), report.plan.order.customer.full_name),
            (_("Order"), report.plan.order.order_no),
            (_("Plan"), told["span"]),
            (_("Days served"), told["days"]),
            (_("Menus explained"), told["menus"]),
            (_("Issued by"), f"{report.issued_by_name} · {report.issued_at:%Y-%m-%d}"),
        ]
    )
    paper.heading(_("Body data before and after"))
    if told["lines"]:
        heads = (_("Metric"), _("Before"), _("After"), _("Change"), _("Goal"))
        keys = ("label", "before", "after", "difference", "goal")
        paper.grid(heads, [[line[key] for key in keys] for line in told["lines"]])
    else:
        paper.paragraph(_("Not provided"))
    _photos(paper, told)
    paper.heading(_("Recheck report"))
    paper.paragraph(_("Received") if told["rechecks"] else _("Not provided"))
    paper.heading(_("Conclusions"))
    paper.paragraph(report.conclusions)
    return pdf.rendered(paper)


def _photos(paper: pdf.Document, told: Mapping[str, Any]) -> None:
    paper.heading(_("Photos"))
    for label, keys in told["photos"]:
        paper.paragraph(f"{label}: {len(keys)}" if keys else f"{label}: {_('Not provided')}")
        found = Attachment.objects.in_bulk(keys)
        for attachment in (found[key] for key in map(UUID, keys) if key in found):
            paper.image(files.read(attachment), w=PHOTO_WIDTH)
            paper.ln(2)


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
