"""Streams wait here: one task per reader and no thread; one line to the broker per process."""

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core.live import CHANNEL, CONTENT_TYPE, HELD
from dma.pages import Message, Receive, Scope, Send

App = Callable[[Scope, Receive, Send], Awaitable[None]]

BEAT = 20.0  # seconds: proof of life to proxies, and whether the reader may still read
POLL = 3.0  # seconds between two looks while the broker is away
SOON = 1.0  # seconds in which wakes that may wait a little become one
AGAIN = 2.0  # seconds until the broker is tried again
#: The reader may not read now but may later: the line stays.
PASSING = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_NUMBER = re.compile(rb"^id: (\d+)$", re.MULTILINE)


@dataclass
class Bus:
    """Who waits for which topic. When the broker is away, everybody looks now and then."""

    waiting: defaultdict[str, set[asyncio.Event]] = field(default_factory=lambda: defaultdict(set))
    up: bool = False
    task: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def wait_for(self, topics: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set when one of the topics wakes."""
        loop = asyncio.get_running_loop()
        if self.task is None or self.task.done() or self.task.get_loop() is not loop:
            self.task = loop.create_task(self._listen())
        event = asyncio.Event()
        for topic in topics.split():
            self.waiting[topic].add(event)
        try:
            yield event
        finally:
            for topic in topics.split():
                self.waiting[topic].discard(event)
                if not self.waiting[topic]:
                    del self.waiting[topic]

    async def _listen(self) -> None:
        while True:
            with suppress(RedisError, OSError):
                await self._hear()
            self._wake_all(up=False)
            await asyncio.sleep(AGAIN)

    async def _hear(self) -> None:
        url, options = settings.REDIS_URL, {"health_check_interval": 15}
        async with Redis.from_url(url, **options) as broker, broker.pubsub() as line:
            await line.subscribe(CHANNEL)
            async for heard in line.listen():
                if heard["type"] == "subscribe":
                    self._wake_all(up=True)  # what was said meanwhile was not heard
                elif heard["type"] == "message":
                    self._wake(heard["data"].decode())

    def _wake_all(self, *, up: bool) -> None:
        self.up = up
        for topic in list(self.waiting):
            self._wake(topic)

    def _wake(self, word: str) -> None:
        topic, _sep, soon = word.partition(" ")
        for event in self.waiting.get(topic, ()):
            if soon:
                asyncio.get_running_loop().call_later(SOON, event.set)
            else:
                event.set()


bus = Bus()


@dataclass
class Slice:
    """What the pages answered to one question."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    topic: str = ""

    async def send(self, message: Message) -> None:
        """Take a part of the answer, as a server would."""
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")


@dataclass
class Stream:
    """One reader: asks the pages for what is new, each time the topic wakes."""

    pages: App
    scope: Scope
    receive: Receive
    send: Send
    last_id: bytes = b""

    async def run(self) -> None:
        """Until the reader goes, or may read no more."""
        first = await self._ask()
        await self._begin(first)
        if not first.topic:
            return
        async with bus.wait_for(first.topic) as woken:
            woken.set()  # something may have come between the first look and the waiting
            gone = asyncio.create_task(self._gone())
            try:
                await self._go_on(woken, gone)
            finally:
                gone.cancel()

    async def _begin(self, first: Slice) -> None:
        streams = bool(first.topic)
        drop = b"content-length" if streams else None
        headers = [(name, value) for name, value in first.headers if name != drop]
        start = {"type": "http.response.start", "status": first.status, "headers": headers}
        await self.send(start)
        await self._write(first.body, more=streams)

    async def _go_on(self, woken: asyncio.Event, gone: asyncio.Task[None]) -> None:
        while not gone.done():
            await self._pause(woken, gone)
            woken.clear()
            if gone.done():
                return
            now = await self._ask()
            if now.status == HTTPStatus.OK and now.topic:
                await self._write(now.body)
            elif now.status in PASSING or now.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
                await self._write(b":\n\n")
            else:
                await self._write(b"event: end\ndata: %d\n\n" % now.status, more=False)
                return

    async def _pause(self, woken: asyncio.Event, gone: asyncio.Task[None]) -> None:
        waking = asyncio.create_task(woken.wait())
        until = BEAT if bus.up else POLL
        try:
            await asyncio.wait({waking, gone}, timeout=until, return_when="FIRST_COMPLETED")
        finally:
            waking.cancel()

    async def _ask(self) -> Slice:
        """The same question again, after the last number that was handed out."""
        answer, headers = Slice(), self.scope["headers"]
        if self.last_id:
            headers = [pair for pair in headers if pair[0] != b"last-event-id"]
            headers.append((b"last-event-id", self.last_id))
        scope = {**self.scope, "headers": headers}
        scope.pop(HELD, None)
        await self.pages(scope, _nothing, answer.send)
        answer.topic = scope.get(HELD, "") if answer.status == HTTPStatus.OK else ""
        if answer.topic and (numbers := _NUMBER.findall(answer.body)):
            self.last_id = numbers[-1]
        return answer

    async def _write(self, body: bytes, *, more: bool = True) -> None:
        await self.send({"type": "http.response.body", "body": body, "more_body": more})

    async def _gone(self) -> None:
        while (await self.receive())["type"] != "http.disconnect":
            pass


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def wants_stream(scope: Scope) -> bool:
    """A browser's EventSource, and programs, say so."""
    accepts = (value for name, value in scope["headers"] if name == b"accept")
    return scope["method"] == "GET" and any(CONTENT_TYPE.encode() in value for value in accepts)
