"""Synchronous pages inside a server that is not: one thread each, for as long as needed.

The loop takes the whole request in before a thread sees it, and gets the whole answer back at once
(a long download in pieces): two changes of thread per page. The adapters that we tried change
threads for each piece of an answer, which doubled the time of a small page.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import Any

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

IN_MEMORY = 1024 * 1024  # a longer request waits on disk
AT_ONCE = 1024 * 1024  # a longer answer goes out in pieces
_BARE = {"CONTENT_TYPE", "CONTENT_LENGTH"}


class Pages:
    """A WSGI application as an ASGI one."""

    def __init__(self, application: Any, threads: int) -> None:
        self.application = application
        self.executor = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        with SpooledTemporaryFile(IN_MEMORY) as body:
            if not await _taken_in(receive, body):
                return
            exchange = _Exchange(self.application, send)
            given = environ(scope, body)
            rest = await exchange.loop.run_in_executor(self.executor, exchange.run, given)
            await exchange.hand_over(rest, more=False)


class _Exchange:
    """One answer, on its way from the thread to the loop."""

    def __init__(self, application: Any, send: Send) -> None:
        self.application, self.send = application, send
        self.loop = asyncio.get_running_loop()
        self.head: Message = {}
        self.begun = False

    def run(self, environ: dict[str, Any]) -> bytes:
        """In the thread: the page, to its end; what has not been handed over yet comes back."""
        pieces = self.application(environ, self._start)
        held: list[bytes] = []
        try:
            for piece in pieces:
                held.append(piece)
                if sum(map(len, held)) > AT_ONCE:
                    handed = self.hand_over(b"".join(held), more=True)
                    asyncio.run_coroutine_threadsafe(handed, self.loop).result()
                    held.clear()
        finally:
            pieces.close()
        return b"".join(held)

    async def hand_over(self, body: bytes, *, more: bool) -> None:
        """In the loop: to the browser."""
        if not self.begun:
            self.begun = True
            await self.send(self.head)
        await self.send({"type": "http.response.body", "body": body, "more_body": more})

    def _start(self, status: str, headers: list[tuple[str, str]], _failed: Any = None) -> None:
        self.head = {
            "type": "http.response.start",
            "status": int(status.split(" ", 1)[0]),
            "headers": [(n.lower().encode("latin1"), v.encode("latin1")) for n, v in headers],
        }


async def _taken_in(receive: Receive, body: Any) -> bool:
    """The whole request; False when the browser has gone meanwhile."""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return False
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            body.seek(0)
            return True


def environ(scope: Scope, body: Any) -> dict[str, Any]:
    """The request as WSGI has it.

    A header with an underscore is dropped: ``X_Forwarded_Proto`` would pass for the proxy's own.
    """
    host, port = scope.get("server") or ("localhost", 80)
    given: dict[str, Any] = {
        "asgi.scope": scope,
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin1"),
        "QUERY_STRING": scope["query_string"].decode("latin1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw, value in scope["headers"]:
        if b"_" not in raw:
            name = raw.decode("latin1").upper().replace("-", "_")
            name = name if name in _BARE else f"HTTP_{name}"
            text = value.decode("latin1")
            given[name] = f"{given[name]},{text}" if name in given else text
    return given
