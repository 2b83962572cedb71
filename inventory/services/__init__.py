"""Goods in, goods promised, goods moved, goods out. What documents of other apps call:

In: ``receive`` from a supplier (with ``unit_cost``, a ``bin`` such as
``place(warehouse, Place.RECEIVING)``, ``line``) · ``take_back`` from a customer, into quarantine.
Promised: ``allocate`` first expired first, all or nothing (``Missing`` says what lacks) ·
``promise`` one certain lot with its reason · ``substitute`` another lot with its reason ·
``split`` a part to another document · ``release``.
Out: ``issue`` what is promised · ``dispatch`` what is promised to another warehouse, where it lies
in transit until ``transfer`` · ``send`` one lot there · ``dispose`` what waits for destruction.
Moved: ``transfer`` to another bin (put-away, arrival) · ``segregate`` into quarantine or to where
goods wait for destruction · ``place(warehouse, kind)`` is the bin for that · ``relocate`` by a
keeper, with a document of its own.
Put right: ``count`` by the difference of a signed-off stocktake · ``adjust`` with a reason.

Every function is idempotent per document line: ``(document, line, lot, kind)`` is in the ledger
once; the same call again changes nothing, another quantity is ``Refused``. A document is the key of
its row (``logistics.shipment:12``), so that every line of the ledger leads back to it.
A whole lot is stopped and set free by its steps: ``perform(lot, "hold" | "quarantine" | "clear")``.

Lock order, everywhere: 1. the document (its step has locked it), 2. lots by primary key, all that
a transaction needs in one statement, 3. new lot rows in the order of their batches (product, lot
number), 4. inserts into allocations and ledger. A document with several lines calls
``lock_lots(*keys)`` with the lots of all of them first, and receives its lines in the order of
their batches. Balances and costs are written by the triggers.
"""

from inventory.services.catalogue import new_bin, new_product
from inventory.services.correcting import adjust, count, dispose
from inventory.services.importing import book_import
from inventory.services.importing import send as send_import
from inventory.services.ledger import locked_by_key as lock_lots
from inventory.services.moving import dispatch, segregate, send, transfer
from inventory.services.places import place, store_bin
from inventory.services.promising import (
    Missing,
    allocate,
    issue,
    promise,
    release,
    split,
    substitute,
)
from inventory.services.receiving import receive, take_back
from inventory.services.relocating import relocate

__all__ = [
    "Missing",
    "adjust",
    "allocate",
    "book_import",
    "count",
    "dispatch",
    "dispose",
    "issue",
    "lock_lots",
    "new_bin",
    "new_product",
    "place",
    "promise",
    "receive",
    "release",
    "relocate",
    "segregate",
    "send",
    "send_import",
    "split",
    "store_bin",
    "substitute",
    "take_back",
    "transfer",
]
