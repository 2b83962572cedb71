"""The demo's time machine: only forwards, in order, and only in the demo."""

from datetime import timedelta

import pytest

from core import clock
from dma.timemachine import next_stop
from plans.models import Plan
from tests.plans.factories import local, make_user, ready

pytestmark = pytest.mark.django_db


@pytest.fixture
def travel(client, settings):
    """Time goes as the database says: nothing is held here."""
    settings.DMA_ENV = "demo"
    client.force_login(make_user("supervisor"))
    clock.hold(None)
    return lambda by: client.post("/time-machine/jump/", {"by": by}, follow=True)


def test_is_not_there_outside_the_demo(client):
    client.force_login(make_user("supervisor"))
    assert client.get("/time-machine/").status_code == 404
    assert client.post("/time-machine/jump/", {"by": "hour"}).status_code == 404
    assert "/time-machine/" not in client.get("/").text


def test_an_hour_on(travel):
    before = clock.now()
    assert "时间机器" in travel("hour").text
    assert timedelta(minutes=59) < clock.now() - before < timedelta(minutes=61)


def test_a_plan_starts_on_the_way_and_is_told(travel):
    plan = ready()
    assert Plan.objects.get(pk=plan.pk).state == "ready"
    page = travel("day")
    assert Plan.objects.get(pk=plan.pk).state == "running"
    assert page.context["step_count"] > 0
    assert local(Plan.objects.get(pk=plan.pk).started_at).hour == 0


def test_to_the_next_deadline(travel):
    ready()
    wanted = next_stop(after=clock.now())
    travel("next")
    assert abs(clock.now() - wanted) < timedelta(seconds=30)


def test_without_a_deadline_time_stays(travel):
    before = clock.now()
    assert "没有可以跳转的时限" in travel("next").text
    assert clock.now() - before < timedelta(minutes=1)
