"""Whether a page speaks one language: what is not data has to be in the reader's own."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from core.catalogue import merge
from core.fields import EncryptedJSONField, EncryptedTextField

ROOT = Path(__file__).resolve().parents[2]
#: Everything that is read or spoken; a part that names its language may be in that one.
SAID = """() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const place = walk.currentNode.parentElement;
        if (place.closest("body [lang], script, style, noscript, textarea")) continue;
        found.push(walk.currentNode.data);
    }
    for (const name of ["placeholder", "aria-label", "title", "alt"])
        for (const one of document.querySelectorAll(`body [${name}]`))
            if (!one.closest("body [lang]")) found.push(one.getAttribute(name));
    return [document.title, ...found].map((text) => text.trim().replace(/\\s+/g, " "))
        .filter((text) => text);
}"""
CHINESE = re.compile(r"[\u3400-\u9fff]+")
SENTENCE = re.compile(r"[A-Za-z][a-z]+(?: [a-z]+){2,}")
KINDS = (CharField, TextField, JSONField, EncryptedTextField, EncryptedJSONField)


class Words:
    """The data that was entered, and the words that have a translation."""

    def __init__(self) -> None:
        self.data = "\n".join(set(_entered()))
        self.english = {entry.msgid for entry in merge(ROOT / "locale" / "parts")}

    def foreign(self, language: str, texts: Iterable[str]) -> list[str]:
        """What is in the other language."""
        wrong = self._english_in if language.startswith("zh") else self._chinese_in
        return list(dict.fromkeys(text[:60] for text in texts if wrong(text)))

    def _chinese_in(self, text: str) -> bool:
        return any(run not in self.data for run in CHINESE.findall(text))

    def _english_in(self, text: str) -> bool:
        if text in self.english and " " in text and text not in self.data:
            return True
        return any(run not in self.data for run in SENTENCE.findall(text))


def _entered() -> Iterator[str]:
    for model in apps.get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, KINDS) and not field.name.endswith("_zh")
        ]
        for row in model._base_manager.values_list(*names) if names else ():
            yield from _texts(row)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _texts([part for key, part in value.items() if key != "zh"])
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
