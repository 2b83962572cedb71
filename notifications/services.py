"""Telling people things: rows now, delivery after the commit."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from accounts.models import User
from core import clock
from notifications.hint import flush_soon
from notifications.models import Message
from notifications.writing import Note, write


def notify(
    *,
    to: Iterable[int],
    template: str,
    payload: Mapping[str, Any],
    link: str = "",
    dedupe: str,
    urgent: bool = False,
) -> None:
    """Tell members of staff; the same ``dedupe`` again tells nobody twice."""
    notes = [
        Note(
            template=template,
            dedupe=dedupe,
            user_id=user_id,
            payload=payload,
            link=link,
            urgent=urgent,
        )
        for user_id in dict.fromkeys(to)
    ]
    send(notes)


def send(notes: list[Note]) -> None:
    """Keep messages and have them sent after the commit."""
    if notes:
        write(notes, clock.now())
        flush_soon()


def mark_read(message: Message) -> None:
    """The person has opened a message; with a digest everything in it."""
    both = Message.objects.filter(Q(pk=message.pk) | Q(digest=message.pk), read_at=None)
    both.update(read_at=clock.now())


def mark_all_read(user: User) -> int:
    """The person has seen the list and wants it quiet."""
    unread = Message.objects.filter(recipient=user, released_at__isnull=False, read_at=None)
    return unread.update(read_at=clock.now())
