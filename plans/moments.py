"""What the calendar does for a plan next, and when: start, menu clocks, the end of week 3.

The moments of a plan are a function of its start, its pauses and its cursor, so that a beat that
was off for hours finds exactly what it missed, in order, each with the time it belongs to.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from plans.timeline import ONE_DAY, SERVED_DAYS, WEEK_3_LAST_DAY, Timeline

#: A start that is set after this hour of the eve leaves the first menu to the first day (L7).
MENU_HOUR = time(18)
START, MEAL_DAY, WEEK_3 = "start", "meal_day", "week_3"
_ORDER = (START, MEAL_DAY, WEEK_3)


@dataclass(frozen=True)
class Moment:
    """Something that is due at a time; ``day`` is the day whose menu clock opens."""

    at: datetime
    kind: str
    day: int = 0

    @property
    def rank(self) -> tuple[datetime, int]:
        """Earlier first; at the same midnight the plan starts before its menus open."""
        return self.at, _ORDER.index(self.kind)


def next_moment(plan: Any) -> Moment | None:
    """The first thing that is still to be done for a plan, or None."""
    if plan.start_date is None or plan.ended_on is not None:
        return None
    timeline: Timeline = plan.timeline  # asked once: it reads the pauses
    found: list[Moment] = []
    if plan.started_at is None:
        found.append(Moment(local_midnight(plan.start_date), START))
    if plan.meal_day_opened < SERVED_DAYS - 1:
        day = plan.meal_day_opened + 1
        found.append(Moment(menu_slot_at(plan, day, timeline), MEAL_DAY, day))
    if plan.week3_ended_at is None:
        found.append(Moment(week3_ends_at(timeline), WEEK_3))
    return min(found, key=lambda m: m.rank, default=None)


def menu_slot_at(plan: Any, day: int, timeline: Timeline) -> datetime:
    """When the clock of day ``day`` (0 to 48) opens; it is that of menu ``day + 1``."""
    opens = local_midnight(timeline.date_of(day))
    if plan.resumed_at is not None and plan.resumed_at > opens:
        return plan.resumed_at
    if day > 0 or plan.start_set_at <= opens:
        return opens
    starts = local_midnight(plan.start_date)
    last_call = datetime.combine(timezone.localdate(opens), MENU_HOUR, tzinfo=opens.tzinfo)
    return plan.start_set_at if plan.start_set_at < last_call else max(starts, plan.start_set_at)


def week3_ends_at(timeline: Timeline) -> datetime:
    """The end of day 21: midnight after it (requirements C)."""
    return local_midnight(timeline.date_of(WEEK_3_LAST_DAY) + ONE_DAY)


def local_midnight(on: date) -> datetime:
    """00:00 of a date where the business is."""
    return datetime.combine(on, time.min, tzinfo=timezone.get_default_timezone())
