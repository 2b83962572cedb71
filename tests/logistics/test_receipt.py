"""A parcel arrives: customer service asks, the customer says so, damage is taken seriously."""

import pytest

from accounts.roles import Role
from complaints.models import Complaint
from core import files, links
from core.models import StepLog
from core.steps import perform
from logistics import services
from logistics.models import Receipt
from tests.logistics.factories import (
    clerk_of,
    kit,
    make_receipt,
    picture,
    product,
    receive,
    record,
    staff,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt():
    return make_receipt()


@pytest.fixture
def service(client, receipt):
    """Customer service of the receipt's branch, logged in."""
    client.force_login(staff(receipt.order, Role.CUSTOMER_SERVICE))
    return client


@pytest.fixture
def link(receipt):
    """The customer's link to the receipt."""
    return links.issue("receipt", receipt, receipt.customer_key, days=14)


def step(client, receipt, name, **data):
    receipt.refresh_from_db()
    url = f"/receipts/{receipt.pk}/steps/{name}/"
    return client.post(url, {"version": receipt.version, **data})


def facts(receipt, name):
    return StepLog.objects.get(row_key=receipt.key, step=name).facts


def test_customer_service_follows_up_and_confirms(service, receipt):
    assert step(service, receipt, "follow_up", note="明天到").status_code == 303
    assert step(service, receipt, "follow_up_overdue", note="再次电话").status_code == 303
    assert step(service, receipt, "confirm").status_code == 303
    receipt.refresh_from_db()
    assert (receipt.state, receipt.told_by) == ("received", "staff")
    assert [n.overdue for n in receipt.follow_ups.order_by("pk")] == [False, True]


def test_what_was_said_is_not_in_the_log(service, receipt):
    step(service, receipt, "follow_up", note="客户说血糖高")
    log = StepLog.objects.get(row_key=receipt.key, step="follow_up")
    assert "血糖" not in f"{log.reason}{log.facts}"


def test_a_follow_up_needs_its_note(service, receipt):
    answer = step(service, receipt, "follow_up")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["note"])


def test_the_devices_of_the_parcel_are_told():
    receipt = receive(make_receipt(lines=kit()))
    assert facts(receipt, "confirm") == {"devices": ["scale", "wristband"]}
    assert services.devices_received(receipt.order) == ["scale", "wristband"]
    assert services.all_received(receipt.order)


def test_the_customer_confirms_by_link(client, receipt, link):
    page = client.get(link)
    assert page.status_code == 200
    assert receipt.shipment.tracking_number in page.content.decode()
    assert client.post(f"{link}confirm/").status_code == 302
    receipt.refresh_from_db()
    assert (receipt.state, receipt.told_by) == ("received", "customer")
    assert client.get(link).status_code == 200


def test_the_customer_reports_damage_with_a_photo(client, receipt, link):
    data = {"kind": "damaged", "note": "瓶子碎了", "photos": [picture()]}
    assert client.post(f"{link}report_damage/", data).status_code == 302
    receipt.refresh_from_db()
    assert (receipt.state, receipt.damage, receipt.damage_note) == (
        "damaged",
        "damaged",
        "瓶子碎了",
    )
    assert files.of(receipt.key, "damage").count() == 1
    assert facts(receipt, "report_damage") == {"kind": "damaged"}


def test_damage_is_a_complaint_at_once(client, receipt, link):
    line = receipt.shipment.lines.get()
    told = {"kind": "partial", "note": "少一瓶", f"affected-{line.product_id}": 1}
    client.post(f"{link}report_damage/", told)
    complaint = Complaint.objects.get(receipt=receipt)
    assert (complaint.order, complaint.category) == (receipt.order, "delivery")
    assert "少一瓶" in complaint.text


@pytest.mark.parametrize("data", [{}, {"kind": "damaged"}, {"kind": "x", "note": "?"}])
def test_an_incomplete_report_is_answered_beside_the_field(client, receipt, link, data):
    answer = client.post(f"{link}report_damage/", data)
    assert answer.status_code == 422
    assert answer.context["damage_form"].errors
    assert Receipt.objects.get().state == "awaiting"


def test_a_second_click_is_answered_in_words(client, link):
    client.post(f"{link}confirm/")
    assert client.post(f"{link}confirm/").status_code == 409


@pytest.mark.parametrize("action", ["follow_up", "nonsense"])
def test_the_link_opens_no_other_step(client, link, action):
    assert client.post(f"{link}{action}/").status_code == 404


def test_the_page_of_the_customer_shows_neither_address_nor_telephone(client, receipt, link):
    page = client.get(link).content.decode()
    delivery = receipt.shipment.delivery
    assert delivery.phone not in page
    assert delivery.address not in page


def test_a_replacement_completes_what_was_damaged():
    goods = kit()
    receipt = make_receipt(lines=goods)
    desk = staff(receipt.order, Role.CUSTOMER_SERVICE).actor
    receipt = perform(receipt, "report_damage", by=desk, kind="damaged", note="秤碎了")
    again = services.reship(receipt=receipt, by=desk, products=[product(goods[0][0])])
    assert not services.all_received(receipt.order)
    second = receive(services.open_receipt(record(again)))
    assert facts(second, "confirm")["devices"] == ["scale", "wristband"]
    assert services.all_received(receipt.order)


def test_without_replacement_a_damaged_parcel_waits_for_a_word():
    receipt = make_receipt()
    desk = staff(receipt.order, Role.CUSTOMER_SERVICE).actor
    receipt = perform(receipt, "report_damage", by=desk, kind="partial", note="少一瓶")
    assert not services.all_received(receipt.order)
    receive(receipt)
    assert services.all_received(receipt.order)


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.ADMIN_CLERK, 403), (Role.WAREHOUSE_KEEPER, 404), (Role.HEALTH_MANAGER, 404)],
)
def test_who_may_not_confirm(client, receipt, role, status):
    client.force_login(staff(receipt.order, role))
    assert step(client, receipt, "confirm").status_code == status


def test_a_receipt_is_opened_once(receipt):
    assert services.open_receipt(receipt.shipment) == receipt
    assert clerk_of(receipt.shipment).branch == receipt.order.branch
