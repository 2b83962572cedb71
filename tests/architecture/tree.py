"""Our Python files, parsed once for all gates."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: Bottom to top; a row may import from the rows below it, never from its own or from above.
LAYERS = (
    ("core",),
    ("accounts",),
    ("notifications",),
    ("sla",),
    ("customers", "inventory", "scripts", "knowledge"),
    ("warehousing",),
    ("orders", "storage"),
    ("contracts", "groupchat", "health_records"),
    ("plans",),
    ("logistics",),
    ("complaints", "servicedesk", "surveys"),
    ("purchasing",),
    ("crises", "returns"),
    ("reports",),
    ("dma",),
)
APPS = tuple(app for row in LAYERS for app in row)
LEVEL = {app: level for level, row in enumerate(LAYERS) for app in row}


def code_files() -> list[Path]:
    """Our own code: no tests, no migrations."""
    found = (path for app in APPS for path in (ROOT / app).rglob("*.py"))
    return sorted(path for path in found if "migrations" not in path.parts)


def test_files() -> list[Path]:
    """The tests."""
    return sorted((ROOT / "tests").rglob("*.py"))


test_files.__test__ = False  # its name begins like a test's


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    """A file as a failing gate shows it."""
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement with the module it names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""
