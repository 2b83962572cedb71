"""The words that the product ships with (``data/wording.toml``); they seed the templates."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

LANGUAGES = (("zh-hans", _("Simplified Chinese")), ("en", _("English")))
#: What can be filled in, by the beginning of the code; the facts of an event come on top.
CASE = ("case",)
FIELDS = {
    "clock": ("task", "case", "due"),
    "customer": ("name", "case", "link"),
    "digest": (),
}


class Text(NamedTuple):
    """Title and body."""

    title: str
    body: str


@dataclass(frozen=True)
class Shipped:
    """One kind of message: what can be filled in, and its words."""

    code: str
    fields: tuple[str, ...]
    zh: Text
    en: Text

    def text(self, language: str) -> Text:
        """The words in a language; Chinese unless it is English."""
        return self.en if language.startswith("en") else self.zh


def _shipped(code: str, row: dict[str, Any]) -> Shipped:
    kind = code.partition(".")[0]
    zh, en = _text(row["zh"]), _text(row["en"])
    if kind == "customer":
        zh = Text(zh.title, f"{{name}}您好，{zh.body}\n{{link}}")
        en = Text(en.title, f"Dear {{name}}, {en.body}\n{{link}}")
    fields = (*FIELDS.get(kind, CASE), *row.get("facts", ()))
    return Shipped(code, fields, zh, en)


def _text(words: str | list[str]) -> Text:
    return Text(words, words) if isinstance(words, str) else Text(*words)


def _load() -> dict[str, Shipped]:
    source = Path(__file__).parent / "data" / "wording.toml"
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    return {code: _shipped(code, row) for code, row in rows.items()}


TEXTS = _load()
