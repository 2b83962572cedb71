"""The ledger on screen."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import clock, web
from inventory import selectors
from inventory.documents import key_of, named, told
from inventory.models import StockMove
from inventory.selectors.worth import end_of
from inventory.views.lots import stock, warehouse_choices


def _since(rows: Any, days: str) -> Any:
    first = clock.today() - timedelta(days=int(days))
    return rows.filter(at__gte=end_of(first))


def _links(row: StockMove, user: Any) -> list[web.Link]:
    about = told([row.document], user)[row.document]
    papers = [web.Link(about.words, about.url)] if about.url else []
    return [web.Link(row.lot, stock.url(row.lot)), *papers]


ledger = web.register(
    web.Screen(
        slug="ledger",
        model=StockMove,
        right=Right.STOCK,
        label=_("Stock move"),
        label_plural=_("Stock ledger"),
        icon="log",
        group="stock",
        title=lambda row, user: f"{row.lot.product} {row.quantity:+d}",
        visible_to=selectors.moves_visible_to,
        for_list=selectors.moves_for_list,
        columns=(
            web.Column("at", _("Time"), kind="datetime"),
            web.Column("kind", _("Kind"), value="get_kind_display"),
            web.Column("product", _("Product"), value="lot.product"),
            web.Column("lot_no", _("Lot number"), value="lot.lot_no"),
            web.Column("quantity", _("Quantity"), value=lambda row, user: f"{row.quantity:+d}"),
            web.Column("warehouse", _("Warehouse"), value="lot.warehouse.name"),
            web.Column("document", _("Document"), value=lambda row, user: named(row.document)),
            web.Column("actor_name", _("By")),
        ),
        filters=(
            web.Filter("kind", _("Kind"), choices=StockMove.Kind.choices),
            web.Filter(
                "days",
                _("Period"),
                choices=[("1", _("Today")), ("7", _("7 days")), ("30", _("30 days"))],
                apply=_since,
            ),
            web.Filter("lot__warehouse", _("Warehouse"), choices=warehouse_choices),
        ),
        search=lambda user, text: Q(document__in=[text, key_of(text)]) | Q(lot__lot_no=text),
        search_hint=_("Document or lot number"),
        facts=lambda row, user: [
            (_("Time"), row.at),
            (_("Product"), row.lot.product),
            (_("Lot number"), row.lot.lot_no),
            (_("Quantity"), f"{row.quantity:+d}"),
            (_("Cost (yuan)"), f"{row.cost:,.2f}"),
            (_("Document"), named(row.document)),
            (_("Reason"), row.reason),
            (_("By"), row.actor_name),
        ],
        links=_links,
    )
)
