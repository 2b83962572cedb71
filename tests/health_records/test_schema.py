"""A schema with a fault is not published, and the fault is named with its place."""

import pytest

from health_records.schema import problems


def schema(*items, **extra):
    section = {"code": "one", "title": "一", "class": "P2", "items": list(items)}
    return {"title": "表", "sections": [section], **extra}


def text(code="a", **extra):
    return {"code": code, "label": "A", "type": "text", **extra}


def choice(code="c", **extra):
    options = [{"value": "x", "label": "X"}, {"value": "y", "label": "Y"}]
    return {"code": code, "label": "C", "type": "choice", "options": options, **extra}


def number(code="n", **extra):
    return {"code": code, "label": "N", "type": "decimal", **extra}


def test_a_sound_schema_has_no_problem():
    sound = schema(
        choice(),
        text(enable_when=[{"item": "c", "is": "x"}]),
        {"code": "g", "label": "G", "type": "group", "items": [number("n1"), number("n2", min=1)]},
        flags=[{"code": "f", "label": "F", "when": [{"item": "n1", "gt": 3}]}],
    )
    assert problems(sound) == []


FAULTS = {
    "not an object": [],
    "no sections": {"title": "表", "sections": []},
    "sections of another kind": {"title": "表", "sections": "x"},
    "section of another kind": {"title": "表", "sections": ["x"]},
    "no items": {"title": "表", "sections": [{"code": "a", "title": "A", "items": []}]},
    "no title": schema(text()) | {"title": ""},
    "unknown key": schema(text(mandatory=True)),
    "unknown type": schema(text(type="matrix")),
    "bad code": schema(text("Größe")),
    "code twice": schema(text("a"), text("a")),
    "no label": schema(text(label="")),
    "item of another kind": schema("x"),
    "one option": schema(choice(options=[{"value": "x", "label": "X"}])),
    "same option twice": schema(choice(options=[{"value": "x", "label": "X"}] * 2)),
    "options of another kind": schema(choice(options=[1, 2])),
    "range upside down": schema(number(min=5, max=1)),
    "range of words": schema(number(min="a")),
    "range of a choice": schema(choice(min=1)),
    "normal upside down": schema(number(normal={"min": 5, "max": 1})),
    "unknown class": schema(text(**{"class": "P9"})),
    "sensitive without purpose": schema(text(**{"class": "P4"})),
    "condition on nothing": schema(text(enable_when=[{"item": "zzz", "is": "x"}])),
    "condition on itself": schema(choice(enable_when=[{"item": "c", "is": "x"}])),
    "condition on a later one": schema(text(enable_when=[{"item": "c", "is": "x"}]), choice()),
    "condition with two comparisons": schema(
        choice(), text(enable_when=[{"item": "c", "is": "x", "in": []}])
    ),
    "condition is no list": schema(choice(), text(enable_when={"item": "c", "is": "x"})),
    "comparison does not fit": schema(choice(), text(enable_when=[{"item": "c", "gt": 3}])),
    "comparison with no option": schema(choice(), text(enable_when=[{"item": "c", "is": "zzz"}])),
    "comparison with words": schema(number(), text(enable_when=[{"item": "n", "gt": "x"}])),
    "unknown comparison": schema(number(), text(enable_when=[{"item": "n", "like": 1}])),
    "group in a group": schema(
        {
            "code": "g",
            "label": "G",
            "type": "group",
            "items": [{"code": "h", "label": "H", "type": "group"}],
        }
    ),
    "empty group": schema({"code": "g", "label": "G", "type": "group", "items": []}),
    "flag on nothing": schema(
        text(), flags=[{"code": "f", "label": "F", "when": [{"item": "q", "is": True}]}]
    ),
    "flag without condition": schema(text(), flags=[{"code": "f", "label": "F", "when": []}]),
    "formula unknown": schema(
        number("h"),
        number("w"),
        computed=[{"code": "b", "label": "B", "formula": "eval", "height": "h", "weight": "w"}],
    ),
    "formula of words": schema(
        text("h"),
        number("w"),
        computed=[{"code": "b", "label": "B", "formula": "bmi", "height": "h", "weight": "w"}],
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_is_named(fault):
    assert problems(fault)


def test_the_place_of_a_fault_is_said():
    (found,) = problems(schema(text(), number(min=5, max=1)))
    assert found.startswith("sections[0].items[1]")
