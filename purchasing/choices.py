"""Words that rows of purchasing choose from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Document(TextChoices):
    """Papers that are kept with an order to a supplier."""

    INVOICE = "invoice", _("Invoice")
    CONTRACT = "contract", _("Purchase contract")
    CERTIFICATE = "certificate", _("Quality certificate")
    CONFIRMATION = "confirmation", _("Supplier's confirmation")
    OTHER = "other", _("Other paper")


class Handling(TextChoices):
    """What becomes of a difference between order and count."""

    NONE = "", _("No difference")
    WAIT = "wait", _("The rest is still to come")
    CREDIT = "credit", _("The supplier credits it")
    RETURN = "return", _("Goes back to the supplier")
