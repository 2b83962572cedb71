"""The Chinese of the product: every app keeps a part, the parts become one catalogue.

No gettext tools are needed: polib writes what Python reads, and the words in use are found by
reading our own source.
"""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

#: (context, msgid, plural): what tells two entries apart.
Key = tuple[str, str, str]
FUNCTIONS = {
    "_": (0,),
    "gettext": (0,),
    "gettext_lazy": (0,),
    "gettext_noop": (0,),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (None, 0),
    "pgettext_lazy": (None, 0),
}
HEADER = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "zh_Hans",
    "Plural-Forms": "nplurals=1; plural=0;",
}
ARGUMENT = r"""(?:u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\w+)"""
CALL = re.compile(rf"(?<!\w)(?:[np]?gettext|_)\({ARGUMENT}(?:,\s*{ARGUMENT})*\)", re.DOTALL)
SKIPPED = {".venv", ".boot", ".git", "var", "tests", "bench", "migrations", "node_modules"}


class Clash(Exception):
    """Two parts translate the same words differently, or not at all."""


def key_of(entry: polib.POEntry) -> Key:
    """What an entry is found by."""
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def merge(parts: Path) -> polib.POFile:
    """All parts as one catalogue, in a fixed order."""
    merged: dict[Key, tuple[polib.POEntry, Path]] = {}
    for path in sorted(parts.glob("*.po")):
        for entry in polib.pofile(str(path)):
            if entry.obsolete:
                continue
            _check(entry, path)
            known, where = merged.setdefault(key_of(entry), (entry, path))
            if (known.msgstr, known.msgstr_plural) != (entry.msgstr, entry.msgstr_plural):
                raise Clash(f"{entry.msgid!r} differs between {where.name} and {path.name}")
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = HEADER
    for key in sorted(merged):
        entry = merged[key][0]
        catalogue.append(
            polib.POEntry(
                msgctxt=entry.msgctxt,
                msgid=entry.msgid,
                msgid_plural=entry.msgid_plural,
                msgstr=entry.msgstr,
                msgstr_plural=entry.msgstr_plural,
                flags=["python-format"] if "%(" in entry.msgid else [],
            )
        )
    return catalogue


def build(locale: Path, *, force: bool = False) -> bool:
    """Write the catalogue and its compiled form, unless both are newer than every part."""
    folder = locale / "zh_Hans" / "LC_MESSAGES"
    target = folder / "django.mo"
    parts = [*(locale / "parts").glob("*.po"), locale / "parts"]
    newest = max((p.stat().st_mtime for p in parts if p.exists()), default=0.0)
    if not force and target.exists() and target.stat().st_mtime >= newest:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = merge(locale / "parts")
    for name, save in (("django.po", catalogue.save), ("django.mo", catalogue.save_as_mofile)):
        draft = folder / f"{name}.{os.getpid()}"
        save(str(draft))
        draft.replace(folder / name)
    return True


def used(root: Path) -> dict[Key, str]:
    """Every word to translate in our Python and templates, and where it stands."""
    found: dict[Key, str] = {}
    for path in _sources(root, "*.py"):
        for key in in_python(path.read_text()):
            found.setdefault(key, str(path.relative_to(root)))
    for path in _sources(root, "*.html"):
        for key in in_template(path.read_text()):
            found.setdefault(key, str(path.relative_to(root)))
    return found


def _check(entry: polib.POEntry, path: Path) -> None:
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not texts or not all(texts) or entry.fuzzy:
        raise Clash(f"{entry.msgid!r} has no Chinese in {path.name}")
    names = re.compile(r"%\((\w+)\)[a-z]|\{(\w*)\}")
    for text in texts:
        if not set(names.findall(text)) <= set(names.findall(entry.msgid + entry.msgid_plural)):
            raise Clash(f"{entry.msgid!r} has other placeholders in {path.name}")


def _sources(root: Path, pattern: str) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - SKIPPED)
        yield from (Path(folder) / n for n in sorted(names) if Path(n).match(pattern))


def in_python(text: str) -> Iterator[Key]:
    """The words in calls of gettext and its relatives."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and (place := FUNCTIONS.get(_name(node.func))):
            words = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
            if len(words) < len(place) or not all(isinstance(w, str) for w in words):
                continue
            first, second = str(words[0]), str(words[1]) if len(place) == 2 else ""
            yield (first, second, "") if place[0] is None else ("", first, second)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def in_template(text: str) -> Iterator[Key]:
    """The words of a template; Django turns it into calls, what is between them is not Python."""
    for match in CALL.finditer(templatize(text)):
        yield from in_python(match.group(0).strip())
