"""Reads: the words in use, filled with the names; the phrases that a text must not contain."""

import re
from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Right
from scripts.models import Override, Phrase, Script

#: What stands for a name; ``me`` is who speaks.
NAMES = {
    "me": _("who speaks"),
    "customer": _("the customer"),
    "coach": _("the head coach"),
    "order": _("the order number"),
    "day": _("the day of the plan"),
}
_PLACE = re.compile(r"\{(\w*)\}")
_SPACE = re.compile(r"[\s\u3000]+")


def current() -> QuerySet[Script]:
    """The words in use, in their order."""
    return Script.objects.filter(current=True)


def history() -> QuerySet[Script]:
    """Every version, those of a situation together, newest first."""
    return Script.objects.order_by("position", "situation", "-number")


def phrases(user: User) -> QuerySet[Phrase]:
    """The phrases, for those who keep them."""
    return Phrase.objects.all() if user.can(Right.SCRIPTS) else Phrase.objects.none()


def overrides() -> QuerySet[Override]:
    """Who said a forbidden phrase, newest first."""
    return Override.objects.select_related("phrase").order_by("-at", "-pk")


def fill(text: str, names: Mapping[str, str]) -> str:
    """The words with the names in place; what is not known stays, to be seen before sending."""
    return _PLACE.sub(lambda place: names.get(place[1]) or place[0], text)


def unfilled(text: str) -> list[str]:
    """The places for names that nobody has filled."""
    return [place[0] for place in _PLACE.finditer(text) if place[1] in NAMES]


def unknown(text: str) -> list[str]:
    """Places that stand for nothing."""
    return [place[0] for place in _PLACE.finditer(text) if place[1] not in NAMES]


def flagged(text: str) -> list[Phrase]:
    """The forbidden phrases in a text, however it is spaced."""
    said = _plain(text)
    return [p for p in Phrase.objects.filter(active=True) if _plain(p.phrase) in said]


def _plain(text: str) -> str:
    return _SPACE.sub("", text).casefold()
