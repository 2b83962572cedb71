"""What people see of stock: lots by expiry, products, the ledger."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from core import clock, web
from inventory import selectors, services
from inventory.forms import ReceiveForm
from inventory.models import Device, Lot, Product, StockMove

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


def _warehouses(user: Any) -> Sequence[tuple[Any, Any]]:
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
            web.Filter("warehouse", _("Warehouse"), choices=_warehouses),
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

products = web.register(
    web.Screen(
        slug="products",
        model=Product,
        right=Right.STOCK,
        label=_("Product"),
        label_plural=_("Products"),
        icon="stock",
        group="goods",
        visible_to=selectors.products_visible_to,
        columns=(
            web.Column("name", _("Product"), sort="name"),
            web.Column("sku", _("Product code"), sort="sku"),
            web.Column("spec", _("Specification")),
            web.Column("unit", _("Unit")),
            web.Column("barcode", _("Barcode")),
            web.Column("storage_class", _("Storage"), value="get_storage_class_display"),
            web.Column("device", _("Device"), value="get_device_display"),
            web.Column("active", _("In use")),
        ),
        ordering="name",
        filters=(
            web.Filter("storage_class", _("Storage"), choices=Product.Storage.choices),
            web.Filter("device", _("Device"), choices=Device.choices[1:]),
        ),
        search=lambda user, text: Q(name__icontains=text) | Q(sku__iexact=text) | Q(barcode=text),
        search_hint=_("Product, product code, barcode"),
        facts=lambda row, user: [
            (_("Product code"), row.sku),
            (_("Specification"), row.spec),
            (_("Unit"), row.unit),
            (_("Barcode"), row.barcode),
            (_("Storage"), row.get_storage_class_display()),
            (_("Has an expiry date"), row.tracks_expiry),
            (_("Device"), row.get_device_display()),
        ],
    )
)

ledger = web.register(
    web.Screen(
        slug="ledger",
        model=StockMove,
        right=Right.STOCK,
        label=_("Stock move"),
        label_plural=_("Stock ledger"),
        icon="log",
        group="goods",
        visible_to=selectors.moves_visible_to,
        for_list=selectors.moves_for_list,
        columns=(
            web.Column("at", _("Time"), kind="datetime"),
            web.Column("kind", _("Kind"), value="get_kind_display"),
            web.Column("product", _("Product"), value="lot.product"),
            web.Column("lot_no", _("Lot number"), value="lot.lot_no"),
            web.Column("quantity", _("Quantity"), value=lambda row, user: f"{row.quantity:+d}"),
            web.Column("warehouse", _("Warehouse"), value="lot.warehouse.name"),
            web.Column("document", _("Document")),
            web.Column("actor_name", _("By")),
        ),
        filters=(
            web.Filter("kind", _("Kind"), choices=StockMove.Kind.choices),
            web.Filter("lot__warehouse", _("Warehouse"), choices=_warehouses),
        ),
        search=lambda user, text: Q(document=text) | Q(lot__lot_no=text),
        search_hint=_("Document or lot number"),
        facts=lambda row, user: [
            (_("Time"), row.at),
            (_("Product"), row.lot.product),
            (_("Lot number"), row.lot.lot_no),
            (_("Quantity"), f"{row.quantity:+d}"),
            (_("Document"), row.document),
            (_("Reason"), row.reason),
            (_("By"), row.actor_name),
        ],
        links=lambda row, user: [web.Link(row.lot, stock.url(row.lot))],
    )
)
