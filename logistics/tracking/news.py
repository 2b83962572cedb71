"""One line of news, whoever brings it, and what all lines together say about a parcel."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.logging import redact
from logistics.choices import Progress

ORDER = list(Progress.values)
#: The words by which a carrier says that not the customer has signed (B10: the clock runs on).
PROXY_WORDS = ("代收", "代签", "他人签收", "驿站", "快递柜", "丰巢", "门卫", "物业", "前台")
LONGEST = 500


@dataclass(frozen=True)
class News:
    """One line as the carrier gave it, its progress read by our words."""

    at: datetime
    progress: str
    text: str

    @property
    def digest(self) -> str:
        """The same line has the same digest, in whatever order and how often it comes."""
        whole = f"{self.at.isoformat()}|{self.progress}|{self.text}"
        return hashlib.sha256(whole.encode()).hexdigest()

    @property
    def shown(self) -> str:
        """The text without the couriers' telephone numbers."""
        return str(redact(self.text))[:LONGEST]


class Parcel(Protocol):
    """What a carrier must know to be asked."""

    carrier: str
    tracking_number: str
    handed_over_at: datetime | None


class Adapter(Protocol):
    """Somebody who can be asked where a parcel is."""

    name: str

    def query(self, parcel: Parcel, phone_tail: str, now: datetime) -> list[News]:
        """Everything known of the parcel; raises ``Unreachable`` when there is no answer."""

    def subscribe(self, parcel: Parcel, phone_tail: str) -> bool:
        """Have news pushed from now on; False: it does not push. Raises ``Unreachable``."""


class Unreachable(Exception):
    """The provider did not answer, or not sensibly; the next round asks again."""


def summary(lines: Iterable[tuple[datetime, str]]) -> tuple[str, datetime | None]:
    """Where the parcel is, from the whole set of lines: replays and disorder change nothing."""
    known = [(at, ORDER.index(progress), progress) for at, progress in lines]
    if not known:
        return Progress.UNKNOWN, None
    at, _rank, progress = max(known)
    return progress, at


def signed_by(text: str) -> str:
    """Signed for by the customer, or by somebody in their place."""
    return Progress.BY_PROXY if any(word in text for word in PROXY_WORDS) else Progress.SIGNED
