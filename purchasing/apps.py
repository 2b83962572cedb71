from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PurchasingConfig(AppConfig):
    """Suppliers, what is needed, orders to suppliers and what came of them."""

    name = "purchasing"
    verbose_name = _("Purchasing")
