"""Small things about processes: how to wait for one, and how to know it."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path


def pauses(seconds: float) -> Iterator[None]:
    """Short waits until the patience ends, longer ones as it goes on."""
    deadline, pause = time.monotonic() + seconds, 0.02
    while time.monotonic() < deadline:
        yield
        time.sleep(pause)
        pause = min(pause * 1.3, 0.5)


def command_line(pid: int) -> str:
    """What a process was started as, or nothing. A bare Debian has no ps, macOS no /proc."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            return ""
    shown = subprocess.run(["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True)
    return shown.stdout


def works(command: list[str]) -> bool:
    """Whether this system has the command and lets us use it."""
    try:
        return not subprocess.run(command, capture_output=True, cwd="/").returncode
    except OSError:
        return False
