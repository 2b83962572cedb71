"""What a customer's message can be turned into: an app that takes such things says so here.

The address names the message, never its words; the form of the other app looks them up.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from core.actors import Actor
from groupchat.models import Message


@dataclass(frozen=True)
class Turn:
    """A button beside a message: its words, the screen that takes it, who may."""

    label: Any
    slug: str
    roles: frozenset[str]


_turns: dict[str, Turn] = {}


def into(label: Any, slug: str, roles: Collection[str]) -> None:
    """Offer this to those who may enter rows of the screen."""
    _turns[slug] = Turn(label, slug, frozenset(map(str, roles)))


def offered(message: Message, by: Actor) -> list[tuple[Any, str]]:
    """The words and addresses for one message; only what a customer wrote is turned."""
    if message.member is None or message.member.customer_id is None or not message.body:
        return []
    turns = [turn for _slug, turn in sorted(_turns.items()) if by.may(turn.roles)]
    return [(turn.label, f"{reverse(f'{turn.slug}-new')}?said={message.pk}") for turn in turns]
