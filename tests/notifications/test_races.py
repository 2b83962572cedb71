"""Two flushes at once in real threads, a worker that is killed: nothing lost, nothing doubled."""

import os
import signal
import subprocess
import sys
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, transaction

from core import clock
from notifications import delivery as delivering
from notifications.delivery import LEASE, deliver, due
from notifications.models import Delivery, Message
from notifications.outbox import release
from tests.accounts.factories import make_user
from tests.notifications import provider
from tests.notifications.factories import approved, local, make_message, to_customer
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _noon():
    clock.hold(local("2026-11-20 12:00"))


def waiting(people=5, each=4):
    for _ in range(people):
        user = make_user(email="staff@example.com")
        for n in range(each):
            make_message(user, urgent=n == 0, template="clock.breach" if n == 0 else "team_invited")


def flush():
    release(clock.now())
    return deliver(due())


def test_two_flushes_at_once_send_everything_once():
    waiting()
    results = at_once(flush, flush)
    flush()
    assert all(isinstance(result, int) for result in results)
    assert len(mail.outbox) == 10  # one urgent message and one digest each
    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 10
    assert not Message.objects.filter(released_at=None).exists()


def test_while_one_releases_the_other_finds_nothing():
    waiting()
    with transaction.atomic():
        assert release(clock.now()) == 20
        [other] = at_once(lambda: release(clock.now()))
    assert other == 0
    assert Message.objects.filter(template="digest").count() == 5


def test_while_one_sends_the_other_leaves_it_alone():
    waiting(people=1, each=1)
    release(clock.now())
    [pk] = due()
    with transaction.atomic():
        assert delivering._claim(pk, clock.now())
        [other] = at_once(lambda: deliver([pk]))
    assert other == 0
    assert mail.outbox == []


def test_control_without_the_claim_it_is_sent_twice(monkeypatch):
    waiting(people=1, each=1)
    release(clock.now())
    both_have_read = Barrier(2)

    def unlocked(pk, now):
        row = Delivery.objects.get(pk=pk, status="queued")
        row.tried.append(now)
        both_have_read.wait(timeout=30)
        return row, False

    monkeypatch.setattr(delivering, "_claim", unlocked)
    at_once(lambda: deliver(due()), lambda: deliver(due()))
    assert len(mail.outbox) == 2


def test_control_without_the_lock_two_releases_fight_over_a_person(monkeypatch):
    waiting(people=1, each=3)
    monkeypatch.setattr("notifications.outbox._locked", lambda rows: rows.order_by("pk"))
    both_have_read = Barrier(2)

    def slow(claimed, now):
        both_have_read.wait(timeout=30)
        return {}

    monkeypatch.setattr("notifications.outbox._announced", slow)
    results = at_once(lambda: release(clock.now()), lambda: release(clock.now()))
    assert sorted(type(result).__name__ for result in results) == ["IntegrityError", "int"]


WORKER = """
import sys
from datetime import datetime
import django
from django.conf import settings
from django.db import connection
django.setup()
from core import clock
from notifications import delivery, people
connection.settings_dict["NAME"] = sys.argv[1]
settings.SMS_URL = sys.argv[2]
people.set_customer_directory(lambda key: people.CustomerContact(name="-", phone="13800001402"))
clock.hold(datetime.fromisoformat(sys.argv[3]))
delivery.deliver([int(sys.argv[4])])
"""


def kill_the_worker_that_asks(workers):
    """Take the text message, then kill the worker before it has the answer."""
    sent = []

    def answer(asked):
        if asked.headers["x-acs-action"] == "SendSms":
            sent.append(asked.query["OutId"])
            os.kill(workers[0].pid, signal.SIGKILL)
            return 200, None
        known = [{"OutId": key, "SendStatus": 3} for key in sent]
        return 200, {"Code": "OK", "SmsSendDetailDTOs": {"SmsSendDetailDTO": known}}

    return sent, answer


@pytest.mark.slow
def test_a_worker_killed_between_sending_and_recording(customers, settings):
    approved("customer.shipped")
    with provider.running() as aliyun:
        settings.SMS_URL = f"aliyun+http://id:secret@{aliyun.host}/?sign=DMA"
        message = to_customer()
        release(clock.now())
        row = message.deliveries.get()
        workers = []
        sent, aliyun.answer = kill_the_worker_that_asks(workers)
        asked = (connection.settings_dict["NAME"], settings.SMS_URL, clock.now().isoformat())
        workers.append(subprocess.Popen([sys.executable, "-c", WORKER, *asked, str(row.pk)]))
        assert workers[0].wait(60) == -signal.SIGKILL
        clock.hold(clock.now() + LEASE)
        assert deliver(due()) == 1
    row.refresh_from_db()
    assert (row.status, row.answer, row.attempts) == ("sent", "found", 2)
    assert sent == [row.provider_key]
