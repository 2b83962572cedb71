"""One Chromium for the tests of a file; without one they are skipped and say why."""

from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser import chromium


@pytest.fixture(scope="session")
def found_before() -> dict[str, str]:
    """Looked for, or fetched in vain, once."""
    return {}


@pytest.fixture(scope="module")
def engine() -> Iterator[Playwright]:
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as running:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a loop runs in this thread
        yield running
        connections.close_all()  # beside the loop Django opened one more


@pytest.fixture(scope="module")
def chrome(engine: Playwright, found_before: dict[str, str]) -> Iterator[Browser]:
    if "path" not in found_before:
        found_before["path"] = chromium.find_or_fetch(engine)
    if not found_before["path"]:
        pytest.skip(chromium.MISSING)
    options = {"executable_path": found_before["path"], "args": chromium.ARGS}
    with engine.chromium.launch(**options) as running:
        yield running
