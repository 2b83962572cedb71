from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KnowledgeConfig(AppConfig):
    """What the house knows: questions that are asked, and their answers."""

    name = "knowledge"
    verbose_name = _("Knowledge base")
