"""Telling people: once, without waiting for a broker, without anything personal on it."""

import json
import logging

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from core import clock
from notifications import hint, tasks
from notifications.models import Delivery, Message
from notifications.services import mark_all_read, mark_read, notify, send
from notifications.writing import Note
from tests.accounts.factories import make_user
from tests.notifications.factories import CUSTOMER, NAME, PHONE, to_customer

pytestmark = pytest.mark.django_db


def tell(user, **given):
    known = {"template": "shipped", "payload": {"case": "order:1"}, "dedupe": "d1"}
    notify(to=[user.pk, user.pk], **{**known, **given})


def test_the_same_key_tells_once(noon):
    one, other = make_user(), make_user()
    tell(one)
    tell(one, template="plan_started")
    tell(other)
    assert list(Message.objects.values_list("recipient", "template")) == [
        (one.pk, "shipped"),
        (other.pk, "shipped"),
    ]
    assert Message.objects.first().created_at == noon


def test_a_customer_is_told_once(noon):
    for _ in range(2):
        send([Note(template="customer.shipped", dedupe="d", customer_key=CUSTOMER)])
    assert Message.objects.get().customer_key == CUSTOMER


def test_a_key_may_be_long(noon):
    for end in "aab":
        tell(make_user(), dedupe="k" * 200 + end)
    assert Message.objects.count() == 3


def test_a_message_is_read_with_all_that_it_holds(noon):
    user = make_user()
    for n in range(3):
        tell(user, dedupe=f"d{n}")
    digest, *folded = Message.objects.order_by("pk")
    Message.objects.filter(pk__in=[m.pk for m in folded]).update(digest=digest)
    mark_read(digest)
    assert not Message.objects.filter(read_at=None).exists()


def test_everything_is_read_but_what_is_held(noon):
    user = make_user()
    tell(user)
    tell(user, dedupe="d2")
    Message.objects.filter(dedupe__startswith="d2").update(released_at=noon)
    assert mark_all_read(user) == 1


class Broker:
    """Counts the hints; away when it should be."""

    def __init__(self, error=None):
        self.error, self.hints = error, 0

    def __call__(self, **options):
        self.hints += 1
        if self.error:
            raise self.error


@pytest.fixture
def broker(monkeypatch):
    found = Broker()
    monkeypatch.setattr(tasks.flush, "apply_async", found)
    monkeypatch.setattr(hint._Broker, "silent_until", 0.0)
    return found


def test_after_the_commit_a_worker_is_told(broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell(make_user())
        assert broker.hints == 0
    assert broker.hints == 1


def test_a_broker_that_is_away_fails_nobody_and_is_not_waited_for_twice(
    broker, django_capture_on_commit_callbacks, caplog
):
    broker.error = OperationalError("redis://:secret@host")
    for n in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            tell(make_user(), dedupe=f"d{n}")
    assert broker.hints == 1
    assert Message.objects.count() == 3
    assert "secret" not in caplog.text


def test_a_simulated_time_calls_no_worker(noon, broker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        tell(make_user())
    assert broker.hints == 0


def test_a_flush_sends_what_waits_and_a_second_one_nothing(noon, customers, monkeypatch):
    hinted = []
    real = tasks.deliver.apply_async
    monkeypatch.setattr(
        tasks.deliver,
        "apply_async",
        lambda args, *a, **k: (hinted.append(args), real(args, *a, **k)),
    )
    to_customer()
    assert (tasks.flush(), tasks.flush()) == (1, 0)
    delivery = Delivery.objects.get()
    assert delivery.status == "sent"
    assert hinted == [([delivery.pk],)]  # numbers, nothing personal


def test_what_was_left_behind_is_found_by_the_next_flush(noon, customers, monkeypatch):
    to_customer()
    with monkeypatch.context() as lost:
        lost.setattr(tasks.deliver, "apply_async", lambda *a, **k: None)
        tasks.flush()
    assert Delivery.objects.get().status == "queued"
    tasks.flush()
    assert Delivery.objects.get().status == "sent"


def test_nothing_personal_is_logged_or_kept_in_clear(noon, customers, caplog):
    caplog.set_level(logging.DEBUG)
    to_customer()
    tasks.flush()
    rows = [*Message.objects.values(), *Delivery.objects.values()]
    text = json.dumps(rows, default=str, ensure_ascii=False) + caplog.text
    assert NAME not in text
    assert PHONE not in text


def test_the_beat_flushes_every_minute():
    scheduled = current_app.conf.beat_schedule["notifications-flush"]
    assert (scheduled["task"], scheduled["schedule"]) == (tasks.flush.name, 60)
    assert clock.held() is None
