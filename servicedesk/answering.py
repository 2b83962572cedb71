"""Who answers a customer's question by itself: the article as it is, or a service that words it.

The service gets the question without numbers and the public articles that fit, nothing of the
customer; it is asked only with consent, and what goes wrong there leaves the article as it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from django.conf import settings

from core.completions import NoCompletion, Service
from knowledge import tokens
from knowledge.selectors import Hit

logger = structlog.get_logger(__name__)

MOST_CHARS = 1500
ARTICLES = 3
#: What the service says instead of an answer that the articles do not hold.
OUTSIDE = "【转人工】"
INSTRUCTION = (
    "你是健康服务公司的客服助手。只根据给出的知识库文章用中文简短回答客户的问题。"
    f"文章里没有答案，或问题涉及诊断、用药时，只输出{OUTSIDE}。"
)


@dataclass(frozen=True)
class Reply:
    """An answer and who worded it."""

    text: str
    by_name: str


NOTHING = Reply("", "")


class Answerer(Protocol):
    """Whoever can answer from articles."""

    leaves_the_house: bool

    def answer(self, question: str, hits: Sequence[Hit]) -> Reply:
        """The answer from what fits best, or ``NOTHING``; ``hits`` is never empty."""


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
        service = Service(self.url, self.key, self.model, settings.DMA_ANSWERER_TIMEOUT)
        try:
            text = service.complete(INSTRUCTION, asked, temperature=0.2)
        except NoCompletion as none:
            logger.warning("answerer_failed", why=none.why.value)
            return Retrieval().answer(question, hits)
        return NOTHING if text.startswith(OUTSIDE) else Reply(text[:MOST_CHARS], self.model)


def get_answerer(*, in_house: bool = False) -> Answerer:
    """The service that the settings name, else the articles themselves."""
    url = settings.DMA_ANSWERER_URL
    if in_house or not url.startswith(("http://", "https://")):
        return Retrieval()
    return Worded(url, settings.DMA_ANSWERER_KEY, settings.DMA_ANSWERER_MODEL)
