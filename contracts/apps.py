from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContractsConfig(AppConfig):
    """Contracts: filled from versioned templates, signed online or on paper."""

    name = "contracts"
    verbose_name = _("Contracts")
