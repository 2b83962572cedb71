"""What should be bought now, with its arithmetic; chosen lines become drafts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.roles import Right, Role
from core import web
from core.errors import Invalid, Problem
from core.web.figures import Figure, Figures, Head, count, words
from purchasing import selectors, services
from purchasing.forms.entry import ProposalForm
from purchasing.forms.fields import MOST_UNITS
from purchasing.selectors.needs import Need

BUY = frozenset({Role.PRODUCT_MANAGER})
DRAWN = 12

web.add_menu_link(
    web.MenuLink(
        gettext_lazy("Purchase proposal"),
        "purchase-proposal",
        "report",
        "purchasing",
        lambda user: bool(user.can(Right.PURCHASING)),
    )
)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The proposal (GET); chosen products become drafts, one for each supplier (POST)."""
    user: Any = request.user
    if not user.can(Right.PURCHASING):
        raise PermissionDenied
    found, problem = selectors.needs(), None
    form = ProposalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not user.actor.may(BUY):
            raise PermissionDenied
        try:
            orders = services.draft_from_needs(**_chosen(request, form, found), by=user.actor)
        except Problem as raised:
            problem = raised
        else:
            url = web.url_for(orders[0].key) if len(orders) == 1 else reverse("purchases")
            return web_go(request, url)
    context = {
        "needs": [_shown(need, request) for need in found],
        "table": _figures(found),
        "form": form,
        "problem": problem,
        "may_buy": user.actor.may(BUY),
    }
    status = problem.status if problem else 200
    return render(request, "purchasing/proposal.html", context, status=status)


def web_go(request: HttpRequest, url: str) -> HttpResponse:
    """On to what was made, so that nothing is made twice."""
    return HttpResponse(status=303, headers={"Location": url})


def _chosen(request: HttpRequest, form: ProposalForm, found: Sequence[Need]) -> dict[str, Any]:
    if not form.is_valid():
        raise Invalid(_("Please look at the marked fields."))
    picked = set(request.POST.getlist("product"))
    mine = [need for need in found if str(need.product.pk) in picked]
    amounts = {need.product.pk: _amount(request, need) for need in mine}
    return {"found": mine, "warehouse": form.cleaned_data["warehouse"], "amounts": amounts}


def _amount(request: HttpRequest, need: Need) -> int:
    text = request.POST.get(f"quantity-{need.product.pk}", "").strip()
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:12]) <= MOST_UNITS):
        raise Invalid(
            _("%(product)s: the quantity must be between 1 and %(most)s.")
            % {"product": need.product, "most": MOST_UNITS}
        )
    return int(text)


def _shown(need: Need, request: HttpRequest) -> Mapping[str, Any]:
    """A product on the page; after an error with what was typed."""
    posted, key = request.method == "POST", str(need.product.pk)
    wanted = need.given.is_due and need.offer is not None and need.quantity > 0
    typed = request.POST.get(f"quantity-{key}", "") if posted else need.quantity or ""
    picked = key in request.POST.getlist("product") if posted else wanted
    return {"need": need, "told": need.given.told(), "picked": picked, "typed": typed}


def _figures(found: Sequence[Need]) -> Figures:
    """What is there beside the point at which to order: the shortest first."""
    short = sorted(found, key=lambda need: need.given.there - need.given.order_at)[:DRAWN]
    heads = (
        Head(_("Product"), kind="text"),
        Head(_("There"), draw="bar"),
        Head(_("Order at"), draw="line"),
        Head(_("Wanted"), draw="line"),
    )
    rows: list[list[Figure]] = [
        [
            words(need.product),
            count(need.given.there),
            count(need.given.order_at),
            count(need.given.wanted),
        ]
        for need in short
    ]
    return Figures("needs", _("Stock against need"), heads, rows)
