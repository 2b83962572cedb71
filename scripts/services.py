"""Writes: a new version of the words, phrases in and out, and the look before something is sent."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.roles import LEADS
from core import clock
from core.actors import Actor
from core.errors import Invalid
from scripts import selectors
from scripts.models import Override, Phrase, Script


class Flagged(Invalid):
    """A text contains what must not be said; ``override`` is asked for where it may pass."""

    code = "flagged"

    def __init__(self, found: Sequence[Phrase], *, may_override: bool) -> None:
        reasons = [_said(phrase) for phrase in found]
        fields = {"text": reasons} | ({"override": [_("Give a reason.")]} if may_override else {})
        super().__init__(" ".join(reasons), fields=fields)


def _said(phrase: Phrase) -> str:
    if not phrase.suggestion:
        return _("“%(phrase)s” must not be said.") % {"phrase": phrase.phrase}
    given = {"phrase": phrase.phrase, "instead": phrase.suggestion}
    return _("“%(phrase)s” must not be said. Better: %(instead)s") % given


@transaction.atomic
def write(*, by: Actor, situation: str, text: str, position: int = 100) -> Script:
    """The next version of the words for a situation; the same words again change nothing."""
    versions = Script.objects.select_for_update().filter(situation=situation)
    last = versions.order_by("-number").first()
    if last is not None and last.current and (last.text, last.position) == (text, position):
        return last
    versions.filter(current=True).update(current=False)
    return Script.objects.create(
        situation=situation,
        text=text,
        position=position,
        number=last.number + 1 if last else 1,
        by_name=by.name,
        at=clock.now(),
    )


def withdraw(*, situation: str) -> None:
    """The situation is no longer offered; its versions stay."""
    Script.objects.filter(situation=situation, current=True).update(current=False)


def forbid(*, by: Actor, phrase: str, suggestion: str = "") -> Phrase:
    """From now on the phrase is flagged."""
    given = {"suggestion": suggestion, "active": True, "by_name": by.name, "at": clock.now()}
    return Phrase.objects.update_or_create(phrase=phrase, defaults=given)[0]


def allow(*, by: Actor, phrase: str) -> None:
    """The phrase is no longer flagged; that it was stays on record."""
    found = Phrase.objects.filter(phrase=phrase, active=True)
    found.update(active=False, by_name=by.name, at=clock.now())


def check(*, text: str, by: Actor, row_key: str, reason: str = "") -> None:
    """Before staff send something to a customer; a lead may say it anyway and gives the reason."""
    if places := selectors.unfilled(text):
        message = _("Fill in first: %(places)s") % {"places": " ".join(places)}
        raise Invalid(message, fields={"text": [message]})
    found = selectors.flagged(text)
    lead = by.may(frozenset(map(str, LEADS)))
    if found and not (lead and reason.strip()):
        raise Flagged(found, may_override=lead)
    Override.objects.bulk_create(
        Override(
            phrase=phrase,
            row_key=row_key,
            actor_id=by.id,
            actor_name=by.name,
            reason=reason.strip()[:200],
            at=clock.now(),
        )
        for phrase in found
    )
