"""What the test database can do is what the product relies on."""

import pytest
from django.core.cache import cache
from django.db import connection

from dma.host.home import broker_url, cache_url


@pytest.mark.django_db
def test_database_when_chinese_then_trigrams_work() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        cursor.execute("SELECT array_length(show_trgm('高血压管理'), 1)")
        (count,) = cursor.fetchone()

    assert count == 6


def test_cache_when_written_then_read_from_the_broker_server() -> None:
    cache.set("platform", "kept", 10)

    assert cache.get("platform") == "kept"


@pytest.mark.parametrize(
    ("given", "broker", "cached"),
    [
        (
            "unix:///r/v.sock?db=0",
            "redis+socket:///r/v.sock?virtual_host=0",
            "unix:///r/v.sock?db=1",
        ),
        ("redis://h:6379/0", "redis://h:6379/0", "redis://h:6379/1"),
        ("rediss://u:p@h/0?ssl=1", "rediss://u:p@h/0?ssl=1", "rediss://u:p@h/1?ssl=1"),
    ],
)
def test_redis_url_when_translated_then_each_library_understands(
    given: str, broker: str, cached: str
) -> None:
    assert broker_url(given) == broker
    assert cache_url(given) == cached
