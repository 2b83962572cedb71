"""What fields of a complaint may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Where the complaint came in (requirements F1)."""

    COUNTER = "counter", _("At the counter")
    HOTLINE = "hotline", _("Hotline")
    WEB = "web", _("Website")
    WECHAT = "wechat", _("WeChat")
    EMAIL = "email", _("E-mail")
    GROUP = "group", _("Group chat")
    LINK = "link", _("Customer link")
    RECEIPT = "receipt", _("Report on receipt")


class Category(TextChoices):
    """What it is about."""

    PRODUCT = "product", _("Goods")
    DELIVERY = "delivery", _("Transport")
    SERVICE = "service", _("Service")
    ATTITUDE = "attitude", _("Attitude of staff")
    EFFECT = "effect", _("Effect of the plan")
    PRICE = "price", _("Price and refund")
    OTHER = "other", _("Something else")
