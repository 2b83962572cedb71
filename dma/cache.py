"""The cache on the broker's server. When it is away the product is slower, not broken."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import ConnectionError as AwayError
from redis.exceptions import TimeoutError as SlowError

logger = structlog.get_logger(__name__)


@contextmanager
def forgiving() -> Iterator[None]:
    """An unreachable cache is an empty one; anything else is still an error."""
    try:
        yield
    except (AwayError, SlowError) as error:
        logger.warning("cache_away", error=str(error))


class ForgivingClient(RedisCacheClient):
    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        with forgiving():
            return bool(super().add(key, value, timeout))
        return True

    def get(self, key: Any, default: Any) -> Any:
        with forgiving():
            return super().get(key, default)
        return default

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        with forgiving():
            super().set(key, value, timeout)

    def delete(self, key: Any) -> bool:
        with forgiving():
            return bool(super().delete(key))
        return False

    def get_many(self, keys: Any) -> dict[Any, Any]:
        with forgiving():
            return dict(super().get_many(keys))
        return {}

    def set_many(self, data: Any, timeout: Any) -> None:
        with forgiving():
            super().set_many(data, timeout)


class ForgivingRedisCache(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient
