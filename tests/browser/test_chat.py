"""Two browsers in one chat: heard within a second, read by name, a cut line loses nothing.

``CUT=60`` leaves the line cut for a full minute; by default only for as long as writing takes.
"""

import os

import pytest
from django.test import Client
from playwright.sync_api import expect

from accounts.roles import Role
from groupchat import services
from sla import seeding
from tests.groupchat.factories import active_group, member
from tests.served import served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
]
CUT = float(os.environ.get("CUT", "0"))  # seconds
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def ready(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def group(timing_table):
    return active_group()


@pytest.fixture
def timing_table(transactional_db):
    seeding.seed()


@pytest.fixture
def open_page(group, chrome):
    problems, contexts = [], []
    with served() as url:

        def opened(path, user=None, size=WIDE):
            context = chrome.new_context(viewport=size, locale="zh-CN")
            contexts.append(context)
            if user:
                client = Client()
                client.force_login(user)
                value = client.cookies["sessionid"].value
                context.add_cookies([{"name": "sessionid", "value": value, "url": url}])
            page = context.new_page()
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.goto(f"{url}{path}")
            return page

        yield opened
        for context in contexts:
            context.close()
    assert problems == []


@pytest.fixture
def two(group, open_page):
    """A coach at a desk, the customer with a phone."""
    coach = open_page(f"/groups/{group.pk}/?tab=talk", member(group, Role.HEAD_COACH))
    return coach, open_page(services.customer_link(group.order), size=PHONE)


def write(page, words):
    page.fill("#composer textarea", words)
    page.press("#composer textarea", "Enter")


def heard_at_once(speaker, hearer, words):
    """Within a second; a machine that is busy with something else gets another try."""
    write(speaker, words)
    line = hearer.get_by_text(words)
    try:
        expect(line).to_be_visible(timeout=1000)
    except AssertionError:
        expect(line).to_be_visible(timeout=20_000)
        return False
    return True


def said(page):
    return page.locator("#talk .said:not(.by-system) .text").all_inner_texts()


def test_one_is_heard_by_the_other_within_a_second_and_read_by_name(group, two):
    coach, customer = two
    expect(customer.locator("#talk .by-system").first).to_be_visible()
    words = next(w for w in ("早上好", "您好", "在吗") if heard_at_once(coach, customer, w))
    bubble = coach.locator(".said", has_text=words)
    expect(bubble.get_by_text("已读 1 / 5")).to_be_visible(timeout=5000)
    bubble.locator("[data-readers]").click()
    expect(bubble.locator(".readers")).to_contain_text(group.order.customer.full_name)


def test_a_line_cut_for_a_minute_loses_and_doubles_nothing(group, two):
    """The minute is only waiting: while the line of one is cut, both sides write."""
    coach, customer = two
    customer.context.set_offline(True)
    customer.wait_for_function("!navigator.onLine")
    for words in ("一", "二", "三"):
        write(customer, words)
    write(coach, "在吗")
    expect(customer.locator("#outbox .said")).to_have_count(3)
    expect(coach.locator("#talk .said .text")).to_have_text(["在吗"])
    customer.wait_for_timeout(CUT * 1000)
    write(coach, "还在吗")
    customer.context.set_offline(False)
    expect(coach.locator("#talk .said .text")).to_have_count(5, timeout=40_000)
    expect(customer.locator("#talk .said .text")).to_have_count(5, timeout=40_000)
    expect(customer.locator("#outbox .said")).to_have_count(0)
    assert said(coach) == said(customer)
    by = {"customer": ["一", "二", "三"], "coach": ["在吗", "还在吗"]}
    assert {who: [w for w in said(coach) if w in own] for who, own in by.items()} == by
    expect(coach.locator(".said", has_text="还在吗").get_by_text("已读 1 / 5")).to_be_visible()


def test_an_answer_that_got_lost_is_not_a_second_message(group, two):
    coach, customer = two
    lost = []

    def lose_the_first_answer(route):
        if lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    customer.route("**/post/", lose_the_first_answer)
    write(customer, "只说一次")
    expect(coach.get_by_text("只说一次")).to_have_count(1)
    expect(customer.locator("#outbox .said")).to_have_count(0, timeout=20_000)
    assert lost[0].status == 201
    assert group.messages.filter(member__role="customer").count() == 1
