"""The migrated database that every test process copies; made anew only when a migration changes."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from dma.host.bootstrap import PROJECT
from dma.host.home import DATABASE
from dma.host.postgres import Postgres

CACHE = PROJECT / "var" / "cache"
KEPT = 8  # the newest dumps; one goes back and forth between branches
IMPORTED = re.compile(r"^(?:from|import) ([a-z_]+(?:\.[a-z_]+)*)", re.MULTILINE)
DATA = ("*/*.json", "*/*/*.json", "*/*.csv", "*/*/*.csv", "*/*.sql")


def fill(postgres: Postgres) -> None:
    """Load what the last run of the migrations left, or run them and keep it."""
    dump = CACHE / f"migrated-{digest(postgres)}.sql"
    if dump.exists():
        done = postgres.run("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-f", str(dump), *at(postgres))
        assert not done.returncode, done.stderr
        os.utime(dump)
        return
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=PROJECT, check=True)
    done = postgres.run("pg_dump", "--no-owner", *at(postgres))
    assert not done.returncode, done.stderr
    keep(dump, done.stdout)


def at(postgres: Postgres) -> list[str]:
    return ["-h", str(postgres.home.sockets), "-U", DATABASE, DATABASE]


def keep(dump: Path, text: str) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    draft = dump.with_suffix(f".{os.getpid()}")
    draft.write_text(text)
    draft.replace(dump)
    for old in sorted(CACHE.glob("migrated-*.sql"), key=lambda p: p.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)


def digest(postgres: Postgres) -> str:
    """Of what a migration says, imports from us (models come frozen with it), or may read."""
    seen = hashlib.sha256(str(postgres.programs).encode())
    for path in sorted({*sources(), *(PROJECT / "requirements").glob("*.txt")}):
        seen.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return seen.hexdigest()[:16]


def sources() -> Iterator[Path]:
    for path in PROJECT.glob("*/migrations/*.py"):
        yield path
        for name in IMPORTED.findall(path.read_text()):
            module = PROJECT / f"{name.replace('.', '/')}.py"
            if module.exists() and module.name != "models.py":
                yield module
    for pattern in DATA:
        yield from (p for p in PROJECT.glob(pattern) if p.parts[len(PROJECT.parts)] != "var")
