"""What readings say: the same times out of range, in whatever order and however often they come."""

import random
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from core import clock
from storage.measuring import BY_CLASS, RULES, episodes
from storage.models import Excursion, Reading, ZoneLimit
from storage.services import Value, take_in
from tests.storage.factories import BY, MINUTE, make_zone, measure

COLD = BY_CLASS["cold"]
START = timezone.now() - timedelta(days=2)


def values(*temperatures):
    return [Value(START + n * 10 * MINUTE, Decimal(t), None) for n, t in enumerate(temperatures)]


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        ((2, 3, 4), []),
        ((2, 5, 6, 3), [("hot", 10, 30, 6)]),
        ((5, 3, 5), [("hot", 0, 10, 5), ("hot", 20, None, 5)]),
        ((2, -1, -3, -2), [("cold", 10, None, -3)]),
        ((0, 4), []),  # both ends are allowed
    ],
)
def test_times_out_of_range(measured, told):
    found = [e for rule in RULES for e in episodes(rule, values(*measured), lambda at: COLD)]
    minutes = [
        (e.kind, (e.began - START) // MINUTE, e.ended and (e.ended - START) // MINUTE, e.worst)
        for e in found
    ]
    assert minutes == told


@given(st.lists(st.integers(-3, 8), min_size=1, max_size=30))
def test_every_reading_out_of_range_lies_in_one_episode(measured):
    rows = values(*measured)
    found = [e for rule in RULES for e in episodes(rule, rows, lambda at: COLD)]
    out = [row for row in rows if not 0 <= row.temperature <= 4]
    assert sum(e.measured for e in found) == len(out)
    assert all(e.ended is None or e.began < e.ended for e in found)


def told(zone):
    rows = Excursion.objects.filter(zone=zone).order_by("kind", "began_at")
    return [(r.kind, r.began_at, r.ended_at, r.worst, r.measured) for r in rows]


@pytest.mark.django_db
@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_order_and_repetition_change_nothing(seed):
    with transaction.atomic():
        dice = random.Random(seed)
        straight, mixed = make_zone(), make_zone()
        rows = values(*[dice.choice([1, 2, 3, 5, 7, -2]) for _ in range(12)])
        take_in(straight, rows, source="hand", by=BY)
        pieces = rows * 2
        dice.shuffle(pieces)
        while pieces:
            size = dice.randint(1, 4)
            take_in(mixed, pieces[:size], source="hand", by=BY)
            pieces = pieces[size:]
        assert told(straight) == told(mixed)
        assert Reading.objects.filter(zone=mixed).count() == len(rows)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_limits_count_from_their_day_on():
    zone = make_zone("room")
    today = timezone.localdate(clock.now())
    ZoneLimit.objects.create(zone=zone, since=today, t_min=10, t_max=30, rh_min=30, rh_max=80)
    measure(zone, 28)
    assert told(zone) == []
    measure(zone, 28, since=clock.now() - timedelta(days=3))
    assert [row[0] for row in told(zone)] == ["hot"]


@pytest.mark.django_db
def test_a_zone_without_limits_has_no_alarm():
    zone = make_zone("special")
    measure(zone, 50, -20)
    assert told(zone) == []


@pytest.mark.django_db
def test_what_was_measured_stays():
    measure(make_zone(), 2)
    for sql in ("UPDATE storage_reading SET temperature = 3", "DELETE FROM storage_reading"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
