from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Messages to people: rows first, sent after commit, sent once."""

    name = "notifications"
