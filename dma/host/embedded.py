"""A laptop's own database and broker: the first one in starts them, the last one out stops them.

Every user holds a shared lock on `embedded.lock`. Starting and stopping happen under
`start.lock`, so that nobody starts what another one is stopping. A crash leaves no lock behind:
the kernel drops them.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dma.host.home import Home, Refusal, environment
from dma.host.postgres import Postgres
from dma.host.valkey import Valkey

NEEDED_SPACE = 300 * 1024 * 1024  # a fresh cluster, its write-ahead log and some room


class Server(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


def servers_for(home: Home, fast: bool = False) -> list[Server]:
    """Those that the environment does not provide; production provides all of them."""
    if environment() == "production":
        return []
    servers: list[Server] = []
    if "DATABASE_URL" not in os.environ:
        servers.append(Postgres(home, fast))
    if "REDIS_URL" not in os.environ:
        servers.append(Valkey(home))
    return servers


class Embedded:
    """The servers of one home, as one process uses them."""

    def __init__(self, home: Home, fast: bool = False) -> None:
        self.home = home
        self.servers = servers_for(home, fast)
        self.lock: int | None = None

    def __enter__(self) -> "Embedded":
        if self.servers:
            with said_plainly():
                self._prepare_directories()
                with exclusive(self.home.base / "start.lock"):
                    self._start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.lock is None:
            return
        with exclusive(self.home.base / "start.lock"):
            self._stop_if_last()
            os.close(self.lock)
            self.lock = None

    def revive(self) -> None:
        """Start again what has died; nothing happens to a server that lives."""
        if self.lock is None:
            return
        with exclusive(self.home.base / "start.lock"):
            for server in self.servers:
                server.start()

    def _start(self) -> None:
        self.lock = os.open(self.home.base / "embedded.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self.lock, fcntl.LOCK_SH)
        try:
            for server in self.servers:
                server.start()
        except BaseException:
            self._stop_if_last()
            raise

    def _stop_if_last(self) -> None:
        try:
            fcntl.flock(self.lock or 0, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for server in reversed(self.servers):
            server.stop()
        if self.home.sockets.parent != self.home.base:
            shutil.rmtree(self.home.sockets, ignore_errors=True)

    def _prepare_directories(self) -> None:
        for directory in (self.home.base, self.home.log, self.home.sockets):
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.home.sockets.stat().st_uid not in (os.geteuid(), self.home.base.stat().st_uid):
            _check_nobody(self.home.sockets)
        free = shutil.disk_usage(self.home.base).free
        if free < NEEDED_SPACE:
            raise Refusal(
                f"The disk is nearly full: {free // 2**20} MB are left for {self.home.base}, and "
                f"the database needs {NEEDED_SPACE // 2**20} MB. Free some space and start again."
            )


def _check_nobody(directory: Path) -> None:
    """Only root gives its socket directory away, to the unprivileged server account."""
    if os.geteuid() or directory.owner() != "nobody":
        raise Refusal(f"{directory} belongs to someone else. Remove it, or set DMA_HOME.")


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """One process at a time."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def said_plainly() -> Iterator[None]:
    """A full disk shows up anywhere; a person should read it in words."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refusal("The disk is full. Free some space and start again.") from error
        raise
