"""The log of sensitive reads, and the limit on how much one person may reveal in an hour.

Health data, telephone numbers, addresses and identity numbers are masked by default; whoever opens
them says why, and the row that says so is written before the value is shown (requirements K1, K2).
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from core import clock
from core.actors import Actor
from core.errors import TooMany
from core.locks import one_at_a_time
from core.models import AccessLog

#: What is revealed value by value, and counts towards the limit.
SECRETS = frozenset({"phone", "address", "id_number", "email"})
REVEALS_PER_HOUR = 30


def record(by: Actor, customer_key: int, row_key: str, what: str, reason: str = "") -> AccessLog:
    """Write that ``by`` is about to see ``what`` of a customer."""
    return AccessLog.objects.create(**_row(by, customer_key, row_key, what, reason))


def record_many(by: Actor, rows: Iterable[tuple[int, str]], what: str, reason: str = "") -> None:
    """The same for a list or an export: one row for each (customer, row) that is shown."""
    AccessLog.objects.bulk_create(
        AccessLog(**_row(by, customer, row, what, reason)) for customer, row in rows
    )


def reveal(by: Actor, customer_key: int, row_key: str, what: str, reason: str) -> AccessLog:
    """Record one reveal, or raise ``TooMany`` when the person's hour is used up."""
    if what not in SECRETS:
        raise ValueError(f"{what} is not revealed value by value")
    with transaction.atomic():
        one_at_a_time(f"reveal:{by.id}")  # two clicks at once must not both be the thirtieth
        if revealed(by) >= REVEALS_PER_HOUR:
            raise TooMany(
                _("You have revealed %(count)s values within an hour. Ask your lead.")
                % {"count": REVEALS_PER_HOUR}
            )
        return record(by, customer_key, row_key, what, reason)


def revealed(by: Actor) -> int:
    """How many values the person has revealed within the last hour."""
    since = clock.now() - timedelta(hours=1)
    mine = AccessLog.objects.filter(actor_kind=by.kind, actor_id=by.id, at__gt=since)
    return mine.filter(what__in=SECRETS).count()


def _row(by: Actor, customer_key: int, row_key: str, what: str, reason: str) -> dict[str, object]:
    return {
        "actor_kind": by.kind,
        "actor_id": by.id,
        "actor_name": by.name,
        "customer_key": customer_key,
        "row_key": row_key,
        "what": what,
        "reason": reason[:200],
        "at": clock.now(),
    }
