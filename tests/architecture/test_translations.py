"""Chinese is the product's language: nothing without it, nothing left over, nothing twice."""

import ast
import re
from pathlib import Path

import polib
import pytest

from core.catalogue import Clash, build, in_python, in_template, key_of, merge, used
from tests.architecture import tree

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def words():
    return used(ROOT)


@pytest.fixture(scope="module")
def known():
    return {key_of(entry) for entry in merge(ROOT / "locale" / "parts")}


def test_everything_that_people_read_has_its_chinese(words, known):
    missing = [f"{words[key]}: {key[1]}" for key in words if key not in known]
    assert not missing, "\n".join(missing)


def test_no_translation_is_left_over(words, known):
    unused = [key[1] for key in known if key not in words]
    assert not unused, "\n".join(unused)


OTHER_NAME = re.compile(r"gettext\w* as (?!_\b)\w+")


def test_words_are_asked_for_under_names_that_the_search_knows():
    texts = {path: path.read_text() for path in tree.code_files()}
    assert not [f"{path}: {found}" for path, t in texts.items() for found in OTHER_NAME.findall(t)]


HALF_WIDTH = re.compile(r"[\u4e00-\u9fff》][,:;?!(]|[,;?!)][\u4e00-\u9fff]|\)s[,:;]%\(")
#: What stands between two values in a template has to be translated like a word.
BARE = re.compile(r"(?:%\}|\}\})(?:</?\w+>)?[:,](?:</?\w+>)? (?:\{\{|\{%)")
PLURALS = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}", re.DOTALL)


def test_chinese_has_its_own_punctuation():
    sample = re.compile(r",[a-z]")  # what a person types as data keeps its commas
    words = merge(ROOT / "locale" / "parts")
    wrong = [w.msgstr for w in words if HALF_WIDTH.search(w.msgstr) and not sample.search(w.msgid)]
    assert not wrong, "\n".join(wrong)


def test_chinese_in_the_code_has_it_too():
    wrong = [
        text for path in tree.code_files() for text in said_in(path) if HALF_WIDTH.search(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_values_in_a_template_are_parted_in_the_readers_language():
    pages = {path: PLURALS.sub("", path.read_text()) for path in TEMPLATES.rglob("*.html")}
    wrong = [
        f"{path}: {one.group()}" for path, text in pages.items() for one in BARE.finditer(text)
    ]
    assert not wrong, "\n".join(wrong)


def said_in(path: Path) -> list[str]:
    """Words in a file that people read; a pattern or a docstring is for its readers only."""
    module = tree.parsed(path)
    unread = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    unread |= {id(arg) for node in ast.walk(module) if isinstance(node, ast.Call)
               and ast.unparse(node.func) == "re.compile" for arg in node.args}  # fmt: skip
    texts = (node for node in ast.walk(module) if isinstance(node, ast.Constant))
    return [n.value for n in texts if isinstance(n.value, str) and id(n) not in unread]


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    return folder


def test_two_parts_may_not_disagree(tmp_path):
    write(tmp_path, "a.po", 'msgid "Order"\nmsgstr "订单"\n')
    write(tmp_path, "b.po", 'msgid "Order"\nmsgstr "次序"\n')
    with pytest.raises(Clash, match=r"a\.po and b\.po"):
        merge(tmp_path)


@pytest.mark.parametrize(
    "text", ['msgid "Order"\nmsgstr ""\n', 'msgid "%(n)s left"\nmsgstr "%(m)s"\n']
)
def test_a_part_is_complete_and_fills_the_same_places(tmp_path, text):
    with pytest.raises(Clash):
        merge(write(tmp_path, "a.po", text))


def test_the_build_is_the_same_every_time(tmp_path):
    write(tmp_path / "parts", "b.po", 'msgid "B"\nmsgstr "乙"\n')
    write(tmp_path / "parts", "a.po", 'msgid "A"\nmsgstr "甲"\n\nmsgid "B"\nmsgstr "乙"\n')
    assert build(tmp_path)
    target = tmp_path / "zh_Hans" / "LC_MESSAGES" / "django.po"
    first = target.read_bytes()
    assert not build(tmp_path)
    assert build(tmp_path, force=True)
    assert target.read_bytes() == first
    assert [e.msgstr for e in polib.mofile(str(target.with_suffix(".mo")))] == ["甲", "乙"]


def test_words_are_found_in_python():
    text = '_("a"); x.gettext("b"); ngettext("c", "cs", n); pgettext("ctx", "d"); _(name)'
    assert list(in_python(text)) == [
        ("", "a", ""),
        ("", "b", ""),
        ("", "c", "cs"),
        ("ctx", "d", ""),
    ]


def test_words_are_found_in_templates():
    text = (
        "{% load i18n %}{% translate \"a's\" %}{% translate 'b' as x %}"
        "{% blocktranslate with n=x %}c {{ n }}{% endblocktranslate %}"
        "{% blocktranslate count k=k %}{{ k }} row{% plural %}{{ k }} rows{% endblocktranslate %}"
        '{% translate "d" context "ctx" %}'
    )
    found = [("", "a's", ""), ("", "b", ""), ("", "c %(n)s", ""), ("", "%(k)s row", "%(k)s rows")]
    assert list(in_template(text)) == [*found, ("ctx", "d", "")]
