"""Two people, or two sides, at the same parcel at once, in real threads; each with what would
happen without the lock."""

from functools import partial

import pytest
from django.db import IntegrityError
from django.db.models import QuerySet

from core import steps
from core.errors import Problem, Refused
from core.models import StepLog
from core.steps import perform
from dma.simulation.goods import check_lines
from inventory.models import Lot
from inventory.selectors import allocations_of, differences
from inventory.services import ledger, shelf
from logistics.models import Shipment, TrackingEvent, Trouble
from logistics.services import troubles
from logistics.tracking import book
from logistics.tracking.local import LocalCarrier
from sla import seeding
from tests.inventory.factories import make_lot
from tests.inventory.racing import race
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


@pytest.fixture
def without_lock(monkeypatch):
    """The same doors, reading the parcel without locking it."""

    def read(rows):
        found = list(type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows]))
        return found, steps.clock.now()

    monkeypatch.setattr(steps, "_lock", read)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda self, *_of, **_how: self)


@pytest.fixture
def without_lock_of_lots(monkeypatch):
    monkeypatch.setattr(ledger, "locked", lambda lots: list(lots.order_by("pk")))
    monkeypatch.setattr(shelf, "LOCKED", "ORDER BY l.id")


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


def test_control_without_the_lock_the_parcel_is_picked_twice(without_lock):
    parcel = make_shipment()
    pick = partial(perform, parcel, "pick", by=clerk_of(parcel).actor)
    race(pick, pick)
    assert StepLog.objects.filter(row_key=parcel.key, step="pick").count() == 2


def checked():
    parcel = make_shipment()
    by = clerk_of(parcel).actor
    return check_lines(perform(parcel, "pick", by=by), by=by), by


def test_a_parcel_leaves_once_and_its_clock_starts_once():
    parcel, by = checked()
    leave = partial(perform, parcel, "hand_over", by=by)
    first, second = race(leave, leave)
    assert (first.state, type(second)) == ("handed_over", Refused)
    assert StepLog.objects.filter(row_key=parcel.key, step="hand_over").count() == 1


def test_control_without_the_lock_the_parcel_leaves_twice(without_lock):
    parcel, by = checked()
    leave = partial(perform, parcel, "hand_over", by=by)
    race(leave, leave)
    assert StepLog.objects.filter(row_key=parcel.key, step="hand_over").count() == 2


def test_a_lot_refused_while_the_parcel_leaves_stays_or_goes_but_not_both():
    parcel, by = checked()
    lot = allocations_of(parcel.key).get().lot
    make_lot(9, 400, product=lot.product, warehouse=lot.warehouse)
    line = allocations_of(parcel.key).get().pk
    refuse = {"line": line, "code": lot.lot_no, "fault": "leak"}
    first, second = race(
        partial(perform, parcel, "refuse_lot", by=by, **refuse),
        partial(perform, parcel, "hand_over", by=by),
    )
    assert (first.state, type(second)) == ("picked", Refused)  # the other lot is not checked yet
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


def test_control_without_the_lock_the_second_parcel_crashes(without_lock_of_lots):
    first = make_delivery()
    shelve(first, quantity=3)
    second = make_delivery([(first.lines.get().product_id, 2)], order=first.order)
    for delivery in (first, second):
        confirm_method(delivery)
    parcels = list(Shipment.objects.order_by("pk"))
    by = clerk_of(parcels[0]).actor
    sides = [partial(perform, parcel, "pick", by=by) for parcel in parcels]
    assert isinstance(race(*sides)[1], IntegrityError)


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


def test_control_without_the_lock_the_second_webhook_crashes(without_lock):
    parcel = make_receipt(number="SF0000000000018").shipment
    write = partial(book.write, parcel, news(parcel), "push")
    assert isinstance(race(write, write)[1], IntegrityError)


def test_control_without_the_lock_the_second_round_crashes(without_lock):
    notice = partial(troubles.notice, make_receipt().shipment, kind="stuck", how="silence")
    assert isinstance(race(notice, notice)[1], IntegrityError)
