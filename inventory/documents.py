"""What the documents of other apps are: asked of those who know, told to those who may see.

A ledger line names its document by key (``logistics.shipment:12``). What stands behind it – an
order, a customer – is known higher up: ``dma.wiring`` says who answers for which kind.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core import web

OPENING = "opening"  # how the documents begin that say what lay there at first


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


def named(key: str) -> str:
    """A document without asking anybody: what it is and its number; a foreign paper as it is."""
    screen, number = web.screen_of(key), key.partition(":")[2]
    if screen is not None:
        return f"{screen.label} {number}"
    return _("Opening stock") if key.startswith(OPENING) else key


def key_of(words: str) -> str:
    """The document that is called so; what is no such name is left as it is."""
    for screen in web.screens():
        number = words.removeprefix(str(screen.label)).strip()
        if number.isdigit() and number != words.strip():
            return f"{screen.model._meta.label_lower}:{number}"
    return words


def told(keys: Collection[str], user: Any) -> dict[str, Told]:
    """Every key with what is known of it; of an unknown kind its name, and the page one may see."""
    pages = web.pages_of_rows([key for key in keys if web.screen_of(key)], user)
    found = {key: Told(named(key), pages.get(key, "")) for key in keys}
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        by_kind.setdefault(key.partition(":")[0], []).append(key)
    for kind, its in by_kind.items():
        if kind in _tellers:
            found |= _tellers[kind](its, user)
    return found
