"""Services that speak the chat-completions format: one request, one text, or why there is none.

Key and words go to the address in the settings and nowhere else; redirects are not followed, and
no more than a limit is read. What to say instead is for whoever asked.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

MOST_BYTES = 256 * 1024


class Trouble(StrEnum):
    """Why there is no text."""

    TIMEOUT = "timeout"
    AWAY = "away"
    KEY = "key"
    BUSY = "busy"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


STATUSES = {
    401: Trouble.KEY,
    403: Trouble.KEY,
    408: Trouble.TIMEOUT,
    429: Trouble.BUSY,
    500: Trouble.BUSY,
    502: Trouble.AWAY,
    503: Trouble.BUSY,
    504: Trouble.TIMEOUT,
}


class NoCompletion(Exception):
    """The service gave no text."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True)
class Service:
    """Where it is (``https://host/v1``), its key, the model, and how many seconds to wait."""

    url: str
    key: str
    model: str
    timeout: float

    def complete(self, instruction: str, asked: Mapping[str, Any], **options: Any) -> str:
        """The text it answers with, never empty; ``options`` go into the request as they are."""
        body = {
            "model": self.model,
            **options,
            "messages": [
                {"role": "system", "content": instruction},
                {"role": "user", "content": json.dumps(asked, ensure_ascii=False)},
            ],
        }
        return _content(self._post(body))

    def _post(self, body: Mapping[str, Any]) -> Any:
        request = Request(
            f"{self.url.rstrip('/')}/chat/completions",
            data=json.dumps(body, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.key}"},
        )
        try:
            with _opener.open(request, timeout=self.timeout) as response:
                return json.loads(response.read(MOST_BYTES))
        except HTTPError as error:
            error.close()
            raise NoCompletion(STATUSES.get(error.code, Trouble.REFUSED)) from None
        except (TimeoutError, URLError) as error:
            late = isinstance(getattr(error, "reason", error), TimeoutError)
            raise NoCompletion(Trouble.TIMEOUT if late else Trouble.AWAY) from None
        except (OSError, HTTPException):
            raise NoCompletion(Trouble.AWAY) from None
        except ValueError:
            raise NoCompletion(Trouble.UNREADABLE) from None


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Never."""


_opener = build_opener(_NoRedirect)


def _content(answer: Any) -> str:
    try:
        content = answer["choices"][0]["message"]["content"]
    except (LookupError, TypeError):
        raise NoCompletion(Trouble.UNREADABLE) from None
    if not isinstance(content, str) or not content.strip():
        raise NoCompletion(Trouble.UNREADABLE)
    return content.strip()
