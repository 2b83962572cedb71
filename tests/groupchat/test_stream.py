"""The stream as it is served: in order, at once, nothing lost, ended with the permission."""

import json
import socket
import threading
import time
import urllib.request
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from accounts.roles import Role
from core import links, live
from core.steps import perform
from dma import live as waiting
from groupchat import services
from tests.customers.factories import make_user
from tests.groupchat.factories import active_group, customer_of, member, said
from tests.served import served

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("timing_table"),
]


@pytest.fixture(scope="module")
def site():
    with served() as url:
        yield url


@pytest.fixture
def group():
    return active_group()


class Line:
    """A reader: (event, id, data), one after the other."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def next(self, wanted: str = "said") -> tuple[str, int, str]:
        while True:
            found: dict[str, str] = {}
            while words := self.answer.readline().decode().rstrip("\n"):
                name, _sep, value = words.partition(": ")
                found[name] = f"{found[name]}\n{value}" if name in found else value
            if not self.answer.fp:
                raise EOFError
            if found.get("event") == wanted:
                return found["event"], int(found.get("id", 0)), found["data"]


@contextmanager
def listening(site, path, user=None, **headers):
    client = Client()
    if user:
        client.force_login(user)
        headers["Cookie"] = f"sessionid={client.cookies['sessionid'].value}"
    given = {"Accept": "text/event-stream", **headers}
    request = urllib.request.Request(f"{site}{path}", headers=given)
    with urllib.request.urlopen(request, timeout=15) as answer:
        yield Line(answer)


def path(group, after=None):
    return f"/groups/{group.pk}/stream/?after={group.last_seq if after is None else after}"


def test_a_message_is_heard_within_a_second(site, group):
    with listening(site, path(group), member(group, Role.HEAD_COACH)) as line:
        line.next("read")
        began = time.monotonic()
        message = said(group, text="早餐\n两个鸡蛋")
        event, seq, data = line.next()
        assert time.monotonic() - began < 1
    assert (event, seq) == ("said", message.seq)
    assert "早餐\n两个鸡蛋" in data


def test_a_reader_who_comes_back_misses_nothing(site, group):
    seen, *missed = [said(group, text=word).seq for word in "甲乙丙"]
    coach = member(group, Role.HEAD_COACH)
    with listening(site, path(group, 0), coach, **{"Last-Event-ID": str(seen)}) as line:
        assert [line.next()[1] for _ in missed] == missed
        assert line.next("read")[1] == 0


def test_numbers_become_visible_in_their_order(site, group):
    """The first writer holds the group until it commits; the second waits: nothing is skipped."""
    holds, goes_on, order = threading.Event(), threading.Event(), []

    def slow():
        with transaction.atomic():
            order.append(said(group, text="慢").seq)
            holds.set()
            goes_on.wait(20)
        connection.close()

    def quick():
        order.append(said(group, text="快").seq)
        connection.close()

    with listening(site, path(group), member(group, Role.HEAD_COACH)) as line:
        line.next("read")
        writers = [threading.Thread(target=work) for work in (slow, quick)]
        writers[0].start()
        holds.wait(20)
        writers[1].start()
        goes_on.set()
        heard = [line.next() for _ in "12"]
        [writer.join() for writer in writers]
    assert [seq for _, seq, _ in heard] == sorted(order)
    assert ["慢" in heard[0][2], "快" in heard[1][2]] == [True, True]


def test_who_leaves_hears_no_more(site, group):
    coach = member(group, Role.HEAD_COACH)
    successor = make_user(Role.HEAD_COACH, branch=group.order.branch)
    with listening(site, path(group), coach) as line:
        line.next("read")
        by = member(group, Role.ADMIN_CLERK).actor
        perform(group, "replace_member", by=by, role="head_coach", user=successor, reason="休假")
        said(group, text="只给在群里的人")
        assert line.next("end")[2] == "404"
        assert line.answer.read() == b""


def test_who_signs_out_hears_no_more(site, group):
    coach = member(group, Role.HEAD_COACH)
    with listening(site, path(group), coach) as line:
        line.next("read")
        coach.set_password("another one")
        coach.save()
        said(group)
        assert line.next("end")[2] == "302"


def test_the_customer_hears_by_link_and_not_after_it_is_withdrawn(site, group):
    link = services.customer_link(group.order)
    with listening(site, f"{link}stream/?after={group.last_seq}") as line:
        message = said(group, text="您好")
        assert line.next()[1] == message.seq
        links.revoke(group)
        said(group)
        assert line.next("end")[2] == "410"


def test_who_has_read_arrives_too(site, group):
    message = said(group)
    with listening(site, path(group, message.seq), member(group, Role.HEAD_COACH)) as line:
        line.next("read")
        services.mark_read(group=group, by=customer_of(group), seq=message.seq)
        customer = str(group.members.get(role="customer").pk)
        read = (json.loads(line.next("read")[2])[customer] for _ in range(5))
        assert message.seq in read


def test_without_the_broker_it_still_arrives(site, group, monkeypatch):
    monkeypatch.setattr(waiting, "POLL", 0.1)
    monkeypatch.setattr(waiting.bus, "up", False)
    monkeypatch.setattr(live._Broker, "silent_until", time.monotonic() + 60)
    with listening(site, path(group), member(group, Role.HEAD_COACH)) as line:
        waiting.bus.up = False
        line.next("read")
        message = said(group)
        assert line.next()[1] == message.seq


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 30])
def test_a_forged_number_begins_at_the_beginning(client, group, after):
    client.force_login(member(group, Role.HEAD_COACH))
    answer = client.get(f"/groups/{group.pk}/stream/?after={after}")
    assert answer.content.decode().count("event: said") == group.last_seq


def test_strangers_are_told_like_everywhere(site, group):
    stranger = make_user(Role.HEAD_COACH, branch=group.order.branch)
    with pytest.raises(urllib.error.HTTPError, match="404"), listening(site, path(group), stranger):
        pass


@pytest.mark.parametrize("given", [b"?a=%ff", b"?next=/%2e%2e"])
def test_whatever_is_asked_for_is_a_page(site, given):
    host, port = site.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=15) as line:
        line.sendall(b"GET /login/%b HTTP/1.1\r\nHost: localhost\r\n" % given)
        line.sendall(b"X_Forwarded_Proto: https\r\nConnection: close\r\n\r\n")
        answer = line.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"</html>" in answer
