"""The period that a report is about: whole local days, in the address as one short word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

DAYS = (7, 30, 90)
DEFAULT = "30"
MONTHS_BACK = 12
CUSTOM = "custom"
MONTH = re.compile(r"(\d{4})-(\d{2})")
RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both included."""

    key: str
    first: date
    last: date

    @property
    def start(self) -> datetime:
        """The first moment that belongs to it."""
        return timezone.make_aware(datetime.combine(self.first, time()))

    @property
    def end(self) -> datetime:
        """The first moment that does not belong to it any more."""
        return timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time()))

    @property
    def label(self) -> str:
        """The period in words."""
        if self.key.isdigit():
            return _("Last %(n)s days") % {"n": self.key}
        return self.key if MONTH.fullmatch(self.key) else f"{self.first} – {self.last}"


def read(query: Mapping[str, str], today: date) -> Period:
    """What an address asks for; anything that is no period is the last thirty days."""
    key = query.get("period", "")
    if key == CUSTOM:
        key = f"{query.get('from', '')}..{query.get('to', '')}"
    try:
        return _month(key) or _range(key) or _days(key, today)
    except (ValueError, OverflowError):
        return _days(DEFAULT, today)


def _days(key: str, today: date) -> Period:
    known = key if key in {str(days) for days in DAYS} else DEFAULT
    return Period(known, today - timedelta(days=int(known) - 1), today)


def _month(key: str) -> Period | None:
    found = MONTH.fullmatch(key)
    if found is None:
        return None
    first = date(int(found[1]), int(found[2]), 1)
    return Period(key, first, _next(first) - timedelta(days=1))


def _range(key: str) -> Period | None:
    found = RANGE.fullmatch(key)
    if found is None:
        return None
    first, last = sorted(date.fromisoformat(found[n]) for n in (1, 2))
    timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
    return Period(f"{first}..{last}", first, last)


def months(today: date, back: int = MONTHS_BACK) -> list[date]:
    """The first days of this month and of those before it, the newest first."""
    found = [today.replace(day=1)]
    while len(found) < back:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def known(key: str, today: date) -> Period | None:
    """The period of a key that stands in an address, if it is one."""
    found = read({"period": key}, today)
    return found if found.key == key else None


def choices(today: date, chosen: Period | None = None) -> list[tuple[str, str]]:
    """What the select of a report offers."""
    offered = [(str(days), _("Last %(n)s days") % {"n": days}) for days in DAYS]
    offered += [(f"{month:%Y-%m}", f"{month:%Y-%m}") for month in months(today)]
    if chosen and chosen.key not in dict(offered):
        offered.append((chosen.key, chosen.label))
    return offered


def _next(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)
