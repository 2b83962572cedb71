"""What fields of the crisis room may hold."""

from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Risk(TextChoices):
    """The grade of risk (requirement F6), mildest first."""

    BLUE = "blue", _("Blue risk")
    YELLOW = "yellow", _("Yellow risk")
    RED = "red", _("Red risk")


class Scope(TextChoices):
    """How far it reaches."""

    SHOP = "shop", _("One shop")
    REGION = "region", _("A region")
    COUNTRY = "country", _("The country")


class Kind(TextChoices):
    """What it is; a leak of data has three times more."""

    HEALTH = "health", _("Health and safety")
    MEDIA = "media", _("Media and publicity")
    LEAK = "leak", _("Leak of personal data")
    GROUP = "group", _("Many customers at once")
    OTHER = "other", _("Another crisis")


class Part(TextChoices):
    """What somebody is in the emergency team."""

    COMMANDER = "commander", _("Commander")
    QUALITY = "quality", _("Quality")
    LEGAL = "legal", _("Legal")
    SERVICE = "service", _("Senior service")
    PR = "pr", _("Public relations")


#: A whole team (document 004).
WHOLE = {Part.COMMANDER: 1, Part.QUALITY: 3, Part.LEGAL: 2, Part.SERVICE: 5, Part.PR: 1}


class Side(TextChoices):
    """Each seat is taken twice: A leads, B stands in."""

    A = "A", _("Team A")
    B = "B", _("Team B")


class Word(TextChoices):
    """Kinds of statements."""

    FIRST = "first", _("First statement")
    PROGRESS = "progress", _("Statement on the progress")
    FULL = "full", _("Full report")


#: From here on yellow, and from here on red (document 004: 10 k is blue, 100 k yellow, 1 M red).
AMOUNTS = ((Risk.RED, Decimal(1_000_000)), (Risk.YELLOW, Decimal(100_000)))
#: Shares of a post: 500 blue, 5 000 yellow, 50 000 red.
SHARES = ((Risk.RED, 50_000), (Risk.YELLOW, 5_000))
SCOPES = {Scope.SHOP: Risk.BLUE, Scope.REGION: Risk.YELLOW, Scope.COUNTRY: Risk.RED}
ORDER = {str(risk): number for number, risk in enumerate(Risk)}


def risk_of(scope: str, amount: Decimal, shares: int) -> str:
    """The highest of the three axes wins."""
    found = [SCOPES[Scope(scope)]]
    found += [risk for risk, least in AMOUNTS if amount >= least][:1]
    found += [risk for risk, least in SHARES if shares >= least][:1]
    return str(max(found, key=lambda risk: ORDER[risk]))
