"""Keeps the processes of one machine alive, and ends them in order."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path

from dma.host.home import Home, Refusal
from dma.host.waiting import works

GRACE = 20  # seconds to finish what is being done
STEADY = 60  # seconds after which a process counts as healthy again
LONGEST_PAUSE = 30
HOPELESS = 3  # failures in a row
KEPT_LOG = 10 * 1024 * 1024


@cache
def tied_to_us() -> tuple[str, ...]:
    """Where the system offers it, a launcher killed with -9 takes its children along."""
    tie = ("setpriv", "--pdeathsig", "TERM")
    return tie if works([*tie, "true"]) else ()


@dataclass
class Child:
    """One process in a session of its own, so that Ctrl-C reaches only the launcher."""

    name: str
    command: list[str]
    home: Home
    inherited: tuple[int, ...] = ()
    #: Does its work once and ends; what it says is for the person at the terminal.
    errand: bool = False
    process: subprocess.Popen[bytes] | None = None
    began: float = 0
    failures: int = 0
    due: float = 0

    @property
    def log(self) -> Path:
        return self.home.log / f"{self.name}.log"

    def start(self) -> None:
        if self.log.exists() and self.log.stat().st_size > KEPT_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [*tied_to_us(), *self.command],
                stdin=subprocess.DEVNULL,
                stdout=None if self.errand else output,
                stderr=output,
                start_new_session=True,
                pass_fds=self.inherited,
            )
        self.began = time.monotonic()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(GRACE)
            self.bury(self.process)

    def bury(self, process: subprocess.Popen[bytes]) -> int:
        """End what is left of its process group; a dead leader may leave some behind."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        self.process = None
        return process.wait()


@dataclass
class Supervisor:
    """Restarts what dies, ever more slowly while it keeps dying."""

    tell: Callable[[str], None]
    children: list[Child] = field(default_factory=list)

    def __enter__(self) -> "Supervisor":
        return self

    def __exit__(self, *_: object) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave strays
        self.tell("\n· stopping")
        for child in self.children:
            child.stop()

    def add(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def watch(self, revive: Callable[[], None]) -> None:
        """Until a signal: the children often, the servers below them now and then."""
        for turn in count(1):
            time.sleep(0.5)
            self.check()
            if turn % 10 == 0:
                try:
                    revive()
                except Refusal as refusal:
                    self.tell(f"· {refusal}")

    def check(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process and child.process.poll() is not None:
                self._mourn(child, child.bury(child.process), now)
            if child.process is None and now >= child.due and not child.errand:
                child.start()

    def gives_up(self, name: str) -> bool:
        """Whether it died so often in a row that waiting for it is pointless."""
        return self._child(name).failures >= HOPELESS

    def last_words(self, name: str) -> str:
        return self._child(name).log.read_text(errors="replace")[-3000:]

    def _child(self, name: str) -> Child:
        return next(child for child in self.children if child.name == name)

    def _mourn(self, child: Child, status: int, now: float) -> None:
        if child.errand:
            if status:
                self.tell(f"· {child.name} ended with {status} ({child.log})")
            return
        child.failures = 0 if now - child.began > STEADY else child.failures + 1
        pause = min(2 ** (child.failures - 1), LONGEST_PAUSE) if child.failures else 0
        child.due = now + pause
        self.tell(f"· {child.name} ended with {status}; starting it again ({child.log})")
