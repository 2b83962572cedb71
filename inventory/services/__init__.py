"""Goods in, goods promised, goods out.

Lock order, everywhere: the document (its step has locked it), then the lots by primary key, then
inserts. Balances are written by the ledger's and the allocations' triggers.
"""

from inventory.services.correcting import adjust
from inventory.services.promising import Missing, allocate, issue, release
from inventory.services.receiving import receive

__all__ = ["Missing", "adjust", "allocate", "issue", "receive", "release"]
