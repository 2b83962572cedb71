"""A parcel in parts, goods sent again, and goods beside the programme: each with its own clocks."""

import pytest

from accounts.roles import Role
from core.errors import Forbidden
from core.steps import perform
from logistics import services
from logistics.models import Delivery, Shipment
from sla.models import Clock
from tests.inventory.factories import make_lot, make_product, make_warehouse
from tests.logistics.factories import (
    clerk_of,
    confirm_method,
    make_delivery,
    make_shipment,
    record,
    sf_number,
    shelve,
    staff,
)
from tests.orders.factories import make_branch, make_confirmed, make_user

pytestmark = pytest.mark.django_db
LIVE = ("running", "scheduled")


def owed(row, *codes):
    live = Clock.objects.filter(case_key_text=row.case_key, state__in=LIVE)
    found = live.filter(code__in=codes) if codes else live
    return sorted(found.values_list("code", "slot"))


def split(shipment, now):
    return perform(shipment, "split", by=clerk_of(shipment).actor, now=now)


@pytest.fixture
def short():
    """Five are wanted, three are there."""
    product = make_product()
    delivery = make_delivery([(product.pk, 5)])
    make_lot(3, product=product, warehouse=make_warehouse(delivery.order.branch))
    confirm_method(delivery)
    return delivery.shipments.get()


def test_what_is_there_goes_and_the_rest_stays_open(short):
    product = short.lines.get().product
    short = split(short, {product.pk: 3})
    rest = short.rests.get()
    assert (short.wanted, rest.wanted) == ({product.pk: 3}, {product.pk: 2})
    later = ("pick_rest", str(rest.pk))
    assert owed(short, "pick_goods", "pick_rest") == [("pick_goods", ""), later]
    record(short)
    assert owed(short, "pick_goods", "pick_rest") == [later]


def test_the_rest_has_clocks_of_its_own_and_the_first_keeps_its_own(short):
    product = short.lines.get().product
    first = record(split(short, {product.pk: 3}))
    make_lot(9, product=product, warehouse=first.warehouse)
    rest = record(first.rests.get())
    codes = ("receipt_first_reminder",)
    assert owed(first, *codes) == [(codes[0], ""), (codes[0], str(rest.pk))]
    by = staff(first.order, Role.CUSTOMER_SERVICE).actor
    perform(services.open_receipt(rest), "confirm", by=by)
    assert owed(first, *codes) == [(codes[0], "")]
    assert not services.all_received(first.order)


def test_a_product_that_goes_later_altogether():
    one, two = make_product(), make_product()
    shipment = make_shipment(lines=[(one.pk, 1), (two.pk, 2)])
    shipment = split(shipment, {one.pk: 1, two.pk: 0})
    assert shipment.wanted == {one.pk: 1}
    assert shipment.rests.get().wanted == {two.pk: 2}


@pytest.mark.parametrize(
    ("now", "status"), [("0", 422), ("2", 422), ("3", 422), ("x", 422), ("-1", 422), ("1", 303)]
)
def test_the_page_wants_some_now_and_some_later(client, now, status):
    shipment = make_shipment()
    client.force_login(clerk_of(shipment))
    product = shipment.lines.get().product_id
    url = f"/shipments/{shipment.pk}/steps/split/"
    assert client.get(url).status_code == 200
    answer = client.post(url, {"version": shipment.version, f"now-{product}": now})
    assert (answer.status_code, Shipment.objects.count()) == (status, 1 + (status == 303))


@pytest.mark.parametrize(
    ("now", "status"), [({}, 422), ({"9999999": 1}, 422), ([1], 422), (1, 200)]
)
def test_the_same_through_the_api(client, now, status):
    shipment = make_shipment()
    client.force_login(clerk_of(shipment))
    now = {str(shipment.lines.get().product_id): 1} if now == 1 else now
    url = f"/api/v1/shipments/{shipment.pk}/steps/split/"
    answer = client.post(url, {"now": now}, "application/json")
    assert answer.status_code == status


# Test kits and prescriptions


def kit(purpose="kit"):
    order = make_confirmed("none", branch=make_branch())
    product = make_product()
    by = staff(order, Role.HEALTH_MANAGER).actor
    from_desk = {"by": by, "order": order, "products": [product], "quantity": 1}
    delivery = services.parcels.open_beside(purpose=purpose, **from_desk)
    shelve(delivery)
    confirm_method(delivery)
    return Shipment.objects.get(delivery=delivery)


def test_a_kit_opens_none_of_the_programmes_clocks_and_keeps_nobody_waiting():
    parcel = kit()
    before = owed(parcel)
    manager = staff(parcel.order, Role.HEALTH_MANAGER).actor
    perform(parcel, "pick", by=manager)
    assert owed(parcel) == before
    assert not [code for code, _ in before if code.startswith(("pick", "record", "receipt"))]
    assert services.all_received(parcel.order)


ISSUE = {
    "order": {"admin_clerk": True, "warehouse_keeper": True, "health_manager": False},
    "kit": {"admin_clerk": False, "warehouse_keeper": True, "health_manager": True},
    "prescription": {"admin_clerk": False, "warehouse_keeper": True, "health_manager": True},
}


@pytest.mark.parametrize("role", ["admin_clerk", "warehouse_keeper", "health_manager"])
@pytest.mark.parametrize("purpose", ISSUE)
def test_who_issues_what(purpose, role):
    parcel = make_shipment() if purpose == "order" else kit(purpose)
    by = staff(parcel.order, Role(role)).actor
    if ISSUE[purpose][role]:
        assert perform(parcel, "pick", by=by).state == "picked"
    else:
        with pytest.raises(Forbidden):
            perform(parcel, "pick", by=by)


def test_a_health_manager_sees_kits_and_prescriptions_only(client):
    parcel, ours = make_shipment(), kit()
    client.force_login(staff(ours.order, Role.HEALTH_MANAGER))
    assert ours.order.order_no in client.get("/shipments/").content.decode()
    assert client.get(f"/shipments/{ours.pk}/").status_code == 200
    client.force_login(staff(parcel.order, Role.HEALTH_MANAGER))
    assert parcel.order.order_no not in client.get("/shipments/").content.decode()
    assert client.get(f"/shipments/{parcel.pk}/").status_code == 404
    assert client.get(f"/deliveries/{parcel.delivery_id}/").status_code == 404


def test_a_kit_is_opened_on_the_page_and_by_rest(client):
    order, product = make_confirmed("none", branch=make_branch()), make_product()
    client.force_login(staff(order, Role.HEALTH_MANAGER))
    data = {"order": order.order_no, "purpose": "kit", "products": [product.pk], "quantity": 2}
    assert client.get("/deliveries/new/").status_code == 200
    assert client.post("/deliveries/new/", {**data, "order": "??"}).status_code == 422
    assert client.post("/deliveries/new/", data).status_code == 303
    assert client.post("/api/v1/deliveries/", data, "application/json").status_code == 201
    assert Delivery.objects.filter(purpose="kit").count() == 2


@pytest.mark.parametrize("role", [Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.WAREHOUSE_KEEPER])
def test_only_health_managers_open_kits(client, role):
    client.force_login(make_user(role, branch=make_branch()))
    assert client.get("/deliveries/new/").status_code == 403
    assert client.post("/api/v1/deliveries/", {}, "application/json").status_code == 403


def test_a_parcel_sent_again_is_a_further_one():
    parcel = record(make_shipment(), sf_number())
    by = clerk_of(parcel).actor
    services.open_receipt(parcel)
    perform(parcel, "report_exception", by=by, kind="lost")
    again = services.reship(receipt=parcel.receipt, by=by)
    assert (parcel.marks, again.marks) == ({}, {"slot": str(again.pk)})
