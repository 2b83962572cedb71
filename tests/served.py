"""The web process as it is served: ``dma.asgi`` in a thread, on the database of the test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from django.db import connections

from dma.asgi import THREADS, application, pages
from dma.host.waiting import pauses
from dma.serving import Worker
from tests.platform.product import free_port


@contextmanager
def served() -> Iterator[str]:
    """The address, while it is served."""
    options = Worker.CONFIG_KWARGS | {"timeout_graceful_shutdown": 1}
    config = uvicorn.Config(application, port=free_port(), log_config=None, **options)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert any(server.started for _ in pauses(30))
        yield f"http://127.0.0.1:{config.port}"
    finally:
        server.should_exit = True
        thread.join()
        let_go()


def let_go() -> None:
    """The threads of the pages close their connections, or the test database stays in use."""
    together = threading.Barrier(THREADS)

    def close() -> None:
        together.wait(30)
        connections.close_all()

    done = [pages.executor.submit(close) for _ in range(THREADS)]
    [one.result(60) for one in done]
