"""Where contracts are signed. A provider proves its messages and says what they mean.

``local`` is our own signing page and sends no messages. ``esign`` is e签宝 v3: the flow is made on
the platform (its number goes into the step ``send``), its callbacks come to
``/api/v1/webhooks/esign/``. Another platform is another class here.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import parse_qsl

from django.conf import settings
from django.db.models import TextChoices

from contracts.choices import Provider


class Happened(TextChoices):
    """What a platform can tell us."""

    CUSTOMER_SIGNED = "customer_signed"
    CUSTOMER_DECLINED = "customer_declined"
    COMPANY_SEALED = "company_sealed"
    COMPLETED = "completed"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Notice:
    """One message of a platform in our own words."""

    action: str
    flow_id: str
    happened: Happened
    reason: str = ""
    signer: str = ""


class SigningProvider(Protocol):
    """What a platform must be able to do here."""

    code: Provider

    def verified(self, body: bytes, headers: Mapping[str, str], query: str) -> bool:
        """Whether the message comes from the platform."""

    def read(self, content: dict[str, Any]) -> Notice:
        """What the message means; anything unfamiliar is UNKNOWN, never an error."""


class Local:
    """Our own signing page: the customer's link is the proof, there are no messages."""

    code = Provider.LOCAL

    def verified(self, body: bytes, headers: Mapping[str, str], query: str) -> bool:
        """Nobody sends us anything."""
        return False

    def read(self, content: dict[str, Any]) -> Notice:
        """Nothing to read."""
        return Notice("", "", Happened.UNKNOWN)


class ESign:
    """e签宝 v3: HMAC-SHA256 over timestamp, query values and body; two kinds of callbacks."""

    code = Provider.ESIGN
    ONE_SIGNER = "SIGN_MISSON_COMPLETE"  # the platform's own spelling
    WHOLE_FLOW = "SIGN_FLOW_COMPLETE"
    SIGNED, REFUSED = 2, 4
    FLOW = {
        2: Happened.COMPLETED,
        3: Happened.REVOKED,
        5: Happened.EXPIRED,
        7: Happened.CUSTOMER_DECLINED,
    }

    def verified(self, body: bytes, headers: Mapping[str, str], query: str) -> bool:
        """Retries reuse the first signature: a body counts once, so its age does not matter."""
        given = getattr(settings, "DMA_ESIGN", {})
        app_id, secret = given.get("app_id", ""), given.get("secret", "")
        if not secret or headers.get("X-Tsign-Open-App-Id", "") != app_id:
            return False
        values = "".join(value for _key, value in sorted(parse_qsl(query, keep_blank_values=True)))
        said = headers.get("X-Tsign-Open-TIMESTAMP", "").encode() + values.encode() + body
        expected = hmac.new(secret.encode(), said, hashlib.sha256).hexdigest()
        signature = headers.get("X-Tsign-Open-SIGNATURE", "").strip().lower()
        return hmac.compare_digest(expected.encode(), signature.encode())

    def read(self, content: dict[str, Any]) -> Notice:
        """One signer is done, or the whole flow is."""
        action = _text(content.get("action"), 60)
        flow_id = _text(content.get("signFlowId") or content.get("flowId"), 80)
        if action == self.ONE_SIGNER:
            return Notice(
                action,
                flow_id,
                self._one_signer(content),
                reason=_text(content.get("resultDescription"), 400),
                signer=_signer(content),
            )
        happened = Happened.UNKNOWN
        if action == self.WHOLE_FLOW:
            status = content.get("signFlowStatus")
            happened = self.FLOW.get(_number(status), Happened.UNKNOWN)
        reason = _text(content.get("statusDescription"), 400)
        return Notice(action, flow_id, happened, reason=reason)

    def _one_signer(self, content: dict[str, Any]) -> Happened:
        company = bool(content.get("organization"))
        result = _number(content.get("signResult"))
        if result == self.SIGNED:
            return Happened.COMPANY_SEALED if company else Happened.CUSTOMER_SIGNED
        if result == self.REFUSED and not company:
            return Happened.CUSTOMER_DECLINED
        return Happened.UNKNOWN


PROVIDERS: dict[Provider, SigningProvider] = {Provider.LOCAL: Local(), Provider.ESIGN: ESign()}


def _text(value: Any, longest: int) -> str:
    return value.strip()[:longest] if isinstance(value, str) else ""


def _number(value: Any) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def _signer(content: dict[str, Any]) -> str:
    operator = content.get("operator") or content.get("psnInfo") or {}
    account = operator.get("psnInfo", operator) if isinstance(operator, dict) else {}
    return _text(account.get("psnName") if isinstance(account, dict) else "", 60)
