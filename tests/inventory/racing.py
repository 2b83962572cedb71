"""Two sides at the same rows: the first stays in its transaction until the second waits."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from django.db import connection, connections, transaction

WAITING = (
    "SELECT count(*) FROM pg_locks"
    " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
)
PATIENCE = 20.0


def someone_waits() -> bool:
    """Whether another connection is blocked by this one."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return bool(cursor.fetchone()[0])


def until_someone_waits(other: Future) -> None:
    """Return when another connection waits for a lock, or when the other side is through."""
    tick = Event()
    for _ in range(int(PATIENCE / 0.01)):
        if other.done() or someone_waits():
            return
        tick.wait(0.01)
    raise AssertionError("the second side never came to the rows of the first")


def outcome(side: Callable[[], object]) -> object:
    """What a side answered, or the exception it ended with."""
    try:
        with transaction.atomic():
            return side()
    except Exception as error:  # noqa: BLE001 - the kind of failure is what the tests look at
        return error
    finally:
        connections.close_all()


def race(first: Callable[[], object], second: Callable[[], object]) -> tuple[object, object]:
    """Do ``first`` and keep it uncommitted until ``second`` waits behind it; both outcomes."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            result = first()
            other = pool.submit(outcome, second)
            until_someone_waits(other)
        return result, other.result(PATIENCE)


def at_once(*sides: Callable[[], object]) -> list[object]:
    """Do all of them in threads of their own; the outcomes in the same order."""
    with ThreadPoolExecutor(len(sides)) as pool:
        return [f.result(PATIENCE) for f in [pool.submit(outcome, side) for side in sides]]
