"""What fields of an article may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    """What a question is about: the classes of enquiries and articles alike (requirements E1)."""

    PROGRAMME = "programme", _("Programme and price")
    CONTRACT = "contract", _("Contract and refund")
    RECORD = "record", _("Health record and assessment")
    DIET = "diet", _("Diet and menus")
    DEVICE = "device", _("Scale and wristband")
    GOODS = "goods", _("Goods and delivery")
    COACHING = "coaching", _("Calls and coaching")
    PRIVACY = "privacy", _("Data and privacy")
    COMPANY = "company", _("Branches and appointments")
    ELSE = "else", _("Other questions")


class Audience(TextChoices):
    """Who may read an article."""

    PUBLIC = "public", _("Customers too")
    HOUSE = "house", _("Staff only")
