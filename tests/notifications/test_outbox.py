"""What goes out when, alone or folded, to which channels."""

from datetime import time, timedelta

import pytest

from core import clock
from notifications.models import Delivery, Message
from notifications.outbox import release
from notifications.selectors import inbox, unread_count
from tests.accounts.factories import make_user
from tests.notifications.factories import (
    CUSTOMER,
    contact,
    local,
    make_message,
    make_reminder,
    to_customer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user("admin_clerk", email="clerk@example.com")


def release_at(text):
    clock.hold(local(text))
    return release(clock.now())


def channels(message):
    return set(message.deliveries.values_list("channel", flat=True))


def test_a_message_goes_to_every_address_of_the_person(noon):
    message = make_message(make_user(email="a@example.com", im_url="wecombot://key"))
    assert release(noon) == 1
    assert channels(message) == {"email", "im"}


def test_without_an_address_the_product_itself_is_the_channel(noon):
    user = make_user()
    message = make_message(user)
    release(noon)
    assert channels(message) == set()
    assert list(inbox(user)) == [message]
    assert unread_count(user) == 1


def test_a_second_release_changes_nothing(noon, clerk):
    make_message(clerk)
    assert (release(noon), release(noon)) == (1, 0)
    assert Delivery.objects.count() == 1


def test_who_has_left_gets_no_mail(noon, clerk):
    clerk.is_active = False
    clerk.save()
    message = make_message(clerk)
    release(noon)
    assert channels(message) == set()


def test_quiet_hours_hold_what_is_not_urgent(clerk):
    clock.hold(local("2026-11-20 23:00"))
    held = make_message(clerk)
    breach = make_message(clerk, template="clock.breach", urgent=True)
    assert release_at("2026-11-20 23:00") == 1
    assert list(inbox(clerk)) == [breach]
    held.refresh_from_db()
    assert held.hold_until == local("2026-11-21 08:00")
    assert release_at("2026-11-21 07:59") == 0
    assert release_at("2026-11-21 08:00") == 1


def test_what_the_night_held_comes_as_one(clerk):
    clock.hold(local("2026-11-20 23:00"))
    night = [make_message(clerk) for _ in range(3)]
    release_at("2026-11-20 23:00")
    release_at("2026-11-21 08:00")
    digest = inbox(clerk).get()
    assert (digest.template, digest.payload) == ("digest", {"count": 3, "late": 0})
    assert set(digest.folded.all()) == set(night)
    assert Delivery.objects.get().message == digest


def test_several_at_once_fold_and_urgent_ones_stay_alone(noon, clerk):
    folded = [make_message(clerk) for _ in range(2)]
    urgent = make_message(clerk, template="clock.breach", urgent=True)
    release(noon)
    digest, alone = sorted(inbox(clerk), key=lambda m: m.template != "digest")
    assert alone == urgent
    assert set(digest.folded.all()) == set(folded)


def test_after_an_outage_everything_is_one_digest_even_at_night(clerk):
    clock.hold(local("2026-11-20 23:00"))
    for kind in ("breach", "escalate", "breach"):
        make_reminder(clerk, template=f"clock.{kind}", urgent=True, payload={"recovered": True})
    release_at("2026-11-20 23:00")
    digest = inbox(clerk).get()
    assert digest.urgent
    assert digest.payload == {"count": 3, "late": 3}
    assert Delivery.objects.count() == 1


def test_everybody_has_a_digest_of_their_own(noon):
    users = [make_user() for _ in range(3)]
    for user in users * 2:
        make_message(user)
    release(noon)
    assert [inbox(user).get().template for user in users] == ["digest"] * 3


def test_more_people_than_one_round_takes(noon, monkeypatch):
    monkeypatch.setattr("notifications.outbox.PEOPLE", 2)
    for _ in range(5):
        make_message()
    assert release(noon) == 5


def test_the_reminder_at_the_opening_says_nothing_new_after_the_notice(noon, clerk):
    notice = make_message(clerk, template="record_awaiting", link="h.record:1")
    release(noon)
    opening = {"link": "h.record:1", "payload": {"code": "review_health_record"}}
    echo = make_reminder(clerk, "created", **opening)
    later = make_reminder(clerk, "50%", **opening)
    release(noon + timedelta(seconds=20))
    assert list(inbox(clerk)) == [later, notice]
    assert list(notice.folded.all()) == [echo]


def test_the_opening_of_another_clock_is_told(noon, clerk):
    make_message(clerk, template="plan_ended", link="plans.plan:1")
    release(noon)
    make_reminder(clerk, "created", link="plans.plan:1", payload={"code": "third_video_call"})
    release(noon)
    assert inbox(clerk).count() == 2


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ({}, "sms"),
        ({"wechat_openid": "o"}, "wechat"),
        ({"wechat_openid": "o", "preferred_channel": "sms"}, "sms"),
        ({"email": "a@example.com", "preferred_channel": "email"}, "email"),
        ({"preferred_channel": "email"}, "sms"),
        ({"phone": "", "email": "a@example.com"}, "email"),
    ],
)
def test_a_customer_hears_by_the_preferred_channel_that_works(noon, customers, known, first):
    customers[CUSTOMER] = contact(**known)
    message = to_customer()
    release(noon)
    assert channels(message) == {first}


def test_customers_sleep_longer(customers):
    clock.hold(local("2026-11-20 21:00"))
    to_customer()
    assert release_at("2026-11-20 21:00") == 0
    assert release_at("2026-11-21 09:00") == 1


def test_a_customer_has_quiet_hours_of_their_own(customers):
    customers[CUSTOMER] = contact(quiet_start=time(12), quiet_end=time(15))
    clock.hold(local("2026-11-20 12:30"))
    to_customer()
    assert release_at("2026-11-20 12:30") == 0
    assert release_at("2026-11-20 15:00") == 1


def test_a_customer_gets_the_same_reminder_once_after_the_night(customers):
    clock.hold(local("2026-11-20 23:00"))
    older, newer = to_customer(), to_customer()
    other = to_customer(template="customer.plan_started")
    release_at("2026-11-20 23:00")
    release_at("2026-11-21 09:00")
    older.refresh_from_db()
    assert older.digest == newer
    sent = Delivery.objects.values_list("message", flat=True)
    assert set(sent) == {newer.pk, other.pk}


def told_service():
    return set(Message.objects.filter(recipient__isnull=False).values_list("template", flat=True))


def test_who_prefers_the_telephone_is_called(noon, customers):
    make_user("customer_service")
    customers[CUSTOMER] = contact(preferred_channel="phone")
    message = to_customer()
    release(noon)
    assert message.deliveries.get().status == "dropped"
    assert told_service() == {"please_call"}


@pytest.mark.parametrize("known", [None, contact(phone="")])
def test_who_has_no_address_is_a_task_of_customer_service(noon, customers, known):
    service = make_user("customer_service")
    customers[CUSTOMER] = known
    to_customer()
    release(noon)
    task = Message.objects.get(recipient=service)
    assert (task.template, task.link) == ("undelivered", f"customers.customer:{CUSTOMER}")


def test_who_opted_out_is_left_alone(noon, customers):
    make_user("customer_service")
    customers[CUSTOMER] = contact(opted_out=True)
    message = to_customer()
    release(noon)
    assert message.deliveries.get().answer == "opted out"
    assert told_service() == set()
