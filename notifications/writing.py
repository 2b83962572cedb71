"""Messages become rows: a key makes the same one impossible twice."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from core import prepared
from notifications.models import Message

LONGEST_KEY = 120


@dataclass(frozen=True, kw_only=True)
class Note:
    """One message to one person; the payload holds ids, codes and times, never personal data."""

    template: str
    dedupe: str
    user_id: int | None = None
    customer_key: int | None = None
    partner_key: int | None = None
    payload: Mapping[str, Any] = field(default_factory=dict)
    link: str = ""
    urgent: bool = False


def write(notes: Sequence[Note], at: datetime) -> None:
    """Keep messages in one statement; those that are there already stay as they are."""
    prepared.insert(
        [
            Message(
                dedupe=_key(note),
                recipient_id=note.user_id,
                customer_key=note.customer_key,
                partner_key=note.partner_key,
                template=note.template,
                payload=dict(note.payload),
                link=note.link,
                urgent=note.urgent,
                created_at=at,
            )
            for note in notes
        ],
        unless_there=True,
    )


def _key(note: Note) -> str:
    """What was asked for and the person; a hash where that is too long for the column."""
    whose = {"u": note.user_id, "c": note.customer_key, "p": note.partner_key}
    person = next(f"{kind}{key}" for kind, key in whose.items() if key is not None)
    key = f"{note.dedupe}:{person}"
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()
