"""Where the run-time state of one installation lives, and the addresses that follow from it."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SOCKET_LIMIT = 100  # bytes; the kernel refuses longer socket paths, PostgreSQL says so late
POSTGRES_SOCKET = ".s.PGSQL.5432"
DATABASE = "dma"


class Refusal(Exception):
    """We cannot go on, and the text tells a person what to do."""


@dataclass(frozen=True)
class Home:
    """`var/`, or DMA_HOME: the data, sockets, logs and keys of one installation."""

    base: Path

    @classmethod
    def of(cls, project: Path) -> "Home":
        return cls(Path(os.environ.get("DMA_HOME") or project / "var").resolve())

    @property
    def digest(self) -> str:
        return hashlib.sha256(os.fsencode(self.base)).hexdigest()[:12]

    @property
    def sockets(self) -> Path:
        """A short path; for root one that the unprivileged server account can reach."""
        inside = self.base / "run"
        if os.geteuid() and len(os.fsencode(inside / POSTGRES_SOCKET)) < SOCKET_LIMIT:
            return inside
        return Path("/tmp") / f"dma-{os.geteuid()}-{self.digest}"

    @property
    def reachable(self) -> Path:
        """Where the unprivileged server account keeps its data when `base` is closed to it."""
        return Path("/var/lib") / f"dma-{self.digest}"

    @property
    def log(self) -> Path:
        return self.base / "log"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.sockets}/valkey.sock?db=0"

    @property
    def database(self) -> dict[str, object]:
        """Django's settings of the embedded database."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": DATABASE,
            "USER": DATABASE,
            "HOST": str(self.sockets),
        }


def environment() -> str:
    """demo, production or test. With a database given it is production, unless said otherwise."""
    return os.environ.get("DMA_ENV") or ("production" if "DATABASE_URL" in os.environ else "demo")


def broker_url(redis_url: str) -> str:
    """Celery's word for the same server: it calls a socket redis+socket."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    return f"redis+socket://{parts.path}?virtual_host=0"


def cache_url(redis_url: str) -> str:
    """The same server's second database, so that clearing the cache leaves the queue alone."""
    parts = urlsplit(redis_url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db=1"
    return urlunsplit(parts._replace(path="/1"))
