"""Who hears events, and in which order: the clocks, what comes next, the messages."""

from django.apps import AppConfig

from core.events import listen_in_order


class DmaConfig(AppConfig):
    """The project as an app: it wires the business together."""

    name = "dma"

    def ready(self) -> None:
        """Set the order of listeners; it is a decision, not luck."""
        listen_in_order()
