"""The log of sensitive reads and its limit."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from core import access, clock
from core.actors import Actor
from core.errors import TooMany
from core.models import AccessLog

pytestmark = pytest.mark.django_db
ME = Actor(kind="staff", id=7, name="王敏")
OTHER = Actor(kind="staff", id=8, name="李静")


def reveal(by=ME):
    return access.reveal(by, 1, "customers.customer:1", "phone", "回访")


def test_a_row_says_who_what_of_whom_and_why():
    access.record(ME, 1, "health_records.healthrecord:3", "health_record", "审核")

    row = AccessLog.objects.get()
    assert (row.actor_id, row.actor_name, row.customer_key) == (7, "王敏", 1)
    assert (row.row_key, row.what) == ("health_records.healthrecord:3", "health_record")
    assert row.reason == "审核"


def test_many_rows_are_written_at_once(django_assert_num_queries):
    with clock.holding(clock.now()), django_assert_num_queries(1):
        access.record_many(ME, [(n, f"customers.customer:{n}") for n in range(50)], "export")

    assert AccessLog.objects.count() == 50


@pytest.mark.parametrize("change", ["UPDATE", "DELETE"])
def test_the_log_cannot_be_changed(change):
    row = reveal()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AccessLog.objects.filter(pk=row.pk).update(
            reason=""
        ) if change == "UPDATE" else row.delete()


def test_the_thirty_first_reveal_within_an_hour_is_refused():
    for _ in range(30):
        reveal()

    with pytest.raises(TooMany, match="30"):
        reveal()
    assert AccessLog.objects.count() == 30


def test_other_people_and_other_reads_do_not_count():
    for _ in range(30):
        access.record(ME, 1, "x:1", "health_record")
        reveal(OTHER)

    assert reveal().pk


def test_an_hour_later_it_works_again():
    with clock.holding(clock.now()) as _:
        start = clock.now()
        for _ in range(30):
            reveal()
    with clock.holding(start + timedelta(minutes=61)):
        assert reveal().pk


def test_only_declared_values_are_revealed():
    with pytest.raises(ValueError, match="allergies"):
        access.reveal(ME, 1, "x:1", "allergies", "")
