"""What people see of lots, by expiry."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right, Role
from core import clock, web
from inventory import selectors, services
from inventory.documents import told
from inventory.forms.receiving import ReceiveForm
from inventory.models import Lot, Place
from inventory.packs import words as in_packs
from inventory.scanning import LABEL, label_of
from inventory.selectors.products import products_of_lots
from inventory.workflow import KEEPERS

BANDS = {
    "expired": _("Expired"),
    "urgent": _("30 days or less"),
    "soon": _("60 days or less"),
    "watch": _("90 days or less"),
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


def days_left(row: Any, user: Any) -> int:
    """Days to the last usable day; below zero it has passed."""
    return int((row.expires_on - row.today).days)


def _facts(row: Any, user: Any) -> Sequence[tuple[Any, Any]]:
    product, packs = row.product, list(row.product.packs.all())
    return [
        (_("Product code"), product.sku),
        (_("Storage"), product.get_storage_class_display()),
        (_("Warehouse"), row.warehouse),
        (_("Bin"), row.bin),
        (_("Purpose of the place"), Place(row.place).label),
        (_("Expires on"), expiry(row, user)),
        (_("Produced on"), row.produced_on),
        (_("Supplier"), row.supplier),
        (_("On hand"), in_packs(row.on_hand, packs, product.unit)),
        (_("Reserved"), row.reserved),
        (_("Free"), row.free),
        (_("Value (yuan)"), f"{row.value:,.2f}"),
        (_("First received"), row.received_at),
        (_("Code on the label"), label_of(row)),
    ]


def _moves(request: HttpRequest, row: Lot) -> Mapping[str, Any]:
    moves = list(row.moves.order_by("-pk")[:MOVES_SHOWN])
    known = told({move.document for move in moves}, request.user)
    return {"moves": [(move, known[move.document]) for move in moves]}


def _promises(request: HttpRequest, row: Lot) -> Mapping[str, Any]:
    promises = list(row.allocations.order_by("-pk")[:MOVES_SHOWN])
    known = told({one.document for one in promises}, request.user)
    return {"promises": [(one, known[one.document]) for one in promises]}


def _trace(request: HttpRequest, row: Lot) -> Mapping[str, Any]:
    user: Any = request.user
    return {"trace": selectors.trace(row, user)}


def _links(row: Lot, user: Any) -> Sequence[web.Link]:
    links = [web.Link(row.product, web.url_for(row.product.key, user))]
    if user.actor.may(frozenset(map(str, KEEPERS))):
        url = f"{reverse('relocations-new')}?lot={label_of(row)}"
        links.append(web.Link(_("Put into another bin"), url))
    return links


def warehouse_choices(user: Any) -> Sequence[tuple[Any, Any]]:
    """The store rooms that a person may see."""
    return list(selectors.warehouses_visible_to(user).order_by("name").values_list("pk", "name"))


def _found(user: Any, text: str) -> Q:
    if label := LABEL.fullmatch(text):
        return Q(pk=int(label[1]))
    return Q(lot_no__icontains=text) | Q(product__in=products_of_lots(text))


def _on_shelf(rows: Any, left: str) -> Any:
    return rows.filter(on_hand__gt=0) if left == "yes" else rows.filter(on_hand=0)


PLACE_FILTER = web.Filter(
    "place",
    _("Place"),
    choices=Place.choices,
    apply=lambda rows, kind: rows.filter(selectors.in_place(kind)),
)
LEFT_FILTER = web.Filter(
    "left",
    _("On the shelf"),
    choices=[("yes", _("Yes")), ("no", _("Used up"))],
    apply=_on_shelf,
)
BAND_FILTER = web.Filter(
    "band",
    _("Expiry"),
    choices=list(BANDS.items()),
    apply=lambda rows, band: selectors.in_band(rows, band, clock.today()),
)
PRODUCT = web.Column("product", _("Product"), sort="product__name")
LOT_NO = web.Column("lot_no", _("Lot number"))
EXPIRES = web.Column(
    "expires_on",
    _("Expires on"),
    value=expiry,
    sort="expires_on",
    tone=lambda row, user: TONES[band_of(row)],
)
ON_HAND = web.Column("on_hand", _("On hand"), kind="number")
PLACE = (
    web.Column("bin", _("Bin")),
    web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
    web.Column("state", _("State"), kind="state"),
)
VALUE = web.Column("value", _("Value (yuan)"), kind="money")

stock = web.register(
    web.Screen(
        slug="stock",
        model=Lot,
        right=Right.STOCK,
        label=_("Lot"),
        label_plural=_("Stock"),
        icon="stock",
        group="stock",
        visible_to=selectors.visible_to,
        for_list=selectors.for_list,
        for_detail=selectors.for_detail,
        columns=(
            PRODUCT,
            LOT_NO,
            EXPIRES,
            ON_HAND,
            web.Column("reserved", _("Reserved"), kind="number"),
            web.Column("free", _("Free"), kind="number"),
            *PLACE,
            VALUE,
        ),
        ordering="expires_on",
        filters=(
            web.Filter("warehouse", _("Warehouse"), choices=warehouse_choices),
            BAND_FILTER,
            PLACE_FILTER,
            LEFT_FILTER,
        ),
        search=_found,
        search_hint=_("Product, product code, barcode, lot number"),
        facts=_facts,
        tabs=(
            web.Tab("moves", _("Stock ledger"), "inventory/_moves.html", context=_moves),
            web.Tab("trace", _("Trace"), "inventory/_trace.html", context=_trace, lazy=True),
            web.Tab("promises", _("Reservations"), "inventory/_promises.html", context=_promises),
        ),
        links=_links,
        bulk=("hold", "quarantine", "clear"),
        create_form=ReceiveForm,
        create=services.receive,
        create_roles={Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK, Role.PRODUCT_MANAGER},
        create_label=_("Book goods in"),
        empty=_("Goods appear here when they are booked in."),
    )
)

near_expiry = web.register(
    web.Screen(
        slug="near-expiry",
        model=Lot,
        right=Right.STOCK,
        label=_("Lot"),
        label_plural=_("Near expiry"),
        icon="clock",
        group="stock",
        visible_to=selectors.visible_to,
        for_list=selectors.near_expiry,
        for_detail=selectors.for_detail,
        columns=(
            PRODUCT,
            LOT_NO,
            EXPIRES,
            web.Column("days_left", _("Days left"), value=days_left, kind="number"),
            ON_HAND,
            *PLACE,
            VALUE,
        ),
        ordering="expires_on",
        filters=(
            web.Filter("warehouse", _("Warehouse"), choices=warehouse_choices),
            BAND_FILTER,
            PLACE_FILTER,
        ),
        search=_found,
        search_hint=_("Product, product code, barcode, lot number"),
        facts=_facts,
        links=lambda row, user: [web.Link(_("Open"), stock.url(row))],
        bulk=("hold", "quarantine"),
        empty=_("Nothing on the shelves expires within 90 days."),
    )
)
