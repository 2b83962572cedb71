"""Pages that hear of something new at once, by server-sent events.

Who changes something calls ``tell("groups:12")``: after the commit everybody who holds a stream of
that topic is woken. A wake carries no content, so a lost one costs seconds and never a message:
what is new is read from the database, after the last number that the reader has.

The view of a stream is an ordinary view: it answers one slice, what is new since ``last_id``, and
``answer`` makes it an event stream. Where the server can wait (``dma.asgi``), it keeps the line
open and asks the same view again when the topic wakes: with the same cookies, so that every slice
is asked for by somebody who may still see it. Where it cannot, the browser comes back by itself.
"""

import json
import re
import time
from collections.abc import Iterable
from functools import cache, partial
from typing import Any, NamedTuple

import structlog
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from redis import Redis
from redis.exceptions import RedisError

from core import clock

logger = structlog.get_logger(__name__)

CHANNEL = "dma:live"
CONTENT_TYPE = "text/event-stream"
#: Under this name the server that can wait finds the topic in its own scope.
HELD = "dma.live"
RETRY_MS = 3000
#: After the broker did not answer, nobody waits for it again so long.
SILENCE_SECONDS = 30.0
_LINES = re.compile(r"\r\n|\r|\n")


class Entry(NamedTuple):
    """One event: a name, its content, and the number to go on after, if it has one."""

    event: str
    data: str
    id: int | None = None


class _Broker:
    silent_until = 0.0


def tell(topic: str, *, soon: bool = False) -> None:
    """After the commit, wake who waits for the topic; ``soon``: within a second is enough."""
    if clock.held() is None:  # a simulated time is nobody's now
        word = f"{topic} soon" if soon else topic
        transaction.on_commit(partial(_publish, word), robust=True)


def last_id(request: HttpRequest) -> int:
    """After which number the reader wants to go on: the browser's memory, else the page's."""
    given: Any = request.headers.get("Last-Event-ID") or request.GET.get("after") or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def answer(request: HttpRequest, topic: str, entries: Iterable[Entry]) -> HttpResponse:
    """One slice of a stream; a server that can wait is told for what (topics, with blanks)."""
    scope: Any = request.META.get("asgi.scope")
    if scope is not None:
        scope[HELD] = topic
    body = f"retry: {RETRY_MS}\n\n" + "".join(map(_written, entries))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return HttpResponse(body, content_type=CONTENT_TYPE, headers=headers)


def data_of(value: Any) -> str:
    """Content as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _written(entry: Entry) -> str:
    number = "" if entry.id is None else f"id: {entry.id}\n"
    lines = "".join(f"data: {line}\n" for line in _LINES.split(entry.data))
    return f"{number}event: {entry.event}\n{lines}\n"


@cache
def _broker() -> Redis:
    return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1)


def _publish(word: str) -> None:
    if time.monotonic() < _Broker.silent_until:
        return
    try:
        _broker().publish(CHANNEL, word)
    except RedisError as error:  # the readers look by themselves every few seconds
        _Broker.silent_until = time.monotonic() + SILENCE_SECONDS
        logger.warning("live_broker_away", error=type(error).__name__)
