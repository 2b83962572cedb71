"""Who sees which parcel, at every door; and that nobody in the warehouse sees anybody's health."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.roles import Role
from core.models import AccessLog
from core.steps import perform
from logistics.choices import Method
from tests.inventory.factories import make_lot, make_product, make_warehouse
from tests.logistics.factories import (
    clerk_of,
    confirm_method,
    hand_over,
    make_delivery,
    make_receipt,
    make_shipment,
    record,
    staff,
)
from tests.orders.factories import make_branch, make_user

pytestmark = pytest.mark.django_db
LISTS = ("/deliveries/", "/shipments/", "/receipts/")
API = ("/api/v1/deliveries/", "/api/v1/shipments/", "/api/v1/receipts/", "/api/v1/tracking-events/")


def log_in(client, *roles, branch=None):
    client.force_login(make_user(*roles, branch=branch))
    return client


@pytest.mark.parametrize("url", LISTS)
def test_lists_and_details_open_for_the_branch_and_headquarters_only(client, url):
    receipt = make_receipt()
    rows = {LISTS[0]: receipt.shipment.delivery, LISTS[1]: receipt.shipment, LISTS[2]: receipt}
    detail = f"{url}{rows[url].pk}/"
    no = receipt.order.order_no
    for branch, role, shown in (
        (receipt.order.branch, Role.CUSTOMER_SERVICE, True),
        (make_branch(), Role.CUSTOMER_SERVICE, False),
        (None, Role.SUPERVISOR, True),
        (None, Role.ADMIN_CLERK, False),
    ):
        log_in(client, role, branch=branch)
        assert (no in client.get(url).content.decode()) is shown
        assert client.get(detail).status_code == (200 if shown else 404)


@pytest.mark.parametrize("url", [*LISTS, *API])
@pytest.mark.parametrize("role", [Role.HEAD_COACH, Role.MARKETING, Role.FUNCTIONAL_DOCTOR])
def test_whoever_has_nothing_to_do_with_parcels_is_refused(client, url, role):
    log_in(client, role, branch=make_branch())
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("url", API)
def test_the_api_answers_and_hides_contact_data(client, url):
    receipt = make_receipt()
    client.force_login(staff(receipt.order, Role.ADMIN_CLERK))
    text = client.get(url).content.decode()
    delivery = receipt.shipment.delivery
    assert delivery.phone not in text
    assert delivery.address not in text


def test_keepers_at_headquarters_see_the_parcels_of_their_rooms(client):
    own = make_shipment()
    delivery = make_delivery()
    make_lot(9, product=delivery.lines.get().product, warehouse=make_warehouse())
    confirm_method(delivery)
    ours = delivery.shipments.get()
    log_in(client, Role.WAREHOUSE_KEEPER)
    assert client.get(f"/shipments/{ours.pk}/").status_code == 200
    assert client.get(f"/shipments/{own.pk}/").status_code == 404


def test_the_warehouse_sees_parcel_and_goods_and_nothing_else(client):
    parcel = hand_over(make_shipment())
    client.force_login(staff(parcel.order, Role.WAREHOUSE_KEEPER))
    page = client.get(f"/shipments/{parcel.pk}/").content.decode()
    assert parcel.lines.get().product.name in page
    for closed in ("/customers/", "/health-records/", "/plans/", "/orders/", "/receipts/"):
        answer = client.get(closed)
        assert answer.status_code in (403, 404) or parcel.order.order_no not in str(answer.content)


def paper(client, parcel, kind):
    """The words of a paper, as they are printed; a line that was broken is whole again."""
    answer = client.get(f"/shipments/{parcel.pk}/{kind}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = PdfReader(BytesIO(answer.content)).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def test_the_label_shows_addressee_and_goods_and_is_recorded(client):
    parcel = hand_over(make_shipment())
    user = staff(parcel.order, Role.WAREHOUSE_KEEPER)
    client.force_login(user)
    page = paper(client, parcel, "label")
    delivery = parcel.delivery
    for shown in (delivery.recipient, delivery.phone, delivery.address):
        assert shown in page
    assert parcel.lines.get().product.name in page
    entry = AccessLog.objects.get(row_key=parcel.key, what="label")
    assert (entry.actor_id, entry.customer_key) == (user.pk, parcel.order.customer_id)


def test_the_label_is_not_for_everybody(client):
    parcel = make_shipment()
    log_in(client, Role.PRODUCT_MANAGER)
    assert client.get(f"/shipments/{parcel.pk}/label.pdf").status_code == 403
    log_in(client, Role.WAREHOUSE_KEEPER, branch=make_branch())
    assert client.get(f"/shipments/{parcel.pk}/label.pdf").status_code == 404


def test_the_pick_list_goes_from_bin_to_bin(client):
    one, two = make_product(name="甲"), make_product(name="乙")
    delivery = make_delivery([(one.pk, 1), (two.pk, 1)])
    room = make_warehouse(delivery.order.branch)
    make_lot(5, product=one, warehouse=room, bin="B-02")
    lot = make_lot(5, product=two, warehouse=room, bin="A-01")
    confirm_method(delivery)
    parcel = delivery.shipments.get()
    client.force_login(clerk_of(parcel))
    assert client.get(f"/shipments/{parcel.pk}/pick-list.pdf").status_code == 409
    perform(parcel, "pick", by=clerk_of(parcel).actor)
    page = paper(client, parcel, "pick-list")
    assert page.index("A-01") < page.index("B-02")
    assert lot.lot_no in page
    assert f"{lot.expires_on:%Y-%m-%d}" in page


def test_the_issue_note_names_lots_but_neither_telephone_nor_address(client):
    parcel = hand_over(make_shipment())
    client.force_login(clerk_of(parcel))
    page = paper(client, parcel, "issue-note")
    assert parcel.lines.get().product.name in page
    assert parcel.delivery.phone not in page
    assert parcel.delivery.address not in page


@pytest.mark.parametrize("url", [*LISTS, *API[:3]])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    log_in(client, Role.SUPERVISOR)
    make_receipt()
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url)
    for _ in range(4):
        make_receipt()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12


def test_the_search_finds_order_number_and_recipient(client):
    parcel = record(make_shipment())
    client.force_login(clerk_of(parcel))
    for text in (parcel.order.order_no, parcel.tracking_number.lower(), parcel.delivery.recipient):
        assert parcel.order.order_no in client.get("/shipments/", {"q": text}).content.decode()
    assert parcel.order.order_no not in client.get("/shipments/", {"q": "没有"}).content.decode()


def test_steps_through_the_api(client):
    parcel = make_shipment(Method.PICKUP)
    client.force_login(clerk_of(parcel))
    url = f"/api/v1/shipments/{parcel.pk}/"
    assert client.get(url).json()["steps"][0]["name"] == "pick"
    done = client.post(f"{url}steps/pick/", {"version": parcel.version}, "application/json")
    assert (done.status_code, done.json()["state"]) == (200, "picked")
    again = client.post(f"{url}steps/pick/", {}, "application/json")
    assert (again.status_code, again["Content-Type"]) == (409, "application/problem+json")


def test_a_delivery_is_confirmed_through_the_api(client):
    delivery = make_delivery()
    client.force_login(staff(delivery.order, Role.CUSTOMER_SERVICE))
    url = f"/api/v1/deliveries/{delivery.pk}/steps/confirm_method/"
    wrong = client.post(url, {"method": "express"}, "application/json")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "address")
    assert client.post(url, {"method": "pickup"}, "application/json").status_code == 200
