"""A customer on a phone whose network goes and comes: nothing typed is lost or comes twice."""

from shutil import which

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from health_records import services
from sla import seeding
from tests.health_records.factories import make_forms
from tests.served import served

CHROMIUM = which("chromium") or which("chromium-browser") or ""
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: install Debian's chromium"),
]


@pytest.fixture(autouse=True)
def ready(monkeypatch, transactional_db):
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # playwright keeps a loop in this thread
    seeding.seed()


@pytest.fixture
def record():
    return make_forms()[0]


@pytest.fixture
def phone(record):
    """A phone with the customer's link open at a question."""
    link = dict(services.customer_links(record.order))["health_record"]
    with served() as url, sync_playwright() as playwright:
        options = {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]}
        browser = playwright.chromium.launch(**options)
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
        page = context.new_page()
        page.goto(f"{url}{link}q-sex/")
        yield page
        browser.close()
        connections.close_all()  # beside playwright's loop Django opened one more


def test_an_answer_waits_for_the_network_and_goes_by_itself(phone, record):
    phone.check("input[value=female]")
    phone.context.set_offline(True)
    phone.click("main button[type=submit]")
    phone.wait_for_selector("[data-note]:has-text('网络不通')")
    assert phone.is_checked("input[value=female]")
    phone.context.set_offline(False)
    phone.wait_for_url("**/q-birth_date/")
    record.refresh_from_db()
    assert record.answers == {"sex": "female"}


def test_back_leads_to_the_answer_that_was_given(phone, record):
    phone.check("input[value=female]")
    phone.click("main button[type=submit]")
    phone.wait_for_url("**/q-birth_date/")
    phone.click(".crumbs a")
    phone.wait_for_url("**/q-sex/")
    assert phone.is_checked("input[value=female]")
