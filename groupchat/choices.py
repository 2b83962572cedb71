"""The words of the group chat."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MessageKind(TextChoices):
    """What a message is."""

    TEXT = "text", _("Text")
    IMAGE = "image", _("Picture")
    FILE = "file", _("File")
    LINK = "link", _("Link")
    SYSTEM = "system", _("System")
