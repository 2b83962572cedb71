"""The complaint's scenario in Chromium: the customer on a phone, staff at their desks.

``SHOTS=<folder>`` keeps a picture of each step.
"""

import os
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import expect

from accounts.models import User
from tests.browser.hand import PHONE, WIDE
from tests.scenarios import test_complaint as scenario
from tests.scenarios.test_complaint import company  # noqa: F401 - the fixture of the scenario
from tests.served import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]


class House:
    """Everybody at a browser of their own; a step is over when the next page stands."""

    def __init__(self, browser, url, folder):
        self.browser, self.url, self.folder = browser, url, folder
        self.pages, self.problems, self.shots = {}, [], 0

    def page_of(self, who):
        if who not in self.pages:
            size = WIDE if who else PHONE
            context = self.browser.new_context(viewport=size, locale="zh-CN")
            if who:
                client = Client()
                client.force_login(User.objects.get(username=who))
                value = client.cookies["sessionid"].value
                context.add_cookies([{"name": "sessionid", "value": value, "url": self.url}])
            page = self.pages[who] = context.new_page()
            page.on("pageerror", lambda error: self.problems.append(str(error)))
        return self.pages[who]

    def step(self, username, slug, row, name, **data):
        """Open the step's page, fill it in, press its button."""
        page, path = self.page_of(username), f"/{slug}/{row.pk}/steps/{name}/"
        page.goto(f"{self.url}{path}")
        self.send(page, page.locator("main form").last, path, data)
        row.refresh_from_db()

    def by_customer(self, path, **data):
        """Open the link, fill in what is asked, press the button that sends it there."""
        page, home = self.page_of(""), self.home_of(path)
        page.goto(f"{self.url}{home}")
        form = page.locator(f"main form[action='{path}']").first
        form.evaluate("form => form.closest('details')?.setAttribute('open', '')")
        self.send(page, form, path, data)
        return page.url.removeprefix(self.url)

    def home_of(self, path):
        """The link itself, without what is done there."""
        parts = path.strip("/").split("/")
        return path if parts[-2] == "c" else f"/{'/'.join(parts[:-1])}/"

    def send(self, page, form, path, data):
        """The server has answered the form, and the page after it is there."""
        for field, value in data.items():
            self.fill(form.locator(f"[name='{field}']"), value)
        form.evaluate("form => form.setAttribute('data-sent', '')")
        button = form.locator("button[type=submit]").last
        with page.expect_response(lambda r: r.request.method == "POST" and path in r.url) as told:
            button.click()
        assert told.value.status < 400, f"{path}: {told.value.status} {page.inner_text('main')}"
        expect(page.locator("[data-sent]")).to_have_count(0, timeout=15_000)
        page.wait_for_load_state()
        self.shoot(page, path)

    def fill(self, box, value):
        kind = box.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if isinstance(value, SimpleUploadedFile):
            file = {"name": value.name, "mimeType": value.content_type, "buffer": value.read()}
            box.set_input_files(file)
        elif kind == "select":
            box.select_option(str(value))
        else:
            box.fill(str(value))

    def shoot(self, page, path):
        self.shots += 1
        if self.folder:
            name = path.strip("/").replace("/", "-")[-40:]
            page.screenshot(path=str(self.folder / f"{self.shots:02d}-{name}.png"), full_page=True)

    def close(self):
        for page in self.pages.values():
            page.context.close()


@pytest.fixture
def house(company, chrome, monkeypatch, settings, tmp_path):  # noqa: F811
    settings.MEDIA_ROOT = tmp_path
    folder = Path(os.environ["SHOTS"]) if "SHOTS" in os.environ else None
    with served() as url:
        made = House(chrome, url, folder)
        monkeypatch.setattr(scenario, "step", made.step)
        monkeypatch.setattr(scenario, "by_customer", made.by_customer)
        yield made
        made.close()


def test_from_the_link_to_the_improvement(house):
    scenario.test_from_the_link_to_the_improvement(None)

    board = house.page_of("cslead")
    board.goto(f"{house.url}/complaints/board/")
    house.shoot(board, "board")
    expect(board.locator("main h1")).to_be_visible()
    assert house.problems == []
