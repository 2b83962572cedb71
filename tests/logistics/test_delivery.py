"""How the customer wants the goods: asked once per plan, prefilled, complete."""

import pytest

from accounts.roles import Role
from logistics import services
from logistics.models import Delivery
from tests.inventory.factories import make_product
from tests.logistics.factories import ADDRESS, confirm_method, make_delivery, shelve, staff
from tests.orders.factories import make_branch, make_confirmed, make_user

pytestmark = pytest.mark.django_db


def post(client, delivery, **data):
    return client.post(
        f"/deliveries/{delivery.pk}/steps/confirm_method/",
        {"version": delivery.version, **data},
    )


@pytest.fixture
def delivery():
    return make_delivery()


@pytest.fixture
def service(client, delivery):
    """Customer service of the delivery's branch, logged in."""
    client.force_login(staff(delivery.order, Role.CUSTOMER_SERVICE))
    return client


def test_the_addressee_comes_from_the_archive(delivery):
    customer = delivery.order.customer
    assert (delivery.recipient, delivery.phone) == (customer.full_name, customer.phone)
    assert customer.phone not in str(Delivery.objects.values_list("phone").query)


def test_the_same_product_twice_is_one_line():
    goods = make_product()
    delivery = make_delivery([(goods.pk, 2), (goods.pk, 3)])
    assert [(x.product, x.quantity) for x in delivery.lines.all()] == [(goods, 5)]


def test_customer_service_confirms_the_method(service, delivery):
    answer = post(service, delivery, method="express", address=ADDRESS, window="morning")
    delivery.refresh_from_db()
    assert (answer.status_code, delivery.state, delivery.method) == (303, "confirmed", "express")
    assert (delivery.address, delivery.window) == (ADDRESS, "morning")
    assert delivery.phone == delivery.order.customer.phone


def test_a_confirmed_method_opens_the_parcel(delivery):
    confirm_method(delivery)
    assert [(s.state, s.method) for s in delivery.shipments.all()] == [("to_pick", "express")]


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"method": "express"}, "address"),
        ({"method": "on_site"}, "address"),
        ({"method": "drone", "address": ADDRESS}, "method"),
        ({"address": ADDRESS}, "method"),
        ({"method": "express", "address": ADDRESS, "phone": "123"}, "phone"),
        ({"method": "express", "address": ADDRESS, "deliver_on": "2001-01-01"}, "deliver_on"),
        ({"method": "express", "address": "x" * 301}, "address"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(
    service, delivery, data, field
):
    answer = post(service, delivery, recipient="张三丰", **data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "张三丰" in answer.content.decode()


def test_self_pickup_needs_no_address(service, delivery):
    assert post(service, delivery, method="pickup").status_code == 303


def test_telephone_and_address_are_never_filled_in_to_be_read(service, delivery):
    page = service.get(f"/deliveries/{delivery.pk}/steps/confirm_method/").content.decode()
    assert delivery.recipient in page
    assert delivery.phone not in page
    assert delivery.masked_phone in page


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMIN_CLERK, 403), (Role.HEAD_COACH, 403), (Role.CS_LEAD, 403)]
)
def test_others_do_not_confirm(client, delivery, role, status):
    client.force_login(staff(delivery.order, role))
    assert post(client, delivery, method="pickup").status_code == status


def test_another_branch_does_not_find_it(client, delivery):
    client.force_login(make_user(Role.CUSTOMER_SERVICE, branch=make_branch()))
    assert client.get(f"/deliveries/{delivery.pk}/").status_code == 404
    assert post(client, delivery, method="pickup").status_code == 404


def test_contact_data_are_shown_for_a_recorded_reason(service, delivery):
    url = f"/deliveries/{delivery.pk}/contact/"
    assert delivery.phone not in service.get(url).content.decode()
    assert service.post(url, {}).status_code == 422
    assert delivery.phone in service.post(url, {"reason": "电话确认地址"}).content.decode()


def test_contact_data_are_not_for_everybody(client, delivery):
    client.force_login(make_user(Role.PRODUCT_MANAGER))
    assert client.get(f"/deliveries/{delivery.pk}/").status_code == 200
    assert client.get(f"/deliveries/{delivery.pk}/contact/").status_code == 403


def test_a_parcel_is_opened_once(delivery):
    shelve(delivery)
    confirm_method(delivery)
    first = services.open_shipment(delivery)
    assert services.open_shipment(delivery) == first
    assert delivery.shipments.count() == 1


def test_an_order_has_received_everything_only_when_nothing_is_open():
    order = make_confirmed()
    assert services.all_received(order)
    make_delivery(order=order)
    assert not services.all_received(order)
