"""A questionnaire version as it is used: what is asked, what is missing, what stands out.

Pure. Well-formedness of a schema is checked once, before publishing, in ``schema.py``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from health_records.item import EMPTY, Answers, Condition, Item, Option, number, outside


@dataclass(frozen=True)
class Section:
    """A page of the questionnaire."""

    code: str
    title: str
    items: tuple[Item, ...]
    hint: str = ""


@dataclass(frozen=True)
class Computed:
    """A value derived from answers: so far the body mass index."""

    code: str
    label: str
    height: str
    weight: str
    normal_min: Any = None
    normal_max: Any = None

    def value(self, answers: Answers) -> str | None:
        """kg / m², one decimal."""
        height, weight = answers.get(self.height), answers.get(self.weight)
        if height in EMPTY or weight in EMPTY or number(height) <= 0:
            return None
        metres = number(height) / 100
        return str((number(weight) / (metres * metres)).quantize(Decimal("0.1")))

    def stands_out(self, answers: Answers) -> str:
        """``low`` or ``high`` outside the normal range, else nothing."""
        return outside(self.value(answers), self.normal_min, self.normal_max)


@dataclass(frozen=True)
class Flag:
    """A danger sign: every condition holds."""

    code: str
    label: str
    when: tuple[Condition, ...]


@dataclass(frozen=True)
class Sheet:
    """A whole questionnaire version."""

    title: str
    sections: tuple[Section, ...]
    computed: tuple[Computed, ...] = ()
    flags: tuple[Flag, ...] = ()

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every question by its code, in order."""
        return {item.code: item for section in self.sections for item in section.items}

    def section(self, code: str) -> Section | None:
        """A page by its code."""
        return next((s for s in self.sections if s.code == code), None)

    def asked(self, answers: Answers) -> Iterator[Item]:
        """The questions that apply."""
        return (item for item in self.items.values() if item.asked(answers))

    def missing(self, answers: Answers) -> list[Item]:
        """What must still be answered."""
        return [i for i in self.asked(answers) if i.required and answers.get(i.code) in EMPTY]

    def completeness(self, answers: Answers) -> int:
        """Per cent of the required questions answered, rounded down: 100 can be submitted."""
        needed = [i for i in self.asked(answers) if i.required]
        done = sum(answers.get(i.code) not in EMPTY for i in needed)
        return 100 * done // len(needed) if needed else 100

    def relevant(self, answers: Answers) -> dict[str, Any]:
        """Only answers to questions that apply: what a changed answer hides does not linger."""
        kept: dict[str, Any] = {}
        for item in self.items.values():
            if item.asked(kept) and answers.get(item.code) not in EMPTY:
                kept[item.code] = answers[item.code]
        return kept

    def red_flags(self, answers: Answers) -> list[Flag]:
        """The danger signs that the answers show."""
        known = {**answers, **{c.code: c.value(answers) for c in self.computed}}
        return [f for f in self.flags if all(c.holds(known) for c in f.when)]

    def depends_on(self, codes: set[str]) -> set[str]:
        """``codes`` and every question that one of them opens, directly or through another."""
        found = set(codes)
        for item in self.items.values():
            if any(c.item in found for c in item.enable_when):
                found.add(item.code)
        return found

    def changes(self, before: Answers, after: Answers) -> dict[str, tuple[Any, Any]]:
        """What differs between two sets of answers, in the order of the questions."""
        codes = [*self.items, *(code for code in before if code not in self.items)]
        return {
            code: (before.get(code), after.get(code))
            for code in codes
            if before.get(code) != after.get(code)
        }


def parse(schema: Mapping[str, Any]) -> Sheet:
    """A well-formed schema as objects."""
    return Sheet(
        title=schema["title"],
        sections=tuple(_section(s) for s in schema["sections"]),
        computed=tuple(_computed(c) for c in schema.get("computed", ())),
        flags=tuple(
            Flag(f["code"], f["label"], _conditions(f["when"])) for f in schema.get("flags", ())
        ),
    )


def _section(data: Mapping[str, Any]) -> Section:
    items: list[Item] = []
    for entry in data["items"]:
        if entry["type"] == "group":
            items += [_item(sub, data, heading=entry["label"]) for sub in entry["items"]]
        else:
            items.append(_item(entry, data))
    return Section(data["code"], data["title"], tuple(items), data.get("hint", ""))


def _item(data: Mapping[str, Any], section: Mapping[str, Any], heading: str = "") -> Item:
    normal = data.get("normal", {})
    return Item(
        code=data["code"],
        label=data["label"],
        type=data["type"],
        required=data.get("required", False),
        minimum=data.get("min"),
        maximum=data.get("max"),
        unit=data.get("unit", ""),
        hint=data.get("hint", ""),
        options=tuple(Option(**option) for option in data.get("options", ())),
        enable_when=_conditions(data.get("enable_when", ())),
        normal_min=normal.get("min"),
        normal_max=normal.get("max"),
        data_class=data.get("class", section.get("class", "P4")),
        heading=heading,
    )


def _computed(data: Mapping[str, Any]) -> Computed:
    normal = data.get("normal", {})
    return Computed(
        code=data["code"],
        label=data["label"],
        height=data["height"],
        weight=data["weight"],
        normal_min=normal.get("min"),
        normal_max=normal.get("max"),
    )


def _conditions(data: Any) -> tuple[Condition, ...]:
    return tuple(
        Condition(entry["item"], op, value)
        for entry in data
        for op, value in entry.items()
        if op != "item"
    )
