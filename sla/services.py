"""What people and the process do to clocks besides completing them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import BigIntegerField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from accounts.models import User
from core import clock as time
from core.actors import SYSTEM, Actor
from core.cases import people_in
from core.errors import Forbidden, Refused
from core.workflow import Workflow
from notifications.models import REMINDERS, Message
from sla import times
from sla.engine import Opening, live_clocks, move, open_all, owed_by, save, with_rules
from sla.models import Clock
from sla.table import RULES
from sla.workflow import LIVE, OPEN, ClockState


@dataclass(frozen=True)
class Slot:
    """One clock of a recurring rule to be opened, counted from ``at``."""

    row: Workflow
    slot: str
    at: datetime


@transaction.atomic(savepoint=False)
def open_slots(code: str, slots: Collection[Slot]) -> None:
    """Open clocks of a recurring rule, of any number of cases. A second call changes nothing.

    A slot that was cancelled (the plan was paused, the start moved) can be opened again.
    """
    cases = {s.row.case_key for s in slots}
    known = Clock.objects.filter(code=code, case_key_text__in=cases)
    known = known.filter(slot__in={s.slot for s in slots}).exclude(state=ClockState.CANCELLED)
    there = set(known.values_list("case_key_text", "slot"))
    rule, teams, now = RULES[code], people_in(cases), time.now()
    openings = [
        Opening(
            rule=rule,
            row=s.row,
            event=rule.starts[0],
            trigger_at=s.at,
            opened_at=now,
            slot=s.slot,
            **owed_by(rule, teams.get(s.row.case_key, {})),
        )
        for s in slots
        if (s.row.case_key, s.slot) not in there
    ]
    open_all(openings, [], SYSTEM)


def settle_reminders(keys: Iterable[int] | None = None) -> int:
    """Mark as read what reminded people of a clock that has ended since; returns how many.

    With keys only among these messages.

    What they were told of a breach stays until they have read it.
    """
    clock = Cast(OuterRef("payload__clock"), BigIntegerField())
    ended = Clock.objects.filter(pk=clock).exclude(state__in=LIVE)
    asking = Message.objects.filter(read_at=None, template__in=REMINDERS)
    if keys is not None:
        asking = asking.filter(pk__in=keys)
    return asking.filter(Exists(ended)).update(read_at=time.now())


@transaction.atomic
def pause_case(case_key: str, reason: str, *, codes: Iterable[str] | None = None) -> None:
    """Let the running clocks of a case wait (all of them, or those of some codes)."""
    running = [c for c in live_clocks([case_key], codes) if c.state == ClockState.RUNNING]
    move(running, "pause", SYSTEM, time.now(), reason=reason)


@transaction.atomic
def resume_case(case_key: str, *, codes: Iterable[str] | None = None) -> None:
    """Let the waiting clocks of a case go on."""
    paused = [c for c in live_clocks([case_key], codes) if c.state == ClockState.PAUSED]
    move(paused, "resume", SYSTEM, time.now())


@transaction.atomic
def wait_until(case_key: str, code: str, until: datetime, reason: str) -> None:
    """The customer agreed a later date: a running clock goes on from there (requirements L6)."""
    now = time.now()
    waiting = [c for c in live_clocks([case_key], [code]) if c.state == ClockState.RUNNING]
    for clock in waiting:
        times.hold(clock, now)
        times.go_on(clock, max(until, now))
    save(waiting, "wait", SYSTEM, now, until=until.isoformat(), reason=reason)


@transaction.atomic
def cancel_case(case_key: str, reason: str) -> None:
    """Cancel whatever the case still owes."""
    move(live_clocks([case_key]), "cancel", SYSTEM, time.now(), reason=reason)


@transaction.atomic
def cancel_slots(case_key: str, code: str, reason: str) -> None:
    """Cancel the clocks of one code, for instance a menu of a day on which the plan was paused."""
    move(live_clocks([case_key], [code]), "cancel", SYSTEM, time.now(), reason=reason)


@transaction.atomic
def cancel_codes(case_key: str, codes: Collection[str], reason: str) -> None:
    """Cancel the clocks of some codes: others have taken their place."""
    move(live_clocks([case_key], codes), "cancel", SYSTEM, time.now(), reason=reason)


@transaction.atomic
def count_anew(case_key: str, code: str, counted_from: datetime) -> None:
    """Derive a clock's due time from another moment: the plan's days have shifted."""
    now = time.now()
    moved = live_clocks([case_key], [code])
    for clock in moved:
        clock.trigger_at = counted_from
        derive_anew(clock, now)
    save(moved, "move", SYSTEM, now)


def derive_anew(clock: Clock, now: datetime) -> None:
    """New times for a locked clock, as a new generation: no step of the old ones can fire."""
    clock.gen += 1
    times.derive(clock, clock.waits() if clock.was_paused else ())
    if clock.state != ClockState.PAUSED:
        times.climb(clock, clock.fired_steps(), now)


@transaction.atomic
def reassign(clock: Clock, *, to: User, by: Actor, reason: str) -> Clock:
    """Give a clock to another person of the role; both see it in the ledger."""
    locked = _locked(clock)
    if locked.owner_role not in to.role_set:
        raise Refused(_("%(who)s does not have the role that owes this.") % {"who": to})
    locked.owner = to
    save([locked], "reassign", by, time.now(), to=to.pk, reason=reason)
    return locked


@transaction.atomic
def claim(clock: Clock, *, by: Actor) -> Clock:
    """Take a clock out of the branch's queue."""
    locked = _locked(clock)
    if locked.owner_id is not None and locked.owner_id != by.id:
        raise Refused(_("%(who)s has taken this already.") % {"who": locked.owner})
    if locked.owner_role not in by.roles or by.user_id is None:
        raise Forbidden(_("This is owed by another role."))
    locked.owner_id = by.user_id
    save([locked], "claim", by, time.now())
    return locked


@transaction.atomic
def hand_over(*, case_key: str, role: str, to: int, by: Actor) -> None:
    """A team member was replaced: the open clocks of the role move along."""
    owed = [c for c in live_clocks([case_key]) if c.owner_role == role]
    for clock in owed:
        clock.owner_id = to
    save(owed, "reassign", by, time.now(), to=to)


@transaction.atomic
def take_up(*, case_key: str, members: dict[str, int], by: Actor) -> None:
    """A team was formed: what waited in queues now has owners."""
    owed = [c for c in live_clocks([case_key]) if c.owner_id is None and c.owner_role in members]
    for clock in owed:
        clock.owner_id = members[clock.owner_role]
    save(owed, "reassign", by, time.now())


def mark_read(clocks: Iterable[int], now: datetime) -> None:
    """Remember when the owner first saw a clock (requirements L9)."""
    Clock.objects.filter(pk__in=list(clocks), read_at__isnull=True).update(read_at=now)


def _locked(clock: Clock) -> Clock:
    (locked,) = with_rules([Clock.objects.select_for_update(of=("self",)).get(pk=clock.pk)])
    if locked.state not in OPEN:
        raise Refused(_("This clock has ended."))
    return locked
