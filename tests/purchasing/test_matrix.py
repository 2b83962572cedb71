"""Who may do what to a purchase and to an arrival: every cell, by page, REST, bulk and admin."""

import pytest

from accounts.models import User
from core.models import BulkJob
from core.steps import perform
from purchasing.models import GoodsReceipt, PurchaseOrder, Supplier
from tests.inventory.factories import make_user
from tests.matrix import complete, wrong_cells
from tests.purchasing.factories import (
    approved,
    arrival,
    buyer,
    confirmed,
    counted,
    keeper,
    lead,
    lot,
    make_order,
    make_supplier,
    sent,
)

pytestmark = pytest.mark.django_db
ROLES = (
    *("product_manager", "supervisor", "regional_manager", "finance_lead", "warehouse_keeper"),
    *("auditor", "head_coach"),
)
PM, LEAD, FINANCE, KEEPER = (
    {"product_manager"},
    {"supervisor", "regional_manager"},
    {"finance_lead"},
    {"warehouse_keeper"},
)
SIGNED = {"approved", "ordered", "in_transit", "partly", "received", "closed"}
PURCHASE = {
    "revise": ({"draft"}, PM),
    "submit": ({"draft"}, PM),
    "approve": ({"pending"}, LEAD),
    "refuse": ({"pending"}, LEAD),
    "send": ({"approved"}, PM),
    "under_way": ({"ordered", "in_transit"}, PM),
    "arrive": ({"ordered", "in_transit", "partly"}, set()),
    "settle_short": ({"partly"}, PM),
    "close": ({"received"}, FINANCE),
    "cancel": ({"draft", "pending", "approved", "ordered", "in_transit"}, PM),
    "file_document": ({"pending", *SIGNED}, PM | FINANCE),
}
ARRIVAL = {
    "count": ({"counting"}, KEEPER),
    "recount": ({"counted"}, PM),
    "confirm": ({"counted"}, PM),
    "put_away": ({"confirmed"}, KEEPER),
    "cancel": ({"counting"}, KEEPER | PM),
}
QUALITY = {"quality_supervisor"}
SUPPLIER = {
    "edit": ({"active", "blocked"}, PM),
    "set_offers": ({"active"}, PM),
    "block": ({"active"}, PM | QUALITY),
    "unblock": ({"blocked"}, QUALITY | {"supervisor"}),
}


def partly():
    order = sent()
    confirmed(counted(arrival(order), lot(order, 4)), handling="wait", difference="分批")
    order.refresh_from_db()
    return order


def received():
    receipt = confirmed()
    return PurchaseOrder.objects.get(pk=receipt.order_id)


PURCHASES = {
    "draft": make_order,
    "pending": lambda: perform(make_order(), "submit", by=buyer().actor),
    "approved": lambda: approved(make_order()),
    "ordered": sent,
    "in_transit": lambda: perform(
        o := sent(), "under_way", by=buyer().actor, tracking="1", expected_on=o.expected_on
    ),
    "partly": partly,
    "received": received,
    "closed": lambda: perform(received(), "close", by=make_user("finance_lead").actor),
    "cancelled": lambda: perform(make_order(), "cancel", by=buyer().actor, reason="x"),
}


def put_away():
    receipt = confirmed()
    bins = [{"line": line["line"], "bin": "A1"} for line in receipt.bins_to_fill()]
    return perform(receipt, "put_away", by=keeper().actor, bins=bins)


ARRIVALS = {
    "counting": arrival,
    "counted": counted,
    "confirmed": confirmed,
    "put_away": put_away,
    "cancelled": lambda: perform(arrival(), "cancel", by=keeper().actor, reason="x"),
}


SUPPLIERS = {
    "active": make_supplier,
    "blocked": lambda: perform(make_supplier(), "block", by=buyer().actor, reason="x"),
}


@pytest.mark.slow
def test_every_cell_of_a_supplier():
    users = {role: make_user(role) for role in (*ROLES, *QUALITY)}
    wrong = wrong_cells(
        lambda state: SUPPLIERS[state](), SUPPLIERS, users, SUPPLIER,
        page="suppliers", api="suppliers",
    )  # fmt: skip
    assert wrong == []


@pytest.mark.slow
def test_every_cell_of_a_purchase():
    users = {role: make_user(role) for role in ROLES}
    wrong = wrong_cells(
        lambda state: PURCHASES[state](), PURCHASES, users, PURCHASE,
        page="purchases", api="purchases",
    )  # fmt: skip
    assert wrong == []


@pytest.mark.slow
def test_every_cell_of_an_arrival():
    users = {role: make_user(role) for role in ROLES}
    wrong = wrong_cells(
        lambda state: ARRIVALS[state](), ARRIVALS, users, ARRIVAL, page="arrivals", api="arrivals"
    )
    assert wrong == []


def test_the_tables_speak_of_every_step_and_state():
    assert complete(PurchaseOrder, PURCHASE, PURCHASES)
    assert complete(GoodsReceipt, ARRIVAL, ARRIVALS)
    assert complete(Supplier, SUPPLIER, SUPPLIERS)


def test_approving_many_at_once_leaves_out_what_one_asked_for(client):
    both = make_user("product_manager", "supervisor")
    own = perform(make_order(), "submit", by=both.actor)
    other = perform(make_order(), "submit", by=buyer().actor)
    client.force_login(both)
    client.post("/purchases/bulk/", {"step": "approve", "pk": [own.pk, other.pk]})
    job = BulkJob.objects.get()
    assert (job.total, job.skipped) == (1, 1)
    client.post(f"/jobs/{job.pk}/start/", follow=True)
    states = {row.pk: row.state for row in PurchaseOrder.objects.all()}
    assert states == {own.pk: "pending", other.pk: "approved"}


def test_one_who_asked_is_shut_out_by_page_and_by_rest(client):
    both = make_user("product_manager", "supervisor")
    order = perform(make_order(), "submit", by=both.actor)
    client.force_login(both)
    page = client.post(f"/purchases/{order.pk}/steps/approve/", {"version": order.version})
    rest = client.post(f"/api/v1/purchases/{order.pk}/steps/approve/")
    assert (page.status_code, rest.status_code) == (403, 403)
    assert "不能审批自己的申请" in page.text


@pytest.mark.parametrize("model", ["purchaseorder", "goodsreceipt", "supplier", "stockrule"])
def test_the_admin_only_looks(client, model):
    row = counted()
    pk = {"purchaseorder": row.order_id, "goodsreceipt": row.pk, "supplier": row.order.supplier_id}
    client.force_login(User.objects.create_superuser("root", full_name="系统管理员"))
    base = f"/admin/purchasing/{model}/"
    assert client.get(base).status_code == 200
    assert client.get(f"{base}add/").status_code == 403
    if model in pk:
        assert client.post(f"{base}{pk[model]}/change/", {"state": "approved"}).status_code == 403
        assert client.post(f"{base}{pk[model]}/delete/", {"post": "yes"}).status_code == 403


def test_a_lead_approves_and_the_page_offers_it(client):
    order = perform(make_order(), "submit", by=buyer().actor)
    client.force_login(lead())
    assert "批准采购" in client.get(f"/purchases/{order.pk}/").text
