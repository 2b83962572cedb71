"""``make shots``: the pictures of the README, taken in Chromium from a demo of its own."""

import io
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from dma.host.waiting import pauses

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "shots"
CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome") or ""
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PATIENCE = 600  # seconds until the demo has told all its lives
MOST_BYTES = 150 * 1024
#: Whose workbench may have something overdue; the fullest one is shown.
BUSY = ("cs", "cs2", "clerk", "manager", "coach", "assistant", "cslead")


def main() -> None:
    """Start a demo, take the pictures, stop it."""
    if not CHROMIUM:
        sys.exit("No Chromium here: install it (Debian: apt install chromium).")
    FOLDER.mkdir(exist_ok=True)
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for name, shot in shots(browser, address).items():
            keep(name, shot)
        browser.close()


def shots(browser: Browser, address: str) -> dict[str, bytes]:
    """The three pictures as PNG."""
    light = {"locale": "zh-CN", "color_scheme": "light"}
    phone = browser.new_context(viewport=PHONE, device_scale_factor=2, **light).new_page()
    wide = browser.new_context(viewport=WIDE, **light).new_page()
    _pass(wide, address, "day", "hour")
    _be(phone, address, "assistant", "/coach/")
    coach = phone.screenshot()
    _pass(wide, address, "day")
    late = {who: _late(wide, address, who) for who in BUSY}
    _be(wide, address, max(late, key=lambda who: late[who]), "/")
    workbench = wide.screenshot()
    _be(wide, address, "supervisor", "/reports/")
    return {"workbench": workbench, "reports": wide.screenshot(), "coach": coach}


def _be(page: Page, address: str, who: str, path: str) -> None:
    """Be one of the demo's people, by the role switcher, on a page of theirs."""
    page.goto(f"{address}/demo/")
    page.click(f"main button[value='{who}']")
    page.goto(address + path, wait_until="networkidle")


def _pass(page: Page, address: str, *jumps: str) -> None:
    """Nobody works for a while: some is overdue then, some is due soon."""
    for by in jumps:
        _be(page, address, "supervisor", "/time-machine/")
        page.click(f"main button[value='{by}']")


def _late(page: Page, address: str, who: str) -> int:
    _be(page, address, who, "/")
    chips = page.locator("main .clock.late").count() * 2
    return chips + page.locator("main .clock.soon").count()


def keep(name: str, shot: bytes) -> None:
    """As a WebP that is small enough for a page that is read often."""
    kept = io.BytesIO()
    Image.open(io.BytesIO(shot)).convert("RGB").save(kept, "WEBP", quality=82, method=6)
    if kept.tell() > MOST_BYTES:
        sys.exit(f"{name}: {kept.tell()} bytes are more than {MOST_BYTES}")
    (FOLDER / f"{name}.webp").write_bytes(kept.getvalue())
    print(f"docs/shots/{name}.webp {kept.tell() // 1024} KB")  # noqa: T201 - a command's output


@contextmanager
def demo() -> Iterator[str]:
    """A demo on data of its own, from the first page until the end of the block."""
    given = os.environ.get("DEMO")
    if given:  # one that runs already
        yield given.rstrip("/")
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with tempfile.TemporaryDirectory() as home:
        words = [sys.executable, "-m", "dma.host.launcher", "--port", str(port)]
        environment = os.environ | {"DMA_HOME": home, "DMA_ENV": "demo", "DMA_DEMO_GROW": "0"}
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        try:
            if not any(_answers(process, port) for _ in pauses(PATIENCE)):
                raise RuntimeError("the demo did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(60)


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Whether beat and worker are on: only then has the demo told everything."""
    if process.poll() is not None:
        raise RuntimeError(f"the launcher ended with {process.returncode}")
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/healthz/sla/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    main()
