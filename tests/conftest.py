"""The test run brings its own PostgreSQL and Valkey, one pair for all its processes."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from hypothesis import settings

from core import clock
from dma.host.bootstrap import PROJECT, compile_catalogues
from dma.host.embedded import Embedded
from dma.host.home import Home
from dma.host.postgres import Postgres
from tests import template

# How long one example takes says more of the machine than of the code. A change is judged by the
# same examples everywhere; `EXPLORE=1` draws new ones.
settings.register_profile("any machine", deadline=None, derandomize=not os.environ.get("EXPLORE"))
settings.load_profile("any machine")

embedded_key = pytest.StashKey[Embedded]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file is one process's work; all browsers together are, so that two never share the time."""
    for item in items:
        file = item.nodeid.partition("::")[0]
        group = "browser" if item.get_closest_marker("browser") else file
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(autouse=True)
def _in_chinese() -> None:
    """A request leaves its reader's language behind; the next test begins with the product's."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _in_its_own_time() -> Iterator[None]:
    """What a test believes of the time ends with it; what its file believes stays."""
    before = clock.held()
    yield
    clock.hold(before)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database of the run's own for whoever asks: the plugin makes one only for marked tests, and
    a file whose rows live longer than a test would otherwise work in that of the settings."""
    if connection.settings_dict["NAME"].startswith(TEST_DATABASE_PREFIX):
        yield
        return
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        yield
        teardown_databases(made, verbosity=0)


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    compile_catalogues(PROJECT / "locale")
    home = Home(Path(os.environ["DMA_HOME"]).resolve())
    config.stash[embedded_key] = embedded = Embedded(home, fast=True).__enter__()
    for server in embedded.servers:
        if isinstance(server, Postgres):
            template.fill(server)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason to skip, however many tests it keeps from running."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, many in Counter(str(one.longrepr[2]) for one in skipped).most_common():
        terminalreporter.write_line(f"{many} x {reason}", yellow=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    embedded = config.stash.get(embedded_key, None)
    if embedded:
        embedded.__exit__()
        for place in (embedded.home.base, embedded.home.reachable):
            shutil.rmtree(place, ignore_errors=True)
