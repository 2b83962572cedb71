from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StorageConfig(AppConfig):
    """Temperature and humidity of the zones: limits, readings, alarms."""

    name = "storage"
    verbose_name = _("Storage conditions")
