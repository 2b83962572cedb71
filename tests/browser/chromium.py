"""A Chromium to drive: one that is here, else one that can be fetched in a few minutes."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

from playwright.sync_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "no Chromium to drive and none could be fetched: install Debian's `chromium`, or run "
    "`.venv/bin/playwright install --with-deps chromium`"
)
PATIENCE = 120  # seconds for each way of fetching one
ARGS = ["--no-sandbox", "--disable-gpu"]


def find(playwright: Playwright) -> str:
    """The first that is installed, or nothing."""
    own = playwright.chromium.executable_path
    return next(filter(None, map(which, NAMES)), own if Path(own).exists() else "")


def find_or_fetch(playwright: Playwright) -> str:
    """One that is here now, with the help of playwright's and the system's installer."""
    found = find(playwright)
    for command in [] if found else ways():
        if fetch(command) and (found := find(playwright)):
            break
    return found


def ways() -> list[list[str]]:
    """How one could be fetched by whoever runs this; the system's packages only by root."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    packages = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    return [packages, own] if os.geteuid() == 0 and which("apt-get") else [own]


def fetch(command: list[str]) -> bool:
    """Whether an installer came to a good end in time."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
