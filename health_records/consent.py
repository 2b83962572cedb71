"""The words that the customer agrees to before any health data are kept (PIPL 28 to 30)."""

from django.utils.translation import gettext_lazy as _

PURPOSE = "health_service"
TEXT_VERSION = "2026-11"
TEXT = _(
    "I agree that my health data (health record, assessment, measurements, test results) are used "
    "to make and carry out my health plan. Only the service team, the reviewer and the doctors "
    "who need them see them; they are kept encrypted and every look at them is recorded. "
    "I can withdraw this at any time; the service then ends."
)
