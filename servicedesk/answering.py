"""Who answers a customer's question by itself: the article as it is, or a service that words it.

The service gets the question without numbers and the public articles that fit, nothing of the
customer; it is asked only with consent, and what goes wrong there leaves the article as it stands.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import structlog
from django.conf import settings

from knowledge import tokens
from knowledge.selectors import Hit

logger = structlog.get_logger(__name__)

MOST_BYTES = 64 * 1024
MOST_CHARS = 1500
ARTICLES = 3
INSTRUCTION = (
    "你是健康服务公司的客服助手。只根据给出的知识库文章用中文简短回答客户的问题。"
    "文章里没有的内容不要回答，请客户联系人工客服；不作诊断，不推荐药物。"
)


@dataclass(frozen=True)
class Reply:
    """An answer and who worded it."""

    text: str
    by_name: str


class Answerer(Protocol):
    """Whoever can answer from articles."""

    leaves_the_house: bool

    def answer(self, question: str, hits: Sequence[Hit]) -> Reply:
        """The answer from what fits best; ``hits`` is never empty."""


class Retrieval:
    """The default: the article as it was published. Nothing leaves."""

    leaves_the_house = False

    def answer(self, question: str, hits: Sequence[Hit]) -> Reply:
        """Word for word."""
        return Reply(hits[0].article.body, "knowledge")


@dataclass(frozen=True)
class Worded:
    """Any service that speaks the chat-completions format."""

    url: str
    key: str
    model: str
    leaves_the_house: bool = True

    def answer(self, question: str, hits: Sequence[Hit]) -> Reply:
        """Worded from the articles; without an answer in time the article itself."""
        given = [{"title": h.article.title, "body": h.article.body} for h in hits[:ARTICLES]]
        asked = {"question": tokens.without_numbers(question), "articles": given}
        try:
            text = _text(self._post(asked))
        except (OSError, URLError, HTTPException, ValueError, LookupError, TypeError) as error:
            logger.warning("answerer_failed", error=type(error).__name__)
            return Retrieval().answer(question, hits)
        return Reply(text, self.model)

    def _post(self, asked: Mapping[str, Any]) -> Any:
        messages = [
            {"role": "system", "content": INSTRUCTION},
            {"role": "user", "content": json.dumps(asked, ensure_ascii=False)},
        ]
        body = {"model": self.model, "temperature": 0.2, "messages": messages}
        request = Request(
            f"{self.url.rstrip('/')}/chat/completions",
            data=json.dumps(body, ensure_ascii=False).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self.key}"},
        )
        with _opener.open(request, timeout=settings.DMA_ANSWERER_TIMEOUT) as response:
            return json.loads(response.read(MOST_BYTES))


class _NoRedirect(HTTPRedirectHandler):
    """Key and question go to the address in the settings, nowhere else."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Never."""


_opener = build_opener(_NoRedirect)


def get_answerer(*, in_house: bool = False) -> Answerer:
    """The service that the settings name, else the articles themselves."""
    url = settings.DMA_ANSWERER_URL
    if in_house or not url.startswith(("http://", "https://")):
        return Retrieval()
    return Worded(url, settings.DMA_ANSWERER_KEY, settings.DMA_ANSWERER_MODEL)


def _text(answer: Any) -> str:
    content = str(answer["choices"][0]["message"]["content"]).strip()[:MOST_CHARS]
    if not content:
        raise ValueError("empty")
    return content
