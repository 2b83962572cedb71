from django.apps import AppConfig


class SlaConfig(AppConfig):
    """Clocks: the timing table, the sweep, the to-do list."""

    name = "sla"
