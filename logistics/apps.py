from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LogisticsConfig(AppConfig):
    """The parcel: how it is wanted, how it leaves, how it arrives."""

    name = "logistics"
    verbose_name = _("Delivery")
