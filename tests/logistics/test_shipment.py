"""A parcel leaves: picked first expired first, handed over, recorded with number and photo."""

import pytest

from accounts.roles import Role
from core import files
from core.actors import SYSTEM
from core.errors import Invalid, Refused
from core.models import StepLog
from core.steps import perform
from dma.simulation.goods import check_lines
from inventory.models import Lot
from inventory.selectors import allocations_of, differences
from logistics import services
from logistics.models import Shipment
from tests.inventory.factories import make_lot, make_product, make_user, make_warehouse
from tests.logistics.factories import (
    clerk_of,
    confirm_method,
    hand_over,
    make_delivery,
    make_shipment,
    picture,
    record,
    sf_number,
    shelve,
    staff,
)
from tests.orders.factories import make_confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcel():
    return make_shipment()


@pytest.fixture
def clerk(client, parcel):
    """The admin clerk of the parcel's branch, logged in."""
    client.force_login(clerk_of(parcel))
    return client


def step(client, parcel, name, **data):
    parcel.refresh_from_db()
    url = f"/shipments/{parcel.pk}/steps/{name}/"
    return client.post(url, {"version": parcel.version, **data})


def test_from_the_shelf_to_the_record(clerk, parcel):
    assert step(clerk, parcel, "pick").status_code == 303
    check_lines(parcel, by=clerk_of(parcel).actor)
    assert step(clerk, parcel, "hand_over").status_code == 303
    done = step(clerk, parcel, "confirm", tracking_number="SF 1234567890123", photos=[picture()])
    parcel.refresh_from_db()
    assert (done.status_code, parcel.state) == (303, "confirmed")
    assert (parcel.carrier, parcel.tracking_number) == ("sf", "SF1234567890123")
    assert files.of(parcel.key, "photo").count() == 1
    assert parcel.receipt.state == "awaiting"


def test_picked_goods_are_reserved_and_leave_with_the_parcel(parcel):
    by = clerk_of(parcel).actor
    perform(parcel, "pick", by=by)
    lot = Lot.objects.get()
    assert (lot.on_hand, lot.reserved) == (20, 2)
    perform(check_lines(parcel, by=by), "hand_over", by=by)
    lot.refresh_from_db()
    assert (lot.on_hand, lot.reserved, differences()) == (18, 0, [])


def test_nothing_leaves_before_the_contract_is_signed():
    delivery = make_delivery(order=make_confirmed("online"))
    shelve(delivery)
    confirm_method(delivery)
    shipment = services.open_shipment(delivery)
    by = clerk_of(shipment).actor
    shipment = check_lines(perform(shipment, "pick", by=by), by=by)
    with pytest.raises(Refused, match="合同|contract"):
        perform(shipment, "hand_over", by=by)


def test_what_is_missing_is_said_and_nothing_is_taken(clerk, parcel):
    line = parcel.lines.get()
    line.quantity = 50
    line.save()
    answer = step(clerk, parcel, "pick")
    assert answer.status_code == 409
    assert str(line.product) in answer.content.decode()
    parcel.refresh_from_db()
    assert (parcel.state, allocations_of(parcel.key).count()) == ("to_pick", 0)


def test_headquarters_steps_in_when_the_branch_has_not_enough(parcel):
    line = parcel.lines.get()
    line.quantity = 30
    line.save()
    hq = make_warehouse()
    make_lot(40, product=line.product, warehouse=hq)
    assert perform(parcel, "pick", by=clerk_of(parcel).actor).warehouse == hq


def test_without_any_warehouse_nothing_can_be_picked():
    delivery = make_delivery()
    confirm_method(delivery)
    shipment = services.open_shipment(delivery)
    with pytest.raises(Refused):
        perform(shipment, "pick", by=clerk_of(shipment).actor)


def test_a_lot_stopped_after_picking_does_not_leave_until_it_is_picked_anew(parcel):
    by = clerk_of(parcel).actor
    parcel = check_lines(perform(parcel, "pick", by=by), by=by)
    stopped = allocations_of(parcel.key).get().lot
    perform(stopped, "hold", by=make_user("product_manager").actor, reason="漏液")
    with pytest.raises(Refused, match=stopped.lot_no):
        perform(parcel, "hand_over", by=by)
    make_lot(5, product=stopped.product, warehouse=stopped.warehouse)
    parcel = perform(parcel, "unpick", by=by, reason="批次被停用")
    again = perform(parcel, "pick", by=by)
    with pytest.raises(Refused, match="核对"):  # what was checked is back on the shelf
        perform(again, "hand_over", by=by)
    assert perform(check_lines(again, by=by), "hand_over", by=by).state == "handed_over"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"photos": True}, "tracking_number"),
        ({"tracking_number": "SF1234567890123"}, "photos"),
        ({"tracking_number": "99", "photos": True}, "tracking_number"),
        (
            {"tracking_number": "YT1234567890123", "carrier": "sf", "photos": True},
            "tracking_number",
        ),
        ({"tracking_number": "431234567890123", "photos": True}, "carrier"),
    ],
)
def test_express_needs_number_and_photo(clerk, parcel, data, field):
    hand_over(parcel)
    if data.get("photos") or "carrier" in data:
        data = {**data, "photos": [picture()]}
    answer = step(clerk, parcel, "confirm", **data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Shipment.objects.get().state == "handed_over"


def test_a_picture_that_is_none_is_refused_beside_the_field(clerk, parcel):
    hand_over(parcel)
    fake = picture("shell.php")
    answer = step(clerk, parcel, "confirm", tracking_number=sf_number(), photos=[fake])
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["photos"])


@pytest.mark.parametrize("method", ["pickup", "on_site"])
@pytest.mark.parametrize("proof", ["photos", "signed_note"])
def test_in_person_a_note_or_a_photo_is_enough(client, method, proof):
    parcel = hand_over(make_shipment(method))
    client.force_login(clerk_of(parcel))
    assert step(client, parcel, "confirm").status_code == 422
    assert step(client, parcel, "confirm", **{proof: [picture()]}).status_code == 303


def test_no_door_records_without_proof(parcel):
    parcel = hand_over(parcel)
    with pytest.raises(Invalid):
        perform(parcel, "confirm", by=clerk_of(parcel).actor, tracking_number=sf_number())
    with pytest.raises(Invalid):
        perform(parcel, "confirm", by=clerk_of(parcel).actor, photos=[picture()])


def test_a_number_belongs_to_one_parcel():
    first = record(make_shipment())
    with pytest.raises(Invalid) as refused:
        record(make_shipment(), first.tracking_number)
    assert "tracking_number" in refused.value.fields


def test_a_correction_says_whose_doing_it_was_and_keeps_what_stood_there(client):
    parcel = record(make_shipment(), "SF0000000000001")
    client.force_login(clerk_of(parcel))
    data = {"cause": "staff_error", "reason": "单号抄错", "tracking_number": "YT1234567890123"}
    assert step(client, parcel, "correct", **data).status_code == 303
    parcel.refresh_from_db()
    log = StepLog.objects.get(row_key=parcel.key, step="correct")
    assert (parcel.carrier, parcel.tracking_number) == ("yto", "YT1234567890123")
    assert log.facts["cause"] == "staff_error"
    assert log.facts["before"]["tracking_number"] == "SF0000000000001"


def test_a_correction_changes_something(client):
    parcel = record(make_shipment())
    client.force_login(clerk_of(parcel))
    empty = step(client, parcel, "correct", cause="staff_error", reason="?")
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["tracking_number"])


@pytest.mark.parametrize(
    ("name", "role", "status"),
    [
        ("pick", Role.WAREHOUSE_KEEPER, 303),
        ("pick", Role.CUSTOMER_SERVICE, 403),
        ("pick", Role.BRANCH_DIRECTOR, 403),
        ("hand_over", Role.ADMIN_CLERK, 409),
        ("cancel", Role.ADMIN_CLERK, 403),
    ],
)
def test_who_may_do_what_and_when(client, parcel, name, role, status):
    client.force_login(staff(parcel.order, role))
    assert step(client, parcel, name, reason="x").status_code == status


def test_a_cancelled_order_gives_reserved_goods_back(parcel):
    perform(parcel, "pick", by=clerk_of(parcel).actor)
    services.cancel_for(order=parcel.order, reason="客户取消", by=SYSTEM)
    parcel.refresh_from_db()
    parcel.delivery.refresh_from_db()
    assert (parcel.state, parcel.delivery.state) == ("cancelled", "cancelled")
    assert Lot.objects.get().reserved == 0


def test_what_has_left_is_not_cancelled(parcel):
    hand_over(parcel)
    assert services.cancel_for(order=parcel.order, reason="客户取消", by=SYSTEM) == 0
    parcel.refresh_from_db()
    assert (parcel.state, parcel.delivery.state) == ("handed_over", "confirmed")


def test_whoever_cancels_stands_in_the_log(parcel):
    director = staff(parcel.order, Role.BRANCH_DIRECTOR)
    services.cancel_for(order=parcel.order, reason="客户取消", by=director.actor)
    log = StepLog.objects.get(row_key=parcel.key, step="cancel")
    assert (log.actor_name, log.reason) == (str(director), "客户取消")


def test_a_lost_parcel_is_sent_again_once(parcel):
    parcel = record(parcel)
    clerk = clerk_of(parcel)
    with pytest.raises(Refused):
        perform(parcel, "reship", by=clerk.actor, products=[parcel.lines.get().product])
    parcel = perform(parcel, "report_exception", by=clerk.actor, kind="lost", note="查无此件")
    again = services.reship(receipt=parcel.receipt, by=clerk.actor)
    assert (again.replaces, again.state, again.wanted) == (parcel, "to_pick", parcel.wanted)
    with pytest.raises(Refused):
        services.reship(receipt=parcel.receipt, by=clerk.actor)


def test_the_chosen_goods_are_sent_again(client):
    one, two = make_product(), make_product()
    parcel = record(make_shipment(lines=[(one.pk, 3), (two.pk, 1)]))
    clerk = clerk_of(parcel)
    perform(parcel, "report_exception", by=clerk.actor, kind="damaged")
    client.force_login(clerk)
    other = make_product()
    assert step(client, parcel, "reship", products=[other.pk]).status_code == 422
    assert step(client, parcel, "reship", products=[one.pk], quantity=1).status_code == 303
    assert parcel.replacements.get().wanted == {one.pk: 1}
