"""A grade is suggested by rules with reasons; a person decides (requirements F2)."""

import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from complaints.choices import GENTLE, RANK, Category, Grade

#: Claims from here on are important, and major (our reading: the documents give no amount).
IMPORTANT_AMOUNT, MAJOR_AMOUNT = Decimal(1000), Decimal(10_000)
#: A second complaint of a kind within so many days is a repeated one (document 004: 90 days).
REPEAT_DAYS = 90


@dataclass
class Suggestion:
    """A grade, why, and whether health is said to be harmed."""

    grade: str
    harm: bool = False
    reasons: list[str] = field(default_factory=list)

    def at_least(self, grade: Grade, reason: str) -> None:
        """Raise the grade if this asks for more; the reason is kept either way."""
        self.reasons.append(reason)
        if RANK[grade] > RANK[self.grade]:
            self.grade = str(grade)


@cache
def words() -> dict[str, list[str]]:
    """The lists of words, from ``data/grading.toml``."""
    source = Path(__file__).parent / "data" / "grading.toml"
    found: dict[str, list[str]] = tomllib.loads(source.read_text(encoding="utf-8"))
    return found


def suggest(
    text: str,
    *,
    category: str,
    harm: bool = False,
    amount: Decimal | None = None,
    repeated: bool = False,
) -> Suggestion:
    """What the rules make of a complaint."""
    mild = category in GENTLE
    found = Suggestion(str(Grade.GREEN if mild else Grade.ORDINARY))
    said = {name: [word for word in listed if word in text] for name, listed in words().items()}
    if harm or said["harm"]:
        found.harm = True
        named = "、".join(said["harm"]) or _("ticked")
        found.at_least(Grade.MAJOR, _("Harm to health: %(words)s") % {"words": named})
    for name, grade in (("major", Grade.MAJOR), ("media", Grade.MAJOR), ("important", _YELLOW)):
        if said[name]:
            found.at_least(grade, _("Words: %(words)s") % {"words": "、".join(said[name])})
    if category == Category.PRIVACY:
        found.at_least(Grade.MAJOR, _("Personal data"))
    _by_amount(found, amount)
    if repeated and not mild:
        found.at_least(_YELLOW, _("Repeated within %(days)d days") % {"days": REPEAT_DAYS})
    return found


_YELLOW = Grade.IMPORTANT


def _by_amount(found: Suggestion, amount: Decimal | None) -> None:
    if amount is not None and amount >= IMPORTANT_AMOUNT:
        grade = Grade.MAJOR if amount >= MAJOR_AMOUNT else _YELLOW
        found.at_least(grade, _("Claims ¥%(amount)s") % {"amount": amount})


def kind_of(grade: str, category: Any) -> str:
    """Which of the named clocks a complaint has: the green ones go by what is asked."""
    if grade != Grade.GREEN:
        return str(grade)
    return "suggestion" if category == Category.SUGGESTION else "enquiry"
