"""The product as its user has it: started by the launcher, looked at from outside."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dma.host.bootstrap import PROJECT
from dma.host.home import Home
from dma.host.waiting import command_line, pauses

PATIENCE = 240  # seconds; the test machine may be busy
OURS = {"DMA_HOME", "DMA_ENV", "DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE"}


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    """What a person's shell has, without what the test run put there."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {"DMA_HOME": str(home), "DMA_DEMO_ORDERS": "1", "DMA_DEMO_GROW": "0"} | more


def manage(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """manage.py as a person would call it."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=clean_environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def launch(home: Path, port: int) -> subprocess.CompletedProcess[str]:
    """A launcher that is expected to refuse."""
    return subprocess.run(
        [sys.executable, "-m", "dma.host.launcher", "--port", str(port)],
        cwd=PROJECT,
        env=clean_environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def processes(home: Path, word: str = "") -> list[int]:
    """Every process of this home: its address is in the command line or in the environment."""
    return [pid for pid in _all_pids() if _belongs(pid, home) and word in command_line(pid)]


def _all_pids() -> Iterator[int]:
    return (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())


def _belongs(pid: int, home: Path) -> bool:
    try:
        environment = Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return False
    words = command_line(pid)
    return (
        os.fsencode(f"DMA_HOME={home}") in environment
        or str(home) in words
        or Home(home).digest in words
    )


def _hears_ctrl_c() -> None:
    """Also when the tests themselves were started in the background, where it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass
class Product:
    """One run of the launcher."""

    home: Path
    port: int
    more: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    process: subprocess.Popen[str] = field(init=False)
    reader: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dma.host.launcher", "--port", str(self.port)],
            cwd=PROJECT,
            env=clean_environment(self.home, **self.more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=_hears_ctrl_c,  # noqa: PLW1509 - no other thread runs here yet
        )
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as output:
            self.lines.extend(output)

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def wait_until_ready(self) -> "Product":
        for _ in pauses(PATIENCE):
            if "Ctrl-C" in self.output or self.process.poll() is not None:
                break
        if "Ctrl-C" not in self.output:
            self.stop()
            raise AssertionError(self.output)
        return self

    def status(self, path: str = "/healthz/") -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as page:
                return int(page.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code
