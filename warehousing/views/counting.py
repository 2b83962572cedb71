"""Counting with a phone in the hand: scan, type a number, go on. No number of the book is here."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.errors import Invalid, Problem, Refused
from core.steps import perform
from warehousing.forms.stocktake import CountForm
from warehousing.models import Stocktake, StocktakeLine
from warehousing.views.stocktakes import screen
from warehousing.workflow import StocktakeState
from warehousing.workflow.stocktake import AT_IT

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The lots still to be counted; each is sent by itself, so that two can count at once."""
    row: Stocktake = screen.row(request, pk)
    if row.state not in AT_IT:
        raise Refused(_("This warehouse is not being counted now."))
    if request.method != "POST":
        return _shown(request, row, None)
    try:
        _enter(request, row)
    except Problem as problem:
        return _shown(request, row, problem)
    messages.success(request, _("Counted."))
    address = reverse("stocktake-count", args=[row.pk])
    return HttpResponseRedirect(address, status=303)


def _enter(request: HttpRequest, row: Stocktake) -> None:
    form = CountForm(request.POST)
    if not form.is_valid():
        reasons = [str(reason) for found in form.errors.values() for reason in found]
        raise Invalid(" ".join(reasons))
    user: Any = request.user
    perform(row, "count", by=user.actor, **form.cleaned_data)


def _shown(request: HttpRequest, row: Stocktake, problem: Problem | None) -> HttpResponse:
    scanned = request.GET.get("scan", "").strip()[:60]
    lines, rest = _lines(row, scanned), _open(row).count()
    context: Mapping[str, Any] = {
        "row": row,
        "title": screen.title_of(row, request.user),
        "url": screen.url(row),
        "found_url": screen.step_url(row, "found") if row.state == StocktakeState.COUNTING else "",
        "scanned": scanned,
        "lines": lines[:MOST_SHOWN],
        "rest": rest,
        "total": row.lines.count(),
        "again": row.state == StocktakeState.RECOUNT,
        "problem": problem,
        "typed": request.POST.get("quantity", ""),
        "typed_lot": request.POST.get("lot", ""),
    }
    status = problem.status if problem else 200
    return render(request, "warehousing/count.html", context, status=status)


def _open(row: Stocktake) -> QuerySet[StocktakeLine]:
    """What is still to be counted in this round."""
    if row.state == StocktakeState.COUNTING:
        return row.lines.filter(first_counted=None)
    differs = row.lines.exclude(first_counted=F("first_book"))
    return differs.filter(second_counted=None)


def _lines(row: Stocktake, scanned: str) -> list[StocktakeLine]:
    """All open lines in the order of the bins, or those of what was scanned."""
    lines = _open(row)
    if scanned:
        lines = lines.filter(
            Q(lot__product__barcode=scanned)
            | Q(lot__product__sku__iexact=scanned)
            | Q(lot__lot_no__iexact=scanned)
            | Q(lot__bin__code__iexact=scanned)
        )
    found = lines.select_related("lot__product", "lot__bin")
    return list(found.order_by("lot__bin__code", "lot__product__name", "lot__expires_on", "pk"))
