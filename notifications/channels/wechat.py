"""WeChat subscribe messages: each subscription of a customer is good for one message.

Whoever has not subscribed is reached by the next channel (43101). The access token is shared by
all workers through the cache and renewed when WeChat calls it stale.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

import requests
from django.core.cache import cache

from notifications.channels.letter import TIMEOUT_SECONDS, Letter, Permanent, Silent, Temporary

STALE_TOKEN = {40001, 40014, 42001}
#: busy, minute quota, concurrent sending of one template
PASSING = {-1, 45009, 45011, 43108}
#: What a field of an approved template holds at most, by the beginning of its name.
LONGEST = {"thing": 20, "phrase": 5, "name": 10, "character_string": 32, "short_thing": 5}
RENEW_BEFORE = 300


@dataclass(frozen=True)
class WeChat(Silent):
    """One mini program."""

    appid: str
    secret: str
    api: str = "https://api.weixin.qq.com"

    def send(self, letter: Letter) -> str:
        """Send one subscribe message; a stale token is renewed once."""
        if not letter.template:
            raise Permanent("no approved WeChat template")
        message = {
            "touser": letter.to,
            "template_id": letter.template,
            "data": {name: {"value": _cut(name, text)} for name, text in letter.values.items()},
        }
        code = self._post_message(message, self._token())
        if code in STALE_TOKEN:
            code = self._post_message(message, self._token(renew=True))
        if code == 0:
            return "ok"
        raise (Temporary if code in PASSING or code in STALE_TOKEN else Permanent)(
            f"errcode {code}"
        )

    def _post_message(self, message: dict[str, Any], token: str) -> int:
        path = f"/cgi-bin/message/subscribe/send?access_token={token}"
        return int(self._post(path, message).get("errcode", -1))

    def _token(self, *, renew: bool = False) -> str:
        name = f"wechat-token:{hashlib.sha256(self.appid.encode()).hexdigest()[:12]}"
        known = None if renew else cache.get(name)
        if known:
            return str(known)
        asked = {"grant_type": "client_credential", "appid": self.appid, "secret": self.secret}
        answer = self._post("/cgi-bin/stable_token", {**asked, "force_refresh": renew})
        token = answer.get("access_token")
        if not token:
            raise Temporary(f"no access token: errcode {answer.get('errcode')}")
        cache.set(name, token, max(int(answer.get("expires_in", 0)) - RENEW_BEFORE, 1))
        return str(token)

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            response = requests.post(f"{self.api}{path}", json=body, timeout=TIMEOUT_SECONDS)
            answer: dict[str, Any] = response.json()
        except requests.JSONDecodeError:
            raise Temporary(f"HTTP {response.status_code}") from None
        except requests.RequestException as error:
            raise Temporary(type(error).__name__) from None  # its text holds the token
        return answer


def _cut(name: str, text: str) -> str:
    """A field that is too long would be refused as a whole."""
    kind = name.rstrip("0123456789")
    return text[: LONGEST.get(kind, len(text))]
