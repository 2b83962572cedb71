from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The kernel: no business words below this line."""

    name = "core"
