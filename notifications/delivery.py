"""Delivery: claim, send, record. A killed worker's claim runs out and the attempt is repeated.

At least once to the provider, effectively once by the delivery's key: it is the same in every
attempt, and after an attempt whose fate is unknown the provider is asked before it is repeated.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from core import clock
from notifications import people
from notifications.channels import (
    CONFIRMING,
    Letter,
    Permanent,
    Temporary,
    channel,
    customer_channels,
)
from notifications.letters import compose
from notifications.models import Delivery, Message
from notifications.outbox import provider_key
from notifications.quiet import STAFF_QUIET, release_time
from notifications.unreached import call_instead

log = logging.getLogger(__name__)

MOST_TRIES = 8
#: Longer than any provider takes; after it a claim without a result is open to others.
LEASE = timedelta(minutes=2)
FIRST_PAUSE = timedelta(minutes=1)
#: A receipt is asked for so long after sending, then this often, then no more.
RECEIPT_AFTER, RECEIPT_AGAIN = timedelta(minutes=5), timedelta(minutes=30)
RECEIPT_UNTIL = timedelta(days=2)
NO_ANSWER = "no answer"


def due(limit: int = 500) -> list[int]:
    """What waits to be sent now, the oldest first."""
    waiting = Delivery.objects.filter(status=Delivery.State.QUEUED, next_try_at__lte=clock.now())
    return list(waiting.order_by("next_try_at").values_list("pk", flat=True)[:limit])


def deliver(ids: Iterable[int]) -> int:
    """Send these deliveries, as far as nobody else does; how many went out."""
    return sum(_deliver_one(pk) for pk in ids)


def unconfirmed(limit: int = 100) -> list[int]:
    """What was sent but not confirmed, where the provider can tell and it is time to ask."""
    now = clock.now()
    sent = Delivery.objects.filter(
        status=Delivery.State.SENT,
        channel__in=CONFIRMING,
        received_at=None,
        next_try_at__lte=now,
        sent_at__gt=now - RECEIPT_UNTIL,
    )
    return list(sent.order_by("next_try_at").values_list("pk", flat=True)[:limit])


def confirm(ids: Iterable[int]) -> int:
    """Ask what became of these; what did not arrive goes the way of every failure."""
    return sum(_confirm_one(pk) for pk in ids)


def _confirm_one(pk: int) -> bool:
    now = clock.now()
    mine = Delivery.objects.filter(pk=pk, received_at=None, next_try_at__lte=now)
    if not mine.update(next_try_at=now + RECEIPT_AGAIN):
        return False
    delivery = Delivery.objects.get(pk=pk)
    provider = channel(delivery.channel)
    try:
        arrived = provider.received(compose(delivery)) if provider else None
    except (Permanent, Temporary):
        return False
    if arrived:
        Delivery.objects.filter(pk=pk).update(received_at=now)
    elif arrived is False:
        _give_up(delivery, "not received")
    return bool(arrived)


def _deliver_one(pk: int) -> bool:
    claimed = _claim(pk, clock.now())
    if claimed is None:
        return False
    delivery, fate_unknown = claimed
    try:
        answer = _send(delivery, fate_unknown)
    except Permanent as refusal:
        _give_up(delivery, str(refusal))
        return False
    except Temporary as trouble:
        _put_off(delivery, str(trouble))
        return False
    except Exception as error:  # a fault of one message must not stop the others
        log.warning("delivery.fault", extra={"delivery": pk, "error": type(error).__name__})
        _put_off(delivery, type(error).__name__)
        return False
    now = clock.now()
    sent = {"status": Delivery.State.SENT, "sent_at": now, "next_try_at": now + RECEIPT_AFTER}
    _record(delivery, answer=answer, **sent)
    return True


@transaction.atomic
def _claim(pk: int, now: datetime) -> tuple[Delivery, bool] | None:
    """Take a delivery for the length of a lease; also whether its last attempt went unanswered."""
    queued = Delivery.objects.filter(pk=pk, status=Delivery.State.QUEUED, next_try_at__lte=now)
    delivery = queued.select_for_update(skip_locked=True).first()
    if delivery is None:
        return None
    fate_unknown = delivery.attempts > 0 and not delivery.answer
    if delivery.attempts >= MOST_TRIES:
        _give_up(delivery, delivery.answer or NO_ANSWER)
        return None
    delivery.attempts += 1
    delivery.tried.append(now)
    delivery.answer = ""
    delivery.next_try_at = now + LEASE
    delivery.save(update_fields=["attempts", "tried", "answer", "next_try_at"])
    return delivery, fate_unknown


def _send(delivery: Delivery, fate_unknown: bool) -> str:
    provider = channel(delivery.channel)
    if provider is None:
        raise Permanent("this channel is not set up")
    letter: Letter = compose(delivery)
    found = provider.find(letter) if fate_unknown else None
    return found or provider.send(letter)


def _record(delivery: Delivery, **result: object) -> bool:
    """Keep the result of this attempt, unless its lease ran out and another attempt began."""
    result["answer"] = (str(result["answer"]) or NO_ANSWER)[:300]
    mine = Delivery.objects.filter(
        pk=delivery.pk, status=delivery.status, attempts=delivery.attempts
    )
    return bool(mine.update(**result))


def _put_off(delivery: Delivery, why: str) -> None:
    """Try again later: after 1, 2, 4 … minutes, not in the reader's quiet hours."""
    if delivery.attempts >= MOST_TRIES:
        _give_up(delivery, why)
        return
    message = Message.objects.get(pk=delivery.message_id)
    at = clock.now() + FIRST_PAUSE * 2 ** (delivery.attempts - 1)
    quiet = STAFF_QUIET
    if message.recipient_id is None:
        quiet = people.quiet_of(people.contact_for(message))
    _record(delivery, answer=why, next_try_at=release_time(at, message.urgent, quiet))


@transaction.atomic
def _give_up(delivery: Delivery, why: str) -> None:
    """It failed for good: the customer's next channel takes over, or customer service calls."""
    if not _record(delivery, status=Delivery.State.FAILED, answer=why):
        return
    message = Message.objects.get(pk=delivery.message_id)
    log.warning("delivery.failed", extra={"delivery": delivery.pk, "channel": delivery.channel})
    if message.recipient_id is not None:
        return  # staff have it in the product
    contact = people.contact_for(message)
    tried = set(message.deliveries.values_list("channel", flat=True))
    left = [name for name in customer_channels(contact) if name not in tried] if contact else []
    now = clock.now()
    if not left:
        call_instead(message, "undelivered", now)
        return
    Delivery.objects.create(
        message=message,
        channel=left[0],
        next_try_at=now,
        provider_key=provider_key(message, left[0]),
    )
