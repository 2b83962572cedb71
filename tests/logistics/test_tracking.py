"""News of carriers: every line once, in whatever order; the parcel's progress from all of them."""

import random
from datetime import timedelta

import pytest

from core import clock
from core.steps import perform
from logistics.choices import Progress
from logistics.models import Shipment
from logistics.selectors.shipments import by_number, to_ask
from logistics.tasks import claim, poll_tracking
from logistics.tracking import book
from logistics.tracking.local import LocalCarrier
from logistics.tracking.news import News, summary
from tests.logistics.factories import clerk_of, hand_over, make_shipment, record

DAY = timedelta(days=1)


def story(parcel):
    """Everything the local carrier will ever tell of a parcel."""
    return LocalCarrier().query(parcel, "", parcel.handed_over_at + 9 * DAY)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("digit", "end"),
    [("1", "signed"), ("7", "by_proxy"), ("8", "problem"), ("9", "returned")],
)
def test_the_demo_carrier_tells_good_and_bad_stories(digit, end):
    parcel = record(make_shipment(), f"SF000000000001{digit}")
    with clock.holding(parcel.confirmed_at + 6 * DAY):
        assert poll_tracking() >= 3
    parcel.refresh_from_db()
    assert parcel.progress == end


@pytest.mark.django_db
def test_asking_twice_changes_nothing():
    parcel = record(make_shipment())
    with clock.holding(parcel.confirmed_at + timedelta(hours=20)):
        assert (poll_tracking(), poll_tracking()) == (2, 0)
        Shipment.objects.update(asked_at=None)
        assert poll_tracking() == 0
    assert parcel.events.count() == 2


@pytest.mark.django_db
def test_whatever_the_order_and_however_often_the_end_is_the_same():
    parcel = record(make_shipment(), "SF0000000000019")
    lines = story(parcel) * 2
    random.shuffle(lines)
    for line in lines:
        book.write(parcel, [line], "test")
    parcel.refresh_from_db()
    assert (parcel.progress, parcel.events.count()) == ("returned", len(lines) // 2)
    assert parcel.progress_at == max(line.at for line in lines)


@pytest.mark.django_db
def test_who_is_asked_and_when():
    parcel = record(make_shipment())
    hand_over(make_shipment())  # not recorded yet
    record(make_shipment("pickup"))  # no carrier
    now = clock.now()
    assert [row.pk for row in to_ask(now)] == [parcel.pk]
    assert [row.pk for row in claim(9)] == [parcel.pk]
    assert not to_ask(now).exists()
    assert to_ask(now + timedelta(hours=3)).exists()
    assert not to_ask(now + 91 * DAY).exists()


@pytest.mark.django_db
def test_what_is_over_is_not_asked_for():
    parcel = record(make_shipment())
    book.write(parcel, story(parcel), "test")
    assert not to_ask(clock.now() + DAY).exists()


@pytest.mark.django_db
def test_signed_by_somebody_else_is_not_signed():
    parcel = record(make_shipment(), "SF0000000000017")
    book.write(parcel, story(parcel), "test")
    parcel.refresh_from_db()
    assert parcel.progress == Progress.BY_PROXY
    assert parcel.receipt.state == "awaiting"


@pytest.mark.django_db
def test_couriers_telephone_numbers_are_not_kept():
    parcel = record(make_shipment())
    line = News(clock.now(), Progress.DELIVERING, "快递员张师傅（13812345678）正在派送")
    book.write(parcel, [line], "test")
    assert "13812345678" not in parcel.events.get().text


@pytest.mark.django_db
def test_the_carrier_decides_between_parcels_with_one_number():
    one = record(make_shipment(), "123456789012", carrier="sf")
    two = record(make_shipment(), "123456789012", carrier="zto")
    assert by_number("123456789012", "zto") == two
    assert by_number("123456789012", "sf") == one
    assert by_number("123456789012") is None
    assert by_number("999999999999") is None


def test_no_news_is_no_progress():
    assert summary([]) == (Progress.UNKNOWN, None)


@pytest.mark.django_db
def test_news_do_not_disturb_a_step():
    parcel = record(make_shipment())
    book.write(parcel, story(parcel), "test")
    by = clerk_of(parcel).actor
    done = perform(parcel, "report_exception", by=by, version=parcel.version, kind="stuck")
    assert (done.state, done.progress) == ("exception", "signed")
