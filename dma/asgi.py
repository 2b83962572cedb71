"""The door of a web process: pages run on threads, streams wait without one."""

from dma.live import Stream, wants_stream
from dma.pages import Pages, Receive, Scope, Send
from dma.wsgi import application as wsgi

THREADS = 4  # pages at a time; each keeps its connection to the database

pages = Pages(wsgi, THREADS)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Every request that comes in."""
    if scope["type"] != "http":
        raise ValueError(f"nothing here speaks {scope['type']}")
    if wants_stream(scope):
        await Stream(pages, scope, receive, send).run()
    else:
        await pages(scope, receive, send)
