"""What fields of a return may hold, and when goods may come back."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Wish(TextChoices):
    """What the customer wants."""

    REFUND = "refund", _("Money back for the goods")
    EXCHANGE = "exchange", _("Other goods of the same kind")


class Reason(TextChoices):
    """Why goods come back."""

    QUALITY = "quality", _("Quality of the goods")
    WRONG = "wrong", _("Wrong goods")
    UNWANTED = "unwanted", _("No longer wanted")
    OTHER = "other", _("Another reason")


class Verdict(TextChoices):
    """What the inspection says."""

    RESTOCK = "restock", _("Back to the shelf")
    QUARANTINE = "quarantine", _("Kept apart")


#: 质量问题 7 天内; otherwise the packaging must be intact (requirement F7).
QUALITY_DAYS = timedelta(days=7)
OURS = frozenset({Reason.QUALITY, Reason.WRONG})


def allowed(
    *, reason: str, received_at: datetime | None, at: datetime, packaging_intact: bool
) -> bool:
    """Whether the policy lets goods come back."""
    if reason in OURS and received_at is not None and at <= received_at + QUALITY_DAYS:
        return True
    return packaging_intact
