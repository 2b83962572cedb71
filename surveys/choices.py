"""What fields of a survey may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class QuestionKind(TextChoices):
    """How a question is answered (requirements G1)."""

    FIVE = "five", _("Five points")
    NPS = "nps", _("0 to 10: would you recommend us?")
    TEXT = "text", _("Own words")


class Occasion(TextChoices):
    """When a survey is asked."""

    AFTER_SERVICE = "service", _("After the service")
    VISIT = "visit", _("After a visit")
    COMPLAINT = "complaint", _("After a complaint")
    SAMPLE = "sample", _("By sample")
    TOP = "top", _("The ten top spenders, monthly")
    PARTNER = "partner", _("Partners, quarterly")


#: These are asked whatever was asked before.
NO_COOLDOWN = (Occasion.COMPLAINT,)


class Way(TextChoices):
    """How the answers came in."""

    LINK = "link", _("Link")
    PHONE = "phone", _("Telephone")
    ON_SITE = "on_site", pgettext_lazy("channel", "On site")


class Theme(TextChoices):
    """What a question, and an improvement, is about."""

    OVERALL = "overall", _("All in all")
    COACH = "coach", _("Coaching")
    DOCTOR = "doctor", _("Medical advice")
    DIET = "diet", _("Menus")
    GOODS = "goods", _("Goods and delivery")
    TRAINING = "training", _("Training and support")
    SERVICE = "desk", _("Customer service")
    EFFECT = "effect", _("Effect")


class Tone(TextChoices):
    """≤ 2 red · 3 yellow · ≥ 4 green (document 004, requirements G2)."""

    RED = "red", _("Red")
    YELLOW = "yellow", _("Yellow")
    GREEN = "green", _("Green")


RED_UP_TO, GREEN_FROM = 2, 4


def tone_of(score: float | None) -> str:
    """The colour of a score; an average between the whole numbers is yellow."""
    if score is None:
        return ""
    if score <= RED_UP_TO:
        return Tone.RED
    return Tone.GREEN if score >= GREEN_FROM else Tone.YELLOW
