"""Zones, bins, and what keepers have moved between them."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from inventory import selectors, services
from inventory.forms.places import BinForm
from inventory.forms.receiving import MoveForm
from inventory.models import Bin, Place, Relocation
from inventory.views.lots import stock, warehouse_choices
from inventory.workflow import KEEPERS

bins = web.register(
    web.Screen(
        slug="bins",
        model=Bin,
        right=Right.STOCK,
        label=_("Bin"),
        label_plural=_("Bins"),
        icon="stock",
        group="stock",
        visible_to=selectors.bins_visible_to,
        columns=(
            web.Column("code", _("Bin"), sort="code"),
            web.Column("zone", _("Zone"), value="zone.name"),
            web.Column("kind", _("Purpose of the place"), value="zone.get_kind_display"),
            web.Column("climate", _("Storage"), value="zone.get_storage_class_display"),
            web.Column("barcode", _("Barcode")),
            web.Column("warehouse", _("Warehouse"), value="warehouse.name"),
            web.Column("active", _("In use")),
        ),
        ordering="code",
        filters=(
            web.Filter("warehouse", _("Warehouse"), choices=warehouse_choices),
            web.Filter("zone__kind", _("Purpose of the place"), choices=Place.choices),
        ),
        search=lambda user, text: Q(code__iexact=text) | Q(barcode=text, barcode__gt=""),
        search_hint=_("Code or barcode of the shelf"),
        facts=lambda row, user: [
            (_("Warehouse"), row.warehouse),
            (_("Zone"), row.zone.name),
            (_("Purpose of the place"), row.zone.get_kind_display()),
            (_("Storage"), row.zone.get_storage_class_display()),
            (_("Barcode"), row.barcode),
        ],
        panels=(web.Panel("inventory/_in_bin.html", context=lambda request, row: _inside(row)),),
        create_form=BinForm,
        create=services.new_bin,
        create_roles=KEEPERS,
        create_label=_("New bin"),
        empty=_("Bins are entered here or come with an import."),
    )
)


def _inside(row: Bin) -> dict[str, Any]:
    lots = row.lot_set.filter(on_hand__gt=0).select_related("product").order_by("expires_on", "pk")
    return {"lots": [(lot, stock.url(lot)) for lot in lots[:200]]}


relocations = web.register(
    web.Screen(
        slug="relocations",
        model=Relocation,
        right=Right.STOCK,
        label=_("Relocation"),
        label_plural=_("Relocations"),
        icon="stock",
        group="stock",
        visible_to=selectors.relocations_visible_to,
        columns=(
            web.Column("at", _("Time"), kind="datetime"),
            web.Column("product", _("Product"), value="lot.product"),
            web.Column("lot_no", _("Lot number"), value="lot.lot_no"),
            web.Column("quantity", _("Quantity"), kind="number"),
            web.Column("from", _("From bin"), value="lot.bin"),
            web.Column("bin", _("To bin")),
            web.Column("warehouse", _("Warehouse"), value="bin.warehouse.name"),
            web.Column("actor_name", _("By")),
        ),
        filters=(web.Filter("bin__warehouse", _("Warehouse"), choices=warehouse_choices),),
        search=lambda user, text: Q(lot__lot_no=text) | Q(bin__code=text),
        search_hint=_("Lot number or bin"),
        facts=lambda row, user: [
            (_("Time"), row.at),
            (_("Product"), row.lot.product),
            (_("Lot number"), row.lot.lot_no),
            (_("Quantity"), row.quantity),
            (_("From bin"), row.lot.bin),
            (_("To bin"), row.bin),
            (_("Reason"), row.reason),
            (_("By"), row.actor_name),
        ],
        links=lambda row, user: [
            web.Link(_("From lot"), stock.url(row.lot)),
            web.Link(_("To lot"), stock.url(row.there)),
        ],
        create_form=MoveForm,
        create=services.relocate,
        create_roles=KEEPERS,
        create_label=_("Put into another bin"),
        empty=_("Nothing has been put into another bin yet."),
    )
)
