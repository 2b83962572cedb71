"""Papers of a parcel: the pick list, the issue note that lies in it, the label on it.

They show the goods and, on the label only, whom they are for; nothing of anybody's health.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.roles import Right
from core import access
from core.errors import Forbidden, Refused
from core.forms import ReasonForm
from core.lazy import Lazy
from inventory.selectors import allocations_of
from logistics.models import Delivery, Shipment
from logistics.views import delivery_screen, shipment_screen
from logistics.workflow import ShipmentState

paper = Lazy("logistics.paper")
#: The last part of the address, and what draws it.
PAPERS = {"pick-list": "pick_list", "issue-note": "issue_note", "label": "label"}
ON_PAPER = (ShipmentState.PICKED, ShipmentState.HANDED_OVER, ShipmentState.CONFIRMED)


@require_safe
def as_pdf(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """One paper: with barcode, and how the goods are packed; who printed a label is recorded."""
    parcel: Shipment = shipment_screen.row(request, pk)
    user: Any = request.user
    if kind not in PAPERS:
        raise Http404
    if kind == "label":
        if not user.can(Right.REVEAL):
            raise Forbidden(_("Telephone and address are not for your role."))
        if parcel.state == ShipmentState.CANCELLED:
            raise Refused(_("This parcel was cancelled."))
        access.record(user.actor, parcel.order.customer_id, parcel.key, "label")
    elif parcel.state not in ON_PAPER:
        raise Refused(_("There is nothing to print before the goods are picked."))
    body = getattr(paper, PAPERS[kind])(parcel, list(allocations_of(parcel.key)))
    response = HttpResponse(body, content_type="application/pdf")
    name = f"{kind}-{parcel.order.order_no}.pdf"
    response["Content-Disposition"] = str(content_disposition_header(False, name))
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Telephone and address of a delivery, for a reason that is recorded."""
    delivery: Delivery = delivery_screen.row(request, pk)
    user: Any = request.user
    if not user.can(Right.REVEAL):
        raise Forbidden(_("Telephone and address are not for your role."))
    form = ReasonForm(request.POST if request.method == "POST" else None)
    shown = form.is_bound and form.is_valid()
    if shown:
        customer, reason = delivery.order.customer_id, form.cleaned_data["reason"]
        access.reveal(user.actor, customer, delivery.key, "address", reason)
    context = {"row": delivery, "form": form, "shown": shown, "url": delivery_screen.url(delivery)}
    status = 422 if form.is_bound and not shown else 200
    return render(request, "logistics/contact.html", context, status=status)
