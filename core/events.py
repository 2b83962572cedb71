"""Named events. Every listener runs at once, in the transaction of the step, in a fixed order."""

from collections.abc import Callable, Mapping, Sequence
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


#: Hears of all rows that one step was done on: the same name, person and moment.
Listener = Callable[[Sequence[Event]], None]
_listeners: list[Listener] = []


def listen_in_order(*listeners: Listener) -> None:
    """Set who hears events, first to last. ``dma.apps`` calls it once: the order is a decision."""
    _listeners[:] = listeners


def emit(events: Sequence[Event]) -> None:
    """Tell every listener what one step has done to one row or many.

    What one of them raises undoes the step.
    """
    for listener in _listeners:
        listener(events)
