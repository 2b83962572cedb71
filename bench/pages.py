"""The list of a hundred orders in Chromium, beside stock Django admin's list of the same rows."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from shutil import which
from statistics import median
from typing import Any

import uvicorn
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.db import connections
from django.test import Client, override_settings
from django.urls import path
from playwright.sync_api import Browser, sync_playwright

from accounts.models import User
from bench.doors import fill
from dma.asgi import THREADS, application, pages
from dma.host.waiting import pauses
from dma.serving import Worker
from dma.urls import handler400, handler403, handler404, handler500
from dma.urls import urlpatterns as ours
from orders.models import Order

ROUNDS = 7
ROWS = 100
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome") or ""
WIDE = {"width": 1440, "height": 900}
#: What we promise for a list of a hundred rows, cold.
MOST_KB, MOST_REQUESTS = 250, 12
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


class Orders(ModelAdmin):  # type: ignore[type-arg]  # generic for type checkers only
    """The columns of our list, as anybody would declare them."""

    list_display = ("order_no", "customer", "branch", "programme", "amount", "paid_at", "state")
    list_filter = ("state", "branch", "contract_type")
    search_fields = ("order_no",)
    list_select_related = ("customer", "branch", "programme")
    list_per_page = ROWS


stock = AdminSite("stock")
stock.register(Order, Orders)
__all__ = ["handler400", "handler403", "handler404", "handler500"]
urlpatterns = [path("stock/", stock.urls), *ours]
LISTS = {"ours": f"/orders/?size={ROWS}", "admin": "/stock/orders/order/"}


@dataclass(frozen=True)
class Visit:
    """What one cold visit cost."""

    paint: float
    kilobytes: float
    requests: int


def measure() -> Iterator[str]:
    """Lines of figures; medians of seven cold visits of each, in turns."""
    if not CHROMIUM:
        yield "pages: no Chromium here, nothing was measured (apt install chromium)"
        return
    with override_settings(ROOT_URLCONF="bench.pages", ALLOWED_HOSTS=["*"]):
        fill(ROWS)
        cookie = _cookie()
        with served() as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM)
            for name in LISTS:
                _visit(browser, address, cookie, name)  # warm the server, not the browser
            visits: dict[str, list[Visit]] = {name: [] for name in LISTS}
            for _ in range(ROUNDS):
                for name, made in visits.items():
                    made.append(_visit(browser, address, cookie, name))
            browser.close()
    yield from _told(visits)


def _told(visits: dict[str, list[Visit]]) -> Iterator[str]:
    paints = {name: median(visit.paint for visit in made) for name, made in visits.items()}
    for name, made in visits.items():
        size = median(visit.kilobytes for visit in made)
        requests = median(visit.requests for visit in made)
        yield (
            f"list of {ROWS} orders, cold, {name:<6} {size:6.0f} KB  {requests:3.0f} requests"
            f"  first paint {paints[name]:6.0f} ms"
        )
    mine = visits["ours"]
    kept = max(v.kilobytes for v in mine) <= MOST_KB and max(v.requests for v in mine) <= (
        MOST_REQUESTS
    )
    yield (
        f"first paint ours / admin {paints['ours'] / paints['admin']:4.2f}; "
        f"at most {MOST_KB} KB and {MOST_REQUESTS} requests: {'kept' if kept else 'MISSED'}"
    )


def _cookie() -> str:
    """The session of somebody who may see both lists."""
    boss = User.objects.get(username="supervisor")
    boss.is_staff = boss.is_superuser = True
    boss.save()
    client = Client()
    client.force_login(boss)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _visit(browser: Browser, address: str, cookie: str, name: str) -> Visit:
    """A browser that has never been here opens the list."""
    context = browser.new_context(viewport=WIDE, locale="zh-CN")
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
    page = context.new_page()
    sizes: list[float] = []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    answer = page.goto(address + LISTS[name], wait_until="networkidle")
    rows = page.locator("table tbody tr").count()
    if answer is None or not answer.ok or rows < ROWS:
        raise RuntimeError(f"{name}: {answer and answer.status}, {rows} rows")
    visit = Visit(page.evaluate(PAINT), sum(sizes) / 1024, len(sizes))
    context.close()
    return visit


@contextmanager
def served() -> Iterator[str]:
    """The web process as it is served, in a thread."""
    options: dict[str, Any] = Worker.CONFIG_KWARGS | {"timeout_graceful_shutdown": 1}
    config = uvicorn.Config(application, port=0, log_config=None, **options)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        if not any(server.started for _ in pauses(30)):
            raise RuntimeError("the server did not start")
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
        _let_go()


def _let_go() -> None:
    """The threads of the pages close their connections, so that the database can be dropped."""
    together = threading.Barrier(THREADS)

    def close() -> None:
        together.wait(30)
        connections.close_all()

    for one in [pages.executor.submit(close) for _ in range(THREADS)]:
        one.result(60)
