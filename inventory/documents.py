"""What the documents of other apps are: asked of those who know, told to those who may see.

A ledger line names its document by key (``logistics.shipment:12``). What stands behind it – an
order, a customer – is known higher up: ``dma.wiring`` says who answers for which kind.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from core import web


@dataclass(frozen=True)
class Told:
    """A document in words, where it is, and whose it is as far as the person may know."""

    words: str
    url: str = ""
    whose: str = ""
    whose_url: str = ""


Teller = Callable[[Collection[str], Any], Mapping[str, Told]]
_tellers: dict[str, Teller] = {}


def answer(kind: str, teller: Teller) -> None:
    """Say who knows the documents of a kind: ``f(keys, user) -> {key: Told}``."""
    _tellers[kind] = teller


def told(keys: Collection[str], user: Any) -> dict[str, Told]:
    """Every key with what is known of it; of an unknown kind the key itself, and its page."""
    found = {key: Told(key, web.url_for(key, user)) for key in keys}
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.partition(":")[0], []).append(key)
    for kind, its in by_kind.items():
        if kind in _tellers:
            found |= _tellers[kind](its, user)
    return found
