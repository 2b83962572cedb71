"""Claim, send, record: back-off, giving up, the next channel, a worker that dies in between."""

import logging
from datetime import timedelta

import pytest
from django.core import mail

from core import clock
from notifications import delivery as delivering
from notifications.channels import Permanent, Temporary
from notifications.delivery import LEASE, MOST_TRIES, confirm, deliver, due, unconfirmed
from notifications.models import Delivery, LocalOutbox, Message
from notifications.outbox import release
from tests.accounts.factories import make_user
from tests.notifications.factories import (
    CUSTOMER,
    EMAIL,
    NAME,
    PHONE,
    contact,
    deliver_all,
    local,
    make_message,
    released,
)

pytestmark = pytest.mark.django_db


class Down:
    """A provider that says no."""

    def __init__(self, refusal):
        self.refusal, self.asked = refusal, 0

    def send(self, letter):
        self.asked += 1
        raise self.refusal

    def find(self, letter):
        return None


@pytest.fixture
def down(monkeypatch):
    """Every channel is out of order for now."""
    provider = Down(Temporary("busy"))
    monkeypatch.setattr(delivering, "channel", lambda name: provider)
    return provider


def later(minutes):
    clock.hold(clock.now() + timedelta(minutes=minutes))


def test_staff_read_it_in_their_mail(noon, cases):
    make_message(make_user(email="clerk@example.com"))
    release(noon)
    assert deliver_all() == 1
    sent = mail.outbox[0]
    assert (sent.to, sent.subject) == (["clerk@example.com"], "您已加入订单 DMA-1 的服务团队")
    assert sent.extra_headers["Message-ID"].startswith(f"<{Delivery.objects.get().provider_key}")


def test_the_letter_leads_to_the_row(noon, cases, settings):
    settings.SITE_URL = "https://dma.example/"
    make_message(make_user(email="a@example.com"), link="accounts.absence:3")
    release(noon)
    deliver_all()
    assert mail.outbox[0].body.endswith("\nhttps://dma.example/absences/3/")


def test_a_customer_is_addressed_by_name_and_gets_the_link(noon, customers, cases, settings):
    settings.SITE_URL = "https://dma.example"
    released()
    deliver_all()
    letter = LocalOutbox.objects.get()
    assert (letter.channel, letter.address) == ("sms", PHONE)
    assert letter.body.startswith(f"{NAME}您好")
    assert letter.body.endswith("\nhttps://dma.example/c/key.signature/")


def test_the_answer_is_kept_and_nothing_is_sent_twice(noon, customers):
    row = released()
    assert (deliver([row.pk]), deliver([row.pk]), due()) == (1, 0, [])
    row.refresh_from_db()
    assert (row.status, row.answer, row.attempts, row.sent_at) == ("sent", "kept", 1, noon)


def test_trouble_is_waited_out_longer_each_time(noon, customers, down):
    row = released()
    pauses = []
    for _ in range(MOST_TRIES - 1):
        deliver([row.pk])
        row.refresh_from_db()
        pauses.append(round((row.next_try_at - clock.now()).total_seconds() / 60))
        clock.hold(row.next_try_at)
    assert pauses == [1, 2, 4, 8, 16, 32, 64]
    assert (row.status, row.answer, len(row.tried)) == ("queued", "busy", 7)


def test_nobody_tries_before_the_time(noon, customers, down):
    row = released()
    deliver([row.pk])
    deliver([row.pk])
    assert down.asked == 1


def test_a_repeat_does_not_fall_into_the_night(customers, down):
    clock.hold(local("2026-11-20 20:59:30"))
    row = released()
    deliver_all()
    row.refresh_from_db()
    assert row.next_try_at == local("2026-11-21 09:00")


def test_after_eight_tries_customer_service_calls(noon, customers, cases, down):
    service = make_user("customer_service")
    row = released()
    for _ in range(MOST_TRIES + 2):
        deliver_all()
        later(70)
    row.refresh_from_db()
    assert (row.status, down.asked) == ("failed", MOST_TRIES)
    task = Message.objects.get(recipient=service)
    assert (task.template, task.payload["case"]) == ("undelivered", "order:1")


def test_what_will_never_work_goes_to_the_next_channel_at_once(noon, customers, monkeypatch):
    customers[CUSTOMER] = contact(wechat_openid="o1", email=EMAIL)
    refusing = {"wechat": Down(Permanent("errcode 43101"))}
    real = delivering.channel
    monkeypatch.setattr(delivering, "channel", lambda name: refusing.get(name) or real(name))
    first = released()
    deliver_all()
    deliver_all()
    states = first.message.deliveries.order_by("pk").values_list("channel", "status", "answer")
    assert list(states) == [("wechat", "failed", "errcode 43101"), ("sms", "sent", "kept")]


def test_a_colleague_whose_mail_fails_has_it_in_the_product(noon, down):
    down.refusal = Permanent("recipient refused [550]")
    message = make_message(make_user(email="gone@example.com"))
    release(noon)
    deliver_all()
    assert message.deliveries.get().status == "failed"
    assert Message.objects.count() == 1


def test_a_fault_of_one_does_not_stop_the_others(noon, customers, monkeypatch, caplog):
    customers[8] = contact(preferred_channel="email", email=EMAIL)
    broken = {"sms": Down(RuntimeError(f"cannot reach {PHONE}"))}
    real = delivering.channel
    monkeypatch.setattr(delivering, "channel", lambda name: broken.get(name) or real(name))
    one, other = released(), released(customer_key=8)
    with caplog.at_level(logging.DEBUG):
        assert deliver([one.pk, other.pk]) == 1
    one.refresh_from_db()
    assert (one.status, one.answer) == ("queued", "RuntimeError")
    assert PHONE not in caplog.text


def test_who_moved_away_meanwhile_gets_nothing(noon, customers):
    row = released()
    customers[CUSTOMER] = contact(opted_out=True)
    deliver_all()
    row.refresh_from_db()
    assert (row.status, row.answer) == ("failed", "no address")


class Killed(BaseException):
    """The worker is gone: nothing after this line runs."""


def die(*args, **result):
    raise Killed


def die_in_between(row):
    with pytest.raises(Killed):
        deliver([row.pk])
    row.refresh_from_db()
    return row


@pytest.mark.usefixtures("customers")
def test_killed_between_sending_and_recording_is_found_and_not_doubled(noon, monkeypatch):
    row = released()
    with monkeypatch.context() as patch:
        patch.setattr(delivering, "_record", die)
        die_in_between(row)
    assert (row.status, row.attempts, row.answer) == ("queued", 1, "")
    assert deliver([row.pk]) == 0  # the lease still runs
    clock.hold(noon + LEASE)
    assert deliver(due()) == 1
    assert LocalOutbox.objects.count() == 1


@pytest.mark.usefixtures("customers")
def test_a_worker_that_comes_back_late_does_not_overwrite(noon):
    row = released()
    late, _ = delivering._claim(row.pk, noon)
    clock.hold(noon + LEASE)
    deliver([row.pk])
    assert not delivering._record(late, status="failed", answer="timeout")
    row.refresh_from_db()
    assert row.status == "sent"


@pytest.mark.usefixtures("customers")
def test_a_delivery_that_kills_every_worker_is_given_up(noon):
    make_user("customer_service")
    row = released()
    for _ in range(MOST_TRIES):
        delivering._claim(row.pk, clock.now())
        later(3)
    assert delivering._claim(row.pk, clock.now()) is None
    row.refresh_from_db()
    assert (row.status, row.answer) == ("failed", "no answer")


class Carrier(Down):
    """A provider that takes everything and later tells what became of it."""

    def __init__(self, arrived):
        self.arrived, self.asked = arrived, 0

    def send(self, letter):
        return "900^0"

    def received(self, letter):
        self.asked += 1
        if isinstance(self.arrived, Exception):
            raise self.arrived
        return self.arrived


@pytest.fixture
def carrier(monkeypatch, customers, noon):
    found = Carrier(None)
    monkeypatch.setattr(delivering, "channel", lambda name: found)
    return found


def sent_and_asked(minutes=6):
    row = released()
    deliver_all()
    assert unconfirmed() == []
    later(minutes)
    confirm(unconfirmed())
    row.refresh_from_db()
    return row


def test_a_receipt_is_kept(carrier):
    carrier.arrived = True
    row = sent_and_asked()
    assert (row.status, row.received_at) == ("sent", clock.now())
    later(60)
    assert unconfirmed() == []


@pytest.mark.parametrize("arrived", [None, Temporary("busy")])
def test_a_receipt_that_is_not_there_is_asked_for_again_but_not_for_ever(carrier, arrived):
    carrier.arrived = arrived
    row = sent_and_asked()
    assert (row.status, row.received_at, unconfirmed()) == ("sent", None, [])
    later(30)
    assert unconfirmed() == [row.pk]
    later(60 * 48)
    assert unconfirmed() == []


def test_what_did_not_arrive_is_a_failure_like_others(carrier):
    service = make_user("customer_service")
    carrier.arrived = False
    row = sent_and_asked()
    assert (row.status, row.answer) == ("failed", "not received")
    assert Message.objects.get(recipient=service).template == "undelivered"


def test_two_who_ask_at_once_ask_once(carrier):
    row = sent_and_asked()
    confirm([row.pk])
    assert carrier.asked == 1
