"""Generated pages are fresh; what the README tells to run exists."""

import re

from dma.handbook import pages
from tests.architecture.tree import ROOT


def test_generated_pages_are_fresh():
    stale = [n for n, text in pages().items() if (ROOT / "docs" / n).read_text("utf-8") != text]
    assert stale == [], "run: make docs"


def test_the_readme_names_targets_that_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    for readme in ("README.md", "README.zh-CN.md"):
        text = (ROOT / readme).read_text("utf-8")
        named = set(re.findall(r"(?m)(?:`|^    )make ([a-z-]+)", text))
        assert named <= targets
        assert named >= {"run", "test"}
