"""Bad news and silence become somebody's task with a clock – once, whoever tells it how often."""

import random
from datetime import timedelta

import pytest

from accounts.roles import Role
from core import clock
from core.models import StepLog
from core.steps import perform
from logistics.models import GoodsReturn, Shipment, Trouble
from logistics.services import look_for_silence
from logistics.tasks import poll_tracking
from logistics.tracking import book
from logistics.tracking.local import LocalCarrier
from sla.models import Clock
from tests.logistics.factories import clerk_of, make_receipt, staff

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def sent(digit="1"):
    """A parcel with the carrier; the last digit chooses what will happen to it."""
    return make_receipt(number=f"SF000000000001{digit}").shipment


def told(parcel, hours):
    """The carrier's news after so many hours."""
    with clock.holding(parcel.confirmed_at + hours * HOUR):
        Shipment.objects.update(asked_at=None)
        return poll_tracking()


def owed(parcel, code="settle_trouble"):
    return Clock.objects.filter(case_key_text=parcel.case_key, code=code, state="running")


@pytest.mark.parametrize(
    ("digit", "hours", "kind"), [("8", 50, "damaged"), ("9", 40, "refused"), ("9", 99, "returned")]
)
def test_bad_news_are_a_task_with_a_clock(digit, hours, kind):
    parcel = sent(digit)
    told(parcel, hours)
    trouble = Trouble.objects.get(kind=kind)
    assert (trouble.state, trouble.how, trouble.shipment) == ("open", "carrier", parcel)
    (due,) = owed(parcel).filter(slot=str(trouble.pk))
    assert due.due_at - trouble.noticed_at == 4 * HOUR
    assert due.owner_role == "admin_clerk"


def test_however_often_and_in_whatever_order_it_is_one_task():
    parcel = sent("8")
    lines = LocalCarrier().query(parcel, "", parcel.handed_over_at + 99 * HOUR) * 3
    random.Random(7).shuffle(lines)
    for line in lines:
        book.write(parcel, [line], "test")
    assert Trouble.objects.filter(kind="damaged").count() == 1
    assert owed(parcel).count() == 1


@pytest.mark.parametrize(("hours", "stuck"), [(20, 0), (25, 1)])
def test_a_parcel_that_nobody_collects_is_noticed(hours, stuck):
    parcel = sent()
    with clock.holding(parcel.confirmed_at + hours * HOUR):
        assert (look_for_silence(), look_for_silence()) == (stuck, 0)
    assert Trouble.objects.filter(kind="stuck", how="silence").count() == stuck


def test_silence_after_the_last_news_is_noticed_and_ends_by_itself():
    parcel = sent()
    told(parcel, 13)
    with clock.holding(parcel.confirmed_at + 61 * HOUR):
        assert look_for_silence() == 1
    told(parcel, 70)
    assert Trouble.objects.get().state == "cleared"
    assert not owed(parcel).exists()


def test_what_has_arrived_is_not_asked_after():
    parcel = sent()
    perform(parcel.receipt, "confirm", by=staff(parcel.order, Role.CUSTOMER_SERVICE).actor)
    with clock.holding(parcel.confirmed_at + 99 * HOUR):
        assert look_for_silence() == 0


def test_what_staff_report_is_a_task_too():
    parcel = sent()
    perform(parcel, "report_exception", by=clerk_of(parcel).actor, kind="lost", note="丢件")
    trouble = Trouble.objects.get()
    assert (trouble.kind, trouble.how) == ("lost", "staff")
    told(parcel, 99)
    assert Trouble.objects.get().state == "open"  # what a person has seen, a person settles


def settle(parcel, outcome):
    trouble = parcel.troubles.latest("pk")
    return perform(trouble, "settle", by=clerk_of(parcel).actor, outcome=outcome, note="已致电")


def test_sent_again():
    parcel = sent("8")
    told(parcel, 50)
    settle(parcel, "resend")
    parcel.refresh_from_db()
    again = parcel.replacements.get()
    assert (parcel.state, again.state) == ("exception", "to_pick")
    assert owed(parcel, "pick_rest").get().slot == str(again.pk)
    assert Trouble.objects.count() == 1  # our own report is not another trouble
    assert not owed(parcel).exists()


def test_coming_back():
    parcel = sent("9")
    told(parcel, 40)
    settle(parcel, "comes_back")
    coming = GoodsReturn.objects.get(shipment=parcel)
    assert coming.state == "expected"
    assert [line.sent for line in coming.lines.all()] == [2]


def test_it_goes_on():
    parcel = sent("8")
    told(parcel, 50)
    settle(parcel, "arrives")
    parcel.refresh_from_db()
    assert (parcel.state, GoodsReturn.objects.count()) == ("confirmed", 0)
    assert "已致电" in Trouble.objects.get().note


def test_the_log_names_no_note():
    parcel = sent("8")
    told(parcel, 50)
    settle(parcel, "arrives")
    assert "已致电" not in str(list(StepLog.objects.values_list("facts", flat=True)))


def test_calls_to_the_carrier_are_kept_in_turn():
    parcel = sent("8")
    told(parcel, 50)
    trouble = Trouble.objects.get()
    for note in ("催件", "再催"):
        trouble = perform(trouble, "chase", by=clerk_of(parcel).actor, note=note)
    assert [line.split(": ")[1] for line in trouble.note.splitlines()] == ["催件", "再催"]
