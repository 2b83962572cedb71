from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WarehousingConfig(AppConfig):
    """The papers of a warehouse: requisitions, disposals, stocktakes, expiry checks."""

    name = "warehousing"
    verbose_name = _("Warehouse papers")
