from django.apps import AppConfig


class ScriptsConfig(AppConfig):
    """The words of the house: what to say in a situation, and what not to say."""

    name = "scripts"
