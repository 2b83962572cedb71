"""Answers: what is taken, what is refused, what stands out."""

import pytest

from health_records.item import BadAnswer, Condition, Item, Option

OPTIONS = (Option("none", "无", exclusive=True), Option("milk", "牛奶"), Option("egg", "鸡蛋"))


def item(kind, **kwargs):
    return Item(code="x", label="X", type=kind, options=OPTIONS, **kwargs)


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        ("text", "  头晕 ", "头晕"),
        ("integer", "3", 3),
        ("integer", 3, 3),
        ("decimal", "68.50", "68.5"),
        ("decimal", 70, "70"),
        ("date", "1988-05-20", "1988-05-20"),
        ("boolean", "true", True),
        ("boolean", False, False),
        ("choice", "milk", "milk"),
        ("multi", ["egg", "milk", "egg"], ["egg", "milk"]),
        ("text", "   ", None),
        ("multi", [], None),
        ("integer", None, None),
    ],
)
def test_an_answer_is_kept_in_one_form(kind, raw, kept):
    assert item(kind).clean(raw) == kept


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("text", 5),
        ("text", "a\x00b"),
        ("text", "长" * 2001),
        ("integer", "3.5"),
        ("integer", "drei"),
        ("integer", True),
        ("decimal", "NaN"),
        ("decimal", "1e400"),
        ("decimal", "9" * 30),
        ("decimal", {"a": 1}),
        ("date", "2026-02-30"),
        ("date", 20260230),
        ("boolean", "perhaps"),
        ("boolean", 1),
        ("choice", "cheese"),
        ("choice", ["milk"]),
        ("multi", "milk"),
        ("multi", ["cheese"]),
        ("multi", ["none", "milk"]),
    ],
)
def test_what_cannot_be_is_refused(kind, raw):
    with pytest.raises(BadAnswer):
        item(kind).clean(raw)


@pytest.mark.parametrize(
    ("raw", "fits"), [("79", False), ("80", True), ("250", True), ("251", False)]
)
def test_numbers_have_bounds(raw, fits):
    asked = item("decimal", minimum=80, maximum=250)
    if fits:
        assert asked.clean(raw) == raw
    else:
        with pytest.raises(BadAnswer, match="80"):
            asked.clean(raw)


@pytest.mark.parametrize(
    ("value", "sign"), [("17.9", "low"), ("18.5", ""), ("24", "high"), (None, "")]
)
def test_what_lies_outside_the_normal_range_stands_out(value, sign):
    assert item("decimal", normal_min=18.5, normal_max=23.9).stands_out(value) == sign


@pytest.mark.parametrize(
    ("condition", "answers", "holds"),
    [
        (Condition("x", "is", True), {"x": True}, True),
        (Condition("x", "is", True), {}, False),
        (Condition("x", "in", ["a", "b"]), {"x": "b"}, True),
        (Condition("x", "includes", "a"), {"x": ["a"]}, True),
        (Condition("x", "includes", "a"), {"x": []}, False),
        (Condition("x", "lt", 18.5), {"x": "18.4"}, True),
        (Condition("x", "gte", 180), {"x": 180}, True),
        (Condition("x", "gt", 0), {"x": 0}, False),
        (Condition("x", "lte", -10), {"x": "-10"}, True),
    ],
)
def test_conditions(condition, answers, holds):
    assert condition.holds(answers) is holds


def test_answers_read_as_words():
    assert item("multi").show(["milk", "egg"]) == "牛奶、鸡蛋"
    assert item("decimal", unit="kg").show("68.5") == "68.5 kg"
    assert item("choice").show(None) == "—"
    assert item("choice").show("gone-in-this-version") == "gone-in-this-version"
