"""Before a command runs: servers up, the database ours and filled, translations compiled."""

import hashlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psycopg2
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands

from core.catalogue import Clash, build
from dma.host import snapshot
from dma.host.embedded import Embedded, exclusive
from dma.host.home import DATABASE, Home, Refusal

PROJECT = Path(__file__).resolve().parent.parent.parent
SERVERLESS = {"help", "version", "--help", "-h", "--version", "catalogue", "collectstatic"}
BARE = {"migrate", "makemigrations", "squashmigrations", "showmigrations", "check", "dbshell"}
READY_MARK = "migrated and seeded"


@contextmanager
def ready_for(arguments: list[str]) -> Iterator[None]:
    """What manage.py needs around the command; a refusal is printed and ends the process."""
    command = arguments[0] if arguments else "help"
    home = Home.of(PROJECT)
    end_tidily_when_told()
    try:
        compile_catalogues(PROJECT / "locale")
        if command in SERVERLESS or "--help" in arguments:
            yield
            return
        with Embedded(home) as embedded:
            if embedded.servers:
                refuse_newer_database(home)
                if command not in BARE:
                    fill_fresh_database(home)
            yield
    except (Refusal, ImproperlyConfigured) as refusal:
        sys.exit(f"\n{refusal}\n")


def end_tidily_when_told() -> None:
    """SIGTERM and a closed terminal unwind the stack, so the last one out stops the servers."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: sys.exit(128 + number))


def compile_catalogues(locale: Path) -> None:
    """The Chinese of all apps in the form that Python reads; words that clash must not stop us."""
    try:
        build(locale)
    except Clash as clash:
        print(f"The translations were not built: {clash}", file=sys.stderr)  # noqa: T201 - a command


def connect(home: Home) -> "psycopg2.extensions.connection":
    """The default database, before Django is up."""
    socket = f"host={home.sockets} user={DATABASE} dbname={DATABASE}"
    try:
        return psycopg2.connect(os.environ.get("DATABASE_URL") or socket)
    except psycopg2.OperationalError as error:
        raise Refusal(f"The database does not answer.\n{error}") from error


def refuse_newer_database(home: Home) -> None:
    """A migration that this code does not know was applied by a later version of it."""
    known = {(path.parent.parent.name, path.stem) for path in PROJECT.glob("*/migrations/0*.py")}
    apps = {app for app, _ in known}
    with connect(home) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations')")
        if cursor.fetchone() == (None,):
            return
        cursor.execute("SELECT app, name FROM django_migrations WHERE app = ANY(%s)", [list(apps)])
        unknown = sorted(set(cursor.fetchall()) - known)
    connection.close()
    if unknown:
        raise Refusal(
            f"The database is of a newer version than this code: it has the migration "
            f"{'.'.join(unknown[-1])}. Use the newer code, or give this one another database "
            f"(DATABASE_URL, or another directory in DMA_HOME). Nothing was changed."
        )


def fill_fresh_database(home: Home) -> None:
    """Whatever the first command is, it finds tables and reference data."""
    if is_ready(home):
        return
    django.setup()
    fill(home)


def fill(home: Home) -> None:
    """Tables and reference data; what is there already stays."""
    with exclusive(home.base / "fill.lock"):
        own = connect(home)
        snapshot.load(own)
        own.close()
        call_command("migrate", verbosity=0, interactive=False)
        call_if_there("seed")
        mark_ready(home)


def call_if_there(name: str, **options: object) -> bool:
    """Run a command that another app provides; False when it does not (yet)."""
    if name not in get_commands():
        return False
    call_command(name, **({"stdout": io.StringIO()} | options))
    return True


def collect_static() -> None:
    """Gather the static files, unless none has changed since the last time."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            found.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if stamp.exists() and stamp.read_text() == found.hexdigest():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(found.hexdigest())


def is_ready(home: Home) -> bool:
    with connect(home) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
            "WHERE datname = current_database()"
        )
        return bool(cursor.fetchone() == (READY_MARK,))


def mark_ready(home: Home) -> None:
    """A comment on the database: an interrupted first run has not made it yet."""
    with connect(home) as connection, connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE {DATABASE} IS %s", [READY_MARK])
