"""Links in messages of a demo lead to the port on which it runs."""

import os
import sys

import pytest

from dma.host import launcher


@pytest.fixture
def started(monkeypatch, tmp_path):
    """What the launcher tells its children; it refuses the port and starts nothing."""

    def start(**given):
        for name in ("SITE_URL", "DATABASE_URL", "DMA_ENV"):
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("DMA_HOME", str(tmp_path / "home"))
        monkeypatch.setattr(sys, "argv", ["make run", "--port", "70000"])
        with pytest.raises(SystemExit):
            launcher.main()
        return os.environ.get("SITE_URL")

    yield start
    os.environ.pop("SITE_URL", None)


def test_it_follows_the_port(started):
    assert started() == "http://127.0.0.1:70000"


def test_what_was_given_stays(started):
    assert started(SITE_URL="https://trial.example") == "https://trial.example"


def test_production_says_it_itself(started):
    assert started(DMA_ENV="production") is None
