"""快递100, an aggregator of carriers: its signature, question, answer, subscription and push.

Signatures are MD5 in capitals, as the provider has it: of ``param + key + customer`` for a
question, of ``param + salt`` for a push; a subscription carries the key itself. Times are local
times of China.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from zoneinfo import ZoneInfo

from logistics.carriers import BY_PROVIDER, CARRIERS
from logistics.choices import Progress
from logistics.tracking.news import News, Parcel, Unreachable, signed_by

QUERY_URL = "https://poll.kuaidi100.com/poll/query.do"
ORDER_URL = "https://poll.kuaidi100.com/poll"
#: Taken on; taken on before. Everything else is a refusal that another try does not change soon.
TAKEN = {"200", "501"}
TIMEOUT = 5  # seconds
CHINA = ZoneInfo("Asia/Shanghai")
TIME = "%Y-%m-%d %H:%M:%S"
LARGEST_ANSWER = 1024 * 1024
#: The provider's states; a higher one may add a digit for detail (``301``), the first counts.
STATES = {
    "0": Progress.TRANSIT,
    "1": Progress.COLLECTED,
    "2": Progress.PROBLEM,
    "3": Progress.SIGNED,
    "4": Progress.RETURNED,
    "5": Progress.DELIVERING,
    "6": Progress.RETURNING,
    "7": Progress.TRANSIT,
    "8": Progress.TRANSIT,
    "14": Progress.REFUSED,
}
#: The words beside each line, where the provider gives them.
WORDS = {
    "在途": Progress.TRANSIT,
    "揽收": Progress.COLLECTED,
    "疑难": Progress.PROBLEM,
    "签收": Progress.SIGNED,
    "退签": Progress.RETURNED,
    "派件": Progress.DELIVERING,
    "退回": Progress.RETURNING,
    "转投": Progress.TRANSIT,
    "拒签": Progress.REFUSED,
    "待取": Progress.AT_POINT,
}


#: What comes out of an answer that is none.
SENSELESS = (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError)


class Unreadable(Exception):
    """The push is signed but makes no sense."""


@dataclass(frozen=True)
class Push:
    """What a push says: whose parcel, and all lines so far."""

    carrier: str
    number: str
    news: list[News]


def sign(*parts: str) -> str:
    """The provider's signature."""
    joined = "".join(parts).encode()
    return hashlib.md5(joined, usedforsecurity=False).hexdigest().upper()


def is_signed(param: str, signature: str, salt: str) -> bool:
    """Whether a push comes from the provider; without a salt nothing does."""
    given = signature.strip().upper().encode()
    return bool(salt) and hmac.compare_digest(sign(param, salt).encode(), given)


def read_push(param: str) -> Push:
    """The content of a push; the provider may have corrected the carrier."""
    try:
        body = json.loads(param)
        result = body["lastResult"]
        carrier = body.get("comNew") or result.get("com") or ""
        number = str(result["nu"]).strip().upper()
        return Push(BY_PROVIDER.get(carrier, ""), number, read_lines(result))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(type(error).__name__) from None


def read_lines(result: dict[str, Any]) -> list[News]:
    """The lines of an answer or push, oldest first; the newest one has the parcel's state."""
    rows = result.get("data") or []
    lines = [_line(row) for row in rows]
    state = str(result.get("state", ""))
    if lines and not rows[0].get("status"):
        newest = lines[0]
        lines[0] = News(newest.at, _progress(state, newest.text), newest.text)
    return lines[::-1]


def _line(row: dict[str, Any]) -> News:
    text = str(row["context"]).strip()
    at = datetime.strptime(str(row.get("ftime") or row["time"]), TIME).replace(tzinfo=CHINA)
    word = str(row.get("status") or "")
    progress = WORDS.get(word, Progress.TRANSIT)
    return News(at, signed_by(text) if progress == Progress.SIGNED else progress, text)


def _progress(state: str, text: str) -> str:
    progress = STATES.get(state) or STATES.get(state[:1], Progress.TRANSIT)
    return signed_by(text) if progress == Progress.SIGNED else progress


@dataclass(frozen=True)
class Kuaidi100:
    """Asks the aggregator; needs an account (``customer`` and ``key``).

    It pushes to ``callback`` what it learns of a parcel that was subscribed to, signed with
    ``salt``; without one of them nothing is subscribed to and every parcel is asked for.
    """

    customer: str
    key: str
    salt: str = ""
    callback: str = ""
    url: str = QUERY_URL
    order_url: str = ORDER_URL
    name: str = "kuaidi100"

    def question(self, parcel: Parcel, phone_tail: str) -> bytes:
        """The signed form of a query; only the tail of the telephone number goes out."""
        carrier = CARRIERS.get(parcel.carrier)
        content = {
            "com": carrier.provider if carrier else "",
            "num": parcel.tracking_number,
            "phone": phone_tail,
            "resultv2": "4",
        }
        param = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        signature = sign(param, self.key, self.customer)
        form = {"customer": self.customer, "sign": signature, "param": param}
        return urlencode(form).encode()

    def query(self, parcel: Parcel, phone_tail: str, now: datetime) -> list[News]:
        """Ask once, with a timeout; the task asks again later."""
        try:
            answer = _post(self.url, self.question(parcel, phone_tail))
            return read_lines(answer) if answer.get("status") == "200" else []
        except SENSELESS as error:
            raise Unreachable(type(error).__name__) from error

    def order(self, parcel: Parcel, phone_tail: str) -> bytes:
        """The form of a subscription; the provider finds the carrier that we do not know."""
        carrier = CARRIERS.get(parcel.carrier)
        more = {"callbackurl": self.callback, "salt": self.salt, "resultv2": "4"}
        more |= {"phone": phone_tail} if phone_tail else {}
        more |= {} if carrier else {"autoCom": "1"}
        content = {
            "company": carrier.provider if carrier else "",
            "number": parcel.tracking_number,
            "key": self.key,
            "parameters": more,
        }
        param = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        return urlencode({"schema": "json", "param": param}).encode()

    def subscribe(self, parcel: Parcel, phone_tail: str) -> bool:
        """Have news of a parcel pushed; whether the provider has taken that on."""
        if not self.salt or not self.callback:
            return False
        try:
            answer = _post(self.order_url, self.order(parcel, phone_tail))
            return str(answer.get("returnCode")) in TAKEN
        except SENSELESS as error:
            raise Unreachable(type(error).__name__) from error


def _post(url: str, form: bytes) -> Any:
    with urlopen(Request(url, data=form), timeout=TIMEOUT) as response:
        return json.loads(response.read(LARGEST_ANSWER))
