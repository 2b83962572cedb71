"""SMS through Alibaba Cloud against a provider of our own that checks what it gets."""

import hashlib
import hmac
import logging
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from notifications.channels import Letter, Permanent, Temporary
from notifications.channels.aliyun import AliyunSms, canonical, signed
from tests.notifications import provider
from tests.notifications.factories import PHONE, approved, deliver_all, local, released

LETTER = Letter(
    provider_key="k1",
    to=PHONE,
    title="t",
    body="b",
    at=local("2026-11-21 00:30"),
    template="SMS_1",
    values={"name": "张 三", "link": "c/x~y"},
)


@pytest.fixture
def aliyun():
    with provider.running() as running:
        running.answer = lambda asked: (200, {"Code": "OK", "BizId": "900^0"})
        yield running


@pytest.fixture
def sms(aliyun):
    return AliyunSms.of(f"aliyun+http://the%2Fid:the%2Bsecret@{aliyun.host}/?sign=健康")


def test_the_signature_is_that_of_the_documentation():
    query = {
        "RegionId": "cn-shanghai",
        "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
    }
    headers = signed(
        "RunInstances",
        query,
        host="ecs.cn-shanghai.aliyuncs.com",
        key=("YourAccessKeyId", "YourAccessKeySecret"),
        nonce="3156853299f313e23d1673dc12e1703d",
        date=datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        version="2014-05-26",
    )
    assert headers["Authorization"] == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
        "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
        "x-acs-signature-nonce;x-acs-version,"
        "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
    )


def signature_of(asked, secret):
    """The signature as the provider computes it from what arrived."""
    names = asked.headers["authorization"].split("SignedHeaders=")[1].split(",")[0]
    lines = "".join(f"{name}:{asked.headers[name]}\n" for name in names.split(";"))
    query = "&".join(
        f"{quote(k, safe='~')}={quote(v, safe='~')}" for k, v in sorted(asked.query.items())
    )
    body = hashlib.sha256(asked.body).hexdigest()
    request = f"POST\n{asked.path}\n{query}\n{lines}\n{names}\n{body}"
    text = f"ACS3-HMAC-SHA256\n{hashlib.sha256(request.encode()).hexdigest()}"
    return hmac.new(secret.encode(), text.encode(), "sha256").hexdigest()


def test_what_arrives_is_signed_and_complete(aliyun, sms):
    assert sms.send(LETTER) == "900^0"
    [asked] = aliyun.asked
    assert asked.headers["authorization"].endswith(f"={signature_of(asked, 'the+secret')}")
    assert "Credential=the/id," in asked.headers["authorization"]
    assert asked.headers["x-acs-action"] == "SendSms"
    assert asked.query == {
        "PhoneNumbers": PHONE,
        "SignName": "健康",
        "TemplateCode": "SMS_1",
        "TemplateParam": '{"name": "张 三", "link": "c/x~y"}',
        "OutId": "k1",
    }


@pytest.mark.parametrize(
    ("status", "answer", "kind"),
    [
        (200, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"}, Permanent),
        (200, {"Code": "isv.SMS_TEMPLATE_ILLEGAL"}, Permanent),
        (200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}, Temporary),
        (200, {"Code": "isp.SYSTEM_ERROR"}, Temporary),
        (400, {"Code": "Throttling.User"}, Temporary),
        (404, {"Code": "InvalidAccessKeyId.NotFound"}, Permanent),
        (503, {"Code": "ServiceUnavailable"}, Temporary),
        (502, None, Temporary),
    ],
)
def test_a_refusal_is_final_or_passing(aliyun, sms, status, answer, kind):
    aliyun.answer = lambda asked: (status, answer)
    with pytest.raises(kind):
        sms.send(LETTER)


def test_without_an_approved_template_nothing_is_asked(aliyun, sms):
    with pytest.raises(Permanent):
        sms.send(Letter("k", PHONE, "t", "b", LETTER.at))
    assert aliyun.asked == []


def test_a_provider_that_is_away_is_trouble_without_details(caplog):
    caplog.set_level(logging.INFO)
    with pytest.raises(Temporary) as trouble:
        AliyunSms.of("aliyun+http://id:secret@127.0.0.1:9/?sign=x").send(LETTER)
    assert str(trouble.value) == "ConnectionError"
    assert PHONE not in caplog.text


@pytest.mark.parametrize(
    ("details", "found", "received"),
    [
        ([{"OutId": "k1", "SendStatus": 1}], "found", None),
        ([{"OutId": "k1", "SendStatus": 3}], "found", True),
        ([{"OutId": "k1", "SendStatus": 2}], None, False),
        ([{"OutId": "k1", "SendStatus": n} for n in (2, 3)], "found", True),
        ([{"OutId": "k2", "SendStatus": 3}], None, None),
        ([], None, None),
    ],
)
def test_what_became_of_a_text_message_is_asked_by_our_key(aliyun, sms, details, found, received):
    dtos = {"SmsSendDetailDTO": details}
    aliyun.answer = lambda asked: (200, {"Code": "OK", "SmsSendDetailDTOs": dtos})
    assert sms.find(LETTER) == found
    assert sms.received(LETTER) is received
    asked = aliyun.asked[0]
    assert (asked.query["PhoneNumber"], asked.query["SendDate"]) == (PHONE, "20261121")


def test_the_query_is_spelt_as_it_is_signed():
    assert canonical({"b": "a b*~", "a": "中"}) == "a=%E4%B8%AD&b=a%20b%2A~"


@pytest.mark.django_db
def test_a_customers_message_goes_out_with_the_approved_template(
    noon, customers, cases, aliyun, settings
):
    settings.SMS_URL = f"aliyun+http://id:secret@{aliyun.host}/?sign=健康"
    approved("customer.shipped")
    row = released()
    assert deliver_all() == 1
    row.refresh_from_db()
    assert row.answer == "900^0"
    [asked] = aliyun.asked
    assert asked.query["TemplateCode"] == "SMS_1"
    assert asked.query["TemplateParam"] == '{"link": "c/key.signature", "name": "张小三"}'
    assert asked.query["OutId"] == row.provider_key
