"""What fields of an order may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContractType(TextChoices):
    """How the contract is made 合同类型; a waived one needs none."""

    ONLINE = "online", _("Online contract")
    PAPER = "paper", _("Paper contract")
    NONE = "none", _("No contract needed")


class Cause(TextChoices):
    """Whose doing a correction is: only staff errors count in the assessment of work (B16)."""

    STAFF_ERROR = "staff_error", _("Staff error")
    CUSTOMER_CHANGE = "customer_change", _("The customer changed it")


class PayChannel(TextChoices):
    """How the money came."""

    NOTIFIED = "notified", _("Payment notification")
    WECHAT = "wechat", _("WeChat Pay")
    ALIPAY = "alipay", _("Alipay")
    BANK = "bank", _("Bank transfer")
    CARD = "card", _("Card")
    CASH = "cash", _("Cash")


class Provider(TextChoices):
    """Who tells us of a payment."""

    DMA = "dma", _("Payment notification")
    WECHAT = "wechat", _("WeChat Pay")


class Outcome(TextChoices):
    """What became of a payment notification."""

    ACCEPTED = "accepted", _("Order paid")
    SECOND = "second", _("Second payment, to be looked at")
    CLOSED = "closed", _("Paid after the order was closed, to be looked at")
    IGNORED = "ignored", _("Not about a payment")
    REFUSED = "refused", _("Refused")
