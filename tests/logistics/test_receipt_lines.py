"""What of a parcel is missing, broken or wrong, line by line: from the link to what goes again."""

import pytest

from complaints.models import Complaint
from core import links
from core.steps import perform
from logistics import services
from logistics.models import ReceiptFault, Shipment
from tests.inventory.factories import make_product
from tests.logistics.factories import clerk_of, make_receipt, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def goods():
    return [make_product(name="鱼油"), make_product(name="维生素")]


@pytest.fixture
def receipt(goods):
    return make_receipt(lines=[(goods[0].pk, 5), (goods[1].pk, 2)])


@pytest.fixture
def tell(client, receipt):
    """The customer's link; ``tell(**counts)`` reports what is not in order."""
    link = links.issue("receipt", receipt, receipt.customer_key, days=14)

    def send(kind="partial", **counts):
        typed = {f"affected-{key}": n for key, n in counts.items()}
        return client.post(f"{link}report_damage/", {"kind": kind, "note": "箱子是破的", **typed})

    send.link = link
    return send


def test_the_link_asks_for_every_line(client, goods, tell):
    page = client.get(tell.link).content.decode()
    for product in goods:
        assert f'name="affected-{product.pk}"' in page


def test_what_is_missing_is_kept_told_and_sent_again(client, receipt, goods, tell):
    assert tell(**{str(goods[0].pk): 2}).status_code == 302
    fault = ReceiptFault.objects.get()
    assert (fault.product, fault.quantity) == (goods[0], 2)
    assert "鱼油 × 2" in client.get(tell.link).content.decode()
    text = Complaint.objects.get(receipt=receipt).text
    assert "鱼油 × 2" in text
    assert "箱子是破的" in text
    again = services.reship(receipt=receipt, by=staff(receipt.order, "customer_service").actor)
    assert again.wanted == {goods[0].pk: 2}


def test_a_replacement_begins_with_what_was_reported(client, receipt, goods, tell):
    tell(**{str(goods[1].pk): 1})
    client.force_login(clerk_of(receipt.shipment))
    url = f"/shipments/{receipt.shipment_id}/steps/reship/"
    assert client.get(url).context["form"].initial["products"] == [goods[1].pk]
    parcel = Shipment.objects.get(pk=receipt.shipment_id)
    done = client.post(url, {"version": parcel.version, "products": [goods[1].pk]})
    assert done.status_code == 303
    assert parcel.replacements.get().wanted == {goods[1].pk: 1}


@pytest.mark.parametrize("count", ["", "0", "6", "-1", "1.5", "x", "9" * 40])
def test_more_than_was_sent_or_nothing_at_all_is_not_missing(receipt, goods, tell, count):
    answer = tell(**{str(goods[0].pk): count})
    assert (answer.status_code, "affected" in answer.context["damage_form"].errors) == (422, True)
    assert "箱子是破的" in answer.content.decode()
    receipt.refresh_from_db()
    assert (receipt.state, ReceiptFault.objects.count()) == ("awaiting", 0)


def test_a_product_of_another_parcel_is_not_ours(goods, tell):
    stranger = make_product()
    assert tell(**{str(stranger.pk): 1}).status_code == 422


def test_damage_needs_no_numbers(receipt, tell):
    assert tell(kind="damaged").status_code == 302
    receipt.refresh_from_db()
    assert (receipt.state, ReceiptFault.objects.count()) == ("damaged", 0)


def test_staff_and_the_api_tell_the_same(client, receipt, goods):
    user = staff(receipt.order, "customer_service")
    client.force_login(user)
    url = f"/api/v1/receipts/{receipt.pk}/"
    told = {"kind": "wrong", "note": "发错", "affected": {str(goods[0].pk): 3}}
    done = client.post(f"{url}steps/report_damage/", told, "application/json")
    assert (done.status_code, done.json()["state"]) == (200, "damaged")
    assert client.get(url).json()["faults"] == [{"product": goods[0].pk, "quantity": 3}]
    page = client.get(f"/receipts/{receipt.pk}/").content.decode()
    assert "鱼油 × 3" in page


def test_told_once_is_told(receipt, goods, tell):
    assert [tell(**{str(goods[0].pk): 1}).status_code for _ in range(2)] == [302, 409]
    assert ReceiptFault.objects.count() == 1


def test_the_service_takes_no_line_of_nought():
    receipt = make_receipt()
    product = receipt.shipment.lines.get().product_id
    by = staff(receipt.order, "customer_service").actor
    perform(receipt, "report_damage", by=by, kind="damaged", affected={product: 0})
    assert not ReceiptFault.objects.exists()
