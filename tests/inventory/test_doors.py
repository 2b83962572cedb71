"""Stock on screen, in the API and in the admin; each door refuses the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.steps import perform
from inventory.models import Lot, StockMove
from inventory.selectors import EXPIRY_BANDS, expiry_band, in_band
from inventory.tasks import audit_stock
from tests.inventory.factories import (
    make_branch,
    make_lot,
    make_product,
    make_user,
    make_warehouse,
    today,
)
from tests.warehousing.factories import make_disposal

pytestmark = pytest.mark.django_db
LISTS = ("/stock/", "/products/", "/ledger/")
API = ("/api/v1/stock/", "/api/v1/products/", "/api/v1/stock-moves/")


@pytest.fixture
def branch():
    return make_branch()


@pytest.fixture
def keeper(client, branch):
    """The keeper of a branch, logged in."""
    client.force_login(make_user("warehouse_keeper", branch=branch))
    return client


def goods(**given):
    product, room = given.pop("product", None) or make_product(), given.pop("room", None)
    data = {"product": product.pk, "lot_no": "A1", "quantity": 5, "document": "DN-1"}
    if room:
        data["warehouse"] = room.pk
    return {**data, "expires_on": f"{today() + timedelta(days=200)}", **given}


def test_goods_are_booked_in_on_the_page(keeper, branch):
    room = make_warehouse(branch)
    assert keeper.post("/stock/new/", goods(room=room)).status_code == 303
    lot = Lot.objects.get()
    assert (lot.on_hand, lot.warehouse) == (5, room)
    assert "A1" in keeper.get("/stock/").content.decode()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": "x"}, "quantity"),
        ({"expires_on": ""}, "expires_on"),
        ({"expires_on": "31.12.2027"}, "expires_on"),
        ({"document": ""}, "document"),
        ({"lot_no": "x" * 61}, "lot_no"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(keeper, branch, change, field):
    answer = keeper.post("/stock/new/", goods(room=make_warehouse(branch), **change))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not StockMove.objects.exists()


def test_goods_go_only_into_rooms_of_ones_own(keeper):
    answer = keeper.post("/stock/new/", goods(room=make_warehouse(make_branch())))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["warehouse"])


def test_the_same_note_twice_is_one_delivery(keeper, branch):
    data = goods(room=make_warehouse(branch))
    keeper.post("/stock/new/", data)
    keeper.post("/stock/new/", data)
    assert Lot.objects.get().on_hand == 5
    assert keeper.post("/stock/new/", {**data, "quantity": 6}).status_code == 409


def test_a_branch_sees_its_own_stock(keeper, branch):
    own, other = make_lot(warehouse=make_warehouse(branch)), make_lot()
    page = keeper.get("/stock/").content.decode()
    assert own.lot_no in page
    assert other.lot_no not in page
    assert keeper.get(f"/stock/{own.pk}/").status_code == 200
    assert keeper.get(f"/stock/{other.pk}/").status_code == 404
    assert keeper.get(f"/ledger/{other.moves.get().pk}/").status_code == 404


@pytest.mark.parametrize("url", [*LISTS, *API])
def test_stock_is_not_for_coaches(client, url, branch):
    client.force_login(make_user("head_coach", branch=branch))
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("url", [*LISTS, *API])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(make_user("product_manager"))
    make_lot()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for days in (-1, 20, 60, 120):
        make_lot(days=days)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12


@pytest.mark.parametrize(
    ("days", "band"),
    [(-1, "expired"), (0, "urgent"), (30, "urgent"), (31, "soon"), (60, "soon"), (61, "watch"),
     (90, "watch"), (91, "fresh"), (None, "fresh")],
)  # fmt: skip
def test_the_colour_says_how_near_the_end_is(days, band):
    lot = make_lot(days=days)
    assert expiry_band(lot.expires_on, today()) == band
    assert list(in_band(Lot.objects.all(), band, today())) == [lot]
    others = {name for _days, name in EXPIRY_BANDS} | {"fresh"}
    for other in others - {band}:
        assert not in_band(Lot.objects.all(), other, today()).exists()


def test_the_list_filters_by_expiry(client):
    client.force_login(make_user("product_manager"))
    near, far = make_lot(days=10), make_lot(days=400)
    page = client.get("/stock/", {"band": "urgent"}).content.decode()
    assert near.lot_no in page
    assert far.lot_no not in page


def test_a_lot_is_stopped_and_set_free_on_its_page(keeper, branch, client):
    lot = make_lot(warehouse=make_warehouse(branch))
    held = keeper.post(f"/stock/{lot.pk}/steps/hold/", {"version": 0, "reason": "漏液"})
    assert (held.status_code, Lot.objects.get().state) == (303, "hold")
    url, data = f"/stock/{lot.pk}/steps/clear/", {"version": 1, "reason": "已检查"}
    assert keeper.post(url, data).status_code == 403
    client.force_login(make_user("product_manager"))
    assert client.post(url, data).status_code == 303


def test_the_page_of_a_lot_shows_its_ledger(keeper, branch):
    lot = make_lot(warehouse=make_warehouse(branch))
    assert lot.moves.get().document in keeper.get(f"/stock/{lot.pk}/").content.decode()


def test_the_ledger_names_its_documents_in_words(keeper, branch):
    room = make_warehouse(branch)
    for document in ("warehousing.disposal:7", "opening:W1", "DN-7"):
        make_lot(warehouse=room, document=document)
    page = keeper.get("/ledger/").content.decode()
    assert all(words in page for words in ("销毁申请 7", "期初库存", "DN-7"))
    assert "warehousing.disposal" not in page
    found = keeper.get("/ledger/?q=销毁申请 7").content.decode()
    assert "销毁申请 7" in found
    assert "DN-7" not in found


def test_a_move_leads_to_its_document_only_who_may_read_it(keeper, client, branch):
    row = make_disposal()
    move = make_lot(warehouse=make_warehouse(branch), document=row.key).moves.get()
    link = f"/disposals/{row.pk}/"
    page = keeper.get(f"/ledger/{move.pk}/").content.decode()
    assert f"<h1>{move.lot.product} +10" in page
    assert f"销毁申请 {row.pk}" in page
    assert link not in page  # of another branch
    client.force_login(make_user("supervisor"))
    assert link in client.get(f"/ledger/{move.pk}/").content.decode()


def test_goods_are_booked_in_through_the_api(keeper, branch):
    room = make_warehouse(branch)
    answer = keeper.post("/api/v1/stock/", goods(room=room), "application/json")
    assert (answer.status_code, answer.json()["on_hand"]) == (201, 5)
    wrong = keeper.post("/api/v1/stock/", goods(room=room, quantity=0), "application/json")
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "quantity")


def test_the_admin_only_looks_at_lots_and_ledger(client):
    lot = make_lot()
    client.force_login(User.objects.create_superuser("root", full_name="系统管理员"))
    for model, row in (("lot", lot), ("stockmove", lot.moves.get())):
        base = f"/admin/inventory/{model}/"
        assert client.get(base).status_code == 200
        assert client.get(f"{base}add/").status_code == 403
        assert client.post(f"{base}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert client.get("/admin/inventory/product/add/").status_code == 200


def test_the_nightly_look_finds_nothing_wrong():
    perform(make_lot(), "hold", by=make_user("product_manager").actor, reason="检查")
    assert audit_stock() == 0


def test_the_nightly_look_finds_what_somebody_did_behind_the_triggers():
    lot = make_lot()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE inventory_lot DISABLE TRIGGER lot_guard")
        cursor.execute("UPDATE inventory_lot SET on_hand = on_hand + 1")
        cursor.execute("ALTER TABLE inventory_lot ENABLE TRIGGER lot_guard")
    assert audit_stock() == 1
    assert Lot.objects.get() == lot
