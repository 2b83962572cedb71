"""The words of the records: kinds of questionnaire, why something goes back, who decided what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Which questionnaire."""

    HEALTH_RECORD = "health_record", _("Health record")
    ASSESSMENT = "assessment", _("Pre-plan assessment")


class ReturnReason(TextChoices):
    """Why one answer goes back."""

    MISSING = "missing", _("Missing")
    IMPLAUSIBLE = "implausible", _("Implausible value")
    UNIT = "unit", _("Wrong unit")
    CONTRADICTION = "contradiction", _("Contradictory")
    UNCLEAR = "unclear", _("Attachment unclear")
    NO_ATTACHMENT = "no_attachment", _("Attachment missing")
    IDENTITY = "identity", _("Not this person")
    OTHER = "other", _("Other")


class Verdict(TextChoices):
    """What a review ended in."""

    RETURNED = "returned", _("Returned")
    CONFIRMED = "confirmed", _("Confirmed")
    REOPENED = "reopened", _("Reopened")
    APPROVED = "approved", _("Approved")
    BLOCKED = "blocked", _("Blocked")
    CLEARED = "cleared", _("Cleared by the doctor")
