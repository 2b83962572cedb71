"""A person at a screen, with a mouse or with the keyboard only; what they do is counted."""

from time import monotonic
from typing import Any

from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect

from accounts.models import User
from tests.browser.judge import SETTLED

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
#: What a person presses is counted before the page hears of it, across pages.
COUNTER = """
(() => {
  const add = (what) => sessionStorage.setItem(what, 1 + Number(sessionStorage.getItem(what)));
  addEventListener("pointerdown", (event) => {
    if (event.isTrusted) ["hand-clicks", "hand-touches"].forEach(add);
  }, true);
  addEventListener("keydown", (event) => {
    if (!event.isTrusted) return;
    add("hand-keys");
    const line = event.target.closest?.("textarea") && !event.ctrlKey;
    if (event.key === "Enter" && !line) add("hand-clicks");
  }, true);
})();
"""


class Hand:
    """Begins at home, after login; every press is a real one."""

    def __init__(self, browser: Browser, url: str, user: User, size: Any = None) -> None:
        context = browser.new_context(viewport=size or WIDE, locale="zh-CN")
        context.add_init_script(COUNTER)
        context.set_default_timeout(15_000)
        client = Client()
        client.force_login(user)
        value = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": url}])
        self.problems: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("filechooser", lambda _: None)  # caught from now on: a press waits for nobody
        self.url = url
        self.page.goto(f"{url}/")
        self.began = monotonic()
        self.clicks = self.keys = self.touched = 0
        self.seconds = 0.0

    def __enter__(self) -> "Hand":
        return self

    def __exit__(self, *problem: Any) -> None:
        self.page.context.close()

    # What hands do

    def begin(self, path: str) -> None:
        """Where a task begins that is not at home."""
        self.page.goto(f"{self.url}{path}")

    def click(self, what: str, **more: Any) -> None:
        """Nobody presses a button that is just moving away."""
        self.page.wait_for_function(SETTLED)
        self.at(what, **more).click()

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def go_to(self, path: str) -> None:
        """By the menu's letters: g and the entry's own, where it has one."""
        entry = f"#menu a[href='{path}']"
        letter = self.at(entry).get_attribute("data-go")
        if letter:
            self.press("g", letter)
        else:
            self.tab_to(entry)
            self.press("Enter")
        self.page.wait_for_url(f"**{path}")

    def tab_to(self, what: str, key: str = "Tab") -> None:
        """Press Tab until it has the focus, as often as a patient person would."""
        self.sees(what)
        for _press in range(120):
            if self.page.evaluate(
                "s => document.activeElement === document.querySelector(s)", what
            ):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {what}")

    def give(self, what: str, file: Any, press: str = "") -> None:
        """Open the system's own chooser and pick a file."""
        with self.page.expect_file_chooser() as chooser:
            self.press(press) if press else self.click(what)
        picture = {"name": file.name, "mimeType": file.content_type, "buffer": file.read()}
        chooser.value.set_files([picture])

    # What eyes see

    def at(self, what: str, **more: Any) -> Locator:
        return self.page.locator(what, **more).first

    def sees(self, what: str, **more: Any) -> None:
        expect(self.at(what, **more)).to_be_visible(timeout=15_000)

    def focused(self, what: str, **more: Any) -> None:
        expect(self.at(what, **more)).to_be_focused(timeout=15_000)

    def gone(self, what: str) -> None:
        expect(self.page.locator(what)).to_have_count(0, timeout=15_000)

    def told(self) -> None:
        """The message that it is done."""
        self.sees("#messages .note.success")

    def rest(self) -> None:
        """Done: what was counted is kept."""
        self.seconds = monotonic() - self.began
        self.clicks, self.keys, self.touched = map(
            self._counted, ("hand-clicks", "hand-keys", "hand-touches")
        )
        assert self.problems == []

    def __str__(self) -> str:
        return f"{self.clicks} clicks, {self.keys} keys, {self.seconds:.1f} s"

    def _counted(self, what: str) -> int:
        return self.page.evaluate("what => Number(sessionStorage.getItem(what))", what)
