"""What people see of lots, by expiry."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from core import clock, web
from inventory import selectors, services
from inventory.forms.receiving import ReceiveForm
from inventory.models import Lot

BANDS = {
    "expired": _("Expired"),
    "urgent": _("30 days or less"),
    "soon": _("90 days or less"),
    "watch": _("180 days or less"),
    "fresh": _("Longer"),
}
TONES = {"expired": "bad", "urgent": "bad", "soon": "new", "watch": "active", "fresh": "done"}
MOVES_SHOWN = 200


def band_of(row: Any) -> str:
    """How near the end of a lot is, on the day that the list was made."""
    return selectors.expiry_band(row.expires_on, row.today)


def expiry(row: Any, user: Any) -> str:
    """The last usable day, with words when it is near."""
    if row.expires_on is None:
        return ""
    band = band_of(row)
    near = f" · {BANDS[band]}" if band != "fresh" else ""
    return f"{row.expires_on:%Y-%m-%d}{near}"


def _facts(row: Any, user: Any) -> Sequence[tuple[Any, Any]]:
    return [
        (_("Product code"), row.product.sku),
        (_("Storage"), row.product.get_storage_class_display()),
        (_("Warehouse"), row.warehouse),
        (_("Bin"), row.bin),
        (_("Expires on"), expiry(row, user)),
        (_("On hand"), row.on_hand),
        (_("Reserved"), row.reserved),
        (_("Free"), row.free),
        (_("First received"), row.received_at),
    ]


def _moves(request: HttpRequest, row: Lot) -> Mapping[str, Any]:
    return {"moves": row.moves.order_by("-pk")[:MOVES_SHOWN]}


def warehouse_choices(user: Any) -> Sequence[tuple[Any, Any]]:
    return [(room.pk, room.name) for room in selectors.warehouses_visible_to(user).order_by("name")]


stock = web.register(
    web.Screen(
        slug="stock",
        model=Lot,
        right=Right.STOCK,
        label=_("Lot"),
        label_plural=_("Stock"),
        icon="stock",
        group="goods",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        columns=(
            web.Column("product", _("Product"), sort="product__name"),
            web.Column("lot_no", _("Lot number")),
            web.Column(
                "expires_on",
                _("Expires on"),
                value=expiry,
                sort="expires_on",
                tone=lambda row, user: TONES[band_of(row)],
            ),
            web.Column("on_hand", _("On hand"), kind="number"),
            web.Column("reserved", _("Reserved"), kind="number"),
            web.Column("free", _("Free"), kind="number"),
            web.Column("bin", _("Bin")),
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="expires_on",
        filters=(
            web.Filter("warehouse", _("Warehouse"), choices=warehouse_choices),
            web.Filter(
                "band",
                _("Expiry"),
                choices=list(BANDS.items()),
                apply=lambda rows, band: selectors.in_band(
                    rows, band, timezone.localdate(clock.now())
                ),
            ),
            web.Filter(
                "left",
                _("On the shelf"),
                choices=[("yes", _("Yes")), ("no", _("Used up"))],
                apply=lambda rows, left: rows.filter(
                    **({"on_hand__gt": 0} if left == "yes" else {"on_hand": 0})
                ),
            ),
        ),
        search=lambda user, text: (
            Q(lot_no__icontains=text)
            | Q(product__name__icontains=text)
            | Q(product__sku__iexact=text)
            | Q(product__barcode=text)
        ),
        search_hint=_("Product, product code, barcode, lot number"),
        facts=_facts,
        tabs=(web.Tab("moves", _("Stock ledger"), "inventory/_moves.html", context=_moves),),
        create_form=ReceiveForm,
        create=services.receive,
        create_roles={Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK, Role.PRODUCT_MANAGER},
        create_label=_("Book goods in"),
        empty=_("Goods appear here when they are booked in."),
    )
)
