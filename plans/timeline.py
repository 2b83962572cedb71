"""The calendar of a plan as pure arithmetic: day numbers, pauses, the day on which it ends.

Day 1 is the start date, day 0 its eve. A paused date is not served: it carries no number of its
own and moves everything after it by one day, so that 49 days are served however long the pause
(requirements C, L7). Day 50 is the first date after the 49 served ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

SERVED_DAYS = 49
CLOSING_DAY = SERVED_DAYS + 1
WEEK_3_LAST_DAY = 21
ONE_DAY = timedelta(days=1)
#: Before the eve, which is day 0.
NO_DAY = -1


@dataclass(frozen=True)
class Gap:
    """Dates that are not served: from ``first`` up to, not including, ``until``."""

    first: date
    until: date

    @property
    def days(self) -> int:
        """How many dates the gap takes away."""
        return max(0, (self.until - self.first).days)


@dataclass(frozen=True)
class Timeline:
    """A start date and the gaps after it."""

    start: date
    gaps: Sequence[Gap] = ()

    def day_no(self, on: date) -> int:
        """The number of ``on``; within a gap that of the last served day; 0 on the eve."""
        lost = sum(Gap(g.first, min(g.until, on + ONE_DAY)).days for g in self.gaps)
        return (on - self.start).days + 1 - lost

    def date_of(self, day: int) -> date:
        """The date on which ``day`` is served (day 50: on which the plan is closed)."""
        on = self.start + timedelta(days=day - 1)
        for gap in sorted(self.gaps, key=lambda g: g.first):
            if gap.first <= on:
                on += timedelta(days=gap.days)
        return on

    @property
    def closing_date(self) -> date:
        """The scheduled end: day 50."""
        return self.date_of(CLOSING_DAY)
