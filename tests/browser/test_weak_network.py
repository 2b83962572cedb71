"""A customer on a phone whose network goes and comes: nothing typed is lost or comes twice."""

import pytest

from health_records import services
from sla import seeding
from tests.health_records.factories import make_forms
from tests.served import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]


@pytest.fixture(autouse=True)
def ready(transactional_db):
    seeding.seed()


@pytest.fixture
def record():
    return make_forms()[0]


@pytest.fixture
def phone(record, chrome):
    """A phone with the customer's link open at a question."""
    link = dict(services.customer_links(record.order))["health_record"]
    with served() as url:
        context = chrome.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
        page = context.new_page()
        page.goto(f"{url}{link}q-sex/")
        yield page
        context.close()


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
