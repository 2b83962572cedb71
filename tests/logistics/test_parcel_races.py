"""Two people, or two sides, at the same parcel at once, in real threads."""

from functools import partial

import pytest

from core.errors import Problem
from core.steps import perform
from inventory.models import Lot
from inventory.selectors import differences
from logistics.models import Shipment, TrackingEvent, Trouble
from logistics.services import troubles
from logistics.tracking import book
from logistics.tracking.local import LocalCarrier
from sla import seeding
from tests.logistics.factories import (
    clerk_of,
    confirm_method,
    make_delivery,
    make_receipt,
    make_shipment,
    shelve,
)
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
DAYS = 99


@pytest.fixture(autouse=True)
def _table(transactional_db):
    seeding.seed()


def failed(results):
    return [result for result in results if isinstance(result, Exception)]


def test_two_keepers_pick_the_same_parcel_and_its_goods_are_promised_once():
    parcel = make_shipment()
    by = clerk_of(parcel).actor
    results = at_once(*[partial(perform, parcel, "pick", by=by) for _ in range(4)])
    assert len(failed(results)) == 3
    assert all(isinstance(problem, Problem) for problem in failed(results))
    assert Lot.objects.get().reserved == 2
    assert differences() == []


def test_two_parcels_at_the_last_pieces_of_a_lot():
    first = make_delivery()
    line = first.lines.get()
    room = shelve(first, quantity=3)
    second = make_delivery([(line.product_id, 2)], order=first.order)
    for delivery in (first, second):
        confirm_method(delivery)
    parcels = list(Shipment.objects.order_by("pk"))
    by = clerk_of(parcels[0]).actor
    results = at_once(*[partial(perform, parcel, "pick", by=by) for parcel in parcels])
    assert len(failed(results)) == 1
    assert Lot.objects.get(warehouse=room).reserved == 2


def news(parcel):
    return LocalCarrier().query(parcel, "", parcel.handed_over_at + DAYS * book_day())


def book_day():
    return troubles.UNCOLLECTED


def test_a_doubled_webhook_and_polling_at_once_tell_each_line_once():
    parcel = make_receipt(number="SF0000000000018").shipment
    lines = news(parcel)
    sides = [partial(book.write, parcel, lines, source) for source in ("push", "push", "poll")]
    assert failed(at_once(*sides)) == []
    assert TrackingEvent.objects.count() == len(lines)
    assert Trouble.objects.filter(kind="damaged").count() == 1


def test_silence_is_noticed_once_by_two_rounds_at_once():
    parcel = make_receipt().shipment
    notice = partial(troubles.notice, parcel, kind="stuck", how="silence")
    assert failed(at_once(*[notice] * 4)) == []
    assert Trouble.objects.count() == 1
