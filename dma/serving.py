"""How gunicorn runs a web process."""

from uvicorn_worker import UvicornWorker


class Worker(UvicornWorker):
    """One event loop for the lines, a few threads for the pages (see ``dma.asgi``)."""

    CONFIG_KWARGS = {
        "loop": "asyncio",
        "http": "httptools",
        "lifespan": "off",
        "proxy_headers": False,
        "server_header": False,
        "access_log": False,  # addresses of customer links are keys
        "timeout_graceful_shutdown": 5,  # a stream never ends by itself; its reader comes back
    }
