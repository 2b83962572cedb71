"""Whether a questionnaire's schema can be published: every fault with the place where it is."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from health_records.item import OPERATORS

TYPES = ("text", "integer", "decimal", "choice", "multi", "date", "boolean", "group")
#: Data classes of an answer: personal, contact, health, special (named people only).
CLASSES = ("P2", "P3", "P4", "P5")
#: Addresses of a form's pages that a section cannot have.
RESERVED = ("consent", "submit", "check")
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_KEYS = {
    "schema": {"title", "sections", "computed", "flags"},
    "section": {"code", "title", "hint", "class", "purpose", "items"},
    "item": {"code", "label", "type", "required", "min", "max", "unit", "hint", "options"}
    | {"enable_when", "normal", "class", "purpose", "items"},
    "option": {"value", "label", "exclusive"},
    "computed": {"code", "label", "formula", "height", "weight", "normal"},
    "flag": {"code", "label", "when"},
}
_OPS_FOR = {
    "boolean": {"is"},
    "choice": {"is", "in"},
    "multi": {"includes"},
    "integer": {"is", "lt", "lte", "gt", "gte"},
    "decimal": {"lt", "lte", "gt", "gte"},
}


def problems(schema: Any) -> list[str]:
    """Everything that is wrong with a schema, in words; empty when it may be published."""
    return list(_Check().schema(schema))


class _Check:
    def __init__(self) -> None:
        self.types: dict[str, str] = {}
        self.options: dict[str, list[Any]] = {}

    def schema(self, data: Any) -> Iterator[str]:
        if not isinstance(data, dict):
            yield _("The schema must be an object.")
            return
        yield from _shape(data, "schema", "schema", needs=("title", "sections"))
        sections = data.get("sections")
        if not isinstance(sections, list) or not sections:
            yield _("%(at)s: needs at least one entry.") % {"at": "sections"}
            return
        seen: set[Any] = set()
        for n, section in enumerate(sections):
            yield from self.section(section, f"sections[{n}]", seen)
        for n, entry in enumerate(_list(data, "computed")):
            yield from self.computed(entry, f"computed[{n}]")
        for n, entry in enumerate(_list(data, "flags")):
            yield from self.flag(entry, f"flags[{n}]")

    def section(self, data: Any, at: str, seen: set[Any]) -> Iterator[str]:
        yield from _shape(data, "section", at, needs=("code", "title", "items"))
        if not isinstance(data, dict):
            return
        if data.get("code") in RESERVED:
            yield _("%(at)s: “%(code)s” cannot be a code.") % {"at": at, "code": data["code"]}
        if data.get("code") in seen:
            yield _("%(at)s: the code “%(code)s” is used twice.") % {"at": at, "code": data["code"]}
        seen.add(str(data.get("code")))
        if not isinstance(data.get("items"), list) or not data["items"]:
            yield _("%(at)s: needs at least one entry.") % {"at": f"{at}.items"}
            return
        for n, item in enumerate(data["items"]):
            yield from self.item(item, f"{at}.items[{n}]", data, nested=False)

    def item(self, data: Any, at: str, section: dict[str, Any], *, nested: bool) -> Iterator[str]:
        yield from _shape(data, "item", at, needs=("code", "label", "type"))
        if not isinstance(data, dict):
            return
        kind, code = data.get("type"), data.get("code")
        if kind not in TYPES or (nested and kind == "group"):
            yield _("%(at)s: the type “%(type)s” is not known here.") % {"at": at, "type": kind}
            return
        if code in self.types:
            yield _("%(at)s: the code “%(code)s” is used twice.") % {"at": at, "code": code}
        yield from self.conditions(data.get("enable_when", []), f"{at}.enable_when")
        if kind == "group":
            yield from self.group(data, at, section)
        else:
            yield from self.question(data, at, section)
        self.types[str(code)] = str(kind)
        self.options[str(code)] = [o["value"] for o in _list(data, "options") if _is_option(o)]

    def group(self, data: dict[str, Any], at: str, section: dict[str, Any]) -> Iterator[str]:
        if not _list(data, "items"):
            yield _("%(at)s: needs at least one entry.") % {"at": f"{at}.items"}
        for n, item in enumerate(_list(data, "items")):
            yield from self.item(item, f"{at}.items[{n}]", section, nested=True)

    def question(self, data: dict[str, Any], at: str, section: dict[str, Any]) -> Iterator[str]:
        if data["type"] in {"choice", "multi"}:
            yield from _check_options(data, at)
        yield from _check_range(data, at)
        grade = data.get("class", section.get("class", "P4"))
        if grade not in CLASSES:
            yield _("%(at)s: the data class “%(cls)s” is not known.") % {"at": at, "cls": grade}
        if grade in {"P4", "P5"} and not (data.get("purpose") or section.get("purpose")):
            yield _("%(at)s: a sensitive question must say its purpose.") % {"at": at}

    def conditions(self, data: Any, at: str) -> Iterator[str]:
        if not isinstance(data, list):
            yield _("%(at)s: must be a list of conditions.") % {"at": at}
            return
        for n, entry in enumerate(data):
            yield from self.condition(entry, f"{at}[{n}]")

    def condition(self, entry: Any, at: str) -> Iterator[str]:
        if not isinstance(entry, dict) or "item" not in entry or len(entry) != 2:
            yield _("%(at)s: a condition names an item and one comparison.") % {"at": at}
            return
        (op,) = set(entry) - {"item"}
        kind = self.types.get(str(entry["item"]))
        if kind is None:
            yield _("%(at)s: “%(item)s” is not an item before this one.") % {
                "at": at,
                "item": entry["item"],
            }
        elif op not in OPERATORS or op not in _OPS_FOR.get(kind, set()):
            yield _("%(at)s: “%(op)s” does not fit the type “%(type)s”.") % {
                "at": at,
                "op": op,
                "type": kind,
            }
        else:
            yield from self.compared(str(entry["item"]), kind, op, entry[op], at)

    def compared(self, code: str, kind: str, op: str, value: Any, at: str) -> Iterator[str]:
        if kind in {"choice", "multi"}:
            wanted = value if op == "in" and isinstance(value, list) else [value]
            fits = all(v in self.options[code] for v in wanted)
        elif kind == "boolean":
            fits = isinstance(value, bool)
        else:
            fits = _is_number(value)
        if not fits:
            yield _("%(at)s: the value cannot be an answer of “%(item)s”.") % {
                "at": at,
                "item": code,
            }

    def computed(self, data: Any, at: str) -> Iterator[str]:
        needs = ("code", "label", "formula", "height", "weight")
        yield from _shape(data, "computed", at, needs=needs)
        if not isinstance(data, dict):
            return
        if data.get("formula") != "bmi":
            yield _("%(at)s: the formula is not known.") % {"at": at}
        for side in ("height", "weight"):
            if self.types.get(str(data.get(side))) not in {"decimal", "integer"}:
                yield _("%(at)s: “%(item)s” is not a number item.") % {
                    "at": at,
                    "item": data.get(side),
                }
        self.types[str(data.get("code"))] = "decimal"

    def flag(self, data: Any, at: str) -> Iterator[str]:
        yield from _shape(data, "flag", at, needs=("code", "label", "when"))
        if isinstance(data, dict):
            if not data.get("when"):
                yield _("%(at)s: needs at least one entry.") % {"at": f"{at}.when"}
            yield from self.conditions(data.get("when", []), f"{at}.when")


def _shape(data: Any, kind: str, at: str, *, needs: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(data, dict):
        yield _("%(at)s: must be an object.") % {"at": at}
        return
    for key in sorted(set(data) - _KEYS[kind]):
        yield _("%(at)s: “%(key)s” is not known here.") % {"at": at, "key": key}
    for key in needs:
        if not data.get(key):
            yield _("%(at)s: “%(key)s” is missing.") % {"at": at, "key": key}
    code = data.get("code")
    if code and not (isinstance(code, str) and _CODE.fullmatch(code)):
        yield _("%(at)s: “%(code)s” cannot be a code.") % {"at": at, "code": code}


def _list(data: dict[str, Any], key: str) -> list[Any]:
    found = data.get(key)
    return found if isinstance(found, list) else []


def _is_option(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("value"), str) and bool(data.get("label"))


def _check_options(data: dict[str, Any], at: str) -> Iterator[str]:
    options = _list(data, "options")
    if len(options) < 2 or not all(_is_option(o) and set(o) <= _KEYS["option"] for o in options):
        yield _("%(at)s: needs two or more options with value and label.") % {"at": at}
        return
    values = [o["value"] for o in options]
    if len(set(values)) < len(values):
        yield _("%(at)s: two options have the same value.") % {"at": at}


def _check_range(data: dict[str, Any], at: str) -> Iterator[str]:
    for low, high in ((data.get("min"), data.get("max")), _ends(data.get("normal"))):
        given = [n for n in (low, high) if n is not None]
        if given and data["type"] not in {"integer", "decimal", "text"}:
            yield _("%(at)s: only numbers have a range.") % {"at": at}
        elif not all(_is_number(n) for n in given) or (len(given) == 2 and low > high):
            yield _("%(at)s: the range is not one.") % {"at": at}


def _ends(normal: Any) -> tuple[Any, Any]:
    return (normal.get("min"), normal.get("max")) if isinstance(normal, dict) else (None, None)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
