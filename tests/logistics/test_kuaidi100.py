"""The aggregator: its signature, its pushes, its answers – and whoever pretends to be it."""

import hashlib
import json
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from urllib.parse import parse_qs, urlencode
from zoneinfo import ZoneInfo

import pytest

from logistics.models import TrackingEvent, TrackingPush
from logistics.tracking import book, kuaidi100
from logistics.tracking.kuaidi100 import Kuaidi100
from logistics.tracking.news import Unreachable
from tests.logistics.factories import make_shipment, record

FORM = "application/x-www-form-urlencoded"
pytestmark = pytest.mark.django_db
URL = "/api/v1/webhooks/tracking/"
SALT = "a shared salt"
NUMBER = "SF0000000000021"
LINES = [
    {"context": "已签收，本人", "ftime": "2026-11-20 18:31:06", "status": "签收"},
    {"context": "正在派送", "ftime": "2026-11-20 09:10:00", "status": "派件"},
    {"context": "已揽收", "ftime": "2026-11-19 17:02:11", "status": "揽收"},
]


def param(number=NUMBER, lines=LINES, **result):
    last = {"message": "ok", "state": "3", "nu": number, "com": "shunfeng", "data": lines}
    body = {"status": "shutdown", "message": "", "lastResult": {**last, **result}}
    return json.dumps(body, ensure_ascii=False)


def signature(text, salt=SALT):
    return hashlib.md5(f"{text}{salt}".encode()).hexdigest().upper()


def encoded(text, sign=None):
    return urlencode({"param": text, "sign": signature(text) if sign is None else sign})


def send(client, text, sign=None):
    """Post a push as the provider does."""
    return client.generic("POST", URL, encoded(text, sign), FORM)


@pytest.fixture
def salted(settings):
    settings.DMA_KUAIDI100 = {"customer": "", "key": "", "salt": SALT}


@pytest.fixture
def parcel(db, salted):
    return record(make_shipment(), NUMBER)


def test_a_push_is_taken_over(client, parcel):
    answer = send(client, param())
    assert (answer.status_code, answer.json()["returnCode"]) == (200, "200")
    parcel.refresh_from_db()
    assert (parcel.progress, parcel.events.count()) == ("signed", 3)
    first = parcel.events.order_by("at").first()
    assert first.at == datetime(2026, 11, 19, 17, 2, 11, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_repeated_push_changes_nothing(client, parcel):
    for _ in range(3):
        assert send(client, param()).status_code == 200
    assert (TrackingPush.objects.count(), TrackingEvent.objects.count()) == (1, 3)


@pytest.mark.parametrize("sign", ["0" * 32, "", signature(param(), "another salt"), "签名"])
def test_a_wrong_signature_changes_nothing(client, parcel, sign):
    assert send(client, param(), sign).status_code == 401
    assert not TrackingPush.objects.exists()


def test_without_a_salt_every_push_is_refused(client, settings):
    settings.DMA_KUAIDI100 = {"customer": "C", "key": "K", "salt": ""}
    assert send(client, param(), signature(param(), "")).status_code == 401


def test_the_signature_may_come_in_small_letters(client, parcel):
    assert send(client, param(), signature(param()).lower()).status_code == 200


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_other_methods_are_refused(client, salted, method):
    assert getattr(client, method)(URL).status_code == 405


def test_an_unknown_number_is_kept_and_answered_well(client, parcel):
    assert send(client, param("SF9999999999999")).status_code == 200
    assert TrackingPush.objects.get().outcome == "orphan"


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "[]",
        "{}",
        '{"lastResult": {"nu": "1", "data": [{"context": "x", "ftime": "?"}]}}',
        '{"lastResult": {"nu": "1", "data": 7}}',
        "[" * 50_000,
    ],
)
def test_a_signed_push_that_makes_no_sense_is_kept(client, parcel, text):
    assert send(client, text).status_code == 200
    assert TrackingPush.objects.get().outcome == "unreadable"


def test_a_push_that_is_too_large_is_refused(client, parcel):
    assert send(client, "x" * 300_000).status_code == 413


def test_the_body_is_sealed_in_the_database(client, parcel):
    send(client, param())
    with_text = TrackingPush.objects.extra(where=["position('签收'::bytea in body) > 0"])
    assert not with_text.exists()


def test_a_line_without_words_takes_the_state_of_the_parcel():
    lines = [{k: v for k, v in line.items() if k != "status"} for line in LINES]
    read = kuaidi100.read_lines({"state": "4", "data": lines})
    assert [line.progress for line in read] == ["transit", "transit", "returned"]


def test_signing_is_as_the_provider_has_it():
    asked = Kuaidi100(customer="C", key="K").question(shipped(), "5678")
    sent = {name: values[0] for name, values in parse_qs(asked.decode()).items()}
    assert sent["sign"] == hashlib.md5(f"{sent['param']}KC".encode()).hexdigest().upper()
    content = json.loads(sent["param"])
    assert (content["com"], content["num"], content["phone"]) == ("shunfeng", NUMBER, "5678")


def shipped():
    return SimpleNamespace(carrier="sf", tracking_number=NUMBER, handed_over_at=None)


@pytest.fixture
def provider():
    """A provider of our own on a local port; ``provider.answer`` is what it says."""
    found = SimpleNamespace(answer=b"")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(found.answer)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    found.asks = Kuaidi100("C", "K", url=f"http://127.0.0.1:{server.server_port}/")
    yield found
    server.shutdown()
    server.server_close()


def ask(adapter):
    return adapter.query(shipped(), "5678", datetime.now(ZoneInfo("Asia/Shanghai")))


def test_the_provider_answers(provider):
    provider.answer = json.dumps({"status": "200", "state": "3", "data": LINES}).encode()
    assert [line.progress for line in ask(provider.asks)] == ["collected", "delivering", "signed"]


def test_the_provider_has_nothing(provider):
    provider.answer = b'{"result": false, "returnCode": "500", "message": "no result"}'
    assert ask(provider.asks) == []


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'{"status": "200", "data": [1]}'])
def test_an_answer_that_makes_no_sense_is_no_answer(provider, answer):
    provider.answer = answer
    with pytest.raises(Unreachable):
        ask(provider.asks)


def test_a_provider_that_is_away_is_asked_again_later():
    with pytest.raises(Unreachable):
        ask(Kuaidi100("C", "K", url="http://127.0.0.1:9/"))


def test_an_account_makes_the_aggregator_the_one_that_is_asked(settings):
    assert book.adapter().name == "local"
    settings.DMA_KUAIDI100 = {"customer": "C", "key": "K", "salt": ""}
    assert book.adapter().name == "kuaidi100"
