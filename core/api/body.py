"""What may come in: at most 1 MB of JSON, 64 levels deep, without what a database cannot hold."""

import json
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 64
LARGEST_INT = 2**63 - 1


class TooLarge(APIException):
    """The body is over the limit."""

    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "too_large"


def read(request: Request, limit: int = MAX_BYTES) -> bytes:
    """The raw body, or 413 before it is in memory."""
    if _announced(request) > limit:
        raise TooLarge(_("The body is larger than %(n)d kB.") % {"n": limit // 1024})
    body: bytes = request._request.body
    if len(body) > limit:
        raise TooLarge(_("The body is larger than %(n)d kB.") % {"n": limit // 1024})
    return body


def load(body: bytes) -> Any:
    """Strict JSON: UTF-8, no NaN, no key twice, bounded depth and numbers, no NUL."""
    try:
        value = json.loads(
            body.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_unique
        )
    except (ValueError, RecursionError):
        raise ParseError(_("The body is not valid JSON.")) from None
    check(value)
    return value


def check(value: Any) -> None:
    """Refuse what is too deep or cannot be stored, wherever it stands (without recursion)."""
    stack = [(value, 1)]
    while stack:
        found, depth = stack.pop()
        if depth > MAX_DEPTH:
            raise ParseError(_("The JSON is nested deeper than %(n)d levels.") % {"n": MAX_DEPTH})
        if isinstance(found, dict):
            stack.extend((part, depth + 1) for part in (*found.keys(), *found.values()))
        elif isinstance(found, list):
            stack.extend((part, depth + 1) for part in found)
        else:
            _check_leaf(found)


def _check_leaf(value: Any) -> None:
    if isinstance(value, str):
        if "\x00" in value:
            raise ParseError(_("A text holds a NUL character."))
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise ParseError(_("A text holds half a character."))
    elif isinstance(value, int | float) and not abs(value) <= LARGEST_INT:  # infinity, too
        raise ParseError(_("A number is too large."))


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _announced(request: Request) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


class BoundedJSONParser(JSONParser):
    """The JSON of a step or a new row."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """An object within the limits; nothing at all is an empty one."""
        request = (parser_context or {})["request"]
        body = read(request)
        value = load(body) if body else {}
        if not isinstance(value, dict):
            raise ParseError(_("The body must be a JSON object."))
        return value


class FormParser(MultiPartParser):
    """Multipart, for the steps that take files; sizes of files are checked by their fields."""
