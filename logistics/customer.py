"""What a customer sees of a parcel by link: where it is, that it came, or what is wrong with it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from core import links
from core.errors import Invalid, Problem
from core.models import CustomerLink
from core.steps import perform
from logistics.forms import DamageForm, ReceivedForm
from logistics.models import Receipt

#: What the customer can do here: the last part of the address and the step it means.
STEPS = {"confirm": ReceivedForm, "report_damage": DamageForm}


def receipt(request: HttpRequest, link: CustomerLink) -> HttpResponse:
    """The parcel, and two buttons; what was typed is kept when it cannot be taken."""
    row = get_object_or_404(
        Receipt.objects.select_related("order__customer", "shipment__delivery"), pk=link.row_id
    )
    if link.action and link.action not in STEPS:
        raise Http404
    forms = {name: _form(kind, row) for name, kind in STEPS.items()}
    if request.method != "POST" or not link.action:
        return _page(request, row, link, forms)
    form = _form(STEPS[link.action], row, request.POST, request.FILES)
    forms[link.action] = form
    problem = _done(row, link, form)
    if problem is None:
        return HttpResponseRedirect(links.path_of(link))
    return _page(request, row, link, forms, problem)


def _form(kind: Any, row: Receipt, *sent: Any) -> Any:
    return kind(*sent, row=row) if getattr(kind, "wants_row", False) else kind(*sent)


def _done(row: Receipt, link: CustomerLink, form: Any) -> Problem | None:
    """Do the step, or say why not."""
    if not form.is_valid():
        return Invalid("")
    try:
        perform(row, link.action, by=link.actor, **form.cleaned_data)
    except Problem as problem:
        return problem
    return None


def _page(
    request: HttpRequest,
    row: Receipt,
    link: CustomerLink,
    forms: dict[str, Any],
    problem: Problem | None = None,
) -> HttpResponse:
    context = {
        "row": row,
        "lines": row.shipment.lines.select_related("product"),
        "faults": row.faults.select_related("product").order_by("pk"),
        "events": row.shipment.events.order_by("-at", "-pk")[:10],
        "home": links.path_of(link),
        "confirm_form": forms["confirm"],
        "damage_form": forms["report_damage"],
        "problem": problem.message if problem else "",
        "doing": link.action,
    }
    status = problem.status if problem else 200
    return render(request, "logistics/customer/receipt.html", context, status=status)
