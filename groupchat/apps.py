from django.apps import AppConfig


class GroupchatConfig(AppConfig):
    """The group of one order: customer and service team."""

    name = "groupchat"
