"""A time for a video call: whoever has the customer on the telephone books the coach, once."""

from datetime import timedelta
from functools import partial

import pytest

from accounts.roles import Role
from core import clock
from core.errors import Forbidden, Invalid
from customers.models import TeamMember
from plans.models import CoachingSession
from tests.inventory.racing import race
from tests.plans.factories import at, do, make_user, member, submitted

pytestmark = pytest.mark.django_db
TEN = at("2026-12-01 10:00")


@pytest.fixture
def calls():
    """The first call of each of two customers of one coach."""
    clock.hold(at("2026-11-23 09:00"))
    plans = [submitted(), submitted()]
    coach = member(plans[0], Role.HEAD_COACH)
    theirs = TeamMember.objects.filter(case_key=plans[1].case_key, role=Role.HEAD_COACH)
    theirs.update(user=coach)
    yield [plan.sessions.get(session_no=1) for plan in plans]
    clock.hold(None)


def book(call, moment=TEN, role=Role.HEALTH_MANAGER):
    return do(call, "move", role, agreed_at=moment, reason="客户方便的时间")


def booked():
    return CoachingSession.objects.exclude(agreed_at=None).count()


@pytest.mark.parametrize("minutes", [-29, 0, 29])
def test_a_coach_has_one_call_at_a_time(calls, minutes):
    book(calls[0])
    with pytest.raises(Invalid, match="2026-12-01 10:00"):
        book(calls[1], TEN + timedelta(minutes=minutes))
    assert booked() == 1


@pytest.mark.parametrize("minutes", [-30, 30])
def test_one_call_after_the_other_is_two_calls(calls, minutes):
    book(calls[0])
    book(calls[1], TEN + timedelta(minutes=minutes))
    assert booked() == 2


def test_another_coach_is_free(calls):
    other = make_user(Role.HEAD_COACH)
    case = calls[1].case_key
    TeamMember.objects.filter(case_key=case, role=Role.HEAD_COACH).update(user=other)
    book(calls[0])
    book(calls[1])
    assert booked() == 2


def test_the_same_call_can_be_agreed_anew(calls):
    assert book(book(calls[0]), TEN + timedelta(minutes=10)).agreed_at.minute == 10


@pytest.mark.parametrize("role", [Role.CUSTOMER_SERVICE, Role.ASSISTANT_COACH, Role.HEAD_COACH])
def test_whoever_talks_to_the_customer_books(calls, role):
    assert book(calls[0], role=role).agreed_at == TEN


def test_who_does_not_serve_the_customer_does_not_book(calls):
    clerk = make_user(Role.ADMIN_CLERK, branch=calls[0].plan.order.branch)
    TeamMember.objects.filter(case_key=calls[0].case_key, role=Role.HEALTH_MANAGER).update(
        user=clerk
    )
    with pytest.raises(Forbidden):
        book(calls[0])


def test_a_taken_time_is_said_beside_the_field_and_the_words_stay(client, calls):
    book(calls[0])
    client.force_login(member(calls[1].plan, Role.HEALTH_MANAGER))
    sent = {"version": calls[1].version, "agreed_at": "2026-12-01T10:10", "reason": "客户想提前"}
    page = client.post(f"/sessions/{calls[1].pk}/steps/move/", sent)
    assert page.status_code == 422
    assert "教练在 2026-12-01 10:00 已有另一场沟通" in page.text
    assert "客户想提前" in page.text


def test_a_call_is_found_by_the_customers_name(client, calls):
    client.force_login(member(calls[0].plan, Role.HEALTH_MANAGER))
    found = client.post("/search/", {"text": "李小梅"}, headers={"HX-Target": "found"}).text
    assert f'href="/sessions/{calls[0].pk}/"' in found


@pytest.mark.django_db(transaction=True)
def test_two_who_book_at_once_book_one_time(calls):
    _first, second = race(partial(book, calls[0]), partial(book, calls[1]))
    assert isinstance(second, Invalid)
    assert booked() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_would(calls, monkeypatch):
    monkeypatch.setattr(CoachingSession, "lock_coach", lambda self: None)
    race(partial(book, calls[0]), partial(book, calls[1]))
    assert booked() == 2
