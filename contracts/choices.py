"""What fields of a contract may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """How it is signed."""

    ONLINE = "online", _("Online contract")
    PAPER = "paper", _("Paper contract")


class Provider(TextChoices):
    """Where an online contract is signed."""

    LOCAL = "local", _("Our own signing page")
    ESIGN = "esign", _("E-sign platform")


class Result(TextChoices):
    """What became of a signing event."""

    DONE = "done", _("Done")
    KNOWN = "known", _("Known already")
    IGNORED = "ignored", _("Not of interest")
    NO_CONTRACT = "no_contract", _("No contract with this flow")
    ATTENTION = "attention", _("To be looked at")
