"""Why stock is destroyed, missing or doubtful: words that documents of stock choose from."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Cause(TextChoices):
    """Why goods are to be destroyed (001: 不合格营养素)."""

    EXPIRED = "expired", _("Past its expiry date")
    DAMAGED = "damaged", _("Broken or leaking")
    SPOILED = "spoiled", _("Discoloured, mouldy or eaten")
    STORED_WRONG = "stored_wrong", _("Stored outside its limits")
    RETURNED = "returned", _("Came back and cannot be used")
    RECALLED = "recalled", _("Recalled by the maker")
    OTHER = "other", _("Something else")


class CountCause(TextChoices):
    """Why a count differs from the book."""

    MISCOUNT = "miscount", _("Counted wrongly before")
    UNBOOKED = "unbooked", _("Moved without being booked")
    WRONG_LOT = "wrong_lot", _("Taken from another lot")
    DAMAGE = "damage", _("Broken and thrown away")
    LOSS = "loss", _("Lost or stolen")
    OTHER = "other", _("Something else")


class TransitCause(TextChoices):
    """Why less arrived than was sent."""

    CARRIER = "carrier", _("Lost by the carrier")
    MISPICKED = "mispicked", _("Packed too little")
    MISCOUNTED = "miscounted", _("Counted wrongly on arrival")
    OTHER = "other", _("Something else")


class Mode(TextChoices):
    """What the warehouse does while it is counted."""

    FROZEN = "frozen", _("Nothing moves meanwhile")
    MOVING = "moving", _("Work goes on meanwhile")


class Finding(TextChoices):
    """What the keeper found of a lot at the fortnightly check."""

    OK = "ok", _("In order")
    DAMAGED = "damaged", _("Packaging damaged")
    UNREADABLE = "unreadable", _("Label unreadable")
    EXPIRED = "expired", _("Past its expiry date")
    MISSING = "missing", _("Not found")
