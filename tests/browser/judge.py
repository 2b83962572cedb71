"""What an unforgiving reader finds on one screen: with axe, the console, the rules of the house."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.words import SAID

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, PHONE = (1440, 900), (390, 844)
NARROWEST = (320, 640)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
#: What a theme can change.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async (rules) => (await axe.run(document, {
    runOnly: rules, resultTypes: ["violations"]
})).violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160),
    (v.nodes[0].failureSummary || "").split("\\n").slice(1, 2).join(" ").trim().slice(0, 160)])"""
#: Noted from the first moment on, before the page's own code runs.
LISTEN = """
window.forbidden = [];
document.addEventListener("securitypolicyviolation",
    (event) => window.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
SETTLED = """() => document.readyState === "complete"
    && !document.querySelector(".htmx-request, [aria-busy=true]")"""
#: Colours on their way from one theme to the other are nobody's.
STILL = "() => document.getAnimations().forEach((one) => one.finish())"
WIDER = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const held = (e) => e && (getComputedStyle(e).overflowX !== "visible" || held(e.parentElement));
    const out = [...document.querySelectorAll("body *")].filter((e) => {
        const box = e.getBoundingClientRect();
        return box.width && box.right > room + 1 && !held(e.parentElement);
    });
    return [out.slice(-1).map((e) => e.outerHTML.slice(0, 120)).join() || "the page"];
}"""


class Judge:
    """Watches a page from its first request on."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, urlsplit(home).netloc
        self.heard: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", self._complained)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)

    def _complained(self, message: Any) -> None:
        """A status is told with its address by the answer itself."""
        if message.type == "error" and "the server responded with a status" not in message.text:
            self.heard.append(f"console: {message.text}")

    def _asked(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.home:
            self.heard.append(f"asks elsewhere: {request.url}")

    def _answered(self, response: Any) -> None:
        if response.status >= 400 and urlsplit(response.url).path != "/c/nothing/":
            self.heard.append(f"{response.status}: {urlsplit(response.url).path}")

    def _failed(self, request: Any) -> None:
        """What the browser itself broke off, as it left the page, is nobody's fault."""
        if request.failure != "net::ERR_ABORTED":
            self.heard.append(f"{request.failure}: {urlsplit(request.url).path}")

    def open(self, url: str) -> list[str]:
        """What goes wrong by opening it."""
        self.heard.clear()
        self.page.goto(url, wait_until="load")
        self.page.wait_for_function(SETTLED)
        broken = self.page.evaluate("() => window.forbidden")
        return [*self.heard, *(f"policy: {one}" for one in broken)]

    def look(self, size: tuple[int, int], theme: str, *, again: bool = False) -> Iterator[str]:
        """What axe says at one size in one theme; ``again``: only the colours are others."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]  # light or dark
        self.page.evaluate(STILL)
        if not self.page.evaluate("() => Boolean(window.axe)"):
            self.page.evaluate(f"() => {{ {AXE} }}")
        for rule, count, first, why in self.page.evaluate(RUN, COLOURS if again else TAGS):
            yield f"axe {rule} ×{count}: {first} ({why})"

    def said(self) -> list[str]:
        """Every text of the page."""
        found: list[str] = self.page.evaluate(SAID)
        return found

    def squeeze(self) -> Iterator[str]:
        """Whether it scrolls sideways on the narrowest screen."""
        self.page.set_viewport_size({"width": NARROWEST[0], "height": NARROWEST[1]})
        for widest in self.page.evaluate(WIDER):
            yield f"wider than {NARROWEST[0]} px: {widest}"
