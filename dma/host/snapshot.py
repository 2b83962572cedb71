"""The tables of an empty product as one file: what the migrations make, made in a second.

``schema.sql`` is the dump of a migrated database. A database without any table is filled with it;
the migrations that are newer run afterwards as always, so that an old file costs time and nothing
else. ``make schema`` writes it anew.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from dma.host.embedded import Embedded
from dma.host.home import DATABASE, Home
from dma.host.postgres import Postgres

PROJECT = Path(__file__).resolve().parent.parent.parent
FILE = Path(__file__).with_name("schema.sql")
#: pg_dump's password against other people's dumps: another one each time, and only psql's matter.
SEALS = ("\\restrict ", "\\unrestrict ")


def load(connection: Any) -> None:
    """Fill a database without any table, all or nothing, by a psycopg2 connection of its own.

    One that has some, or whose server is of another version than the file, is left alone.
    """
    text = FILE.read_text("utf-8") if FILE.exists() else ""
    version = f"-- Dumped from database version {connection.server_version // 10000}."
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        if cursor.fetchone() == (0,) and version in text:
            cursor.execute("SET LOCAL synchronous_commit TO off")  # it can be made again
            cursor.execute(text)


def dump(postgres: Postgres, database: str = DATABASE) -> str:
    """A database as statements, the same text for the same content."""
    at = ["-h", str(postgres.home.sockets), "-U", DATABASE, database]
    done = postgres.run("pg_dump", "--no-owner", "--rows-per-insert=1000", *at)
    if done.returncode:
        raise RuntimeError(f"pg_dump said: {done.stderr.strip()}")
    lines = done.stdout.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(SEALS))


def main() -> None:
    """Run all migrations in a database of their own and keep what they made."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        os.environ["DMA_HOME"] = place
        with Embedded(Home.of(PROJECT), fast=True) as embedded:
            subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=PROJECT, check=True)
            postgres = next(one for one in embedded.servers if isinstance(one, Postgres))
            FILE.write_text(dump(postgres), "utf-8")


if __name__ == "__main__":
    main()
