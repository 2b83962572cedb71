"""Arrivals: counted on the phone, confirmed by the second person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from core import files, web
from purchasing import arriving, selectors, services
from purchasing.forms.entry import ArrivalForm
from purchasing.models import GoodsReceipt
from purchasing.views.orders import by_number
from purchasing.workflow import GoodsReceiptState

S = GoodsReceiptState


def _counted(request: HttpRequest, row: GoodsReceipt) -> Mapping[str, Any]:
    """What was counted; until it is booked the buyers see it beside what was ordered."""
    user: Any = request.user
    lines = sorted(row.lines.all(), key=lambda line: line.pk)
    compared: Sequence[Any] = ()
    if row.state == S.COUNTED and user.can(Right.PURCHASING):
        compared = arriving.differences(row.order.lines.select_related("product"), lines)
    return {"lines": lines, "differences": compared, "files": files.of(row.key)}


def _links(row: GoodsReceipt, user: Any) -> Sequence[web.Link]:
    url = web.url_for(row.order.key, user)
    return [web.Link(row.order, url)] if url else []


screen = web.register(
    web.Screen(
        slug="arrivals",
        model=GoodsReceipt,
        right=Right.STOCK,
        label=_("Arrival"),
        label_plural=_("Arrivals"),
        icon="truck",
        group="purchasing",
        visible_to=selectors.receipts_visible_to,
        for_list=selectors.receipts_for_list,
        for_detail=selectors.receipts_for_detail,
        title=lambda row, user: f"{row} · {row.order.supplier}",
        columns=(
            web.Column("number", _("Arrival no."), value=lambda row, user: str(row)),
            web.Column("order", _("Purchase no."), value="order.number"),
            web.Column("supplier", _("Supplier"), value="order.supplier.name"),
            web.Column("slip_no", _("Delivery slip no.")),
            web.Column("counted_by", _("Counted by")),
            web.Column("confirmed_by", _("Confirmed by")),
            web.Column("state", _("State"), kind="state"),
            web.Column("due", _("Deadline"), kind="deadline"),
        ),
        search=lambda user, text: (
            by_number("GR", text) | Q(slip_no__iexact=text) | Q(pk__in=selectors.with_lot(text))
        ),
        search_hint=_("Arrival, delivery slip or lot number"),
        path=(S.COUNTING, S.COUNTED, S.CONFIRMED, S.PUT_AWAY),
        facts=lambda row, user: [
            (_("Supplier"), row.order.supplier),
            (_("Warehouse"), row.order.warehouse),
            (_("Delivery slip no."), row.slip_no),
            (_("Counted by"), row.counted_by),
            (_("Counted at"), row.counted_at),
            (_("Temperature on arrival (°C)"), row.arrival_c),
            (_("Confirmed by"), row.confirmed_by),
            (_("Confirmed at"), row.confirmed_at),
            (_("What becomes of the difference"), row.get_handling_display()),
            (_("What the difference is"), row.difference),
            (_("Note"), row.note),
        ],
        panels=(web.Panel("purchasing/_counted.html", context=_counted),),
        links=_links,
        initial=lambda row, step, user: (
            {"bins": row.bins_to_fill()}
            if step == "put_away"
            else {"lines": _again(row), "note": row.note}
        ),
        create_form=ArrivalForm,
        create=services.open_arrival,
        create_roles={Role.WAREHOUSE_KEEPER},
        create_label=_("Goods have arrived"),
        empty=_("When goods of a purchase arrive, the keeper begins here."),
    )
)


def _again(row: GoodsReceipt) -> list[dict[str, Any]]:
    """What was counted last time, to be put right."""
    return [
        {
            "product": line.product.barcode or line.product.sku,
            "lot_no": line.lot_no,
            "expires_on": line.expires_on,
            "good": line.good,
            "bad": line.bad,
        }
        for line in row.lines.all()
    ]
