"""Kinds of things in stock, shared by models, forms and services."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Device(TextChoices):
    """Goods that need guidance when they arrive (timing table rows 12 and 13)."""

    NONE = "", _("No device")
    SCALE = "scale", _("Body-fat scale")
    WRISTBAND = "wristband", _("Wristband")


class Storage(TextChoices):
    """How goods are kept (requirements I1)."""

    ROOM = "room", _("Room temperature 20–25 °C")
    COLD = "cold", _("Cold store 0–4 °C")
    SPECIAL = "special", _("Special conditions")


class Place(TextChoices):
    """What a zone is for. Goods go out of ``STORE`` only."""

    STORE = "store", _("Store")
    RECEIVING = "receiving", _("Goods in, not yet put away")
    QUARANTINE = "quarantine", _("Quarantine")
    DISPOSAL = "disposal", _("Waiting for destruction")
    TRANSIT = "transit", _("On the way here")


class Kind(TextChoices):
    """What a line of the ledger tells."""

    RECEIPT = "receipt", _("Receipt of goods")
    ISSUE = "issue", _("Issue")
    RETURN = "return", _("Return of goods")
    ADJUST = "adjust", _("Adjustment")
    COUNT = "count", _("Difference of a count")
    TRANSFER = "transfer", _("Transfer")
    DISPATCH = "dispatch", _("Sent to another warehouse")
    ARRIVAL = "arrival", _("Coming from another warehouse")
    DISPOSAL = "disposal", _("Destroyed")


class Promise(TextChoices):
    """What has become of reserved goods."""

    RESERVED = "reserved", _("Reserved")
    ISSUED = "issued", _("Gone out")
    RELEASED = "released", _("Released")
