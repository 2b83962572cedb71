"""Many people writing at once: numbers without gaps, one message per client id."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from accounts.roles import TEAM_ROLES
from groupchat import services
from groupchat.models import Message
from tests.groupchat.factories import active_group, member

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 8


def at_once(calls):
    def run(call):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, calls))


def test_numbers_have_no_gaps_and_no_doubles():
    group = active_group()
    first = group.last_seq
    people = [member(group, role).actor for role in TEAM_ROLES] * 2
    at_once([lambda by=by: services.post(group=group, by=by, text="好") for by in people])
    numbers = sorted(Message.objects.filter(seq__gt=first).values_list("seq", flat=True))
    assert numbers == list(range(first + 1, first + 1 + len(people)))


def test_the_same_message_sent_at_once_is_one():
    group = active_group()
    by = member(group, "head_coach").actor
    send = [lambda: services.post(group=group, by=by, text="好", client_id="x").pk] * THREADS
    assert len(set(at_once(send))) == 1


def test_opening_at_once_makes_one_group():
    order = active_group().order
    type(order).objects.filter(pk=order.pk)
    assert len({g.pk for g in at_once([lambda: services.open(order=order)] * THREADS)}) == 1
