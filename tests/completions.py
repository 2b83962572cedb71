"""A service in the chat-completions format on a real local server; it says what it is told to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Service:
    """What the local service answers, and what it was asked."""

    url: str = ""
    status: int = 200
    content: Any = ""
    raw: bytes = b""
    moved_to: str = ""
    may_answer: Event = field(default_factory=Event)
    asked: list[Any] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(content: Any) -> Iterator[Service]:
    told = Service(content=content)
    told.may_answer.set()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - the name that http.server asks for
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked.append({"path": self.path, **json.loads(body)})
            told.headers.append(dict(self.headers))
            answer = {"choices": [{"message": {"role": "assistant", "content": told.content}}]}
            told.may_answer.wait(10)
            self.send_response(told.status)
            if told.moved_to:
                self.send_header("Location", told.moved_to)
            self.end_headers()
            self.wfile.write(told.raw or json.dumps(answer).encode())

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield told
    finally:
        told.may_answer.set()
        server.shutdown()
        server.server_close()
