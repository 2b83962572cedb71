"""What a database session has learnt: statements that it has read once and calls by a name.

Reading and planning a statement costs the server more than running it, where it asks for a few
rows by a key. A session therefore learns each statement of the hot path when it is first said
(``PREPARE``, in the same message) and is told only its name and the values afterwards. What it has
learnt ends with its connection. Where connections are shared out by a pooler
(``DISABLE_SERVER_SIDE_CURSORS``), nothing can be learnt, and everything is said in full.
"""

import re
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections

PLACE = re.compile(r"(?<!%)%s")
_numbers = count(1)
_sessions: "WeakKeyDictionary[Any, dict[str, str]]" = WeakKeyDictionary()


class Learning:
    """The present connection's, for one message: ``said`` its statements, send, then ``keep``."""

    def __init__(self) -> None:
        real = connections[DEFAULT_DB_ALIAS]
        if real.connection is None:
            real.ensure_connection()  # which says in Django's words that the database is away
        self._learns = not real.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
        self._known = _sessions.setdefault(real.connection, {})
        self._new: dict[str, str] = {}

    def said(self, words: str) -> str:
        """The words as this session is told them; the values follow in their order."""
        if not self._learns:
            return words
        name = self._known.get(words) or self._new.get(words)
        if name:
            return name
        name = f"dma_{next(_numbers)}"
        places = ", ".join(["%s"] * len(PLACE.findall(words)))
        self._new[words] = f"EXECUTE {name} ({places})" if places else f"EXECUTE {name}"
        return f"PREPARE {name} AS {_numbered(words)}; {self._new[words]}"

    def keep(self) -> None:
        """The message went well: what was new in it is known from now on. A name that was said in
        vain is never said again."""
        self._known.update(self._new)


def _numbered(words: str) -> str:
    places = count(1)
    return PLACE.sub(lambda _: f"${next(places)}", words)
