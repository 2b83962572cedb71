"""Chinese without a dictionary: overlapping pairs of characters, and whole words of other scripts.

Pairs find what is inside a longer word, need no word list to be kept up, and give the same result
for the same text for ever; a segmenter cuts a question and an article differently now and then,
and what was cut differently is not found. What they cost is measured by ``make bench``.
"""

import re
import unicodedata
from collections.abc import Iterator

#: Pairs that stand in every question and say nothing of it.
# fmt: off
FILLERS = frozenset(
    {"什么", "怎么", "怎样", "如何", "请问", "可以", "能不", "不能", "一下", "一个"}
    | {"我想", "想问", "我的", "你们", "您好", "是不", "不是", "么时", "候到", "候发"}
    | {"是否", "有没", "没有", "吗呢", "为什", "哪些", "哪里", "多少", "这个", "那个"}
    | {"我们", "应该", "需要", "就是", "还是", "或者", "知道", "告诉", "帮我", "么办"}
    | {"咨询", "的话", "时候"}
)
# fmt: on
MOST_TERMS = 24
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LONG_NUMBER = re.compile(r"\d{5,}")


def folded(text: str) -> str:
    """Full-width and capital letters as the plain ones."""
    return unicodedata.normalize("NFKC", text).lower()


def index(text: str) -> str:
    """What the database keeps of a text, words apart by blanks."""
    return " ".join(_terms(folded(text)))


def question(text: str) -> list[str]:
    """What is looked for, each once, without the words that every question has."""
    terms = dict.fromkeys(t for t in _terms(folded(text)) if len(t) > 1)
    return [term for term in terms if term not in FILLERS][:MOST_TERMS]


def plain(text: str) -> str:
    """The question by which the same one is known again; numbers of people do not stay in it."""
    return _LONG_NUMBER.sub("", "".join(_RUN.findall(folded(text))))[:120]


def _terms(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        if not _CHINESE.match(run) or len(run) == 1:
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))


def without_numbers(text: str) -> str:
    """The question as it was asked; telephone and identity numbers are not for other readers."""
    return _LONG_NUMBER.sub("…", unicodedata.normalize("NFKC", text).strip())
