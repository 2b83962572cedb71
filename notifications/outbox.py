"""Release: what was written is handed to the channels, after quiet hours, folded where it is many.

Any number of releases can run at once: the oldest waiting message of a person is the ticket, and
whoever locks it takes the person's messages of this moment.
"""

import hashlib
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from notifications import people
from notifications.channels import customer_channels
from notifications.models import Delivery, Message
from notifications.people import CustomerContact
from notifications.quiet import STAFF_QUIET, Quiet, release_time
from notifications.table import ANNOUNCES
from notifications.unreached import call_instead
from notifications.wording import DIGEST

__all__ = ["release", "release_time"]

PEOPLE = 50
LONGEST_SECONDS = 20.0
#: A notice says what the reminder at the opening of its clock would say again.
ECHO = timedelta(days=1)


@dataclass
class Outcome:
    """What one round does to the rows that it has locked."""

    held: defaultdict[datetime, list[int]] = field(default_factory=lambda: defaultdict(list))
    released: list[int] = field(default_factory=list)
    folded: list[tuple[Message, list[int]]] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many messages went out, alone or inside another."""
        return len(self.released) + sum(len(keys) for _into, keys in self.folded)


def release(now: datetime) -> int:
    """Hand over everything that may go out now and return how many messages that were."""
    began = time.monotonic()
    done = 0
    for kind in (_release_staff, _release_customers):
        while time.monotonic() - began < LONGEST_SECONDS:
            outcome = kind(now)
            if outcome is None:
                break
            done += outcome.count
    return done


def _due(now: datetime) -> Q:
    return Q(released_at=None) & (Q(hold_until=None) | Q(hold_until__lte=now))


def _claimed(person: str, now: datetime) -> Iterator[tuple[int, list[Message]]]:
    """The waiting messages of some people, locked: nobody else handles them meanwhile."""
    waiting = Message.objects.filter(_due(now), **{f"{person}__isnull": False})
    older = waiting.filter(**{person: OuterRef(person)}, pk__lt=OuterRef("pk"))
    tickets = _locked(waiting.filter(~Exists(older)))[:PEOPLE]
    whose = {getattr(ticket, person) for ticket in tickets}
    rows: defaultdict[int, list[Message]] = defaultdict(list)
    for message in _locked(waiting.filter(**{f"{person}__in": whose})):
        rows[getattr(message, person)].append(message)
    yield from rows.items()


def _locked(rows: QuerySet[Message]) -> QuerySet[Message]:
    return rows.select_for_update(skip_locked=True, of=("self",)).order_by("pk")


@transaction.atomic
def _release_staff(now: datetime) -> Outcome | None:
    claimed = dict(_claimed("recipient_id", now))
    if not claimed:
        return None
    users = User.objects.in_bulk(claimed)
    told = _announced(claimed, now)
    outcome = Outcome()
    for user_id, messages in claimed.items():
        passing = _not_held(messages, STAFF_QUIET, now, outcome)
        passing = _without_echoes(passing, told, outcome)
        for message in _digested(user_id, passing, now, outcome):
            outcome.deliveries += [
                _delivery(message, channel, now) for channel in _staff_channels(users[user_id])
            ]
    _write(outcome, now)
    return outcome


@transaction.atomic
def _release_customers(now: datetime) -> Outcome | None:
    claimed = dict(_claimed("customer_key", now)) or dict(_claimed("partner_key", now))
    if not claimed:
        return None
    outcome = Outcome()
    for messages in claimed.values():
        contact = people.contact_for(messages[0])
        passing = _not_held(messages, people.quiet_of(contact), now, outcome)
        for message in _newest_of_a_kind(passing, outcome):
            outcome.released.append(message.pk)
            outcome.deliveries.append(_first_try(message, contact, now))
    _write(outcome, now)
    return outcome


def _not_held(
    messages: Sequence[Message], quiet: Quiet, now: datetime, outcome: Outcome
) -> list[Message]:
    """Those that may go out; the others are put off to the end of the quiet."""
    passing = []
    for message in messages:
        at = release_time(now, message.urgent, quiet)
        if at > now:
            outcome.held[at].append(message.pk)
        else:
            passing.append(message)
    return passing


def _announced(claimed: Collection[int], now: datetime) -> dict[tuple[int, str, str], Message]:
    """What notices of the last day announced: (person, row, clock) → notice."""
    notices = Message.objects.filter(
        recipient_id__in=claimed, created_at__gte=now - ECHO, template__in=ANNOUNCES
    )
    return {
        (notice.recipient_id or 0, notice.link, clock): notice
        for notice in notices
        for clock in ANNOUNCES[notice.template]
    }


def _without_echoes(
    messages: Sequence[Message], told: dict[tuple[int, str, str], Message], outcome: Outcome
) -> list[Message]:
    """Fold the reminder at a clock's opening into the notice that announced it."""
    rest = []
    for message in messages:
        payload = message.payload
        key = (message.recipient_id or 0, message.link, str(payload.get("code")))
        opening = message.template == "clock.remind" and payload.get("step") == "created"
        if opening and key in told:
            outcome.folded.append((told[key], [message.pk]))
        else:
            rest.append(message)
    return rest


def _digested(
    user_id: int, messages: Sequence[Message], now: datetime, outcome: Outcome
) -> list[Message]:
    """What goes out: fresh urgent messages one by one, everything else as one when it is many."""
    alone = [m for m in messages if _speaks_alone(m)]
    rest = [m for m in messages if not _speaks_alone(m)]
    if len(rest) < 2:
        outcome.released += [m.pk for m in messages]
        return list(messages)
    late = sum(m.template in ("clock.breach", "clock.escalate") for m in rest)
    digest = Message(
        dedupe=f"digest:u{user_id}:{rest[0].pk}",
        recipient_id=user_id,
        template=DIGEST,
        payload={"count": len(rest), "late": late},
        urgent=any(m.urgent for m in rest),
        created_at=now,
    )
    outcome.folded.append((digest, [m.pk for m in rest]))
    outcome.released += [m.pk for m in alone]
    return [*alone, digest]


def _speaks_alone(message: Message) -> bool:
    return message.urgent and not message.payload.get("recovered")


def _newest_of_a_kind(messages: Sequence[Message], outcome: Outcome) -> list[Message]:
    """Of the same message about the same row, waiting several times, the customer gets the last."""
    newest: dict[tuple[str, str], Message] = {}
    for message in messages:
        key = (message.template, message.link)
        if key in newest:
            outcome.folded.append((message, [newest[key].pk]))
        newest[key] = message
    return list(newest.values())


def _staff_channels(user: User) -> list[str]:
    """In-app is the message itself; beside it whatever address the person has."""
    if not user.is_active:
        return []
    return ["email"] * bool(user.email) + ["im"] * bool(user.im_url)


def _first_try(message: Message, contact: CustomerContact | None, now: datetime) -> Delivery:
    """The first channel of a customer or partner; without one, somebody here calls."""
    if contact is not None and contact.opted_out:
        return _delivery(message, "none", now, status=Delivery.State.DROPPED, answer="opted out")
    channels = customer_channels(contact) if contact is not None else []
    if channels:
        return _delivery(message, channels[0], now)
    wants_call = contact is not None and contact.preferred_channel == "phone"
    call_instead(message, "please_call" if wants_call else "undelivered", now)
    answer = "by telephone" if wants_call else "no address"
    return _delivery(message, "phone", now, status=Delivery.State.DROPPED, answer=answer)


def _delivery(message: Message, channel: str, now: datetime, **more: str) -> Delivery:
    return Delivery(
        message=message,
        channel=channel,
        next_try_at=now,
        provider_key=provider_key(message, channel),
        **more,
    )


def provider_key(message: Message, channel: str) -> str:
    """The name under which a provider knows a delivery: the same in every attempt."""
    return hashlib.sha256(f"{message.dedupe}|{channel}".encode()).hexdigest()[:40]


def _write(outcome: Outcome, now: datetime) -> None:
    for until, keys in outcome.held.items():
        Message.objects.filter(pk__in=keys).update(hold_until=until)
    Message.objects.filter(pk__in=outcome.released).update(released_at=now)
    for into, keys in outcome.folded:
        if into.pk is None:
            into.released_at = now
            into.save(force_insert=True)
        Message.objects.filter(pk__in=keys).update(released_at=now, digest=into.pk)
    Delivery.objects.bulk_create(outcome.deliveries, ignore_conflicts=True)
