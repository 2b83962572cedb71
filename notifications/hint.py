"""After the commit a worker is told that there is something to send. It is a hint: the beat finds
it within a minute anyway, so a broker that is away must not fail, or slow down, anybody's work.
"""

import logging
import time

from django.db import transaction
from kombu.exceptions import OperationalError

from core import clock
from notifications.tasks import flush

log = logging.getLogger(__name__)

#: After a broker did not answer, nobody waits for it again so long.
SILENCE_SECONDS = 30.0


class _Broker:
    silent_until = 0.0


def flush_soon() -> None:
    """Once the transaction is committed, have the outbox flushed."""
    if clock.held() is None:  # a simulated time is not the workers' time
        transaction.on_commit(_tell, robust=True)


def _tell() -> None:
    if time.monotonic() < _Broker.silent_until:
        return
    try:
        flush.apply_async(retry=False)
    except OperationalError as error:
        _Broker.silent_until = time.monotonic() + SILENCE_SECONDS
        log.warning("broker.away", extra={"error": type(error).__name__})
