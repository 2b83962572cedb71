"""A database of one's own for a while: made, migrated, seeded, and dropped at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.storage import InMemoryStorage, default_storage
from django.core.management import call_command
from django.db import connection

from dma.host import snapshot


@contextmanager
def scratch_database(name: str = "", *, keep: bool = False, like: str = "") -> Iterator[str]:
    """Work in a fresh database of the same server; the real one is not touched.

    With ``like`` it is a copy of another scratch database, to which nobody may be connected.
    """
    real = connection.settings_dict["NAME"]
    name = name or f"dma_scratch_{os.getpid()}"
    _run(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{like}"' if like else ""))
    _run(f'ALTER DATABASE "{name}" SET synchronous_commit = off')  # it is dropped anyway
    _switch(name)
    files, default_storage._wrapped = default_storage._wrapped, InMemoryStorage()
    try:
        if not like:
            connection.ensure_connection()
            snapshot.load(connection.connection)
            connection.close()  # with all that the file has set
            call_command("migrate", verbosity=0)
            call_command("seed", verbosity=0)
        yield name
    finally:
        default_storage._wrapped = files
        _switch(real)
        if not keep:
            _run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _switch(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
