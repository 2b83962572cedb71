"""Waiting in line for something that has no row yet, by its name."""

from core.prepared import Statement

_wait = Statement("SELECT pg_advisory_xact_lock(hashtextextended(%(name)s, 0))")


def one_at_a_time(name: str) -> None:
    """Whoever comes second with the same name waits until the first one's transaction ends."""
    _wait(name=name)
