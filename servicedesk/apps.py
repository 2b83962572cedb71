from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServiceDeskConfig(AppConfig):
    """What customers ask and wish: enquiries, requests, work orders."""

    name = "servicedesk"
    verbose_name = _("Service desk")
