"""The watch reads our own texts and a feed; whoever is on duty is told within 30 seconds."""

from datetime import timedelta

import pytest

from accounts.roles import Role
from core import clock
from core.steps import perform
from crises import services
from crises.models import Alert, Duty, Review
from notifications import outbox
from notifications.models import Message
from sla.models import Clock
from tests.api.client import Api
from tests.orders.factories import make_user

pytestmark = pytest.mark.django_db
POST = {"platform": "点评", "external_id": "r-1", "text": "吃完过敏,要曝光", "shares": 600}


@pytest.fixture
def marketing():
    return make_user(Role.MARKETING)


def test_a_complaint_with_such_words_is_an_alert(desk):
    row = desk.open(text="我要找律师起诉")
    alert = Alert.objects.get()
    assert (alert.source_key, alert.words) == (row.key, "律师、起诉")
    assert alert.duty == desk.lead


def test_whoever_is_on_duty_is_told_at_night_too(desk):
    now = clock.now()
    duty = make_user(Role.OPERATIONS)
    Duty.objects.create(
        user=duty, starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1)
    )
    desk.open(text="要去曝光")
    told = Message.objects.get(template="watch_alert")
    assert (told.recipient, told.urgent) == (duty, True)


def test_it_counts_as_pushed_when_the_message_is_out(desk):
    desk.open(text="要去曝光")
    assert services.confirm_pushes() == 0
    outbox.release(clock.now())
    assert services.confirm_pushes() == 1
    assert services.confirm_pushes() == 0
    owed = Clock.objects.get(code="watch_alert")
    assert (Alert.objects.get().state, owed.state, owed.late_seconds) == ("pushed", "met", 0)
    assert owed.due_at - owed.trigger_at == timedelta(seconds=30)


def test_the_feed_takes_a_review_once(desk, marketing):
    api = Api(marketing)
    assert api.post("public-reviews/", POST).status_code == 201
    assert api.post("public-reviews/", {**POST, "shares": 900}).status_code == 201
    assert Review.objects.get().shares == 900
    assert Alert.objects.count() == 2  # two rules, each once
    assert POST["text"] not in api.get("public-reviews/").content.decode()


def test_a_harmless_review_is_kept_and_nothing_more(desk, marketing):
    Api(marketing).post("public-reviews/", {**POST, "text": "服务很好"})
    assert (Review.objects.count(), Alert.objects.count()) == (1, 0)


@pytest.mark.parametrize("change", [{"text": ""}, {"shares": -1}, {"platform": "x" * 31}])
def test_a_bad_review_is_refused(desk, marketing, change):
    assert Api(marketing).post("public-reviews/", {**POST, **change}).status_code == 422
    assert not Review.objects.exists()


def test_only_the_feed_posts(desk):
    assert Api(desk.cs).post("public-reviews/", POST).status_code == 403
    assert Api(desk.coach).post("public-reviews/", POST).status_code == 403


def test_an_alert_is_taken_care_of_or_dismissed(desk):
    desk.open(text="要去曝光")
    alert = perform(Alert.objects.get(), "acknowledge", by=desk.lead.actor, note="已联系客户")
    assert (alert.state, alert.handled_by) == ("acknowledged", desk.lead)
