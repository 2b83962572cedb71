from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InventoryConfig(AppConfig):
    """Products, warehouses, lots and the ledger that moves them."""

    name = "inventory"
    verbose_name = _("Stock")
