"""Who may do what to lots, products, files: every cell, by page, REST, bulk and admin."""

import pytest

from accounts.models import User
from accounts.roles import Role
from core.models import BulkJob
from core.steps import perform
from inventory.importing.columns import Of
from inventory.models import Lot, Product, StockImport
from tests.inventory.factories import make_lot, make_product, make_user, make_warehouse
from tests.matrix import complete, wrong_cells

pytestmark = pytest.mark.django_db
#: Everyone who does something here, those who only look, and somebody with nothing to do with it.
ROLES = (
    *("product_manager", "quality_supervisor", "warehouse_keeper", "finance_lead", "admin_clerk"),
    *("auditor", "supervisor", "head_coach"),
)
KEEPERS = {"warehouse_keeper", "product_manager", "quality_supervisor"}
JUDGES = {"product_manager", "quality_supervisor"}
PM = {"product_manager"}
HEADS = ["sku", "name", "unit", "tracks_expiry"]
SENDERS, BOOKERS = {"warehouse_keeper", "product_manager"}, {"product_manager", "finance_lead"}
LOT = {
    "hold": ({"ok"}, KEEPERS),
    "quarantine": ({"ok", "hold"}, KEEPERS),
    "clear": ({"hold", "quarantine"}, JUDGES),
}
PRODUCT = {
    "edit": ({"in_use", "retired"}, PM),
    "set_pack": ({"in_use"}, PM),
    "drop_pack": ({"in_use"}, PM),
    "retire": ({"in_use"}, PM),
    "revive": ({"retired"}, PM),
}
IMPORT = {
    "book": ({"checked"}, BOOKERS),
    "drop": ({"checked"}, SENDERS | BOOKERS),
}
#: Who may enter a row by hand, at which address.
NEW = {
    "stock": {"warehouse_keeper", "admin_clerk", "product_manager"},
    "products": PM,
    "bins": KEEPERS,
    "relocations": KEEPERS,
    "stock-imports": SENDERS,
}


def stopped(step):
    return perform(make_lot(), step, by=make_user("warehouse_keeper").actor, reason="待查")


LOTS = {
    "ok": make_lot,
    "hold": lambda: stopped("hold"),
    "quarantine": lambda: stopped("quarantine"),
}


def retired():
    return perform(make_product(), "retire", by=make_user("product_manager").actor, reason="停产")


PRODUCTS = {"in_use": make_product, "retired": retired}


def sent(by=None, of=Of.PRODUCTS):
    by = by or make_user("warehouse_keeper")
    return StockImport.objects.create(
        of=of, name="x.csv", heads=HEADS, rows=[], faults=[], count=0, fault_count=0,
        sent_by=by.pk, sent_name=str(by),
    )  # fmt: skip


def dropped():
    return perform(sent(), "drop", by=make_user("product_manager").actor, reason="重复")


def booked():
    return perform(sent(), "book", by=make_user("product_manager").actor)


IMPORTS = {"checked": sent, "booked": booked, "dropped": dropped}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "api", "made", "table", "blocked"),
    [
        ("stock", "stock", LOTS, LOT, ()),
        ("products", "products", PRODUCTS, PRODUCT, ()),
        ("stock-imports", "stock-imports", IMPORTS, IMPORT, ()),
    ],
)
def test_every_cell(page, api, made, table, blocked):
    users = {role: make_user(role) for role in ROLES}
    given = {"page": page, "api": api, "blocked": blocked}
    assert wrong_cells(lambda state: made[state](), made, users, table, **given) == []


def test_the_tables_speak_of_every_step_and_state():
    assert complete(Lot, LOT, LOTS)
    assert complete(Product, PRODUCT, PRODUCTS)
    assert complete(StockImport, IMPORT, IMPORTS)


@pytest.mark.parametrize("role", Role.values)
def test_who_enters_rows_by_hand(client, role):
    client.force_login(make_user(role))
    for slug, roles in NEW.items():
        wanted = {200} if role in roles else {403}
        assert {client.get(f"/{slug}/new/").status_code} == wanted, slug
        answer = client.post(f"/api/v1/{slug}/", {}, "application/json").status_code
        assert answer in ({422, 415} if role in roles else {403, 415}), slug


def test_what_one_has_stopped_one_does_not_free_by_page_rest_or_bulk(client):
    user = make_user("product_manager")
    own = perform(make_lot(), "hold", by=user.actor, reason="待查")
    other = stopped("hold")
    client.force_login(user)
    data = {"version": own.version, "reason": "好"}
    assert client.post(f"/stock/{own.pk}/steps/clear/", data).status_code == 403
    rest = client.post(f"/api/v1/stock/{own.pk}/steps/clear/", {"reason": "好"}, "application/json")
    assert rest.status_code == 403
    client.post("/stock/bulk/", {"step": "clear", "pk": [own.pk, other.pk]})
    job = BulkJob.objects.get()
    client.post(f"/jobs/{job.pk}/start/", {"reason": "好"}, follow=True)
    states = dict(Lot.objects.values_list("pk", "state"))
    assert states == {own.pk: "hold", other.pk: "ok"}


def test_balances_are_not_booked_by_their_sender_by_page_or_rest(client):
    user = make_user("product_manager")
    row = sent(user, Of.BALANCES)
    client.force_login(user)
    assert client.post(f"/stock-imports/{row.pk}/steps/book/", {"version": 0}).status_code == 403
    rest = client.post(f"/api/v1/stock-imports/{row.pk}/steps/book/", {}, "application/json")
    assert rest.status_code == 403


@pytest.mark.parametrize("model", ["lot", "stockmove", "allocation", "relocation"])
def test_the_admin_only_looks(client, model):
    lot = make_lot(warehouse=make_warehouse())
    client.force_login(User.objects.create_superuser("root", full_name="系统管理员"))
    base = f"/admin/inventory/{model}/"
    assert client.get(base).status_code == 200
    assert client.get(f"{base}add/").status_code == 403
    if model == "lot":
        assert client.post(f"{base}{lot.pk}/change/", {"state": "ok"}).status_code == 403
