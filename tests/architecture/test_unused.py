"""What nobody calls is deleted, not kept."""

import ast
import re
from collections import Counter

from tests.architecture.tree import ROOT, code_files, name, parsed

#: Called by Django, by name or by place.
FOUND_BY_OTHERS = {"wsgi", "asgi", "settings", "serving", "tasks"}


def test_every_function_has_a_caller():
    templates = (ROOT / "templates").rglob("*.html")
    said = Counter(
        word
        for path in [*code_files(), *templates, ROOT / "pyproject.toml"]
        for word in re.findall(r"\w+", path.read_text())
    )
    alone = [
        f"{name(path)}:{node.name}"
        for path in code_files()
        if path.stem not in FOUND_BY_OTHERS
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and said[node.name] == 1
    ]
    assert not alone, alone
