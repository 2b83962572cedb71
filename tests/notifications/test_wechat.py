"""WeChat subscribe messages: the token is shared and renewed, refusals are final or passing."""

import pytest

from notifications.channels import Letter, Permanent, Temporary
from notifications.channels.wechat import WeChat
from tests.notifications import provider
from tests.notifications.factories import (
    CUSTOMER,
    PHONE,
    approved,
    contact,
    deliver_all,
    local,
    released,
)

pytestmark = pytest.mark.usefixtures("empty_cache")
LETTER = Letter(
    provider_key="k1",
    to="o-open-id",
    title="t",
    body="b",
    at=local("2026-11-20 12:00"),
    template="T1",
    values={"thing1": "字" * 30, "character_string2": "DMA-1"},
)
SEND, TOKEN = "/cgi-bin/message/subscribe/send", "/cgi-bin/stable_token"


def speaking(*codes):
    """WeChat with tokens t1, t2 … that answers messages with these codes, the last one for ever."""
    left, tokens = list(codes), iter(range(1, 9))

    def answer(asked):
        if asked.path == TOKEN:
            return 200, {"access_token": f"t{next(tokens)}", "expires_in": 7200}
        return 200, {"errcode": left.pop(0) if len(left) > 1 else left[0]}

    return answer


@pytest.fixture
def wechat():
    with provider.running() as running:
        running.answer = speaking(0)
        yield running


@pytest.fixture
def channel(wechat):
    return WeChat("wx1", "the-secret", wechat.url)


def test_the_message_names_the_template_and_fits_its_fields(wechat, channel):
    assert channel.send(LETTER) == "ok"
    token, sent = wechat.asked
    assert token.json == {
        "grant_type": "client_credential",
        "appid": "wx1",
        "secret": "the-secret",
        "force_refresh": False,
    }
    assert (sent.path, sent.query) == (SEND, {"access_token": "t1"})
    assert sent.json == {
        "touser": "o-open-id",
        "template_id": "T1",
        "data": {"thing1": {"value": "字" * 20}, "character_string2": {"value": "DMA-1"}},
    }


def test_the_token_is_asked_for_once(wechat, channel):
    channel.send(LETTER)
    channel.send(LETTER)
    assert [asked.path for asked in wechat.asked] == [TOKEN, SEND, SEND]


@pytest.mark.parametrize("stale", [40001, 40014, 42001])
def test_a_stale_token_is_renewed_once(wechat, channel, stale):
    wechat.answer = speaking(stale, 0)
    assert channel.send(LETTER) == "ok"
    assert [asked.query.get("access_token") for asked in wechat.asked if asked.query] == [
        "t1",
        "t2",
    ]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (43101, Permanent),
        (40003, Permanent),
        (47003, Permanent),
        (-1, Temporary),
        (45009, Temporary),
        (40001, Temporary),
    ],
)
def test_a_refusal_is_final_or_passing(wechat, channel, code, kind):
    wechat.answer = speaking(code)
    with pytest.raises(kind, match=f"errcode {code}"):
        channel.send(LETTER)


def test_no_token_is_trouble_that_names_no_secret(wechat, channel):
    wechat.answer = lambda asked: (200, {"errcode": 40125, "errmsg": "bad the-secret"})
    with pytest.raises(Temporary, match=r"^no access token: errcode 40125$"):
        channel.send(LETTER)


def test_a_provider_that_is_away_is_trouble(channel):
    with pytest.raises(Temporary, match=r"^ConnectionError$"):
        WeChat("wx2", "s", "http://127.0.0.1:9").send(LETTER)


@pytest.mark.django_db
def test_who_has_not_subscribed_gets_a_text_message(noon, customers, cases, wechat, settings):
    settings.WECHAT_APPID, settings.WECHAT_SECRET = "wx1", "s"
    settings.WECHAT_API = wechat.url
    wechat.answer = speaking(43101)
    customers[CUSTOMER] = contact(wechat_openid="o1")
    approved("customer.shipped", wechat_fields={"thing1": "{case}"})
    first = released()
    deliver_all()
    assert wechat.asked[-1].json["data"] == {"thing1": {"value": "DMA-1"}}
    assert deliver_all() == 1
    assert list(first.message.deliveries.order_by("pk").values_list("channel", flat=True)) == [
        "wechat",
        "sms",
    ]
    assert PHONE not in str([asked.body for asked in wechat.asked])
