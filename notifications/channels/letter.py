"""What a channel is given, what it answers, and how it says no."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

#: No provider may hold up a worker longer than this.
TIMEOUT_SECONDS = 10


class Permanent(Exception):
    """This will never work: the next channel, or a person, must do it. The text is kept."""


class Temporary(Exception):
    """It may work later. The text is kept; it never holds an address or a secret."""


@dataclass(frozen=True)
class Letter:
    """One message to one address; ``provider_key`` is the same in every attempt."""

    provider_key: str
    to: str
    title: str
    body: str
    at: datetime
    template: str = ""  # the provider's approved template
    values: Mapping[str, str] = field(default_factory=dict)  # what fills its places


class Channel(Protocol):
    """A way out of the product."""

    def send(self, letter: Letter) -> str:
        """Hand the letter over and return the provider's answer; raises Permanent or Temporary."""

    def find(self, letter: Letter) -> str | None:
        """The answer to an earlier attempt whose fate is unknown, where the provider can tell."""

    def received(self, letter: Letter) -> bool | None:
        """Whether it arrived, where the provider can tell; None while nobody knows."""


class Silent:
    """The half of a channel whose provider tells nothing after it has taken a letter."""

    def find(self, letter: Letter) -> str | None:
        """Nobody knows."""
        return None

    def received(self, letter: Letter) -> bool | None:
        """Nobody knows."""
        return None
