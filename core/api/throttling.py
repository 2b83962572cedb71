"""Slowing down whoever knocks with a wrong key; without the cache nobody is kept out."""

from django.core.cache import cache
from django.utils.translation import gettext as _
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from core.errors import TooMany

PER_MINUTE = 120


class Knocking(BaseThrottle):
    """Counts refused signatures per address and minute. Good ones are never counted."""

    @classmethod
    def check(cls, request: Request) -> None:
        """429 when this address has been refused too often within a minute."""
        key = f"knock:{cls().get_ident(request)}"[:120]
        try:
            cache.add(key, 0, timeout=60)
            count = cache.incr(key)
        except (RedisError, ValueError):  # the cache is down, or the minute ended between the two
            return
        if count > PER_MINUTE:
            raise TooMany(_("Too many wrong signatures. Try again in a minute."))
