"""Who said that it begins when something else has happened."""

from collections.abc import Callable

from core.events import Event

Reaction = Callable[[Event], None]
_after: dict[str, list[Reaction]] = {}


def after(*events: str) -> Callable[[Reaction], Reaction]:
    """What begins when one of these has happened."""

    def begin(reaction: Reaction) -> Reaction:
        for event in events:
            _after.setdefault(event, []).append(reaction)
        return reaction

    return begin


def handle(event: Event) -> None:
    """Listener: what comes next."""
    for reaction in _after.get(event.name, ()):
        reaction(event)


def events() -> frozenset[str]:
    """Every event that something follows; a test holds them against the machines."""
    return frozenset(_after)
