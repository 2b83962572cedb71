"""The demo's tour: one click to another role, one order from the payment to day 60."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from dma import seeds
from dma.demo import staff
from dma.host.bootstrap import PROJECT
from dma.simulation.run import stock_up
from dma.tour.script import STEPS
from orders.models import Order
from sla.models import Clock
from tests.plans.factories import make_user

pytestmark = pytest.mark.django_db
ADDRESSES = (
    "",
    "roles/",
    "switch/",
    *(f"story/{n}/" for n in ["begin", "enter", "act", "jump", "fold"]),
)
ASK = "import django; django.setup(); from django.urls import resolve; resolve('/demo/switch/')"


@pytest.fixture
def demo(client, settings):
    """Staff and stock, and the addresses that a demo has; time goes as the database says."""
    settings.DMA_ENV, settings.ROOT_URLCONF = "demo", "tests.dma.demo_urls"
    clock.hold(None)
    for seed in seeds.SEEDS:
        seed()
    staff.hire()
    stock_up(date(2026, 9, 1), 5)
    return client


@pytest.fixture
def story(demo):
    demo.post("/demo/story/begin/")
    return demo


def act(client):
    """Have the current step done."""
    current = client.get("/").context["told"]["current"]
    return client.post("/demo/story/act/", {"step": current.step.key}, follow=True)


@pytest.mark.parametrize("address", ADDRESSES)
def test_outside_a_demo_there_is_no_such_address(client, address):
    client.force_login(make_user("supervisor"))
    assert client.get(f"/demo/{address}").status_code == 404
    assert client.post(f"/demo/{address}", {"username": "admin"}).status_code == 404


def test_production_does_not_know_the_addresses():
    names = ["SECRET_KEY", "REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS", "DMA_PAYMENT_WEBHOOK_SECRET"]
    keys = {"DMA_FIELD_KEYS": "k1:" + "a" * 43 + "=", "DMA_INDEX_KEY": "a" * 43 + "="}
    given = dict.fromkeys(names, "x") | keys | {"DATABASE_URL": "postgres://x@x/x"}
    given |= {"DMA_ENV": "production", "REDIS_URL": "redis://x:1/0", "EMAIL_URL": "smtp://x:25"}
    given["DJANGO_SETTINGS_MODULE"] = "dma.settings"
    asked = [sys.executable, "-c", ASK]
    answer = subprocess.run(
        asked, cwd=PROJECT, env=os.environ | given, capture_output=True, text=True
    )
    assert "Resolver404" in answer.stderr.splitlines()[-1]


def test_the_addresses_are_closed_even_if_they_were_there(client, settings):
    settings.ROOT_URLCONF = "tests.dma.demo_urls"
    client.force_login(make_user("supervisor"))
    assert client.post("/demo/switch/", {"username": "admin"}).status_code == 404


def test_pages_outside_a_demo_say_nothing_of_it(client):
    client.force_login(make_user("supervisor"))
    assert "/demo/" not in client.get("/").text


def test_one_click_and_i_am_somebody_else(demo):
    for person in staff.STAFF:
        page = demo.post("/demo/switch/", {"username": person.username}, follow=True)
        home = "/coach/" if "coach" in person.role else "/"
        assert page.redirect_chain == [(home, 303)]
        assert page.context["request"].user.username == person.username


def test_only_people_of_the_demo_can_be_chosen(demo):
    real = make_user("supervisor").username
    assert demo.post("/demo/switch/", {"username": real}).status_code == 404


def test_the_menu_lists_everybody(demo):
    demo.post("/demo/switch/", {"username": "cs"})
    page = demo.get("/demo/roles/").text
    assert all(f'value="{person.username}"' in page for person in staff.STAFF)
    assert '<a class="env" href="/demo/">演示</a>' in demo.get("/").text


def test_without_a_story_a_page_asks_nothing_more(demo):
    demo.post("/demo/switch/", {"username": "cs"})
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert demo.get("/staff/").context["told"] == {}
    assert not [q for q in asked.captured_queries if "orders_order" in q["sql"]]


def test_the_story_begins_with_a_payment(story):
    order = Order.objects.get()
    assert order.state == "paid"
    assert Clock.objects.get(code="confirm_contract_type").state == "running"
    page = story.get("/")
    assert page.context["told"]["current"].number == 2
    assert "以 李行 的身份打开" in page.text


def test_the_right_person_on_the_right_page(story):
    story.post("/demo/switch/", {"username": "doctor"})
    page = story.post("/demo/story/enter/", follow=True)
    order = Order.objects.get()
    assert page.redirect_chain[-1][0] == f"/orders/{order.pk}/steps/confirm_type/"
    assert page.context["request"].user.username == "clerk"


def test_a_step_done_by_hand_counts(story):
    order = Order.objects.get()
    sent = {"contract_type": "online", "version": order.version}
    story.post(f"/orders/{order.pk}/steps/confirm_type/", sent)
    assert story.get("/").context["told"]["current"].number == 3


def test_pressing_twice_does_nothing_twice(story):
    for _ in range(2):
        page = story.post("/demo/story/act/", {"step": "type"}, follow=True)
    assert "这一步已经完成" in page.text


def test_a_jump_shows_what_fired(story):
    page = story.post("/demo/story/jump/", follow=True)
    told = page.context["told"]
    assert told["fired_all"] >= 1
    assert "提醒" in page.text


def test_it_can_be_closed_and_opened_again(story):
    closed = story.post("/demo/story/fold/", {"folded": "1"}, follow=True)
    assert "替我完成" not in closed.text
    opened = story.post("/demo/story/fold/", {"folded": "0"}, follow=True)
    assert "替我完成" in opened.text
    assert opened.context["told"]["done"] == 1
    assert "tour" in story.session
    story.post("/demo/story/leave/")
    assert story.get("/").context["told"] == {}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_from_the_payment_to_the_report_of_day_60(story):
    for number in range(2, len(STEPS) + 1):
        told = act(story).context["told"]
        assert told["done"] == number, STEPS[number - 1].key
        if told["current"]:
            entered = story.post("/demo/story/enter/", follow=True)
            assert entered.status_code == (200 if told["actor"] else 404), told["current"]
    order = Order.objects.get()
    assert order.state == "completed"
    assert told["current"] is None
