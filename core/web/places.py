"""Where a person works every day, and how much there waits for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count

from core.web.menu import Entry, daily_of
from core.web.screen import Screen, screens, state_field
from core.workflow import Workflow, steps_of


@dataclass(frozen=True)
class Waiting:
    """So many rows stand where the person leads on; the address opens exactly them."""

    label: str
    url: str
    count: int


@dataclass(frozen=True)
class Place:
    """A daily page with what waits on it."""

    entry: Entry
    waiting: list[Waiting]


def places_of(user: Any) -> list[Place]:
    """The person's daily pages; one statement for each that has something to lead on."""
    known = {screen.slug: screen for screen in screens()}
    return [Place(e, _waiting(known.get(e.key), user)) for e in daily_of(user)]


def _waiting(screen: Screen | None, user: Any) -> list[Waiting]:
    if screen is None or not issubclass(screen.model, Workflow):
        return []
    if not (wanted := _led_on(screen, user)):
        return []
    field = state_field(screen.model)
    rows = screen.visible_to(user).filter(**{f"{field.name}__in": wanted}).order_by()
    counts = dict(rows.values_list(field.name).annotate(n=Count("pk")))
    words = dict(field.flatchoices)
    return [
        Waiting(str(words[state]), f"{screen.list_url()}?{urlencode({field.name: state})}", n)
        for state, n in sorted(counts.items(), key=lambda one: list(words).index(one[0]))
    ]


def _led_on(screen: Screen, user: Any) -> set[str]:
    """The states from which the person's main steps lead."""
    specs: Iterable[Any] = steps_of(screen.model).values()
    main = (s for s in specs if s.tone == "primary" and user.actor.may(s.roles))
    return {str(source) for spec in main for source in spec.sources}
