"""A batch from its purchase to the customers, and everywhere between (001: 可追溯)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from accounts.models import User
from inventory.documents import Told, told
from inventory.models import Kind, Lot, StockMove
from inventory.selectors.lots import visible_to

OUTWARD = (Kind.ISSUE, Kind.RETURN)
MOST = 500


@dataclass
class Leg:
    """What one document did with the batch, summed up."""

    document: str
    kind: str
    at: datetime
    who: str
    quantity: int = 0
    back: int = 0
    about: Told = field(default_factory=lambda: Told(""))

    @property
    def outside(self) -> int:
        """What went out and has not come back."""
        return -self.quantity - self.back


@dataclass(frozen=True)
class Trace:
    """Back to where it came from, forward to where it went, and what is where now."""

    sources: Sequence[Leg]
    outward: Sequence[Leg]
    between: Sequence[Leg]
    places: Sequence[Lot]
    more: bool

    @property
    def received(self) -> int:
        """Everything that came in."""
        return sum(leg.quantity for leg in self.sources)

    @property
    def outside(self) -> int:
        """What is with customers."""
        return sum(leg.outside for leg in self.outward)

    @property
    def here(self) -> int:
        """What is on the shelves and on the way between them."""
        return sum(lot.on_hand for lot in self.places)


def trace(lot: Lot, user: User) -> Trace:
    """The whole batch, in the warehouses that a person may see, in three statements and no more.

    Nothing is lost: received = outside + here − (corrected and destroyed).
    """
    batch = visible_to(user).filter(product=lot.product_id, lot_no=lot.lot_no)
    places = list(batch.select_related("warehouse", "bin__zone").order_by("warehouse", "bin", "pk"))
    moves = StockMove.objects.filter(lot__in=[place.pk for place in places]).order_by("pk")
    lines = list(moves[: MOST + 1])
    legs = _legs(lines[:MOST])
    known = told({leg.document for leg in legs}, user)
    for leg in legs:
        leg.about = known[leg.document]
    return Trace(
        sources=[leg for leg in legs if leg.kind == Kind.RECEIPT],
        outward=[leg for leg in legs if leg.kind == Kind.ISSUE],
        between=[leg for leg in legs if leg.kind not in (Kind.RECEIPT, Kind.ISSUE)],
        places=places,
        more=len(lines) > MOST,
    )


def _legs(lines: Iterable[StockMove]) -> list[Leg]:
    legs: dict[tuple[Any, ...], Leg] = {}
    for line in lines:
        kind = Kind.ISSUE if line.kind in OUTWARD else line.kind
        sign = line.quantity > 0 if kind == Kind.TRANSFER else None
        key = (line.document, kind, sign)
        leg = legs.setdefault(key, Leg(line.document, kind, line.at, line.actor_name))
        if line.kind == Kind.RETURN:
            leg.back += line.quantity
        else:
            leg.quantity += line.quantity
    return list(legs.values())
