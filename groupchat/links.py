"""Links in messages: only http and https, never a script, never a hidden user name."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

LONGEST = 1000
_valid = URLValidator(schemes=["http", "https"])
# a link ends where Chinese words or closing marks begin: people write without spaces
_IN_TEXT = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", re.IGNORECASE)


class BadLink(ValueError):
    """Not a link that may be sent; the message says why."""


class Part(NamedTuple):
    """A piece of a message: words, or a link."""

    text: str
    url: str


def clean_link(text: str) -> str:
    """A link that may be sent as it is, or ``BadLink``."""
    url = text.strip()
    try:
        _valid(url)
        named = urlsplit(url)
    except (ValidationError, ValueError):
        raise BadLink(_("Only complete addresses with http or https can be sent.")) from None
    if named.username is not None or len(url) > LONGEST:
        raise BadLink(_("This address cannot be sent as a link."))
    return url


def parts(text: str) -> Iterator[Part]:
    """A message cut into words and links; what is not a proper link stays words."""
    at = 0
    for found in _IN_TEXT.finditer(text):
        shown = found.group().rstrip(".,;:!?)]'")
        try:
            url = clean_link(shown)
        except BadLink:
            continue
        if found.start() > at:
            yield Part(text[at : found.start()], "")
        yield Part(shown, url)
        at = found.start() + len(shown)
    if at < len(text):
        yield Part(text[at:], "")
