"""One private installation for the folder; each test finds it filled and leaves it quiet."""

import shutil
from collections.abc import Iterator

import pytest

from tests.reliability.servers import Site, site_at


@pytest.fixture(scope="package")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site_at(tmp_path_factory.mktemp("reliability")) as site:
        yield site
    shutil.rmtree(site.home.reachable, ignore_errors=True)


@pytest.fixture
def site(installation: Site) -> Iterator[Site]:
    installation.fill()
    yield installation
    installation.stop()
