"""SMS through Alibaba Cloud (Dysmsapi 2017-05-25): SendSms, signed with ACS3-HMAC-SHA256.

``SMS_URL`` is ``aliyun://KEY_ID:KEY_SECRET@dysmsapi.aliyuncs.com/?sign=签名``. A text message goes
out with an approved template only; its number stands in the message template, and its variables
get the values of our places (a link without the host, which must be part of the approved text).
``OutId`` carries our key, by which QuerySendDetails finds what became of a lost answer.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import requests

from notifications.channels.letter import TIMEOUT_SECONDS, Letter, Permanent, Temporary
from notifications.quiet import LOCAL

VERSION = "2017-05-25"
ALGORITHM = "ACS3-HMAC-SHA256"
EMPTY_BODY = hashlib.sha256(b"").hexdigest()
#: The provider is busy, or limits how often; anything else it refuses stays refused.
PASSING = (
    "isp.",
    "Throttling",
    "ServiceUnavailable",
    "InternalError",
    "isv.BUSINESS_LIMIT_CONTROL",
)
FAILED, ARRIVED = 2, 3  # SendStatus; 1 is on its way


@dataclass(frozen=True)
class AliyunSms:
    """One account and one signature (the 【…】 in front of every text)."""

    key_id: str
    key_secret: str
    base: str
    sign_name: str

    @classmethod
    def of(cls, url: str) -> "AliyunSms":
        """The account that an address names; ``aliyun+http`` is for tests."""
        parts = urlsplit(url)
        scheme = "http" if parts.scheme.endswith("+http") else "https"
        return cls(
            key_id=unquote(parts.username or ""),
            key_secret=unquote(parts.password or ""),
            base=f"{scheme}://{parts.netloc.rpartition('@')[2]}",
            sign_name=parse_qs(parts.query).get("sign", [""])[0],
        )

    def send(self, letter: Letter) -> str:
        """Send one text and return the provider's number for it."""
        if not letter.template:
            raise Permanent("no approved SMS template")
        answer = self._call(
            "SendSms",
            {
                "PhoneNumbers": letter.to,
                "SignName": self.sign_name,
                "TemplateCode": letter.template,
                "TemplateParam": json.dumps(dict(letter.values), ensure_ascii=False),
                "OutId": letter.provider_key,
            },
        )
        return str(answer.get("BizId") or "OK")

    def find(self, letter: Letter) -> str | None:
        """Look for our key among what was sent to the number that day."""
        return "found" if self._fates(letter) - {FAILED} else None

    def received(self, letter: Letter) -> bool | None:
        """What the carrier reported."""
        fates = self._fates(letter)
        if ARRIVED in fates:
            return True
        return False if fates == {FAILED} else None

    def _fates(self, letter: Letter) -> set[int]:
        answer = self._call(
            "QuerySendDetails",
            {
                "PhoneNumber": letter.to,
                "SendDate": f"{letter.at.astimezone(LOCAL):%Y%m%d}",
                "PageSize": "50",
                "CurrentPage": "1",
            },
        )
        details = (answer.get("SmsSendDetailDTOs") or {}).get("SmsSendDetailDTO") or []
        return {one.get("SendStatus") for one in details if one.get("OutId") == letter.provider_key}

    def _call(self, action: str, query: Mapping[str, str]) -> dict[str, Any]:
        host = urlsplit(self.base).netloc
        headers = signed(
            action,
            query,
            host=host,
            key=(self.key_id, self.key_secret),
            nonce=uuid.uuid4().hex,
            date=datetime.now(UTC),  # the provider compares it with its own time, not with ours
        )
        try:
            response = requests.post(
                f"{self.base}/?{canonical(query)}", headers=headers, timeout=TIMEOUT_SECONDS
            )
            answer: dict[str, Any] = response.json()
        except requests.JSONDecodeError:
            raise Temporary(f"HTTP {response.status_code}") from None
        except requests.RequestException as error:
            raise Temporary(type(error).__name__) from None  # its text holds the whole address
        code = str(answer.get("Code", "OK" if response.ok else response.status_code))
        if code == "OK":
            return answer
        passing = response.status_code >= 500 or code.startswith(PASSING)
        raise (Temporary if passing else Permanent)(code)


def canonical(query: Mapping[str, str]) -> str:
    """The query in the order and spelling that is signed."""
    pairs = sorted((quote(k, safe="-_.~"), quote(v, safe="-_.~")) for k, v in query.items())
    return "&".join(f"{name}={value}" for name, value in pairs)


def signed(
    action: str,
    query: Mapping[str, str],
    *,
    host: str,
    key: tuple[str, str],
    nonce: str,
    date: datetime,
    version: str = VERSION,
) -> dict[str, str]:
    """The headers of a request without a body, signature included."""
    headers = {
        "host": host,
        "x-acs-action": action,
        "x-acs-content-sha256": EMPTY_BODY,
        "x-acs-date": f"{date:%Y-%m-%dT%H:%M:%SZ}",
        "x-acs-signature-nonce": nonce,
        "x-acs-version": version,
    }
    names = ";".join(headers)
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    request = "\n".join(("POST", "/", canonical(query), lines, names, EMPTY_BODY))
    hashed = hashlib.sha256(request.encode()).hexdigest()
    key_id, key_secret = key
    signature = hmac.new(key_secret.encode(), f"{ALGORITHM}\n{hashed}".encode(), "sha256")
    headers["Authorization"] = (
        f"{ALGORITHM} Credential={key_id},SignedHeaders={names},Signature={signature.hexdigest()}"
    )
    return headers
