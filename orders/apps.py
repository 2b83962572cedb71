from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrdersConfig(AppConfig):
    """What was bought, by whom, and whether it is paid."""

    name = "orders"
    verbose_name = _("Orders")
