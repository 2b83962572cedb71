"""WeChat Pay v3 notifications: their signature and envelope, turned into our own payment.

The signature (RSA-SHA256 with the platform's public key) and the envelope (AES-256-GCM with the
APIv3 key) are the business of the ``wechatpayv3`` library; it is given the key and never the net.
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from wechatpayv3 import WeChatPay, WeChatPayType

from core import clock
from core.api.body import load
from orders.choices import Provider
from orders.payments import Payment, Reader, branch_of, buyer_of, priced

SUCCESS = "TRANSACTION.SUCCESS"
ALGORITHM = "WECHATPAY2-SHA256-RSA2048"
#: A notification is signed anew for every try: an old signature is somebody's copy.
FRESH = timedelta(minutes=5)
HEADERS = ("Timestamp", "Nonce", "Signature", "Serial", "Signature-Type")


@dataclass(frozen=True)
class Keys:
    """What proves a notification: the platform's public key with its id, and the APIv3 key."""

    public_key: str
    public_key_id: str
    apiv3_key: str
    mchid: str


def keys() -> Keys | None:
    """The configured keys; None while WeChat Pay is not set up."""
    given = getattr(settings, "DMA_WECHATPAY", {})
    found = Keys(
        public_key=_public(given.get("public_key", "")),
        public_key_id=given.get("public_key_id", ""),
        apiv3_key=given.get("apiv3_key", ""),
        mchid=given.get("mchid", ""),
    )
    return found if found.public_key and found.public_key_id and found.apiv3_key else None


def opened(request: HttpRequest, body: bytes) -> dict[str, Any] | None:
    """The notification with its resource decrypted; None when the signature does not hold."""
    found, names = keys(), [f"Wechatpay-{name}" for name in HEADERS]
    headers = {name: request.headers.get(name, "") for name in names}
    headers["Wechatpay-Signature-Type"] = headers["Wechatpay-Signature-Type"] or ALGORITHM
    if found is None or headers["Wechatpay-Serial"] != found.public_key_id:
        return None
    if not _fresh(headers["Wechatpay-Timestamp"]):
        return None
    library = WeChatPay(
        wechatpay_type=WeChatPayType.NATIVE,
        mchid=found.mchid,
        private_key=None,
        cert_serial_no=None,
        appid="",
        apiv3_key=found.apiv3_key,
        public_key=found.public_key,
        public_key_id=found.public_key_id,
    )
    try:
        result: dict[str, Any] | None = library.callback(headers, body)
    except Exception:  # the library raises bare ones for whatever it dislikes
        return None
    return result or None


def read(notice: dict[str, Any]) -> Payment | None:
    """The payment in a notification; None when it is about something else.

    What the buyer's order needs beyond the payment travels in ``attach`` as JSON (product_code,
    customer, branch); an order that is known already needs none of it.
    """
    if notice.get("event_type") != SUCCESS:
        return None
    resource = notice.get("resource")
    reader = Reader(resource)
    if reader.content.get("trade_state") != "SUCCESS":
        reader.wrong("trade_state", _("Only a successful payment can be accepted."))
    order_no, transaction_no = (
        reader.number("out_trade_no", 40),
        reader.number("transaction_id", 80),
    )
    paid_at, (amount, currency) = reader.moment("success_time"), _amount(reader)
    attached = Reader(_attached(reader))
    programme = branch = buyer = None
    if attached.content:
        attached.content["currency"] = currency
        _currency, programme = priced(attached)
        branch, buyer = branch_of(attached), buyer_of(attached)
    reader.reasons |= {f"attach.{name}": found for name, found in attached.reasons.items()}
    reader.done()
    return Payment(
        provider=Provider.WECHAT,
        event_id=transaction_no,
        order_no=order_no,
        paid_at=paid_at,
        amount=amount,
        currency=currency,
        programme=programme,
        branch=branch,
        buyer=buyer,
        transaction_no=transaction_no,
    )


def _amount(reader: Reader) -> tuple[Decimal, str]:
    """Fen as yuan."""
    given = reader.content.get("amount")
    given = given if isinstance(given, dict) else {}
    total, currency = given.get("total"), given.get("currency", "CNY")
    if not isinstance(total, int) or isinstance(total, bool) or not 0 < total < 10**12:
        reader.wrong("amount.total", _("The amount must be more than zero."))
        total = 0
    if currency != "CNY":
        reader.wrong("amount.currency", _("Only %(currency)s is taken.") % {"currency": "CNY"})
    return Decimal(total) / 100, "CNY"


def _attached(reader: Reader) -> dict[str, Any]:
    text = reader.text("attach", 400, required=False)
    if not text:
        return {}
    try:
        found = load(text.encode())
    except ParseError:
        found = None
    if not isinstance(found, dict):
        reader.wrong("attach", _("This must be an object."))
        return {}
    return found


def _fresh(timestamp: str) -> bool:
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        return False
    return abs(clock.now().timestamp() - int(timestamp)) <= FRESH.total_seconds()


def _public(pem: str) -> str:
    """The key itself; a platform certificate is understood as well."""
    if "BEGIN CERTIFICATE" not in pem:
        return pem
    key = load_pem_x509_certificate(pem.encode()).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
