"""What a web process and a worker hold after load: the very processes that ``make run`` starts."""

import http.client
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from accounts import tokens
from accounts.models import User
from bench.doors import fill
from dma.celery import app
from dma.host.launcher import HOST, WEB, WORKER
from dma.host.waiting import pauses
from sla.models import Tick

ROOT = Path(__file__).resolve().parent.parent
REQUESTS, TASKS, QUEUE = 1000, 200, "bench"
PATIENCE = 120
ENTRY = re.compile(r'href="(/[a-z/-]+/)"')
#: What beat asks for, as often as it does in an hour or more.
WORK = ("sla.tasks.sweep", "notifications.tasks.flush", "plans.tasks.advance_days")


def measure(rows: int = 20_000) -> Iterator[str]:
    """Proportional and resident megabytes of both, before and after load; the aim is 150 each."""
    with override_settings(ALLOWED_HOSTS=["*"]):
        first, port = fill(rows), _free_port()
    with started([*WEB[:3], "--workers=1", f"--bind={HOST}:{port}", "--no-control-socket"]) as web:
        _reachable(port)
        before = held(_youngest(web))
        pages = _browse(port, first)
        load = f"{REQUESTS} requests of {pages} pages"
        yield _line("web process", before, held(_youngest(web)), load)
    with started([*WORKER, f"--queues={QUEUE}"]) as worker:
        _work(len(WORK))
        before = held(worker)
        _work(TASKS)
        yield _line("worker", before, held(worker), f"{TASKS} tasks")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _reachable(port: int) -> None:
    for _ in pauses(PATIENCE):
        try:
            _get(port, "/healthz/", {})
        except OSError:
            continue
        return
    raise TimeoutError("the web process does not answer")


def _browse(port: int, first: int) -> int:
    """Every page of the supervisor's menu, rows, and the API, round after round; how many."""
    browser, user = Client(), User.objects.get(username="supervisor")
    browser.force_login(user)
    signed_in = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={browser.session.session_key}"}
    token = {"Authorization": f"Bearer {tokens.issue(user=user, name='bench')}"}
    menu = sorted(set(ENTRY.findall(_get(port, "/", signed_in).decode())))
    asked = [(page, signed_in) for page in ("/", f"/orders/{first}/", *menu)]
    asked += [("/api/v1/orders/?limit=50", token), (f"/api/v1/orders/{first}/", token)]
    for page, headers in islice(cycle(asked), REQUESTS):
        _get(port, page, headers)
    return len(asked)


def _get(port: int, page: str, headers: dict[str, str]) -> bytes:
    server = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        server.request("GET", page, headers=headers)
        answer = server.getresponse()
        if answer.status >= 500:
            raise RuntimeError(f"{page}: {answer.status}")
        return answer.read()
    finally:
        server.close()


def _work(times: int) -> None:
    """So many tasks of the product, and wait until the last one has been taken and done."""
    for number in range(times):
        app.send_task(WORK[number % len(WORK)], queue=QUEUE)
    before = Tick.objects.count()
    app.send_task(WORK[0], queue=QUEUE)
    with app.connection_for_read() as broker:
        for _ in pauses(PATIENCE * 3):
            waiting = broker.default_channel.client.llen(QUEUE)
            if not waiting and Tick.objects.count() > before:
                return
    raise TimeoutError("the worker does not come to an end")


def _line(name: str, before: tuple[float, float], after: tuple[float, float], load: str) -> str:
    return (
        f"{name:<12} PSS {before[0]:5.0f} MB, after {load} {after[0]:5.0f} MB"
        f"   RSS {before[1]:5.0f} MB, then {after[1]:5.0f} MB"
    )


@contextmanager
def started(words: list[str]) -> Iterator[int]:
    """One of the product's programs on the scratch database; its process id."""
    database = connection.settings_dict
    address = f"postgres://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
    more = {"DATABASE_URL": os.environ.get("DATABASE_URL", address), "DMA_ENV": "demo"}
    more |= {"MALLOC_ARENA_MAX": "2", "CELERY_SKIP_CHECKS": "1", "DMA_LOG_LEVEL": "WARNING"}
    process = subprocess.Popen(
        [sys.executable, "-m", *words], cwd=ROOT, env=os.environ | more, stderr=subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def held(pid: int) -> tuple[float, float]:
    """PSS and RSS in megabytes: shared pages are counted by share, or whole."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = {name: int(kb) / 1024 for name, kb in re.findall(r"^(\w+): +(\d+) kB", text, re.M)}
    return found["Pss"], found["Rss"]


def _youngest(pid: int) -> int:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[-1])
