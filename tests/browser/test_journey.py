"""The same journey in Chromium: staff click through every step; screenshots of what they see.

Opt-in, it takes minutes: ``SHOTS=<folder> make test ARGS="tests/browser"``.
"""

import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dma.demo import staff as people
from tests.scenarios import test_journey as journey
from tests.scenarios.test_journey import company  # noqa: F401 - the fixture of the journey

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.timeout(900),
    pytest.mark.skipif("SHOTS" not in os.environ, reason="SHOTS names no folder for screenshots"),
]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


class Office:
    """Everybody at a browser of their own, logged in once."""

    def __init__(self, browser, url, folder):
        self.browser, self.url, self.folder = browser, url, folder
        self.pages, self.problems, self.shots = {}, [], 0

    def page_of(self, username):
        if username not in self.pages:
            size = PHONE if "coach" in username or "assistant" in username else WIDE
            page = self.browser.new_context(viewport=size, locale="zh-CN").new_page()
            page.on("console", lambda m: m.type == "error" and self.problems.append(m.text))
            page.goto(f"{self.url}/login/")
            page.fill("input[name=username]", username)
            page.fill("input[name=password]", people.PASSWORD)
            page.click("button[type=submit]")
            self.pages[username] = page
        return self.pages[username]

    def step(self, username, slug, row, name, **data):
        """Open the step's page, fill it in, press its button."""
        page = self.page_of(username)
        page.goto(f"{self.url}/{slug}/{row.pk}/steps/{name}/")
        for field, value in data.items():
            self.fill(page, field, value)
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_url(lambda url: "/steps/" not in url)
        self.shoot(page, f"{username}-{slug}-{name}")
        row.refresh_from_db()

    def fill(self, page, field, value):
        box = page.locator(f"main [name='{field}']")
        if isinstance(value, SimpleUploadedFile):
            file = {"name": value.name, "mimeType": value.content_type, "buffer": value.read()}
            box.set_input_files(file)
            return
        if not box.count():  # a table of rows comes filled in already
            return
        kind = box.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            box.select_option(str(value))
        elif kind == "checkbox":
            box.check()
        elif kind == "radio":
            page.locator(f"main [name='{field}'][value='{value}']").check()
        elif kind == "datetime-local":
            box.fill(str(value).replace(" ", "T"))
        else:
            box.fill(str(value))

    def close(self):
        """Everybody goes home."""
        for page in self.pages.values():
            page.context.close()

    def shoot(self, page, name):
        """Menus look the same every day: the first few are enough."""
        self.shots += 1
        if "menus" not in name or self.shots < 40:
            page.screenshot(path=str(self.folder / f"{self.shots:03d}-{name}.png"))


def test_the_journey_in_a_browser(company, chrome, live_server, monkeypatch):  # noqa: F811
    folder = Path(os.environ["SHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    office = Office(chrome, live_server.url, folder)
    monkeypatch.setattr(journey, "step", office.step)

    journey.test_the_journey(None)

    office.shoot(office.page_of("cs"), "end")
    office.close()
    assert office.problems == []
