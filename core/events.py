"""Named events. Every listener runs at once, in the transaction of the step, in a fixed order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core.actors import Actor


@dataclass(frozen=True)
class Event:
    """Something that has happened to a row: ``orders.order.confirm_type``."""

    name: str
    row: Any
    at: datetime
    by: Actor
    data: Mapping[str, Any] = field(default_factory=dict)


Listener = Callable[[Event], None]
_listeners: list[Listener] = []


def listen_in_order(*listeners: Listener) -> None:
    """Set who hears events, first to last. ``dma.apps`` calls it once: the order is a decision."""
    _listeners[:] = listeners


def emit(event: Event) -> None:
    """Tell every listener; what one of them raises undoes the step."""
    for listener in _listeners:
        listener(event)
