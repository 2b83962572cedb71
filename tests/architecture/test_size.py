"""Files short, functions short, tests as long as the code, no loose ends."""

import re
from statistics import quantiles

from tests.architecture.tree import code_files, functions, name, parsed, test_files

MOST_LINES, USUAL_LINES = 500, 300
#: A ratchet on the way to 1.0: it only ever goes up.
TESTS_TO_CODE = 0.45
LONG_FUNCTION, USUAL_FUNCTION = 50, 30


def lines(path):
    return path.read_text(encoding="utf-8").count("\n")


def p90(values):
    return quantiles(values, n=10)[-1]


def test_files_are_short():
    lengths = {name(path): lines(path) for path in code_files()}

    assert [path for path, length in lengths.items() if length > MOST_LINES] == []
    assert p90([length for length in lengths.values() if length > 5]) <= USUAL_LINES


def test_functions_are_short():
    lengths = [
        function.end_lineno - function.lineno + 1
        for path in code_files()
        for function in functions(parsed(path))
    ]

    assert p90(lengths) <= USUAL_FUNCTION
    assert sum(length > LONG_FUNCTION for length in lengths) / len(lengths) < 0.01


def test_tests_are_as_long_as_the_code():
    assert sum(map(lines, test_files())) >= TESTS_TO_CODE * sum(map(lines, code_files()))


def test_suppressions_are_rare_and_have_a_reason():
    found = [
        (name(path), line.strip())
        for path in code_files()
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"#\s*(noqa|type: ignore)", line)
    ]
    bare = [where for where in found if not re.search(r"(noqa|ignore)[^#]*?(#|- )\s*\w", where[1])]
    total = sum(map(lines, code_files()))

    assert bare == []
    assert len(found) / total * 1000 <= 1


def test_nothing_is_left_to_do_later():
    marker = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [name(p) for p in code_files() if marker.search(p.read_text(encoding="utf-8"))] == []
