"""What fields of a parcel may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Method(TextChoices):
    """How the customer receives the goods 收货方式 (requirements B7)."""

    EXPRESS = "express", _("Express")
    PICKUP = "pickup", _("Self-pickup")
    ON_SITE = "on_site", _("On site")


class Window(TextChoices):
    """When of the day the customer can receive."""

    ANY = "any", _("Any time")
    MORNING = "morning", _("9:00–12:00")
    AFTERNOON = "afternoon", _("12:00–18:00")
    EVENING = "evening", _("18:00–21:00")


class Mishap(TextChoices):
    """What can go wrong on the way (requirements B8)."""

    LOST = "lost", _("Lost")
    RETURNED = "returned", _("Returned to sender")
    DAMAGED = "damaged", _("Damaged on the way")
    REFUSED = "refused", _("Refused by the customer")
    STUCK = "stuck", _("No progress")


class Noticed(TextChoices):
    """How we came to know that something is wrong with a parcel."""

    CARRIER = "carrier", _("The carrier's news")
    SILENCE = "silence", _("No news for too long")
    STAFF = "staff", _("Reported by staff")


class Outcome(TextChoices):
    """How a trouble with a parcel ends."""

    ARRIVES = "arrives", _("The parcel goes on to the customer")
    RESEND = "resend", _("The goods are sent again")
    COMES_BACK = "comes_back", _("The parcel comes back to us")
    CLAIM = "claim", _("Given up; the carrier compensates")


class Purpose(TextChoices):
    """What the goods are for, which decides who issues them (requirements I4)."""

    ORDER = "order", _("Programme order")
    KIT = "kit", _("Test kit")
    PRESCRIPTION = "prescription", _("Prescription")


class Fault(TextChoices):
    """Why goods may not be issued (001: 出库质量检查 A–D)."""

    LEAK = "leak", _("Leaks or rattles")
    SEAL = "seal", _("Broken seal or package")
    LABEL = "label", _("Unreadable label")
    EXPIRY = "expiry", _("Past its expiry date")


class Damage(TextChoices):
    """What was wrong with what arrived (requirements B10)."""

    DAMAGED = "damaged", _("Damaged")
    PARTIAL = "partial", _("Incomplete")
    WRONG = "wrong", _("Wrong goods")


class Cause(TextChoices):
    """Whose doing a correction is: only staff errors count in the assessment of work (B16)."""

    STAFF_ERROR = "staff_error", _("Error of ours")
    CUSTOMER_CHANGE = "customer_change", _("Change by the customer")


class Progress(TextChoices):
    """Where the carrier says the parcel is."""

    UNKNOWN = "unknown", _("No news yet")
    COLLECTED = "collected", _("Collected")
    TRANSIT = "transit", _("On the way")
    DELIVERING = "delivering", _("Out for delivery")
    AT_POINT = "at_point", _("Waiting at a pick-up point")
    BY_PROXY = "by_proxy", _("Signed for by somebody else")
    SIGNED = "signed", _("Signed for")
    PROBLEM = "problem", _("Problem on the way")
    REFUSED = "refused", _("Refused on delivery")
    RETURNING = "returning", _("On the way back")
    RETURNED = "returned", _("Back at the sender")
    LOST = "lost", _("Lost")


#: The carrier has nothing more to tell; that the customer has the goods is another question.
OVER = frozenset({Progress.SIGNED, Progress.RETURNED, Progress.LOST})
#: Somebody should look at these.
TROUBLE = frozenset(
    {Progress.PROBLEM, Progress.REFUSED, Progress.RETURNING, Progress.RETURNED, Progress.LOST}
)
#: What the carrier's word means for us; the rest is no trouble.
MISHAP_OF = {
    Progress.PROBLEM: Mishap.DAMAGED,
    Progress.REFUSED: Mishap.REFUSED,
    Progress.RETURNING: Mishap.RETURNED,
    Progress.RETURNED: Mishap.RETURNED,
    Progress.LOST: Mishap.LOST,
}
