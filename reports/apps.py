from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """How the business keeps its times: nodes, funnel, people, months."""

    name = "reports"
    verbose_name = _("Reports")
