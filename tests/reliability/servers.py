"""A private pair of servers and real processes on it, to be killed without hurting other tests."""

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

import psycopg2
import pytest

from bench.sweep import FILL
from core.catalogue import build
from dma.host.bootstrap import PROJECT
from dma.host.embedded import Embedded
from dma.host.home import DATABASE, Home
from dma.host.waiting import pauses
from tests import template
from tests.platform.product import free_port

PATIENCE = 120  # seconds; the test machine may be busy
DUE = 12_000  # clocks, in batches of 500: there is a middle to be hit
CELERY = ("celery", "--app=dma", "worker", "--concurrency=1", "--without-gossip", "--loglevel=INFO")
#: What the ledger says of clocks that were opened; the replay needs it to know what was owed.
LEDGER = """
INSERT INTO sla_clockevent (clock_id, kind, gen, at, by, data)
SELECT id, 'open', gen, opened_at, 'system', jsonb_build_object('steps', steps, 'times', times)
  FROM sla_clock
"""
EMPTY = """
TRUNCATE sla_clock, sla_firing, sla_clockevent, sla_tick, notifications_message, core_clockshift
 CASCADE
"""
STAFF = """
from django.test import Client
from accounts.models import User
from dma.host.bootstrap import collect_static
from dma.demo.staff import hire
hire()
collect_static()
client = Client()
client.force_login(User.objects.get(username="clerk"))
print(client.cookies["sessionid"].value)
"""


class Answer(NamedTuple):
    """What the web server answered; 0 when nobody listened."""

    status: int
    retry: bool  # whether it says when to come again


def answer(url: str, body: bytes | None = None, **headers: str) -> Answer:
    """GET, or POST when there is a body."""
    request = urllib.request.Request(url, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as page:
            return Answer(page.status, "Retry-After" in page.headers)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, "Retry-After" in error.headers)
    except OSError:
        return Answer(0, False)


class Site:
    """One installation: its servers, its processes, and a look into its tables."""

    def __init__(self, home: Path) -> None:
        self.home = Home(home)
        self.embedded = Embedded(self.home)
        self.postgres, self.valkey = self.embedded.servers
        self.running: list[subprocess.Popen[bytes]] = []
        self.session = ""
        self.environment = os.environ | {
            "DMA_ENV": "test",
            "DMA_HOME": str(home),
            "DATABASE_URL": f"postgres://{DATABASE}@/{DATABASE}?host={self.home.sockets}",
            "REDIS_URL": self.home.redis_url,
            "DJANGO_SETTINGS_MODULE": "dma.settings",
            "CELERY_SKIP_CHECKS": "1",
        }

    def prepare(self) -> None:
        """Tables, reference data, staff, and a session of the clerk."""
        template.fill(self.postgres)
        build(PROJECT / "locale")
        self.manage("seed")
        self.session = self.manage("shell", "-v0", "-c", STAFF).split()[-1]

    def manage(self, *arguments: str) -> str:
        """manage.py to its end; what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=PROJECT, env=self.environment, capture_output=True, text=True
        )
        assert not done.returncode, done.stdout + done.stderr
        return done.stdout

    def start(self, *module: str, **environment: str) -> subprocess.Popen[bytes]:
        """A process of the product that goes on; its words go to processes.log."""
        with (self.home.log / "processes.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=PROJECT,
                env=self.environment | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append(process)
        return process

    def worker(self, pool: str = "threads") -> subprocess.Popen[bytes]:
        return self.start(*CELERY, f"--pool={pool}", f"--hostname=w{len(self.running)}@test")

    def beat(self, entry: str = "sla-sweep") -> subprocess.Popen[bytes]:
        schedule = f"--schedule={self.home.base}/beat{len(self.running)}"
        app = "--app=tests.reliability.hurried:app"
        return self.start("celery", app, "beat", "--pidfile=", schedule, HURRIED=entry)

    def web(self) -> str:
        """The web server, once it answers; its address."""
        port = free_port()
        self.start(
            "gunicorn", "dma.wsgi", "--threads=4", "--no-control-socket", f"-b127.0.0.1:{port}"
        )
        address = f"http://127.0.0.1:{port}"
        self.until(lambda: answer(f"{address}/healthz/").status == HTTPStatus.OK)
        return address

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """SIGKILL to the process and all its children, and their transactions are over."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.until(lambda: self.one("SELECT count(*) FROM pg_stat_activity" + OTHERS) == 0)

    def stop(self) -> None:
        """End whatever still runs, tidily where that is possible."""
        for process in self.running:
            process.terminate()
        for process in self.running:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.running.clear()

    @property
    def words(self) -> str:
        """What the processes have said."""
        return (self.home.log / "processes.log").read_text()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something, but not for ever."""
        for _ in pauses(PATIENCE):
            if condition():
                return
        pytest.fail(self.words[-4000:])

    def run(self, statement: str, **values: object) -> "list[tuple[object, ...]]":
        """One statement on a connection of its own: the server may have been another one before."""
        connection = psycopg2.connect(host=str(self.home.sockets), user=DATABASE, dbname=DATABASE)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def one(self, statement: str) -> int:
        return int(str(self.run(statement)[0][0]))

    @property
    def fired(self) -> int:
        return self.one("SELECT count(*) FROM sla_firing")

    def fill(self) -> None:
        """Clocks that were due a minute ago, each with one step to fire and one person to tell."""
        self.run(EMPTY)
        [values] = self.run(
            "SELECT p.id, c.id, u.id, now() FROM sla_policyversion p, sla_calendarversion c,"
            " accounts_user u WHERE p.code = 'daily_meal_plan' AND p.current"
            " AND c.code = p.data->>'calendar' AND c.current AND u.username = 'assistant'"
        )
        names = ("policy", "calendar", "owner", "now")
        self.run(FILL, **dict(zip(names, values, strict=True)), rows=DUE, due=DUE)
        self.run(LEDGER)

    def until_in_the_middle(self) -> None:
        """Some have fired, and some have not."""
        before = self.fired
        self.until(lambda: self.fired > before)
        assert self.fired < DUE

    def assert_nothing_lost_or_doubled(self) -> None:
        """The replay of the ledger and a count of our own agree."""
        assert self.manage("sla_verify") == f"expected {DUE} fired {DUE} duplicate 0 lost 0\n"
        told = self.one("SELECT count(*) FROM notifications_message WHERE payload ? 'firing'")
        assert told == self.fired == DUE


OTHERS = f" WHERE datname = '{DATABASE}' AND pid <> pg_backend_pid()"


@contextmanager
def site_at(home: Path) -> Iterator[Site]:
    """An installation that is there for a while; nothing of it is left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        patch.delenv("REDIS_URL", raising=False)
        patch.setenv("DMA_HOME", str(home))
        site = Site(home)
        with site.embedded:
            site.prepare()
            yield site
