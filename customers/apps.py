from django.apps import AppConfig


class CustomersConfig(AppConfig):
    """The customer archive: who they are, who serves them, what they agreed to, who looked."""

    name = "customers"
