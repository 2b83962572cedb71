"""Leave is asked for by the person, and decided by the lead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Absence
from core import clock
from tests.accounts.factories import approved, make_branch, make_leave, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(client):
    branch = make_branch()
    me, deputy = (make_user("admin_clerk", branch=branch) for _ in range(2))
    client.force_login(me)
    return me, deputy


def asked(deputy, hours=8, **changed):
    start = timezone.localtime(clock.now()) + timedelta(days=1)
    days = {"starts_at": start, "ends_at": start + timedelta(hours=hours)}
    return {k: f"{v:%Y-%m-%dT%H:%M}" for k, v in days.items()} | {"deputy": deputy.pk, **changed}


def test_a_request_waits_for_the_lead(client, team):
    me, deputy = team
    response = client.post("/absences/new/", asked(deputy))
    leave = Absence.objects.get()
    assert response.status_code == 303
    assert (leave.user, leave.deputy, leave.state) == (me, deputy, "requested")


def test_the_deputy_is_a_colleague_of_the_branch(client, team):
    response = client.post("/absences/new/", asked(make_user(branch=make_branch())))
    assert response.status_code == 422
    assert "deputy" in response.context["form"].errors


def test_leave_has_a_length(client, team):
    response = client.post("/absences/new/", asked(team[1], hours=0))
    assert response.status_code == 422
    assert "ends_at" in response.context["form"].errors
    assert "必须晚于" in response.text


def test_nobody_is_away_twice(client, team):
    client.post("/absences/new/", asked(team[1]))
    assert client.post("/absences/new/", asked(team[1])).status_code == 422


def test_a_deputy_who_is_away_cannot_stand_in(client, team):
    approved(make_leave(team[1], make_user()))
    response = client.post("/absences/new/", asked(team[1]))
    assert response.status_code == 422
    assert "另选一人" in response.text


def test_the_form_asks_for_a_colleague(client, team):
    page = client.get("/absences/new/")
    assert page.status_code == 200
    assert team[1].full_name in page.text
    assert 'type="datetime-local"' in page.text


def test_nobody_decides_about_their_own_leave(client):
    director = make_user("branch_director", branch=make_branch())
    client.force_login(director)
    leave = make_leave(director)
    for step in ("approve", "refuse"):
        url = f"/absences/{leave.pk}/steps/{step}/"
        assert client.post(url, {"version": 0, "reason": "x"}).status_code == 403


def test_a_colleague_does_not_withdraw_it(client, team):
    me, deputy = team
    mine, theirs = make_leave(me), make_leave(deputy, me)
    assert client.post(f"/absences/{mine.pk}/steps/withdraw/", {"version": 0}).status_code == 303
    assert client.post(f"/absences/{theirs.pk}/steps/withdraw/", {"version": 0}).status_code == 403
