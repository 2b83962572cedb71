"""Picking with a scanner in the hand: the next line comes by itself, the parcel leaves when all is
checked, and no door is a way round it."""

from datetime import date

import pytest

from accounts.roles import Role
from core.actors import SYSTEM
from core.errors import Refused
from core.steps import perform
from inventory.models import Lot
from inventory.scanning import label_of
from inventory.selectors import allocations_of
from inventory.services import receive
from logistics.models import PickCheck
from tests.inventory.factories import make_lot, make_product, make_warehouse
from tests.logistics.factories import (
    clerk_of,
    confirm_method,
    hand_over,
    make_delivery,
    make_shipment,
    staff,
)
from tests.orders.factories import make_branch, make_user

pytestmark = pytest.mark.django_db
DAY = date(2099, 1, 1)
AGREES = dict.fromkeys(("name_ok", "spec_ok", "expiry_ok"), "on")


@pytest.fixture
def parcel():
    """Two products in two bins, 乙 in the first one."""
    one = make_product(name="甲", barcode="6901234567892")
    two = make_product(name="乙")
    delivery = make_delivery([(one.pk, 3), (two.pk, 2)])
    room = make_warehouse(delivery.order.branch)
    make_lot(5, product=one, warehouse=room, bin="B-02")
    make_lot(5, product=two, warehouse=room, bin="A-01")
    confirm_method(delivery)
    return delivery.shipments.get()


@pytest.fixture
def picked(parcel):
    return perform(parcel, "pick", by=clerk_of(parcel).actor)


@pytest.fixture
def hand(client, parcel):
    """The keeper of the branch; ``hand(do=…)`` sends the page, ``hand()`` looks at it."""
    client.force_login(staff(parcel.order, Role.WAREHOUSE_KEEPER))

    def send(**typed):
        url = f"/shipments/{parcel.pk}/picking/"
        return client.post(url, typed) if typed else client.get(url)

    return send


def shown(answer):
    return answer.context["line"].lot.product.name


def test_from_the_menu_to_the_door_without_looking_for_anything(client, hand, parcel):
    assert client.get("/picking/").url == f"/shipments/{parcel.pk}/picking/"
    assert hand(do="pick").status_code == 303
    for name, counted in (("乙", 2), ("甲", 3)):
        page = hand()
        assert shown(page) == name
        code = page.context["label"]
        assert hand(do="check_line", code=code, counted=counted, **AGREES).status_code == 303
    assert hand(do="hand_over").url == "/picking/"
    parcel.refresh_from_db()
    assert (parcel.state, PickCheck.objects.count()) == ("handed_over", 2)
    assert "没有待拣的包裹" in client.get("/picking/").content.decode()


def test_a_scan_alone_is_no_mistake_and_brings_its_line(hand, picked):
    answer = hand(do="check_line", code="6901234567892")
    assert (answer.status_code, shown(answer)) == (200, "甲")
    assert 'class="errorlist"' not in answer.content.decode()
    assert not PickCheck.objects.exists()


def test_a_wrong_scan_says_only_that_and_leaves_the_field_to_the_next_scan(hand, picked):
    answer = hand(do="check_line", code="9999")
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["code"])
    page = answer.content.decode()
    assert "“9999”" in page
    assert 'value="9999"' not in page
    assert answer.context["focus"] == "code"


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"code": "9999"}, "code"),
        ({"counted": 1}, "counted"),
        ({"counted": "9" * 400}, "counted"),
        ({"expiry_ok": ""}, "expiry_ok"),
        ({"name_ok": ""}, "name_ok"),
        ({"code": ""}, "code"),
    ],
)
def test_what_does_not_agree_is_said_and_what_was_typed_stays(hand, picked, typed, where):
    code = label_of(picked.to_check()[0].lot)
    answer = hand(do="check_line", **{"code": code, "counted": 2, **AGREES, **typed})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [where])
    assert answer.context["form"].data["code"] == typed.get("code", code)
    assert not PickCheck.objects.exists()


def test_two_products_with_one_lot_number_come_one_after_the_other(client):
    goods = [make_product(name=name) for name in ("甲", "乙")]
    delivery = make_delivery([(one.pk, 1) for one in goods])
    room = make_warehouse(delivery.order.branch)
    for one, place in zip(goods, ("B-1", "A-1"), strict=True):
        given = {"quantity": 5, "document": f"in:{one.pk}", "by": SYSTEM, "bin": place}
        receive(product=one, warehouse=room, lot_no="2608A", expires_on=DAY, **given)
    confirm_method(delivery)
    parcel = delivery.shipments.get()
    user = clerk_of(parcel)
    client.force_login(user)
    perform(parcel, "pick", by=user.actor)
    typed = {"do": "check_line", "code": "2608a", "counted": 1, **AGREES}
    url = f"/shipments/{parcel.pk}/picking/"
    assert [client.post(url, typed).status_code for _ in goods] == [303, 303]
    names = PickCheck.objects.order_by("pk").values_list(
        "allocation__lot__product__name", flat=True
    )
    assert list(names) == ["乙", "甲"]


def test_the_makers_code_tells_product_lot_and_expiry(hand, picked):
    lot = Lot.objects.get(product__name="甲")
    code = f"(01)06901234567892(17){lot.expires_on:%y%m%d}(10){lot.lot_no}"
    assert hand(do="check_line", code=code, counted=3, **AGREES).status_code == 303
    wrong = f"(01)06901234567892(17)990101(10){lot.lot_no}"
    answer = hand(do="check_line", code=wrong, counted=3, **AGREES)
    assert list(answer.context["form"].errors) == ["expiry_ok"]
    other = hand(do="check_line", code="(01)06901234567892(10)ZZ", counted=3, **AGREES)
    assert list(other.context["form"].errors) == ["code"]


def test_a_double_tap_checks_once(hand, picked):
    typed = {"do": "check_line", "code": "6901234567892", "counted": 3, **AGREES}
    assert [hand(**typed).status_code for _ in range(2)] == [303, 303]
    assert PickCheck.objects.count() == 1


@pytest.mark.parametrize("fault", ["leak", "seal", "label", "expiry"])
def test_a_refused_lot_goes_apart_and_the_next_lot_is_to_be_checked(hand, picked, fault):
    bad = picked.to_check()[0].lot
    other = make_lot(9, 400, product=bad.product, warehouse=bad.warehouse, bin="A-02")
    typed = {"do": "refuse_lot", "code": label_of(bad), "fault": fault}
    assert hand(**typed).status_code == 303
    bad.refresh_from_db()
    assert (bad.state, hand().context["line"].lot) == ("quarantine", other)
    assert hand(**typed).status_code == 422  # tapped twice: it is no line of the parcel any more


def test_without_another_lot_the_page_says_what_to_do(hand, picked):
    lot = picked.to_check()[0].lot
    answer = hand(do="refuse_lot", code=label_of(lot), fault="leak")
    assert (answer.status_code, "分批" in answer.content.decode()) == (409, True)


def test_nothing_leaves_while_a_line_is_not_checked(client, hand, picked):
    hand(do="check_line", code="6901234567892", counted=3, **AGREES)
    words = "尚有明细未核对"
    assert words in hand(do="hand_over").content.decode()
    picked.refresh_from_db()
    step = f"/shipments/{picked.pk}/steps/hand_over/"
    assert client.post(step, {"version": picked.version}).status_code == 409
    api = client.post(f"/api/v1{step}", {"version": picked.version}, "application/json")
    assert (api.status_code, words in api.content.decode()) == (409, True)
    with pytest.raises(Refused):
        perform(picked, "hand_over", by=clerk_of(picked).actor)
    assert set(allocations_of(picked.key).values_list("status", flat=True)) == {"reserved"}


def test_many_at_once_leave_the_unchecked_out(client, hand, picked):
    picked.refresh_from_db()
    chosen = client.post("/shipments/bulk/", {"step": "hand_over", "pk": [picked.pk]})
    assert "尚有明细未核对" in client.get(chosen.url).content.decode()
    client.post(f"{chosen.url}start/")
    picked.refresh_from_db()
    assert picked.state == "picked"


def test_whoever_does_not_pick_sees_no_such_page(client, parcel):
    client.force_login(staff(parcel.order, Role.CUSTOMER_SERVICE))
    assert client.post(f"/shipments/{parcel.pk}/picking/", {"do": "pick"}).status_code == 403
    assert 'href="/picking/"' not in client.get("/").content.decode()
    client.force_login(make_user(Role.WAREHOUSE_KEEPER, branch=make_branch()))
    assert client.get(f"/shipments/{parcel.pk}/picking/").status_code == 404


def test_what_is_no_step_of_the_page_is_not_found(hand, parcel):
    assert hand(do="cancel").status_code == 404


def test_a_parcel_that_waits_for_its_contract_does_not_hold_up_the_next(client, hand, parcel):
    second = make_shipment()
    second.order.branch = parcel.order.branch
    second.order.save()
    client.force_login(make_user(Role.SUPERVISOR, Role.WAREHOUSE_KEEPER))
    assert client.get(f"/picking/?after={parcel.pk}").url.endswith(f"/{second.pk}/picking/")
    assert client.get("/picking/?after=x").status_code == 302


def test_what_has_left_is_told_and_the_next_is_offered(client):
    parcel = hand_over(make_shipment())
    client.force_login(clerk_of(parcel))
    assert "下一个包裹" in client.get(f"/shipments/{parcel.pk}/picking/").content.decode()
