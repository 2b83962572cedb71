"""One question: when it is asked, which answers it takes, how an answer reads.

Pure. Answers are plain JSON values by item code, so that they can be kept and compared for years.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

Answers = Mapping[str, Any]
EMPTY = (None, "", [])
MAX_TEXT = 2000


class BadAnswer(ValueError):
    """An answer that cannot be; the message stands beside the item."""


@dataclass(frozen=True)
class Condition:
    """``item`` compared with ``value``; nothing answered means no."""

    item: str
    op: str
    value: Any

    def holds(self, answers: Answers) -> bool:
        """Whether the answers fulfil it."""
        given = answers.get(self.item)
        return given not in EMPTY and bool(OPERATORS[self.op](given, self.value))


def number(value: Any) -> Decimal:
    """A kept number (text or JSON) as a number."""
    return Decimal(str(value))


OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda given, wanted: given == wanted,
    "in": lambda given, wanted: given in wanted,
    "includes": lambda given, wanted: wanted in given,
    "lt": lambda given, wanted: number(given) < number(wanted),
    "lte": lambda given, wanted: number(given) <= number(wanted),
    "gt": lambda given, wanted: number(given) > number(wanted),
    "gte": lambda given, wanted: number(given) >= number(wanted),
}


@dataclass(frozen=True)
class Option:
    """One choice; an exclusive one (“none”) stands alone."""

    value: str
    label: str
    exclusive: bool = False


@dataclass(frozen=True)
class Item:
    """One question."""

    code: str
    label: str
    type: str
    required: bool = False
    minimum: Any = None
    maximum: Any = None
    unit: str = ""
    hint: str = ""
    options: tuple[Option, ...] = ()
    enable_when: tuple[Condition, ...] = ()
    normal_min: Any = None
    normal_max: Any = None
    data_class: str = "P4"
    heading: str = ""

    def asked(self, answers: Answers) -> bool:
        """Whether the question applies, given the answers before it."""
        return all(c.holds(answers) for c in self.enable_when)

    def clean(self, raw: Any) -> Any:
        """The answer as it is kept; None for no answer; ``BadAnswer`` for what cannot be."""
        if isinstance(raw, str):
            raw = raw.strip()
        if raw in EMPTY:
            return None
        return _CLEANERS[self.type](self, raw)

    def show(self, value: Any) -> str:
        """An answer in words."""
        if value in EMPTY:
            return "—"
        if self.type == "boolean":
            return _("Yes") if value else _("No")
        if self.type in {"choice", "multi"}:
            labels = {o.value: o.label for o in self.options}
            chosen = value if isinstance(value, list) else [value]
            return "、".join(labels.get(v, str(v)) for v in chosen)
        return f"{value} {self.unit}".strip()

    def stands_out(self, value: Any) -> str:
        """``low`` or ``high`` outside the normal range, else nothing."""
        return outside(value, self.normal_min, self.normal_max)


def outside(value: Any, low: Any, high: Any) -> str:
    """``low`` or ``high`` beyond the ends of a range, else nothing."""
    if value in EMPTY:
        return ""
    if low is not None and number(value) < number(low):
        return "low"
    return "high" if high is not None and number(value) > number(high) else ""


def _text(item: Item, raw: Any) -> str:
    if not isinstance(raw, str):
        raise BadAnswer(_("Please write a text."))
    longest = int(item.maximum or MAX_TEXT)
    if len(raw) > longest:
        raise BadAnswer(_("At most %(n)d characters.") % {"n": longest})
    if "\x00" in raw:
        raise BadAnswer(_("The text contains characters that cannot be stored."))
    return raw


def _decimal(item: Item, raw: Any) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float) or len(str(raw)) > 20:
        raise BadAnswer(_("Please enter a number."))
    try:
        value = Decimal(str(raw))
    except InvalidOperation:
        raise BadAnswer(_("Please enter a number.")) from None
    if not value.is_finite():
        raise BadAnswer(_("Please enter a number."))
    _within(item, value)
    return str(value.quantize(Decimal("0.01")).normalize().__format__("f"))


def _integer(item: Item, raw: Any) -> int:
    value = Decimal(_decimal(item, raw))
    if value != value.to_integral_value():
        raise BadAnswer(_("Please enter a whole number."))
    return int(value)


def _within(item: Item, value: Decimal) -> None:
    low, high = item.minimum, item.maximum
    too_low = low is not None and value < number(low)
    if too_low or (high is not None and value > number(high)) or abs(value) >= 10**12:
        raise BadAnswer(
            _("Must be between %(low)s and %(high)s.")
            % {"low": "…" if low is None else low, "high": "…" if high is None else high}
        )


def _date(item: Item, raw: Any) -> str:
    try:
        return date.fromisoformat(raw).isoformat()
    except (TypeError, ValueError):
        raise BadAnswer(_("Please enter a date.")) from None


def _boolean(item: Item, raw: Any) -> bool:
    known = {True: True, False: False, "true": True, "false": False}
    if not isinstance(raw, bool | str) or raw not in known:
        raise BadAnswer(_("Please choose yes or no."))
    return known[raw]


def _choice(item: Item, raw: Any) -> str:
    if not isinstance(raw, str) or raw not in {o.value for o in item.options}:
        raise BadAnswer(_("Please choose one of the options."))
    return raw


def _multi(item: Item, raw: Any) -> list[str]:
    if not isinstance(raw, list | tuple):
        raise BadAnswer(_("Please choose among the options."))
    chosen = [_choice(item, value) for value in dict.fromkeys(map(str, raw))]
    alone = [o for o in item.options if o.exclusive and o.value in chosen]
    if alone and len(chosen) > 1:
        raise BadAnswer(
            _("“%(option)s” cannot be chosen with others.") % {"option": alone[0].label}
        )
    return chosen


_CLEANERS: dict[str, Callable[[Item, Any], Any]] = {
    "text": _text,
    "integer": _integer,
    "decimal": _decimal,
    "date": _date,
    "boolean": _boolean,
    "choice": _choice,
    "multi": _multi,
}
