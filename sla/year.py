"""A year of a calendar as twelve grids, each day with what it is."""

from calendar import Calendar
from collections import Counter
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sla.calendar import WorkCalendar

WEEKS = Calendar(firstweekday=0)


def months(calendar: WorkCalendar, year: int) -> list[dict[str, Any]]:
    """Twelve months in weeks from Monday; days of the neighbours are empty cells."""
    return [
        {
            "month": month,
            "weeks": [
                [day_of(calendar, day) if day.month == month else None for day in week]
                for week in WEEKS.monthdatescalendar(year, month)
            ],
        }
        for month in range(1, 13)
    ]


def day_of(calendar: WorkCalendar, day: date) -> dict[str, Any]:
    """One day: its colour, the sign that says the same without colour, its name."""
    override = calendar.overrides.get(day)
    kind = "work" if calendar.is_workday(day) else "off"
    sign, title = "", ""
    if override is not None:
        kind = "adjusted" if override.open else "holiday"
        kind = "assumed" if override.assumed else kind
        sign = pgettext("calendar day", "W") if override.open else pgettext("calendar day", "H")
        title = override.label
    certain = calendar.confirmed_from <= day <= calendar.confirmed_until
    return {"day": day, "kind": kind, "sign": sign, "title": title, "certain": certain}


def tally(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The legend: each kind of day with how many there are."""
    days = [d for month in shown for week in month["weeks"] for d in week if d]
    counted = Counter(d["kind"] for d in days)
    names = {
        "work": _("Working day"),
        "off": _("Weekend"),
        "holiday": _("Day off"),
        "adjusted": _("Make-up working day"),
        "assumed": _("Assumed, not announced yet"),
    }
    return [{"kind": k, "name": name, "count": counted[k]} for k, name in names.items()]
