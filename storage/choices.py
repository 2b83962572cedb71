"""What can be wrong with the air of a zone, and who measured it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """How the limits are left."""

    HOT = "hot", _("Too warm")
    COLD = "cold", _("Too cold")
    WET = "wet", _("Too humid")
    DRY = "dry", _("Too dry")
    SILENT = "silent", _("No readings")


class Source(TextChoices):
    """Who measured."""

    HAND = "hand", _("By hand")
    SENSOR = "sensor", _("Sensor")


class Verdict(TextChoices):
    """What an excursion means for the goods."""

    HARMLESS = "harmless", _("The goods have not suffered")
    APART = "apart", _("Lots set apart")
    DESTROY = "destroy", _("Lots are to be destroyed")
