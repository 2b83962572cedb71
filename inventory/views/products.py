"""The list of goods, and what there is of each over time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import clock, web
from core.web.figures import Figures, Head, count, words
from inventory import selectors, services
from inventory.choices import Device, Storage
from inventory.forms.products import NewProductForm
from inventory.models import Product
from inventory.packs import words as in_packs
from inventory.selectors import worth
from inventory.workflow.product import MANAGERS

SHOWN = (
    "name", "spec", "unit", "barcode", "storage_class", "device", "tracks_expiry",
    "fragile", "max_stack", "transport_min", "transport_max",
)  # fmt: skip


def _facts(row: Product, user: Any) -> Sequence[tuple[Any, Any]]:
    packs = "、".join(f"{pack.name} = {pack.units} {row.unit}" for pack in row.packs.all())
    return [
        (_("Product code"), row.sku),
        (_("Specification"), row.spec),
        (_("Unit"), row.unit),
        (_("Comes in packs"), packs),
        (_("Barcode"), row.barcode),
        (_("Storage"), row.get_storage_class_display()),
        (_("On the way at least °C"), row.transport_min),
        (_("On the way at most °C"), row.transport_max),
        (_("Fragile"), row.fragile),
        (_("Stacked at most"), row.max_stack),
        (_("Has an expiry date"), row.tracks_expiry),
        (_("Device"), row.get_device_display()),
    ]


def _stock(request: HttpRequest, row: Product) -> Mapping[str, Any]:
    user: Any = request.user
    packs = list(row.packs.all())
    rooms = [
        (room, in_packs(units, packs, row.unit), free)
        for room, units, free in selectors.stock_by_warehouse(row, user)
    ]
    return {"rooms": rooms, "product": row}


def course_of(row: Product, user: Any) -> Figures:
    """Thirty days as a table that a chart is drawn from."""
    days = worth.course(row, user, clock.today())
    heads = (
        Head(_("Date"), "text"),
        Head(_("Came in"), draw="bar"),
        Head(_("Went out"), draw="bar"),
        Head(_("On hand at the end of the day"), draw="line"),
    )
    rows = [
        [words(f"{one.day:%m-%d}"), count(one.came), count(one.went), count(one.left)]
        for one in days
    ]
    return Figures("course", _("Stock over time"), heads, rows)


def _course(request: HttpRequest, row: Product) -> Mapping[str, Any]:
    return {"table": course_of(row, request.user)}


products = web.register(
    web.Screen(
        slug="products",
        model=Product,
        right=Right.STOCK,
        label=_("Product"),
        label_plural=_("Products"),
        icon="stock",
        group="stock",
        visible_to=selectors.products_visible_to,
        for_detail=selectors.products_for_detail,
        columns=(
            web.Column("name", _("Product"), sort="name"),
            web.Column("sku", _("Product code"), sort="sku"),
            web.Column("spec", _("Specification")),
            web.Column("unit", _("Unit")),
            web.Column("barcode", _("Barcode")),
            web.Column("storage_class", _("Storage"), value="get_storage_class_display"),
            web.Column("device", _("Device"), value="get_device_display"),
            web.Column("state", _("State"), kind="state"),
        ),
        ordering="name",
        filters=(
            web.Filter("storage_class", _("Storage"), choices=Storage.choices),
            web.Filter("device", _("Device"), choices=Device.choices[1:]),
        ),
        search=lambda user, text: (
            Q(name__icontains=text)
            | Q(sku__iexact=text)
            | Q(barcode=text)
            | Q(packs__barcode=text, packs__barcode__gt="")
        ),
        search_hint=_("Product, product code, barcode"),
        facts=_facts,
        panels=(
            web.Panel("inventory/_rooms.html", context=_stock),
            web.Panel("inventory/_course.html", context=_course),
        ),
        initial=lambda row, step, user: {name: getattr(row, name) for name in SHOWN},
        links=lambda row, user: [
            web.Link(_("Lots"), f"{web.screen_of('inventory.lot').list_url()}?q={row.sku}")
        ],
        create_form=NewProductForm,
        create=services.new_product,
        create_roles=MANAGERS,
        create_label=_("New product"),
        empty=_("Products are entered here or imported from a spreadsheet."),
    )
)
