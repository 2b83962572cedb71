"""A change becomes a draft; a change of a draft becomes the draft that takes its place.

A draft is replaced, not rewritten: what has been computed with a version stays true of it.
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from core.errors import Refused
from sla import publishing
from sla.calendar import Override
from sla.models import CalendarVersion, Published


@transaction.atomic
def revise(version: Published, *, data: dict[str, Any], note: str) -> Published:
    """The draft with the new content; a draft that it was made from is gone."""
    model = type(version)
    known = model._default_manager.select_for_update().filter(pk=version.pk).first()
    if known is None:
        raise Refused(_("Somebody else has changed this draft. Open it again."))
    if known.published_at is None:
        known.delete()
    return publishing.draft(model, code=version.code, data=data, note=note)


def with_day(version: CalendarVersion, day: date, override: Override) -> dict[str, Any]:
    """The calendar's data with one special day more, or another one."""
    overrides = version.data["overrides"] | {day.isoformat(): as_json(override)}
    return {**version.data, "overrides": dict(sorted(overrides.items()))}


def without_day(version: CalendarVersion, day: date) -> dict[str, Any]:
    """The calendar's data with one special day less."""
    kept = {d: o for d, o in version.data["overrides"].items() if d != day.isoformat()}
    return {**version.data, "overrides": kept}


def with_year(version: CalendarVersion, year: int, days: dict[date, Override]) -> dict[str, Any]:
    """The calendar's data with all special days of a year replaced."""
    kept = {d: o for d, o in version.data["overrides"].items() if int(d[:4]) != year}
    kept |= {day.isoformat(): as_json(override) for day, override in days.items()}
    return {**version.data, "overrides": dict(sorted(kept.items()))}


def as_json(override: Override) -> dict[str, Any]:
    """One special day as it is stored."""
    row = asdict(override)
    return {**row, "windows": override.windows and [list(w) for w in override.windows]}
