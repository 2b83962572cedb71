"""Wires the business together: who hears events, and what lower apps ask of higher ones."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class DmaConfig(AppConfig):
    """The project as an app."""

    name = "dma"

    def ready(self) -> None:
        """Wire once all models are there."""
        import_string("dma.wiring.connect")()  # models exist only now
