"""The aggregator: its signature, its pushes, its answers – and whoever pretends to be it."""

import hashlib
import json
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from urllib.parse import parse_qs, urlencode
from zoneinfo import ZoneInfo

import pytest

from core import clock
from core.steps import perform
from logistics.models import TrackingEvent, TrackingPush
from logistics.tasks import poll_tracking
from logistics.tracking import book, kuaidi100
from logistics.tracking.kuaidi100 import Kuaidi100
from logistics.tracking.news import Unreachable
from tests.logistics.factories import clerk_of, make_shipment, record

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
    found = SimpleNamespace(answer=b"", forms=[])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            found.forms.append({name: values[0] for name, values in form.items()})
            self.send_response(200)
            self.end_headers()
            self.wfile.write(found.answer)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    found.asks = Kuaidi100("C", "K", SALT, f"https://dma.example{URL}", url=url, order_url=url)
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


# Subscribing: news are pushed from then on


def test_a_subscription_is_as_the_provider_has_it(provider):
    """Its documentation: ``schema=json`` and ``param`` with the key itself, no signature."""
    provider.answer = '{"result":true,"returnCode":"200","message":"提交成功"}'.encode()
    assert provider.asks.subscribe(shipped(), "5678")
    (form,) = provider.forms
    assert (set(form), form["schema"]) == ({"schema", "param"}, "json")
    assert json.loads(form["param"]) == {
        "company": "shunfeng",
        "number": NUMBER,
        "key": "K",
        "parameters": {
            "callbackurl": "https://dma.example/api/v1/webhooks/tracking/",
            "salt": SALT, "resultv2": "4", "phone": "5678",
        },
    }  # fmt: skip


def test_the_provider_finds_a_carrier_that_we_do_not_know():
    parcel = SimpleNamespace(carrier="other", tracking_number=NUMBER, handed_over_at=None)
    form = parse_qs(Kuaidi100("C", "K", SALT, "https://x").order(parcel, "").decode())
    content = json.loads(form["param"][0])
    assert (content["company"], content["parameters"]["autoCom"]) == ("", "1")
    assert "phone" not in content["parameters"]


@pytest.mark.parametrize(
    ("code", "taken"), [("200", True), ("501", True), ("600", False), ("701", False)]
)
def test_subscribed_before_is_subscribed_and_a_refusal_is_none(provider, code, taken):
    provider.answer = json.dumps({"result": taken, "returnCode": code}).encode()
    assert provider.asks.subscribe(shipped(), "") is taken


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]"])
def test_an_answer_to_a_subscription_that_makes_no_sense_is_none(provider, answer):
    provider.answer = answer
    with pytest.raises(Unreachable):
        provider.asks.subscribe(shipped(), "")


@pytest.mark.parametrize(("salt", "callback"), [("", "https://x"), (SALT, "")])
def test_without_salt_or_address_nothing_is_subscribed_to(salt, callback):
    away = Kuaidi100("C", "K", salt, callback, order_url="http://127.0.0.1:9/")
    assert not away.subscribe(shipped(), "")


def test_an_account_knows_where_its_pushes_go(client, settings):
    settings.DMA_KUAIDI100 = {"customer": "C", "key": "K", "salt": SALT}
    settings.SITE_URL = "https://dma.example"
    assert book.adapter().callback == f"https://dma.example{URL}"
    assert send(client, param(), "wrong").status_code == 401


@pytest.fixture
def ours(provider, parcel, monkeypatch):
    """The installation's account is the provider of our own; it takes everything on."""
    provider.answer = b'{"result": true, "returnCode": "200", "status": "200", "data": []}'
    monkeypatch.setattr(book, "adapter", lambda: provider.asks)
    return provider


def test_a_parcel_is_subscribed_to_once_and_then_asked_for_seldom(ours, parcel):
    later = parcel.confirmed_at
    for hours, forms in ((0, 2), (3, 2), (25, 3)):  # a subscription and a question; nothing; one
        with clock.holding(later + timedelta(hours=hours)):
            poll_tracking()
        assert len(ours.forms) == forms
    parcel.refresh_from_db()
    assert parcel.subscribed_at == later
    assert [form.get("schema") for form in ours.forms] == ["json", None, None]


def test_another_number_is_subscribed_to_anew(ours, parcel):
    poll_tracking()
    number = {"tracking_number": "SF0000000000038", "cause": "staff_error", "reason": "抄错"}
    parcel.refresh_from_db()
    parcel = perform(parcel, "correct", by=clerk_of(parcel).actor, **number)
    assert (parcel.subscribed_at, parcel.asked_at) == (None, None)
    poll_tracking()
    asked = json.loads(ours.forms[2]["param"])
    assert (asked["number"], "parameters" in asked) == ("SF0000000000038", True)


def test_a_provider_that_refuses_is_asked_all_the_same(ours, parcel):
    ours.answer = b'{"result": false, "returnCode": "701", "status": "200", "data": []}'
    poll_tracking()
    parcel.refresh_from_db()
    assert (parcel.subscribed_at, len(ours.forms)) == (None, 2)
