"""One field for the scanner: what it means, and where that is."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.roles import Right
from core import web
from core.errors import Forbidden
from inventory import scanning
from inventory.views.lots import stock
from inventory.views.places import bins
from inventory.views.products import products

LONGEST = 120

web.add_menu_link(
    web.MenuLink(
        _("Scan a code"), "stock-scan", "search", "stock", lambda user: user.can(Right.STOCK)
    )
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A scanner types the code and Enter; one hit opens at once, several are offered."""
    user: Any = request.user
    if not user.can(Right.STOCK):
        raise Forbidden(_("This is not among your duties."))
    text = request.GET.get("q", "").strip()[:LONGEST]
    hits = hits_of(user, text) if text else []
    if len(hits) == 1:
        return HttpResponseRedirect(hits[0]["url"])
    return render(request, "inventory/scan.html", {"text": text, "hits": hits})


def hits_of(user: Any, text: str) -> list[dict[str, str]]:
    """Lots, products and bins that a code means, as far as the person may see them."""
    lots = [lot for lot in scanning.lot_of(user, text) if lot.on_hand] or scanning.lot_of(
        user, text
    )
    known = scanning.read(text)
    goods = [] if lots and known.lot_no else scanning.products_of(user, known.gtin or text)
    return [
        *(_hit("lot", _("Lot"), lot, f"{lot.warehouse} {lot.bin or ''}", stock) for lot in lots),
        *(_hit("product", _("Product"), one, one.sku, products) for one in goods),
        *(_hit("bin", _("Bin"), one, str(one.zone), bins) for one in scanning.bins_of(user, text)),
    ]


def _hit(kind: str, label: Any, row: Any, where: str, screen: web.Screen) -> dict[str, str]:
    about = {"kind": kind, "label": str(label), "title": str(row), "where": where.strip()}
    return {**about, "key": row.key if hasattr(row, "key") else f"{kind}:{row.pk}"} | {
        "url": screen.url(row)
    }
