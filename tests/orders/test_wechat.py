"""WeChat Pay v3: real RSA signatures, real AES-GCM envelopes, the provider's form of answer."""

import json
import time
from base64 import b64encode
from secrets import token_hex

import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from core import clock
from orders.models import BadSignature, Order, PaymentNotification
from tests.orders.factories import PAYMENTS, make_branch, make_order, make_programme

pytestmark = pytest.mark.django_db
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC_ID, APIV3 = "PUB_KEY_ID_0119", "k" * 32


@pytest.fixture(autouse=True)
def _configured(settings):
    public = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    settings.DMA_WECHATPAY = {
        "public_key": public.decode(),
        "public_key_id": PUBLIC_ID,
        "apiv3_key": APIV3,
        "mchid": "1230000109",
    }
    make_programme()
    make_branch()


def paid(**changes):
    attach = {"product_code": "DMA-50", "customer": {"name": "周小红", "phone": "18600001111"}}
    return {
        "out_trade_no": "WXP-1",
        "transaction_id": "4200001",
        "trade_state": "SUCCESS",
        "success_time": clock.now().isoformat(timespec="seconds"),
        "amount": {"total": 880000, "currency": "CNY"},
        "attach": json.dumps(attach),
        **changes,
    }


def envelope(resource, event_type="TRANSACTION.SUCCESS"):
    nonce, about = token_hex(6), "transaction"
    sealed = AESGCM(APIV3.encode()).encrypt(
        nonce.encode(), json.dumps(resource).encode(), about.encode()
    )
    return {
        "id": token_hex(8),
        "event_type": event_type,
        "resource_type": "encrypt-resource",
        "resource": {
            "algorithm": "AEAD_AES_256_GCM",
            "ciphertext": b64encode(sealed).decode(),
            "nonce": nonce,
            "associated_data": about,
        },
    }


def send(content, *, key=KEY, age=0, serial=PUBLIC_ID, tamper=b""):
    body = json.dumps(content).encode()
    stamp, nonce = str(int(time.time()) - age), token_hex(8)
    said = f"{stamp}\n{nonce}\n{body.decode()}\n".encode()
    headers = {
        "Wechatpay-Timestamp": stamp,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial,
        "Wechatpay-Signature": b64encode(key.sign(said, padding.PKCS1v15(), SHA256())).decode(),
    }
    return Client().post(
        f"{PAYMENTS}wechat/", body + tamper, content_type="application/json", headers=headers
    )


def test_a_payment_makes_the_order():
    response = send(envelope(paid()))

    order = Order.objects.get(order_no="WXP-1")
    assert response.status_code == 204
    assert response.content == b""
    assert (order.state, order.pay_channel, str(order.amount)) == ("paid", "wechat", "8800.00")
    assert order.customer.phone == "18600001111"


def test_a_retry_in_a_new_envelope_changes_nothing():
    resource = paid()

    assert send(envelope(resource)).status_code == 204
    assert send(envelope(resource)).status_code == 204
    assert Order.objects.count() == 1
    assert PaymentNotification.objects.get().repeats == 1


def test_an_order_that_waits_needs_no_attachment():
    order = make_order(order_no="WXP-1")

    assert send(envelope(paid(attach=""))).status_code == 204
    order.refresh_from_db()
    assert order.state == "paid"


@pytest.mark.parametrize(
    "how", [{"key": STRANGER}, {"age": 900}, {"age": -900}, {"serial": "x"}, {"tamper": b" "}]
)
def test_what_is_not_proven_is_401(how):
    response = send(envelope(paid()), **how)

    assert response.status_code == 401
    assert response.json()["code"] == "FAIL"
    assert BadSignature.objects.get(provider="wechat").count == 1
    assert not Order.objects.exists()


def test_an_envelope_for_somebody_else_is_401(settings):
    content = envelope(paid())
    settings.DMA_WECHATPAY = {**settings.DMA_WECHATPAY, "apiv3_key": "z" * 32}

    assert send(content).status_code == 401


def test_without_keys_the_door_is_closed(settings):
    settings.DMA_WECHATPAY = {}

    assert send(envelope(paid())).status_code == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"trade_state": "REFUND"},
        {"amount": {"total": 0, "currency": "CNY"}},
        {"amount": {"total": "880000"}},
        {"amount": {"total": 880000, "currency": "USD"}},
        {"amount": None},
        {"success_time": "soon"},
        {"attach": ""},
        {"attach": "{"},
        {"attach": '{"product_code": "NO"}'},
        {"out_trade_no": None},
    ],
)
def test_what_cannot_be_is_told_to_fail_and_kept(changes):
    response = send(envelope(paid(**changes)))

    assert response.status_code == 422
    assert response.json()["code"] == "FAIL"
    assert PaymentNotification.objects.get().reasons


def test_other_events_are_kept_and_acknowledged():
    assert send(envelope({"refund_id": "1"}, "REFUND.SUCCESS")).status_code == 204
    assert PaymentNotification.objects.get().outcome == "ignored"
