"""Goods come in: counted blind, confirmed by a second person, put away."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core import files
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from inventory.models import Lot, StockMove, Storage
from inventory.selectors import differences
from purchasing import selectors, services
from purchasing.models import GoodsReceipt
from tests.inventory.factories import make_product, make_user, today
from tests.purchasing.factories import (
    arrival,
    buyer,
    confirmed,
    counted,
    keeper,
    lot,
    make_order,
    pdf_file,
    sent,
)

pytestmark = pytest.mark.django_db


def cells(*lines):
    return {f"lines-{i}-{key}": v for i, line in enumerate(lines) for key, v in line.items()}


def test_goods_are_counted_confirmed_and_put_away_on_the_pages(client):
    order = sent()
    client.force_login(keeper())
    new = client.post("/arrivals/new/", {"order": order.pk, "slip_no": "DN-1"})
    receipt = GoodsReceipt.objects.get()
    url = f"/arrivals/{receipt.pk}"
    line = {"product": order.lines.get().product.sku, "lot_no": "A1", "good": 10}
    line["expires_on"] = today() + timedelta(days=300)
    count = client.post(f"{url}/steps/count/", {"version": 0, "slip": pdf_file(), **cells(line)})
    client.force_login(buyer())
    confirm = client.post(f"{url}/steps/confirm/", {"version": 1})
    client.force_login(keeper())
    row = receipt.lines.get()
    bins = {"version": 2, "bins-0-line": row.pk, "bins-0-what": "x", "bins-0-bin": "A-01"}
    away = client.post(f"{url}/steps/put_away/", bins)
    assert [a.status_code for a in (new, count, confirm, away)] == [303] * 4
    lot = Lot.objects.get(on_hand__gt=0)
    assert (str(lot.bin), lot.on_hand, lot.unit_cost) == ("A-01", 10, Decimal("12.5"))
    order.refresh_from_db()
    assert (order.state, order.lines.get().accepted) == ("received", 10)


def test_the_page_of_a_count_asks_for_a_scan_and_shows_no_quantity(client):
    receipt = arrival(sent(quantity=7531))
    client.force_login(keeper())
    for page in ("", "steps/count/"):
        text = client.get(f"/arrivals/{receipt.pk}/{page}").text
        assert "7531" not in text
    assert "7531" not in client.get(f"/api/v1/arrivals/{receipt.pk}/").text
    assert client.get(f"/purchases/{receipt.order_id}/").status_code == 403


def test_who_counted_does_not_confirm():
    both = make_user("warehouse_keeper", "product_manager")
    receipt = counted(by=both)
    for step in ("confirm", "recount"):
        with pytest.raises(Forbidden):
            perform(receipt, step, by=both.actor, reason="x")
    assert not StockMove.objects.exists()


def test_the_database_knows_no_receipt_by_one_person():
    receipt = confirmed()
    for change in ({"confirmed_by": receipt.counted_by}, {"confirmed_by": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            GoodsReceipt.objects.filter(pk=receipt.pk).update(**change)


def test_a_difference_needs_words_and_a_handling():
    receipt = counted(None)
    GoodsReceipt.objects.filter(pk=receipt.pk)
    receipt = counted(
        arrival(sent()),
    )
    short = counted(arrival(order := sent()), lot(order, good=8, bad=1))
    with pytest.raises(Invalid) as problem:
        perform(short, "confirm", by=buyer().actor)
    assert set(problem.value.fields) == {"handling", "difference"}
    done = perform(short, "confirm", by=buyer().actor, handling="wait", difference="缺 2 破 1")
    order.refresh_from_db()
    assert (done.state, order.state, order.lines.get().outstanding) == ("confirmed", "partly", 2)


def test_what_was_not_ordered_is_not_kept():
    order = sent()
    receipt = counted(arrival(order), lot(order, good=13))
    receipt = confirmed(receipt, handling="return", difference="多 3 瓶,退回")
    assert receipt.lines.get().accepted == 10
    assert (Lot.objects.get().on_hand, differences()) == (10, [])


def test_another_product_than_ordered_is_not_kept():
    order = sent()
    other = {**lot(order), "product": make_product()}
    confirmed(counted(arrival(order), other), handling="return", difference="发错货")
    assert not Lot.objects.exists()
    order.refresh_from_db()
    assert order.state == "partly"


def test_the_rest_comes_later_or_not_at_all():
    order = sent()
    confirmed(counted(arrival(order), lot(order, 4)), handling="wait", difference="分批")
    confirmed(
        counted(arrival(order), lot(order, 5, lot_no="A2")), handling="wait", difference="分批"
    )
    order.refresh_from_db()
    done = perform(order, "settle_short", by=buyer().actor, reason="停产")
    assert (done.state, order.lines.get().accepted) == ("received", 9)


def test_the_count_can_be_sent_back_and_begins_anew():
    order = sent()
    receipt = counted(arrival(order), lot(order, 1))
    receipt = perform(receipt, "recount", by=buyer().actor, reason="漏数一箱")
    receipt = counted(receipt, lot(order, 10))
    assert confirmed(receipt).state == "confirmed"


def test_a_slip_is_entered_once_and_one_arrival_at_a_time():
    order = sent()
    first = arrival(order)
    with pytest.raises(Refused):
        arrival(order)
    perform(first, "cancel", by=keeper().actor, reason="点错")
    services.open_arrival(order=order, slip_no=first.slip_no, by=keeper().actor)
    with pytest.raises(Invalid):
        services.open_arrival(order=order, slip_no=first.slip_no, by=keeper().actor)


def test_nothing_arrives_of_an_order_that_was_not_sent():
    with pytest.raises(Refused):
        services.open_arrival(order=make_order(), slip_no="DN", by=keeper().actor)


def test_an_order_whose_goods_are_being_counted_is_not_cancelled():
    receipt = arrival()
    with pytest.raises(Refused):
        perform(receipt.order, "cancel", by=buyer().actor, reason="x")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"product": "nothing"}, "lines"),
        ({"good": 0}, "lines"),
        ({"good": -1}, "lines"),
        ({"good": 10**12}, "lines"),
        ({"expires_on": ""}, "lines"),
        ({"expires_on": "2020-01-01"}, "lines"),
        ({"slip": None}, "slip"),
    ],
)
def test_what_is_wrong_with_a_count_stands_beside_its_field(client, change, field):
    receipt = arrival()
    client.force_login(keeper())
    line = {"product": receipt.order.lines.get().product.sku, "lot_no": "A1", "good": 10}
    line |= {"expires_on": f"{today() + timedelta(days=300)}"}
    line |= {key: v for key, v in change.items() if key != "slip"}
    data = {"version": 0, "note": "外箱潮", **cells(line)}
    data |= {} if "slip" in change else {"slip": pdf_file()}
    answer = client.post(f"/arrivals/{receipt.pk}/steps/count/", data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "外箱潮" in answer.text


def test_cold_goods_come_with_their_temperature(client):
    product = make_product(storage_class=Storage.COLD)
    receipt = arrival(sent(product=product))
    client.force_login(keeper())
    line = {"product": product.sku, "good": 10, "expires_on": today() + timedelta(days=300)}
    data = {"version": 0, "slip": pdf_file(), **cells(line)}
    url = f"/arrivals/{receipt.pk}/steps/count/"
    assert "arrival_c" in client.post(url, data).context["form"].errors
    data |= {"slip": pdf_file(), "arrival_c": "3.5"}
    assert client.post(url, data).status_code == 303


def test_the_slip_is_kept():
    receipt = counted()
    assert [one.kind for one in files.of(receipt.key)] == ["slip"]


def test_every_accepted_lot_gets_its_bin():
    receipt = confirmed()
    with pytest.raises(Invalid):
        perform(receipt, "put_away", by=keeper().actor, bins=[{"line": 0, "bin": "A"}])


def test_a_keeper_of_a_branch_does_not_see_arrivals_of_headquarters(client):
    receipt = arrival()
    branch = make_user("warehouse_keeper")
    client.force_login(branch)
    assert client.get(f"/arrivals/{receipt.pk}/").status_code == 200
    client.force_login(make_user("head_coach"))
    assert client.get(f"/arrivals/{receipt.pk}/").status_code == 403


def test_a_supplier_is_judged_by_what_came():
    order = sent()
    supplier = order.supplier
    assert selectors.quality_of(supplier).score is None
    confirmed(counted(arrival(order), lot(order, 9, 1)), handling="credit", difference="破 1")
    quality = selectors.quality_of(supplier)
    assert (quality.delivered, quality.bad, quality.late, quality.score) == (10, 1, 0, 90)


@pytest.mark.parametrize("url", ["/arrivals/", "/api/v1/arrivals/"])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(keeper())
    counted()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(4):
        counted()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12
