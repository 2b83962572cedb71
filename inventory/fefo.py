"""First expired, first out 先进先出: which lots serve a wish, as arithmetic without a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Stock(Protocol):
    """What the choice looks at."""

    pk: int
    product_id: int
    expires_on: date | None
    received_at: datetime

    @property
    def free(self) -> int: ...


@dataclass(frozen=True)
class Pick:
    """So much of this lot."""

    lot: Stock
    quantity: int


@dataclass(frozen=True)
class Shortage:
    """What a wish lacks."""

    product_id: int
    wanted: int
    free: int

    @property
    def missing(self) -> int:
        """How many must still come."""
        return self.wanted - self.free


def rank(lot: Stock) -> tuple[date, datetime, int]:
    """The lot that expires first goes first; of equals, the one that came first."""
    return (lot.expires_on or date.max, lot.received_at, lot.pk)


def choose(
    lots: Iterable[Stock], wanted: Mapping[int, int]
) -> tuple[Sequence[Pick], Sequence[Shortage]]:
    """Serve every wish from the given lots, or say what is missing; never some of each."""
    by_product: dict[int, list[Stock]] = {}
    for lot in sorted(lots, key=rank):
        by_product.setdefault(lot.product_id, []).append(lot)
    picks: list[Pick] = []
    shortages: list[Shortage] = []
    for product_id, quantity in sorted(wanted.items()):
        mine = by_product.get(product_id, [])
        free = sum(lot.free for lot in mine)
        if free < quantity:
            shortages.append(Shortage(product_id, quantity, free))
        else:
            picks += take(mine, quantity)
    return ([], shortages) if shortages else (picks, [])


def take(lots: Sequence[Stock], quantity: int) -> list[Pick]:
    """Empty one lot before opening the next."""
    picks = []
    for lot in lots:
        part = min(lot.free, quantity)
        if part:
            picks.append(Pick(lot, part))
            quantity -= part
    return picks
