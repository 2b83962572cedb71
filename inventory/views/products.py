"""The list of goods."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from core import web
from inventory import selectors
from inventory.models import Device, Product

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
