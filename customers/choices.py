"""What fields of a customer may hold; apart from the models, because forms need it too."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Sex(TextChoices):
    """As the customer says."""

    UNKNOWN = "", _("Not stated")
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class Source(TextChoices):
    """Where a customer came from 客户来源 (requirements D1)."""

    ONLINE = "online", _("Online")
    CHANNEL = "channel", _("Channel")
    INSTITUTION = "institution", _("Institution")
    WALK_IN = "walk_in", _("Walk-in")
    LINE_400 = "line_400", _("400 line")


class Channel(TextChoices):
    """How a customer wants to be told."""

    SMS = "sms", _("Text message")
    WECHAT = "wechat", _("WeChat")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Telephone")


class Purpose(TextChoices):
    """What consent is asked for, one by one."""

    HEALTH_SERVICE = "health_service", _("Use of health data for the service")
    PHOTO_SERVICE = "photo_service", _("Photos for the service")
    PHOTO_MARKETING = "photo_marketing", _("Photos for advertising")
    SHARE_LAB = "share_lab", _("Passing on to the laboratory")
    SHARE_COURIER = "share_courier", _("Name, phone and address to the carrier")
    MARKETING = "marketing_message", _("Advertising messages")
    RECORDING = "recording_video_call", _("Recording of video calls")
    AI_ASSIST = "ai_assist", _("Drafts by artificial intelligence")


class Decision(TextChoices):
    """What the customer answered."""

    PERMIT = "permit", _("Agreed")
    DENY = "deny", _("Refused")


class ConsentChannel(TextChoices):
    """How the answer was given."""

    LINK = "link", _("Customer link")
    PAPER = "paper", _("On paper")
    PHONE = "phone", _("By telephone")
    ON_SITE = "on_site", _("In person")
