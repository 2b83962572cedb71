"""The crisis room."""

from django.apps import AppConfig


class CrisesConfig(AppConfig):
    """Crises, statements, roster, watch."""

    name = "crises"
