"""Edit a policy or a calendar: a draft, a preview of what would move, a published version.

A published version is final. It rules clocks started later; open ones move only when the person
asked for it after the preview – except those whose deadline was provisional: a calendar that
confirms their year derives them anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from accounts.roles import Party, Role
from core import clock as time
from core.actors import Actor
from core.errors import Invalid, Refused
from sla import due as durations
from sla import times
from sla.calendar import WorkCalendar
from sla.engine import save
from sla.ladder import Ladder
from sla.models import CalendarVersion, Clock, PolicyVersion, Published
from sla.table import WHO_WAS_LATE
from sla.workflow import LIVE, ClockState

#: Open clocks are moved in portions, each in a short lock.
PORTION = 500
OWNERS = {*Role.values, *Party.values, WHO_WAS_LATE}


@dataclass(frozen=True)
class Move:
    """An open clock that a draft would move."""

    clock: Clock
    before: datetime
    after: datetime


def draft(model: type[Published], *, code: str, data: dict[str, Any], note: str) -> Published:
    """A new draft, checked; it rules nothing yet."""
    check(model, code, data)
    last = model._default_manager.filter(code=code).aggregate(n=Max("number"))["n"] or 0
    made: Published = model._default_manager.create(
        code=code, number=last + 1, data=data, note=note
    )
    return made


def check(model: type[Published], code: str, data: dict[str, Any]) -> None:
    """Refuse what cannot be computed with, naming the field."""
    try:
        if model is CalendarVersion:
            WorkCalendar.from_json(code, 0, data)
            return
        durations.from_json(data["duration"])
        Ladder.from_json(data["ladder"])
    except (ValueError, KeyError, TypeError) as error:
        raise Invalid(str(error), fields={"data": [str(error)]}) from error
    if data.get("owner_role") not in OWNERS:
        raise Invalid(_("Nobody has this role."), fields={"owner_role": [_("Unknown role.")]})
    if not isinstance(data.get("grace_minutes"), int) or data["grace_minutes"] < 0:
        raise Invalid(_("Minutes of grace are 0 or more."), fields={"grace_minutes": ["≥ 0"]})


def preview(version: Published, *, limit: int = 200) -> list[Move]:
    """The open clocks whose due time the draft would change, first those that come soonest."""
    found: list[Move] = []
    for clock in _affected(version).order_by("due_at").iterator(chunk_size=1000):
        if len(found) == limit:
            break
        before = clock.due_at
        _under(clock, version)
        times.derive(clock, clock.waits() if clock.was_paused else ())
        if clock.due_at != before:
            found.append(Move(clock, before, clock.due_at))
    return found


def publish(version: Published, *, by: Actor, apply_to_open: bool = False) -> int:
    """Make a draft the one in force; return how many open clocks moved."""
    with transaction.atomic():
        _make_current(version, by)
    wanted = _affected(version)
    if not apply_to_open:
        wanted = wanted.filter(provisional=True)
    return sum(_move(pks, version, by) for pks in _portions(wanted))


def _make_current(version: Published, by: Actor) -> None:
    # every version of the code, so that of two drafts published at once the second sees the first
    versions = type(version)._default_manager.select_for_update().filter(code=version.code)
    known = {v.pk: v for v in versions.order_by("pk")}
    if version.pk not in known:
        raise Refused(_("Somebody else has changed this draft. Open it again."))
    if known[version.pk].published_at is not None:
        raise Refused(_("This version has been published already."))
    newest = max((v.number for v in known.values() if v.published_at is not None), default=0)
    if newest > version.number:
        words = _("Version %(n)s is newer than this draft. Make the change in that version.")
        raise Refused(words % {"n": newest})
    versions.filter(current=True).update(current=False)
    version.current, version.published_at, version.published_by = True, time.now(), by.name
    version.save(update_fields=["current", "published_at", "published_by"])


def _affected(version: Published) -> QuerySet[Clock]:
    live = Clock.objects.filter(state__in=[str(s) for s in LIVE])
    live = live.select_related("policy", "calendar")
    if isinstance(version, CalendarVersion):
        return live.filter(calendar__code=version.code)
    return live.filter(code=version.code)


def _portions(clocks: QuerySet[Clock]) -> Iterable[list[int]]:
    pks = list(clocks.order_by("pk").values_list("pk", flat=True))
    return (pks[i : i + PORTION] for i in range(0, len(pks), PORTION))


@transaction.atomic
def _move(pks: list[int], version: Published, by: Actor) -> int:
    locked = Clock.objects.select_for_update(of=("self",)).select_related("policy", "calendar")
    now, moved = time.now(), []
    for clock in locked.filter(pk__in=pks, state__in=[str(s) for s in LIVE]).order_by("pk"):
        before = clock.due_at
        _under(clock, version)
        times.derive(clock, clock.waits() if clock.was_paused else ())
        clock.gen += 1
        if clock.state != ClockState.PAUSED:
            times.climb(clock, clock.fired_steps(), now)
        moved.append((clock, before))
    save([clock for clock, _before in moved], "move", by, now, version=str(version))
    return sum(clock.due_at != before for clock, before in moved)


def _under(clock: Clock, version: Published) -> None:
    if isinstance(version, CalendarVersion):
        clock.calendar = version
    elif isinstance(version, PolicyVersion):
        clock.policy = version
