"""The plan of a customer and everything that is done while it runs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    """Plans, calls, guidance, menus, metrics, photos, reviews and reports."""

    name = "plans"
    verbose_name = _("Plans")
