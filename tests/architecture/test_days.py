"""A moment is kept in UTC: whoever asks it for its day or its hour asks for the local one."""

import ast

from tests.architecture.tree import code_files, name, parsed

#: What a moment says of the clock on the wall.
OF_THE_WALL = {
    "date",
    "time",
    "year",
    "month",
    "day",
    "hour",
    "weekday",
    "isoweekday",
    "isocalendar",
}


def is_moment(node: ast.AST) -> bool:
    """``clock.now()``, or a field that is called like a moment."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and node.func.attr == "now"
    return isinstance(node, ast.Attribute) and node.attr.endswith("_at")


def asks_utc(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in OF_THE_WALL and is_moment(node.value)
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        return "%" in ast.unparse(node.format_spec) and is_moment(node.value)
    return False


def asking(tree: ast.AST) -> list[int]:
    return sorted(node.lineno for node in ast.walk(tree) if asks_utc(node))


def test_nobody_takes_the_day_of_utc_for_ours():
    found = ((path, line) for path in code_files() for line in asking(parsed(path)))
    assert [f"{name(path)}:{line}" for path, line in found] == []


def test_the_day_of_utc_is_recognised():
    wrong = 'a = clock.now().date()\nb = row.made_at.hour\nc = f"{row.made_at:%Y}"'
    right = "localdate(clock.now())\nrow.made_at\nlocaltime(row.made_at).hour\nf'{now():>9}'"
    assert asking(ast.parse(wrong)) == [1, 2, 3]
    assert asking(ast.parse(right)) == []
