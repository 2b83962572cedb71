"""`make run`: everything on one machine, in the foreground, until it is told to stop."""

import argparse
import errno
import fcntl
import http.client
import io
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, connections

from dma.host.bootstrap import (
    PROJECT,
    call_if_there,
    collect_static,
    compile_catalogues,
    end_tidily_when_told,
    fill,
    refuse_newer_database,
)
from dma.host.embedded import Embedded, said_plainly
from dma.host.home import Home, Refusal, environment
from dma.host.supervisor import Child, Supervisor
from dma.host.waiting import pauses

HOST = "127.0.0.1"
PATIENCE = 180  # seconds until the first page; a busy machine is slow, not broken
WEB = ["gunicorn", "dma.asgi:application", "--worker-class=dma.serving.Worker", "--workers=2"]
WEB += ["--timeout=60", "--graceful-timeout=10", "--keep-alive=5", "--no-control-socket"]
WORKER = ["celery", "--app=dma", "worker", "--pool=threads", "--concurrency=4", "--loglevel=INFO"]
WORKER += ["--without-gossip", "--without-mingle"]
GROWTH = ["django", "demo", "--grow"]
BEAT = ["celery", "--app=dma", "beat", "--loglevel=INFO", "--pidfile="]


def main() -> None:
    parser = argparse.ArgumentParser(prog="make run")
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dma.settings")
    if environment() != "production":  # there it is the address that the world knows
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")  # links in messages lead here
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")  # threads would each keep memory of their own
    os.environ.setdefault("CELERY_SKIP_CHECKS", "1")  # they load every page into worker and beat
    home = Home.of(PROJECT)
    end_tidily_when_told()
    try:
        with said_plainly(), the_only_launcher(home, port):
            refuse_taken_port(port)
            with Embedded(home) as embedded:
                prepare(home)
                serve(home, port, embedded)
    except (Refusal, ImproperlyConfigured) as refusal:
        sys.exit(f"\n{refusal}\n")
    except KeyboardInterrupt:
        pass


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def the_only_launcher(home: Home, port: int) -> Iterator[None]:
    """Two of them on one home would run two beats and fight over the logs."""
    home.base.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home.base / "launcher.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise Refusal(
                f"It already runs, on http://{HOST}:{file.read()}/. Stop that one first, or give "
                f"this one its own data: make run PORT={port} DMA_HOME=var2"
            ) from None
        file.truncate(0)
        file.write(str(port))
        file.flush()
        yield


def refuse_taken_port(port: int) -> None:
    """Before anything else starts, so that nothing has to be taken back."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            problem = "is taken by another program" if taken else f"cannot be used ({error})"
            raise Refusal(
                f"Port {port} {problem}. Choose another one: make run PORT={port % 60000 + 1}"
            ) from None


def prepare(home: Home) -> None:
    """Database, reference data, static files: each only where something is missing."""
    compile_catalogues(PROJECT / "locale")
    django.setup()
    refuse_newer_database(home)
    tell("· database")
    with connection.cursor() as cursor:  # what is made here can be made again
        cursor.execute("SET synchronous_commit TO off")
    fill(home)
    tell("· static files")
    collect_static()


def serve(home: Home, port: int, embedded: Embedded) -> None:
    """Start the processes, say where the product is, and keep them alive."""
    inherited = (embedded.lock,) if embedded.lock is not None else ()

    def child(name: str, *command: str) -> Child:
        return Child(name, [sys.executable, "-m", *command], home, inherited)

    with Supervisor(tell) as supervisor:
        supervisor.add(child("web", *WEB, f"--bind={HOST}:{port}"))
        fill_with_demo_data()  # while the web server loads; no clock may run meanwhile
        tell("· web, worker, beat")
        supervisor.add(child("worker", *WORKER))
        supervisor.add(child("beat", *BEAT, f"--schedule={home.base / 'beat'}"))
        wait_for_first_page(supervisor, port)
        tell(f"\n  http://{HOST}:{port}/\n{demo_logins()}\n  Ctrl-C stops everything.\n")
        if settings.DEMO and settings.DMA_DEMO_GROW:
            supervisor.add(replace(child("growth", *GROWTH), errand=True))
        supervisor.watch(embedded.revive)


def fill_with_demo_data() -> None:
    if settings.DEMO:
        tell("· demo data")
        call_if_there("demo")
    connections.close_all()


def wait_for_first_page(supervisor: Supervisor, port: int) -> None:
    for _ in pauses(PATIENCE):
        supervisor.check()
        if answers(port):
            return
        if supervisor.gives_up("web"):
            break
    raise Refusal(f"The web server does not answer. It said last:\n{supervisor.last_words('web')}")


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", "/healthz/")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        connection.close()


def demo_logins() -> str:
    """The lines that the demo command gives for people who want to look around."""
    lines = io.StringIO()
    if settings.DEMO:
        call_if_there("demo", stdout=lines, logins=True)
    return lines.getvalue()


if __name__ == "__main__":
    main()
