"""Texts with {places}: which they have, whether they can be filled, filling them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from string import Formatter

from django.utils.translation import gettext as _

MISSING = "—"


class Broken(ValueError):
    """A text whose places cannot be filled; the message says which and why."""


def places(text: str) -> set[str]:
    """The names of the places in a text; ``Broken`` for anything but plain {names}."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise Broken(_("A curly bracket is not closed or stands alone.")) from None
    found = set()
    for _literal, name, form, conversion in parts:
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise Broken(_("“{%(name)s}” is not a plain name in curly brackets.") % {"name": name})
        found.add(name)
    return found


def check(text: str, known: Collection[str]) -> None:
    """Raise ``Broken`` when a text asks for what this message does not have."""
    unknown = sorted(places(text) - set(known))
    if unknown:
        raise Broken(
            _("There is no {%(name)s} here. Possible: %(known)s")
            % {"name": unknown[0], "known": " ".join(f"{{{name}}}" for name in sorted(known))}
        )


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with its places filled; a line that is there only for a missing link is left out."""
    lines = [line for line in text.splitlines() if "{link}" not in line or values.get("link")]
    known = defaultdict(
        lambda: MISSING, {k: str(v) for k, v in values.items() if v not in ("", None)}
    )
    return "\n".join(lines).format_map(known)
