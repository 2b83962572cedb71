"""The statements of every order, written out: what is locked, promised and handed out.

They say the same as the queries beside them, but an order takes six of them and the time of a
query's making is longer than that of its work (``python -m bench stock`` holds them against SQL by
hand).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from core.actors import Actor
from inventory.models import Allocation, Kind, Promise, StockMove

#: Lots are locked in the order of their keys; a test takes this away to show the harm.
LOCKED = "ORDER BY l.id FOR NO KEY UPDATE OF l"
ON_SHELF = """
SELECT l.id, l.product_id, l.expires_on, l.received_at, l.on_hand - l.reserved,
       inventory_usable(l, %s)
  FROM inventory_lot l WHERE l.warehouse_id = %s AND l.product_id = ANY(%s) AND l.on_hand > 0
"""
HELD = """
SELECT a.id, a.lot_id, a.quantity, a.status = 'reserved', inventory_usable(l, %s)
  FROM inventory_allocation a JOIN inventory_lot l ON l.id = a.lot_id
 WHERE a.document = %s AND a.status <> 'released'
"""
#: The status as it is once the lots are locked: another may have closed it meanwhile.
STILL = "SELECT id FROM inventory_allocation WHERE id = ANY(%s) AND status = 'reserved'"
ANY_HELD = "SELECT 1 FROM inventory_allocation WHERE document = %s AND status <> 'released' LIMIT 1"
RESERVE = """
INSERT INTO inventory_allocation
  (document, lot_id, quantity, status, reason, at, actor_id, actor_name)
SELECT %s, n.lot, n.units, 'reserved', %s, %s, %s, %s
  FROM unnest(%s::bigint[], %s::int[]) WITH ORDINALITY AS n (lot, units, turn) ORDER BY n.turn
RETURNING id
"""
CLOSE = "UPDATE inventory_allocation SET status = %s WHERE id = ANY(%s)"
OUT = """
INSERT INTO inventory_stockmove
  (lot_id, kind, quantity, document, line, reason, at, actor_id, actor_name)
SELECT n.lot, %s, -n.units, %s, '', '', %s, %s, %s
  FROM unnest(%s::bigint[], %s::int[]) WITH ORDINALITY AS n (lot, units, turn) ORDER BY n.turn
RETURNING id, cost
"""


class OnShelf(NamedTuple):
    """A locked lot as the choice looks at it."""

    pk: int
    product_id: int
    expires_on: date | None
    received_at: datetime
    free: int
    usable: bool


class Held(NamedTuple):
    """A promise whose lot is locked."""

    pk: int
    lot_id: int
    quantity: int
    reserved: bool
    usable: bool


def lock(warehouse: int, products: Collection[int], at: datetime) -> list[OnShelf]:
    """The lots of some products in a warehouse, locked, as they are now."""
    rows = _rows(ON_SHELF + LOCKED, [at, warehouse, list(products)])
    return [OnShelf(*row) for row in rows]


def holds_any(document: str) -> bool:
    """Whether something is promised to, or has left with, a document."""
    return any(_rows(ANY_HELD, [document]))


def lock_held(document: str, at: datetime) -> list[Held]:
    """What a document holds or has taken, its lots locked."""
    found = [Held(*row) for row in _rows(HELD + LOCKED, [at, document])]
    waiting = [one.pk for one in found if one.reserved]
    still = {pk for (pk,) in _rows(STILL, [waiting])} if waiting else set()
    return [one._replace(reserved=one.pk in still) for one in found]


def reserve(
    document: str, lots: Mapping[int, int], reason: str, at: datetime, by: Actor
) -> list[Allocation]:
    """Write promises in the given order; the database looks whether it is the right one."""
    common = {"document": document, "reason": reason, "at": at}
    person = {"actor_id": by.id, "actor_name": by.name}
    keys, units = list(lots), list(lots.values())
    made = _rows(RESERVE, [document, reason, at, by.id, by.name, keys, units])
    return [
        Allocation(id=pk, lot_id=lot, quantity=lots[lot], **common, **person)
        for (pk,), lot in zip(made, keys, strict=True)
    ]


def hand_out(document: str, held: Sequence[Held], at: datetime, by: Actor) -> list[StockMove]:
    """Close the promises and write their lines of the ledger."""
    keys, units = [one.lot_id for one in held], [one.quantity for one in held]
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, [str(Promise.ISSUED), [one.pk for one in held]])
    values = [str(Kind.ISSUE), document, at, by.id, by.name, keys, units]
    common = {"kind": str(Kind.ISSUE), "document": document, "at": at}
    person = {"actor_id": by.id, "actor_name": by.name}
    return [
        StockMove(id=pk, lot_id=one.lot_id, quantity=-one.quantity, cost=cost, **common, **person)
        for (pk, cost), one in zip(_rows(OUT, values), held, strict=True)
    ]


def _rows(statement: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        yield from cursor.fetchall()
