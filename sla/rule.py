"""What one row of the timing table says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise

from sla.due import Duration
from sla.explain import Basis
from sla.ladder import Ladder
from sla.wording import Text

Condition = Mapping[str, Any]
ANYTHING: Condition = MappingProxyType({})
NOTHING_SAID = Text("", "")
# Refund and cancellation stop every open clock of an order, whatever its state.
ORDER_STOPS = ("orders.order.cancel", "orders.order.refund")


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """A task with a time limit: who owes it, what starts and ends it, how long it may take.

    Events are the names of steps, `app.model.step`. A start or close counts only when the event's
    data fit the condition (see `fits`).
    """

    code: str
    label: str | Promise
    label_zh: str
    """The handbook's own words for the task."""
    text: str
    """The handbook's own words for the time limit."""
    source: Text
    owner_role: str
    counted_from: Text
    """The trigger's name in the stored explanation."""
    starts: tuple[str, ...]
    closes: tuple[str, ...]
    duration: Duration
    ladder: Ladder
    cancels: tuple[str, ...] = ORDER_STOPS
    start_when: Condition = field(default_factory=dict)
    unless: Condition = field(default_factory=dict)
    """What keeps the clock from starting."""
    when: Condition = field(default_factory=dict)
    """The closing event's condition."""
    grace: timedelta = timedelta(0)
    """How long after the due time it is still not a breach."""
    raise_at_due: bool = False
    """Scheduled silently; it opens at the due time and only if it has not been met by then."""
    pausable: bool = False
    recurring: bool = False
    """One clock after another from a single start; the process says which."""
    fan_out: str = ""
    """The group each member of which owes it."""
    slot: str = ""
    """Key of the event data that tells apart the clocks of one case: a date, a member."""
    owner_fact: str = ""
    """Key of the event data that names the person who owes it; with ``_role``, in which role."""
    system: bool = False
    """Done by the product itself."""
    lead_role: str = ""
    """The role whose lead hears of a breach; the owner's own when empty."""
    note: Text = NOTHING_SAID
    urgent: bool = False

    def starts_on(self, event: str, data: Condition = ANYTHING) -> bool:
        """Whether an event starts this clock."""
        kept = bool(self.unless) and fits(self.unless, data)
        return event in self.starts and fits(self.start_when, data) and not kept

    def closes_on(self, event: str, data: Condition = ANYTHING) -> bool:
        """Whether an event completes this clock."""
        return event in self.closes and fits(self.when, data)

    def basis(self, version: int) -> Basis:
        """What the stored explanation says of the rule."""
        return Basis(self.code, version, self.source, self.counted_from, self.note)


def fits(condition: Condition, data: Condition) -> bool:
    """Whether event data meet every wish: the value itself, or a list that contains it."""
    return all(_is_or_holds(data.get(name), wish) for name, wish in condition.items())


def _is_or_holds(value: object, wish: object) -> bool:
    return wish in value if isinstance(value, list | tuple | set | frozenset) else value == wish
