from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, roles, branches, absence."""

    name = "accounts"
