"""Picking with phone or scanner in the hand: line after line, in the order of the bins."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from core import web
from core.errors import Invalid, Problem
from core.steps import perform
from core.workflow import steps_of
from inventory import scanning
from inventory.models import Promise
from inventory.selectors import allocations_of
from logistics.choices import Fault
from logistics.forms import CheckLineForm, RefuseLotForm
from logistics.models import Shipment
from logistics.packing import instructions
from logistics.selectors import shipments
from logistics.views.shipments import shipment_screen
from logistics.workflow import PACKERS, ShipmentState

TICKS = ("name_ok", "spec_ok", "expiry_ok")
#: What the page does, and what is asked for it.
FORMS: dict[str, Any] = {
    "pick": None, "check_line": CheckLineForm, "refuse_lot": RefuseLotForm, "hand_over": None,
}  # fmt: skip

web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Picking"),
        "picking",
        "check",
        "parcels",
        lambda user: user.actor.may(frozenset(map(str, PACKERS))),
    )
)


@require_safe
def first(request: HttpRequest) -> HttpResponse:
    """The parcel whose turn it is; ``after`` leaves one aside."""
    user = shipment_screen.admit(request)
    after = request.GET.get("after", "")
    left = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    waiting = shipments.to_issue(user)
    parcel = waiting.filter(pk__gt=left).first() or waiting.first()
    if parcel is None:
        return render(request, "logistics/picking_empty.html", {})
    return redirect("parcel-picking", parcel.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is to do with this parcel now: take it on, hold the next line against the goods, go."""
    row: Shipment = shipment_screen.row(request, pk)
    if request.method != "POST":
        return _shown(request, row)
    doing = request.POST.get("do", "")
    if doing not in FORMS:
        raise Http404
    form = FORMS[doing](request.POST, row=row, user=request.user) if FORMS[doing] else None
    if doing == "check_line" and _only_scanned(form):
        return _shown(request, row, form, status=422 if "code" in form.errors else 200)
    try:
        _do(request, row, doing, form)
    except Problem as problem:
        return _shown(request, shipment_screen.row(request, pk), form, problem)
    if doing == "hand_over":
        messages.success(request, _("%(order)s has left.") % {"order": row.order.order_no})
        return HttpResponseRedirect(reverse("picking"), status=303)
    return HttpResponseRedirect(reverse("parcel-picking", args=[pk]), status=303)


def _only_scanned(form: Any) -> bool:
    """A scanner has typed a code, and Enter: nothing has been compared yet, so none is missing."""
    if any(form.data.get(name) for name in ("counted", *TICKS)) or form.is_valid():
        return False
    for name in set(form.errors) - {"code"}:
        del form.errors[name]
    return True


def _do(request: HttpRequest, row: Shipment, doing: str, form: Any) -> None:
    if form is not None and not form.is_valid():
        raise Invalid(_("Please look at the marked fields."))
    user: Any = request.user
    data = form.cleaned_data if form is not None else {}
    perform(row, doing, by=user.actor, **data)


def _shown(
    request: HttpRequest,
    row: Shipment,
    form: Any = None,
    problem: Problem | None = None,
    status: int = 200,
) -> HttpResponse:
    user: Any = request.user
    held = [one for one in allocations_of(row.key) if one.status == Promise.RESERVED]
    left = list(row.to_check()) if held else []
    found = getattr(form, "line", None) or (left[0] if left else None)
    context = {
        "row": row,
        "title": shipment_screen.title_of(row, user),
        "url": shipment_screen.url(row),
        "wanted": row.lines.all(),
        "line": found if row.state == ShipmentState.PICKED else None,
        "label": scanning.label_of(found.lot) if found else "",
        "done": len(held) - len(left),
        "total": len(held),
        "after": [one for one in left if one != found],
        "form": form,
        "fits": form is not None and "code" not in form.errors,
        "focus": _focus(form),
        "problem": problem,
        "faults": Fault.choices,
        "packing": instructions(line.product for line in row.lines.all()),
        "blocked": steps_of(Shipment)["hand_over"].unmet(row),
        "next": f"{reverse('picking')}?after={row.pk}",
        "others": shipments.to_issue(user).exclude(pk=row.pk).count(),
    }
    status = problem.status if problem else status
    return render(request, "logistics/picking.html", context, status=status)


def _focus(form: Any) -> str:
    """Where the next key belongs: a scanner types into the code, until one fits."""
    if not isinstance(form, CheckLineForm) or "code" in form.errors:
        return "code"
    asked = (*TICKS, "counted")
    return next((name for name in asked if name in form.errors), TICKS[0])
