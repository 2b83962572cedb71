"""A ladder of one's own, as a person types it: every mark checked, every mistake named."""

import json
import re
from dataclasses import fields
from typing import Any

from django.utils.translation import gettext as _

from sla.ladder import Ladder, Mark
from sla.rule import Rule

OWN = "own"
KEY = re.compile(r"[\w%.-]{1,24}")
WHOLE, YES_NO = ("percent", "days", "minutes"), ("workdays",)
KNOWN = [field.name for field in fields(Mark)]
MOST = {"days": 400, "minutes": 400 * 24 * 60}
MOST_MARKS = 30


class Wrong(Exception):
    """What is wrong with a ladder, one sentence for each mistake."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(*reasons)
        self.reasons = list(reasons)


def read(text: str, rule: Rule) -> Ladder:
    """The ladder that the text describes and that the rule can have; else Wrong."""
    rows = _rows(text)
    marks: list[Mark] = []
    reasons: list[str] = []
    for number, row in enumerate(rows, 1):
        try:
            marks.append(_mark(row))
        except ValueError as error:
            reasons.append(_("Mark %(n)s: %(why)s") % {"n": number, "why": error})
    if reasons:
        raise Wrong(*reasons)
    try:
        ladder = Ladder(OWN, tuple(marks))
    except ValueError as error:
        raise Wrong(str(error)) from error
    _check_kinds(ladder, rule)
    return ladder


def shown(ladder: dict[str, Any]) -> str:
    """The marks as text, one on each line."""
    rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in ladder["marks"])
    return f"[\n{rows}\n]"


def _rows(text: str) -> list[Any]:
    try:
        rows = json.loads(text)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise Wrong(
            _("This is not JSON: look at line %(line)s, column %(column)s.") % where
        ) from None
    except (RecursionError, ValueError):
        raise Wrong(_("Write a list of marks: [{…}, {…}].")) from None
    if not isinstance(rows, list) or not 0 < len(rows) <= MOST_MARKS:
        raise Wrong(_("Write a list of marks: [{…}, {…}]."))
    return rows


def _mark(row: Any) -> Mark:
    if not isinstance(row, dict):
        raise ValueError(_("A mark is written {…}."))
    if unknown := [name for name in row if name not in KNOWN]:
        known = {"names": ", ".join(unknown)[:80], "known": ", ".join(KNOWN)}
        raise ValueError(_("%(names)s does not belong here. Known: %(known)s.") % known)
    for name, value in row.items():
        _check_type(name, value)
    if not KEY.fullmatch(row.get("key", "")):
        raise ValueError(_("A key is up to 24 letters, digits, dots or dashes without a space."))
    mark = Mark(**row)
    if mark.workdays and (mark.days < 1 or not mark.at):
        raise ValueError(_("With workdays, days is 1 or more and at is given."))
    return mark


def _check_type(name: str, value: Any) -> None:
    if name in YES_NO:
        fine = isinstance(value, bool)
    elif name in WHOLE:
        fine = isinstance(value, int) and not isinstance(value, bool)
        fine = fine and abs(value) <= MOST.get(name, 100)
    else:
        fine = isinstance(value, str)
    if not fine:
        raise ValueError(_("%(name)s has a value that cannot be.") % {"name": name})


def _check_kinds(ladder: Ladder, rule: Rule) -> None:
    """Without its breach a delay is never recorded; what acts must be what the rule does."""
    kinds = [mark.kind for mark in ladder.marks]
    wanted = {"breach": 1, "act": int(rule.system), "raise": int(rule.raise_at_due)}
    wrong = [
        _("This rule needs the kind “%(kind)s” exactly %(n)s times.") % {"kind": kind, "n": count}
        for kind, count in wanted.items()
        if sum(one == kind for one in kinds) != count
    ]
    if any(
        m.base == "breach" and m.kind != "escalate" and m.kind != "breach" for m in ladder.marks
    ):
        wrong.append(_("Only an escalation is counted from the breach."))
    if wrong:
        raise Wrong(*wrong)
