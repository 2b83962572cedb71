"""Returns and exchanges."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Goods that come back."""

    name = "returns"
