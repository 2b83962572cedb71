"""What an event does to the clocks of its case, in the transaction of the step.

One locked read of the clocks of all cases that hear of it, then: end what the event ends, open
what it starts. Clocks are moved here through their own transitions, many at a time; people move
one by ``perform``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT

from accounts.roles import Party
from core import prepared
from core.actors import Actor
from core.cases import people_in, served_in
from core.events import Event
from core.prepared import Asked, among
from core.workflow import Acting, Workflow
from sla import times
from sla.models import (
    CalendarVersion,
    Clock,
    ClockEvent,
    PolicyVersion,
    calendar_version,
    policy_version,
)
from sla.rule import Rule
from sla.table import CANCELLED_BY, CLOSED_BY, RULES, STARTED_BY, WHO_WAS_LATE
from sla.workflow import LIVE, ClockState

#: What people do to a clock by ``perform`` goes to its ledger too.
OWN_STEPS = "sla.clock."
#: Saved when a clock has moved; what it was opened with never changes.
MOVED = (
    *("state", "version", "updated_at", "owner_id", "policy_id", "calendar_id", "trigger_at"),
    *("due_at", "provisional", "explain_zh", "explain_en", "gen", "steps", "times", "next_step"),
    *("next_fire_at", "paused_at", "remaining_s", "was_paused", "paused_s", "ended_reason"),
    *("done_at", "done_by", "breached_at", "late_seconds"),
)
#: Of these, what an end changes.
ENDED = (
    *("state", "version", "updated_at", "next_fire_at", "ended_reason"),
    *("done_at", "done_by", "breached_at", "late_seconds"),
)


@dataclass(frozen=True)
class Opening:
    """A clock about to be opened."""

    rule: Rule
    row: Workflow
    event: str
    trigger_at: datetime
    opened_at: datetime
    slot: str = ""
    owner_id: int | None = None
    owner_role: str = ""
    inherited: int = 0


@dataclass(frozen=True)
class _Heard:
    """What one event ends and starts."""

    event: Event
    closing: list[Rule]
    starting: list[Rule]

    @property
    def case_key(self) -> str:
        return str(self.event.row.case_key)

    @property
    def codes(self) -> set[str]:
        return {rule.code for rule in (*self.closing, *self.starting)}


def handle(events: Sequence[Event]) -> None:
    """Listener: the clocks hear of everything first."""
    for turn in _case_by_case(events):
        _keep_own_steps(turn)
        if turn[0].name in CANCELLED_BY:
            for event in turn:
                reason = str(event.data.get("reason", ""))
                cancel_case(event.row.case_key, reason, event.by, event.at)
        elif heard := [h for h in map(_hear, turn) if h.codes]:
            _follow(heard)


def _case_by_case(events: Sequence[Event]) -> list[list[Event]]:
    """Turns in which each case comes once: what happens to a case comes one after the other."""
    if len(events) == 1:
        return [list(events)]
    of_case = defaultdict[str, list[Event]](list)
    for event in events:
        of_case[event.row.case_key].append(event)
    return [[e for e in turn if e is not None] for turn in zip_longest(*of_case.values())]


def _keep_own_steps(events: Sequence[Event]) -> None:
    name, by, at = events[0].name, events[0].by, events[0].at
    if name.startswith(OWN_STEPS) and isinstance(events[0].row, Clock):
        kind = name.removeprefix(OWN_STEPS)
        told = (_entries([event.row], kind, by, at, event.data) for event in events)
        prepared.insert(list(chain.from_iterable(told)))


def _hear(event: Event) -> _Heard:
    name, data = event.name, event.data
    closing = [rule for rule in CLOSED_BY.get(name, ()) if rule.closes_on(name, data)]
    starting = [
        rule
        for rule in STARTED_BY.get(name, ())
        if rule.starts_on(name, data) and (not rule.recurring or rule.raise_at_due)
    ]
    return _Heard(event, closing, starting)


def _follow(heard: Sequence[_Heard]) -> None:
    """End and open clocks of different cases, after one step that a person did on all of them."""
    by, at = heard[0].event.by, heard[0].event.at
    live = defaultdict[str, list[Clock]](list)
    codes = set[str]().union(*(h.codes for h in heard))
    for clock in live_clocks([h.case_key for h in heard], codes):
        live[clock.case_key].append(clock)
    done = {h.case_key: _end(h.closing, live[h.case_key], h.event) for h in heard}
    ended = list(chain.from_iterable(done.values()))
    save(ended, "close", by, at)
    teams = people_in([h.case_key for h in heard if h.starting])
    openings = [o for h in heard for o in _begun(h, teams.get(h.case_key, {}), done[h.case_key])]
    over = {clock.pk for clock in ended}
    open_all(openings, [c for c in chain.from_iterable(live.values()) if c.pk not in over], by)


def live_clocks(cases: Collection[str], codes: Iterable[str] | None = None) -> list[Clock]:
    """The clocks of some cases that still count, locked."""
    if codes is None:
        return with_rules(_all_live(cases=list(cases)))
    return with_rules(_some_live(cases=list(cases), codes=list(set(codes))))


def _live() -> QuerySet[Clock]:
    found = Clock.objects.select_for_update(of=("self",))
    return found.filter(among("sla_clock.case_key", "cases"), state__in=LIVE).order_by("pk")


_all_live = Asked(_live)
_some_live = Asked(lambda: _live().filter(among("sla_clock.code", "codes")))


def with_rules(clocks: Iterable[Clock]) -> list[Clock]:
    """Clocks with the versions they count by, which are read once a process."""
    found = list(clocks)
    for clock in found:
        clock.policy = policy_version(clock.policy_id)
        clock.calendar = calendar_version(clock.calendar_id)
    return found


def move(clocks: Iterable[Clock], transition: str, by: Actor, at: datetime, **data: Any) -> None:
    """Take locked clocks through a transition of theirs and keep the ledger."""
    moved = list(clocks)
    for clock in moved:
        clock.acting = Acting(by=by, at=at)
        getattr(clock, transition)(**data)
    save(moved, transition, by, at, **data)


def save(clocks: list[Clock], kind: str, by: Actor, at: datetime, **data: Any) -> None:
    """Write locked clocks that have moved, and say so in the ledger."""
    if not clocks:
        return
    for clock in clocks:
        clock.version += 1
        clock.updated_at = at
    moved = [(c, MOVED if c.next_fire_at or c.paused_at else ENDED) for c in clocks]
    prepared.write(moved, _entries(clocks, kind, by, at, data))


def cancel_case(case_key: str, reason: str, by: Actor, at: datetime) -> None:
    """Stop every clock of a case, with the reason (requirements B1)."""
    move(live_clocks([case_key]), "cancel", by, at, reason=reason)


def open_all(openings: list[Opening], live: list[Clock], by: Actor) -> list[Clock]:
    """Open clocks; a live one of the same code and slot is overtaken by the new one."""
    if not openings:
        return []
    fresh = {(o.row.case_key, o.rule.code, o.slot) for o in openings}
    overtaken = [c for c in live if (c.case_key, c.code, c.slot) in fresh]
    if overtaken:
        move(overtaken, "cancel", by, openings[0].opened_at, reason="started anew")
    policies = in_force({o.rule.code for o in openings})
    clocks = [_clock(o, *policies[o.rule.code]) for o in openings]
    prepared.insert(clocks)
    prepared.insert(_entries(clocks, "open", by, openings[0].opened_at, {}))
    return clocks


def in_force(codes: Iterable[str]) -> dict[str, tuple[PolicyVersion, CalendarVersion]]:
    """The policy of each code and its calendar, as published now."""
    return {
        code: (policy_version(pk), calendar_version(calendar_pk))
        for code, pk, calendar_pk in _current(codes=list(codes))
    }


def _current_policies() -> QuerySet[PolicyVersion, tuple[str, int, int]]:
    calendar = CalendarVersion.objects.filter(current=True, code=OuterRef("calendar_code"))
    policies = PolicyVersion.objects.filter(among("sla_policyversion.code", "codes"), current=True)
    with_calendar = policies.annotate(
        calendar_code=KT("data__calendar"), calendar_pk=Subquery(calendar.values("pk"))
    )
    return with_calendar.values_list("code", "pk", "calendar_pk")


_current = Asked(_current_policies)


def _end(rules: list[Rule], live: list[Clock], event: Event) -> list[Clock]:
    slot = str(event.data.get("slot", ""))
    wanted = {rule.code: rule for rule in rules}
    hit = [c for c in live if c.code in wanted and (not wanted[c.code].slot or c.slot == slot)]
    for clock in hit:
        clock.acting = Acting(by=event.by, at=event.at)
        if clock.state == ClockState.SCHEDULED:
            clock.cancel(reason="met before it was raised")
        else:
            clock.meet()
    return hit


def _begun(heard: _Heard, team: Mapping[str, int], done: list[Clock]) -> list[Opening]:
    late = _inherited(done)
    begun = [o for rule in heard.starting for o in _openings(rule, heard.event, team, late)]
    return [*begun, *_explanations(done, heard.event)]


def _openings(rule: Rule, event: Event, team: Mapping[str, int], inherited: int) -> list[Opening]:
    counted_from = event.data.get("counted_from")
    trigger = datetime.fromisoformat(counted_from) if counted_from else event.at
    common = {
        "rule": rule,
        "row": event.row,
        "event": event.name,
        "trigger_at": trigger,
        "opened_at": event.at,
        "inherited": inherited,
    }
    if rule.fan_out:
        served = served_in(event.row.case_key)
        return [
            Opening(**common, slot=str(user_id), owner_id=user_id, owner_role=role)
            for user_id, role in served.items()
        ]
    slot = str(event.data.get("slot", "")) if rule.slot else ""
    return [Opening(**common, slot=slot, **_owed(rule, event, team))]


def _owed(rule: Rule, event: Event, team: Mapping[str, int]) -> dict[str, Any]:
    """The person whom the event names, where the rule says so; else as the team has it."""
    named = event.data.get(rule.owner_fact) if rule.owner_fact else None
    if named is None:
        return owed_by(rule, team)
    role = str(event.data.get(f"{rule.owner_fact}_role") or rule.owner_role)
    return {"owner_id": int(named), "owner_role": role}


def owed_by(rule: Rule, team: Mapping[str, int]) -> dict[str, Any]:
    """The team member for the rule's role, else the branch's queue (requirements L9)."""
    return {"owner_id": team.get(rule.owner_role), "owner_role": rule.owner_role}


def _inherited(done: list[Clock]) -> int:
    """The delay that the next clock begins with: what is late before it is not its owner's."""
    return max((c.late_seconds + c.inherited_seconds for c in done), default=0)


def _explanations(done: list[Clock], event: Event) -> list[Opening]:
    """A late completion always succeeds and leaves a reason to give (requirements C)."""
    rule = RULES["late_reason"]
    late = [c for c in done if c.late_seconds and c.code != rule.code]
    return [
        Opening(
            rule=rule,
            row=clock,
            event="sla.clock.late",
            trigger_at=event.at,
            opened_at=event.at,
            slot=str(clock.pk),
            owner_id=clock.owner_id or event.by.user_id,
            owner_role=clock.owner_role,
        )
        for clock in late
        if clock.owner_role != Party.SYSTEM
    ]


def _clock(opening: Opening, policy: PolicyVersion, calendar: CalendarVersion) -> Clock:
    rule, row = opening.rule, opening.row
    role = (
        opening.owner_role
        if rule.owner_role in (WHO_WAS_LATE, Party.SERVICE_TEAM) or rule.owner_fact
        else policy.owner_role
    )
    clock = Clock(
        state=ClockState.SCHEDULED if rule.raise_at_due else ClockState.RUNNING,
        code=rule.code,
        policy=policy,
        calendar=calendar,
        case_key_text=row.case_key,
        subject_key=row.key,
        subject_title=str(row)[:80],
        slot=opening.slot,
        customer_id=row.customer_key,
        branch_id=row.branch_key,
        owner_role=role,
        owner_id=opening.owner_id,
        trigger_event=opening.event,
        trigger_at=opening.trigger_at,
        opened_at=opening.opened_at,
        inherited_seconds=opening.inherited,
        created_at=opening.opened_at,
        updated_at=opening.opened_at,
    )
    times.derive(clock)
    times.climb(clock)
    return clock


def _entries(
    clocks: list[Clock], kind: str, by: Actor, at: datetime, data: Mapping[str, Any]
) -> list[ClockEvent]:
    """The ledger holds what a replay needs: the generation and its plan of steps."""
    return [
        ClockEvent(clock=c, kind=kind, gen=c.gen, at=at, by=by.name[:80], data={**_plan(c), **data})
        for c in clocks
    ]


def _plan(clock: Clock) -> dict[str, Any]:
    times_ = [t.isoformat() for t in clock.times] if clock.next_fire_at else []
    return {"due": clock.due_at.isoformat(), "steps": clock.steps, "times": times_}
