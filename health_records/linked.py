"""The customer's side: the health record and the assessment behind their links."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core import links
from core.models import CustomerLink
from health_records import filling
from health_records.desk import Desk, Row
from health_records.models import Assessment, HealthRecord

FRAME = "customer/base.html"


def record(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """The health record."""
    return _fill(request, link, HealthRecord)


def assessment(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """The assessment before the plan."""
    return _fill(request, link, Assessment)


def _fill(request: HttpRequest, link: CustomerLink, model: type[Row]) -> HttpResponse:
    rows = model.objects.select_related("order__customer", "questionnaire")
    row = get_object_or_404(rows, pk=link.row_id)
    base = links.path_of(link)
    desk = Desk(row=row, by=link.actor, base=base, frame=FRAME, done=base, one_by_one=True)
    return filling.respond(request, desk, link.action)
