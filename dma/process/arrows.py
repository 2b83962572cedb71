"""Who said that it begins when something else has happened."""

from collections.abc import Callable, Sequence

from core.events import Event

Reaction = Callable[[Event], None]
Together = Callable[[Sequence[Event]], None]
_after: dict[str, list[Together]] = {}


def after(*events: str) -> Callable[[Reaction], Reaction]:
    """What begins when one of these has happened."""

    def begin(reaction: Reaction) -> Reaction:
        after_all(*events)(lambda happened: [reaction(event) for event in happened])
        return reaction

    return begin


def after_all(*events: str) -> Callable[[Together], Together]:
    """What begins once when one of these has happened to many rows by one step."""

    def begin(reaction: Together) -> Together:
        for event in events:
            _after.setdefault(event, []).append(reaction)
        return reaction

    return begin


def handle(events: Sequence[Event]) -> None:
    """Listener: what comes next."""
    for reaction in _after.get(events[0].name, ()):
        reaction(events)


def events() -> frozenset[str]:
    """Every event that something follows; a test holds them against the machines."""
    return frozenset(_after)
