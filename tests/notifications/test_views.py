"""The inbox, and for those who read logs what went where."""

import pytest
from django.urls import reverse

from core import clock
from notifications.models import LocalOutbox, Message
from notifications.outbox import release
from tests.accounts.factories import make_leave, make_user
from tests.notifications.factories import (
    NAME,
    PHONE,
    deliver_all,
    make_message,
    make_reminder,
    released,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client, noon):
    user = make_user("admin_clerk")
    client.force_login(user)
    return user


def tell(user, **given):
    message = make_message(user, **given)
    release(clock.now())
    return message


def test_the_inbox_shows_ones_own_messages_and_the_bell_counts(client, clerk, cases):
    tell(clerk, template="shipped")
    tell(make_user(), template="plan_started")
    page = client.get("/messages/").text
    assert "已发货：DMA-1" in page
    assert "方案已开始" not in page
    assert '<b class="count">1</b>' in page


def test_an_empty_inbox_says_so(client, clerk):
    assert "没有消息" in client.get("/messages/").text


def test_a_held_message_is_not_shown_yet(client, clerk):
    make_message(clerk)
    assert "没有消息" in client.get("/messages/").text


def test_opening_marks_it_as_read_and_leads_to_the_row(client, clerk):
    leave = make_leave(user=clerk)
    message = tell(clerk, link=leave.key)
    response = client.post(reverse("message-open", args=[message.pk]))
    assert (response.status_code, response.url) == (303, f"/absences/{leave.pk}/")
    message.refresh_from_db()
    assert message.read_at


def test_without_a_page_one_reads_the_message_itself(client, clerk, cases):
    message = tell(clerk, link="no.page:1")
    response = client.post(reverse("message-open", args=[message.pk]), follow=True)
    assert response.redirect_chain == [(f"/messages/{message.pk}/", 303)]
    assert "您已加入订单 DMA-1 的服务团队" in response.text


def test_a_digest_opens_to_what_it_holds(client, clerk, cases):
    make_reminder(clerk, template="clock.breach", urgent=True, payload={"recovered": True})
    tell(clerk, template="shipped", link=make_leave(user=clerk).key)
    digest = Message.objects.get(template="digest")
    page = client.post(reverse("message-open", args=[digest.pk]), follow=True).text
    assert "已逾期】审核健康档案 DMA-1" in page
    assert "/absences/" in page
    assert not Message.objects.filter(read_at=None, recipient=clerk).exists()


def test_everything_is_marked_as_read(client, clerk):
    tell(clerk)
    assert client.post("/messages/read/").status_code == 303
    assert 'class="count"' not in client.get("/messages/").text


@pytest.mark.parametrize("path", ["/messages/{}/", "/messages/{}/open/"])
def test_the_messages_of_others_are_not_found(client, clerk, path):
    message = tell(make_user())
    ask = client.post if path.endswith("open/") else client.get
    assert ask(path.format(message.pk)).status_code == 404


@pytest.mark.parametrize("path", ["/messages/read/", "/messages/1/open/"])
def test_reading_is_never_done_by_a_link(client, clerk, path):
    assert client.get(path).status_code == 405


def test_a_long_inbox_has_pages(client, clerk, monkeypatch):
    monkeypatch.setattr("notifications.views.PAGE", 2)
    for _ in range(3):
        tell(clerk)
    oldest = Message.objects.earliest("pk")
    page = client.get("/messages/").text
    assert f"/{oldest.pk}/open/" not in page
    shown = Message.objects.order_by("-pk")[1].pk
    assert f"?before={shown}" in page
    assert f"/{oldest.pk}/open/" in client.get(f"/messages/?before={shown}").text


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "²"])
def test_a_bad_place_is_the_first_page(client, clerk, before):
    tell(clerk)
    assert client.get("/messages/", {"before": before}).status_code == 200


def test_a_long_inbox_costs_as_many_queries_as_a_short_one(
    client, clerk, cases, django_assert_num_queries
):
    tell(clerk)
    with django_assert_num_queries(5):
        client.get("/messages/")
    for _ in range(20):
        tell(clerk)
    with django_assert_num_queries(5):
        client.get("/messages/")


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/messages/").status_code == 302


@pytest.fixture
def auditor(client, noon, customers, cases):
    client.force_login(make_user("auditor"))
    row = released()
    deliver_all()
    return row


def test_who_reads_logs_sees_what_would_have_been_sent(client, auditor):
    letter = LocalOutbox.objects.get()
    for path in ("/local-outbox/", f"/local-outbox/{letter.pk}/"):
        page = client.get(path).text
        assert "您的包裹已发出" in page
        assert PHONE not in page
        assert PHONE[-4:] in page


def test_who_reads_logs_sees_what_went_where(client, auditor):
    page = client.get("/deliveries-of-messages/").text
    assert "customer.shipped" in page
    assert NAME not in page
    assert "张小三您好" in client.get(f"/deliveries-of-messages/{auditor.pk}/").text


@pytest.mark.parametrize("path", ["/local-outbox/", "/deliveries-of-messages/"])
def test_nobody_else_does(client, clerk, path):
    assert client.get(path).status_code == 403
