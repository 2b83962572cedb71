"""From need to order: proposal, approval by somebody else, PDF, under way."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core import files
from core.errors import Forbidden, Refused
from core.steps import perform
from purchasing import selectors
from purchasing.models import PurchaseOrder, StockRule
from purchasing.tasks import draft_from_safety_stock
from tests.inventory.factories import make_lot, make_product, make_user, make_warehouse, today
from tests.purchasing.factories import (
    approved,
    buyer,
    lead,
    make_order,
    make_supplier,
    pdf_file,
    sent,
)

pytestmark = pytest.mark.django_db


def rows(name, *lines):
    """A table of lines as the page sends it."""
    cells = [(f"{name}-{i}-{key}", v) for i, line in enumerate(lines) for key, v in line.items()]
    return dict(cells)


def test_a_purchase_is_entered_on_the_page(client):
    client.force_login(buyer())
    product, room = make_product(), make_warehouse()
    line = {"product": product.pk, "quantity": 24, "unit_price": "9.90"}
    data = {"supplier": make_supplier(product).pk, "warehouse": room.pk, **rows("lines", line)}
    assert client.post("/purchases/new/", data).status_code == 303
    order = PurchaseOrder.objects.get()
    assert selectors.orders_for_list(buyer()).get().total == Decimal("237.60")
    assert order.number in client.get("/purchases/").text
    assert "237.60" in client.get(f"/purchases/{order.pk}/").text


@pytest.mark.parametrize(
    "line",
    [
        {"quantity": 0, "unit_price": "1"},
        {"quantity": 10**9, "unit_price": "1"},
        {"quantity": 1, "unit_price": "-1"},
        {"quantity": 1, "unit_price": "1.001"},
        {"quantity": "x", "unit_price": "1"},
    ],
)
def test_what_is_wrong_with_a_line_is_said_and_nothing_is_lost(client, line):
    client.force_login(buyer())
    product, room = make_product(), make_warehouse()
    data = {"supplier": make_supplier().pk, "warehouse": room.pk, "note": "急用"}
    answer = client.post("/purchases/new/", data | rows("lines", {"product": product.pk, **line}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["lines"])
    assert "急用" in answer.text
    assert not PurchaseOrder.objects.exists()


def test_the_same_product_twice_is_a_slip(client):
    client.force_login(buyer())
    line = {"product": make_product().pk, "quantity": 1, "unit_price": "1"}
    data = {"supplier": make_supplier().pk, "warehouse": make_warehouse().pk}
    assert client.post("/purchases/new/", data | rows("lines", line, line)).status_code == 422


def test_who_asks_does_not_approve():
    both = make_user("product_manager", "supervisor")
    order = perform(make_order(), "submit", by=both.actor)
    with pytest.raises(Forbidden):
        perform(order, "approve", by=both.actor)
    assert perform(order, "approve", by=lead().actor).state == "approved"


def test_whoever_asked_in_an_earlier_round_does_not_approve_later():
    both = make_user("product_manager", "supervisor")
    order = perform(make_order(), "submit", by=both.actor)
    order = perform(order, "refuse", by=lead().actor, reason="数量过大")
    order = perform(order, "submit", by=buyer().actor)
    assert order.round == 2
    with pytest.raises(Forbidden):
        perform(order, "approve", by=both.actor)


@pytest.mark.parametrize("change", [{"approved_by": None}, {"asked": []}])
def test_the_database_knows_no_approved_order_without_two_people(change):
    order = approved(make_order())
    with pytest.raises(IntegrityError), transaction.atomic():
        PurchaseOrder.objects.filter(pk=order.pk).update(**change)


def test_the_database_refuses_the_asker_as_approver():
    order = approved(make_order())
    with pytest.raises(IntegrityError), transaction.atomic():
        PurchaseOrder.objects.filter(pk=order.pk).update(approved_by=order.asked[0])


def test_a_blocked_supplier_gets_no_order():
    order = make_order()
    perform(order.supplier, "block", by=buyer().actor, reason="资质过期")
    with pytest.raises(Refused):
        perform(order, "submit", by=buyer().actor)


def test_the_paper_is_there_only_when_approved(client):
    client.force_login(buyer())
    order = make_order()
    assert client.get(f"/purchases/{order.pk}/pdf/").status_code == 409
    order = approved(order)
    answer = client.get(f"/purchases/{order.pk}/pdf/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")


def test_the_order_goes_out_and_is_under_way(client):
    client.force_login(buyer())
    order = approved(make_order())
    url, day = f"/purchases/{order.pk}/steps", today() + timedelta(days=9)
    late = {"version": order.version, "expected_on": today() - timedelta(days=1)}
    assert client.post(f"{url}/send/", late).status_code == 422
    assert client.post(f"{url}/send/", {**late, "expected_on": day}).status_code == 303
    data = {"version": order.version + 1, "expected_on": day, "tracking": "德邦 88001"}
    assert client.post(f"{url}/under_way/", data).status_code == 303
    order.refresh_from_db()
    assert (order.state, order.expected_on, order.tracking) == ("in_transit", day, "德邦 88001")


def test_papers_are_kept_with_the_order(client):
    client.force_login(make_user("finance_lead"))
    order = sent()
    data = {"version": order.version, "kind": "invoice", "file": pdf_file("发票.pdf")}
    assert client.post(f"/purchases/{order.pk}/steps/file_document/", data).status_code == 303
    assert files.of(order.key).get().kind == "invoice"
    assert "发票.pdf" in client.get(f"/purchases/{order.pk}/?tab=papers").text


# The proposal


@pytest.fixture
def short():
    """A product below its safety stock that somebody sells in twelves."""
    product = make_product()
    supplier = make_supplier(product)
    supplier.products.update(pack=12)
    StockRule.objects.create(product=product, safety_stock=20)
    make_lot(5, product=product)
    return product


def test_what_is_below_safety_stock_is_drafted_once_with_its_arithmetic(short):
    make_warehouse()
    assert draft_from_safety_stock() == 1
    line = PurchaseOrder.objects.get().lines.get()
    assert (line.product, line.quantity, line.computed["safety"]) == (short, 24, 20)
    assert draft_from_safety_stock() == 0


def test_a_rule_may_keep_the_product_from_drafting_by_itself(short):
    StockRule.objects.update(draft_by_itself=False)
    assert draft_from_safety_stock() == 0


def test_the_proposal_shows_its_arithmetic_and_drafts_what_is_chosen(client, short):
    client.force_login(buyer())
    room = make_warehouse()
    page = client.get("/purchase-proposal/").text
    assert "安全库存" in page
    data = {"warehouse": room.pk, "product": short.pk, f"quantity-{short.pk}": "36"}
    assert client.post("/purchase-proposal/", data).status_code == 303
    order = PurchaseOrder.objects.get()
    assert order.lines.get().quantity == 36
    assert "安全库存" in client.get(f"/purchases/{order.pk}/?tab=computed").text


@pytest.mark.parametrize("typed", ["", "0", "-1", "x", "99999999999999"])
def test_a_wrong_quantity_keeps_what_was_typed(client, short, typed):
    client.force_login(buyer())
    data = {"warehouse": make_warehouse().pk, "product": short.pk, f"quantity-{short.pk}": typed}
    answer = client.post("/purchase-proposal/", data)
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.text
    assert not PurchaseOrder.objects.exists()


def test_the_lead_reads_the_proposal_and_does_not_draft(client, short):
    client.force_login(lead())
    assert client.get("/purchase-proposal/").status_code == 200
    assert client.post("/purchase-proposal/", {"product": short.pk}).status_code == 403
    client.force_login(make_user("warehouse_keeper"))
    assert client.get("/purchase-proposal/").status_code == 403


@pytest.mark.parametrize("url", ["/purchase-proposal/", "/purchases/", "/api/v1/purchases/"])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(buyer())
    make_order()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(4):
        make_order()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 16
