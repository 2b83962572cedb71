from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    """How satisfied customers are, and what is done about it."""

    name = "surveys"
    verbose_name = _("Surveys")
