"""The servers that the product brings along: first in starts, last out stops, crash or not."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dma.host import embedded
from dma.host.bootstrap import PROJECT, connect, refuse_newer_database
from dma.host.embedded import Embedded, said_plainly
from dma.host.home import Home, Refusal
from dma.host.postgres import Postgres, refusal_of
from tests.platform.product import manage, processes

pytestmark = pytest.mark.timeout(600)


COME_AND_GO = """
import pathlib, sys
from dma.host.embedded import Embedded, Home
with Embedded(Home(pathlib.Path(sys.argv[1])), fast=True):
    pass
"""


@pytest.fixture(autouse=True)
def own_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    home = Home(tmp_path_factory.mktemp("embedded"))
    yield home
    shutil.rmtree(home.reachable, ignore_errors=True)


def answer(home: Home) -> bool:
    try:
        connect(home).close()
    except Refusal:
        return False
    return True


def test_servers_when_two_use_them_then_the_last_one_out_stops_them(home: Home) -> None:
    with Embedded(home, fast=True):
        with Embedded(home, fast=True):
            pass
        assert answer(home)

    assert not answer(home)
    assert processes(home.base, "postgres") == []
    assert not home.sockets.exists() or not any(home.sockets.iterdir())


def test_servers_when_killed_then_the_next_one_recovers(home: Home) -> None:
    with Embedded(home, fast=True) as crashed:
        for server in crashed.servers:
            assert server.process
            os.kill(server.process.pid, signal.SIGKILL)
            server.process.wait()

        subprocess.run([sys.executable, "-c", COME_AND_GO, home.base], cwd=PROJECT, check=True)

        assert answer(home)


def test_servers_when_pid_was_given_to_another_process_then_it_is_left_alone(home: Home) -> None:
    with Embedded(home, fast=True) as first:
        data = first.servers[0].data
    (data / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n")

    with Embedded(home, fast=True):
        assert answer(home)


def test_manage_when_alone_on_a_fresh_machine_then_works_and_leaves_nothing(tmp_path: Path) -> None:
    count = "from accounts.models import User; print('users', User.objects.count())"

    done = manage(tmp_path, "shell", "-v0", "-c", count)

    assert done.stdout.startswith("users "), done.stderr
    assert processes(tmp_path) == []


def test_database_when_migrated_by_newer_code_then_refused_in_words(home: Home) -> None:
    with Embedded(home, fast=True):
        with connect(home) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE django_migrations (app text, name text)")
            cursor.execute("INSERT INTO django_migrations VALUES ('accounts', '0999_future')")
        connection.close()

        with pytest.raises(Refusal, match=r"newer version.*accounts\.0999_future"):
            refuse_newer_database(home)

        with connect(home) as connection, connection.cursor() as cursor:
            cursor.execute("DROP TABLE django_migrations")
        connection.close()


def test_cluster_when_of_newer_postgres_then_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("99\n")

    with pytest.raises(Refusal, match="newer version.*PostgreSQL 99"), Embedded(Home(tmp_path)):
        pass


def test_disk_when_nearly_full_then_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=1024)
    monkeypatch.setattr(embedded.shutil, "disk_usage", lambda _: usage)

    with pytest.raises(Refusal, match="disk is nearly full"), Embedded(Home(tmp_path)):
        pass


def test_disk_when_it_fills_up_then_said_in_words() -> None:
    with pytest.raises(Refusal, match="disk is full"), said_plainly():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert "disk is full" in str(refusal_of("FATAL: could not write: No space left on device"))


def test_production_when_asked_for_servers_then_starts_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DMA_ENV", "production")

    with Embedded(Home(tmp_path)) as nothing:
        assert nothing.servers == []


def test_sockets_when_path_is_long_then_still_short_enough() -> None:
    home = Home(Path("/" + "deep/" * 40))

    assert len(str(home.sockets / ".s.PGSQL.5432")) < 100


def test_postgres_when_asked_for_its_programs_then_they_exist(home: Home) -> None:
    assert (Postgres(home).programs / "postgres").exists()
