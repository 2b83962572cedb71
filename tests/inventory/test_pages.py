"""Scan, trace, figures, packs: what keeper, product manager and finance look at."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from core import clock
from core.actors import SYSTEM
from inventory.models import Bin, Pack, Place, Product, Relocation
from inventory.packs import in_packs
from inventory.scanning import label_of, read
from inventory.selectors import trace
from inventory.selectors.worth import by_warehouse, course, ending
from inventory.services import allocate, count, issue, place, receive, segregate, take_back
from tests.inventory.factories import (
    make_branch,
    make_lot,
    make_product,
    make_user,
    make_warehouse,
    today,
)

pytestmark = pytest.mark.django_db
PAGES = ("/scan/", "/stock-figures/", "/stock-figures/expiry/", "/stock-figures/movements/",
         "/near-expiry/", "/bins/", "/relocations/", "/stock-imports/")  # fmt: skip


@pytest.fixture
def boss(client):
    """The product manager, logged in."""
    client.user = make_user("product_manager")
    client.force_login(client.user)
    return client


def out(lot, quantity, document="o:1"):
    lines = {lot.product_id: quantity}
    allocate(document=document, warehouse=lot.warehouse, lines=lines, at=clock.now(), by=SYSTEM)
    issue(document=document, at=clock.now(), by=SYSTEM)


@given(st.integers(0, 10**7), st.lists(st.integers(2, 5000), unique=True, max_size=4))
def test_packs_lose_nothing(units, sizes):
    packs = [Pack(name=str(size), units=size) for size in sizes]
    parts = in_packs(units, packs, "盒")
    worth = {str(size): size for size in sizes} | {"盒": 1}
    assert sum(part.number * worth[part.name] for part in parts) == units


@pytest.mark.parametrize(
    ("text", "gtin", "lot_no", "day"),
    [
        ("(01)06901234567892(17)270300(10)AB-1", "06901234567892", "AB-1", "2027-03-31"),
        ("]C1010690123456789217270331100AB", "06901234567892", "0AB", "2027-03-31"),
        ("010690123456789210AB-1\x1d17270331", "06901234567892", "AB-1", "2027-03-31"),
        ("6901234567892", "", "", None),
        ("01069012345678", "", "", None),
        ("99999", "", "", None),
    ],
)
def test_what_a_scanner_types_is_understood(text, gtin, lot_no, day):
    code = read(text)
    assert code.gtin == gtin
    if day or not gtin:
        assert (code.lot_no, str(code.expires_on)) == (lot_no, str(day))


def test_one_hit_opens_and_several_are_offered(boss):
    lot = make_lot(5, product=make_product(barcode="6901234567892"))
    assert boss.get("/scan/", {"q": label_of(lot)})["Location"] == f"/stock/{lot.pk}/"
    assert boss.get("/scan/", {"q": "6901234567892"})["Location"].startswith("/products/")
    maker = f"(01)06901234567892(10){lot.lot_no}"
    assert boss.get("/scan/", {"q": maker})["Location"] == f"/stock/{lot.pk}/"
    other = make_lot(3, product=lot.product)
    page = boss.get("/scan/", {"q": "nothing"})
    assert (page.status_code, other.lot_no in page.content.decode()) == (200, False)


def test_a_bin_is_found_by_its_barcode_and_shows_what_lies_in_it(boss):
    lot = make_lot(5, bin="A-01")
    Bin.objects.update(barcode="BIN-7")
    assert boss.get("/scan/", {"q": "BIN-7"})["Location"] == f"/bins/{lot.bin_id}/"
    assert lot.lot_no in boss.get(f"/bins/{lot.bin_id}/").content.decode()


def test_the_scanner_sees_what_the_person_sees(client):
    lot = make_lot(5, warehouse=make_warehouse(make_branch()))
    client.force_login(make_user("warehouse_keeper", branch=make_branch()))
    answer = client.get("/api/v1/stock/scan/", {"code": label_of(lot)})
    assert (answer.status_code, answer.json()) == (200, [])
    assert client.get(f"/api/v1/stock/{lot.pk}/trace/").status_code == 404


def test_a_batch_is_traced_back_and_forward(boss):
    lot = make_lot(10)
    out(lot, 4)
    take_back(document="o:1", lot=lot, quantity=1, line="r:1", reason="退", at=clock.now(),
              by=SYSTEM)  # fmt: skip
    segregate(lot=lot, quantity=2, document="q:1", reason="破损", by=SYSTEM)
    known = trace(lot, boss.user)
    assert (known.received, known.outside, known.here) == (10, 3, 7)
    assert [leg.document for leg in known.outward] == ["o:1"]
    answer = boss.get(f"/api/v1/stock/{lot.pk}/trace/").json()
    assert (answer["outward"][0]["back"], answer["outside"]) == (1, 3)
    assert "o:1" in boss.get(f"/stock/{lot.pk}/?tab=trace").content.decode()


def test_stock_over_time_ends_with_what_is_there(boss):
    now = clock.now()
    with clock.holding(now - timedelta(days=5)):
        lot = make_lot(10)
    with clock.holding(now - timedelta(days=2)):
        out(lot, 3)
    days = course(lot.product, boss.user, today(), 7)
    assert [day.left for day in days] == [0, 10, 10, 10, 7, 7, 7]
    assert (sum(d.came for d in days), sum(d.went for d in days)) == (10, 3)
    assert "data-plot" in boss.get(f"/products/{lot.product_id}/").content.decode()


def test_worth_is_known_for_any_day(boss):
    now, goods = clock.now(), {"product": make_product(), "warehouse": make_warehouse()}
    kept = {"lot_no": "A", "expires_on": today(), "by": SYSTEM, "unit_cost": Decimal("2.50")}
    with clock.holding(now - timedelta(days=9)):
        lot = receive(**goods, **kept, quantity=10, document="in:1")
    count(lot=lot, quantity=-4, reason="盘亏", document="c:1", by=SYSTEM)
    worth = {n: dict(by_warehouse(boss.user, today() - timedelta(days=n))) for n in (0, 5, 20)}
    room = goods["warehouse"]
    assert (worth[0][room].units, worth[0][room].value) == (6, Decimal("15.0000"))
    assert (worth[5][room].units, worth[5][room].value) == (10, Decimal("25.0000"))
    assert worth[20] == {}
    answer = boss.get("/api/v1/stock/value/", {"day": f"{today() - timedelta(days=5)}"})
    assert [row["value"] for row in answer.json()] == ["25.0000"]
    assert boss.get("/api/v1/stock/value/", {"day": "soon"}).status_code == 422


def test_what_ends_is_summed_by_month(boss):
    make_lot(3, days=-5), make_lot(4, days=40), make_lot(9, days=None)
    assert [(month is None, one.units) for month, one in ending(boss.user, today())] == [
        (True, 3), (False, 4),
    ]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_stock_are_for_those_who_handle_it(client, boss, path):
    assert boss.get(path).status_code == 200
    client.force_login(make_user("head_coach", branch=make_branch()))
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", [*PAGES, "/stock/", "/api/v1/bins/", "/api/v1/relocations/"])
def test_a_page_costs_the_same_for_one_and_for_many(boss, path):
    def asked():
        boss.get(path)
        with CaptureQueriesContext(connection) as found:
            boss.get(path)
        return len(found)

    make_lot(5, days=9, bin="A-01")
    few = asked()
    for n in range(30):
        make_lot(5, days=n, bin="A-01")
    assert asked() == few <= 14


@pytest.mark.parametrize("path", PAGES[1:4])
def test_figures_leave_as_numbers(boss, path):
    out(make_lot(5, days=40), 2)
    book = load_workbook(BytesIO(boss.get(path, {"format": "xlsx"}).content))
    assert isinstance(book.worksheets[0]["B2"].value, int | float)


@pytest.mark.parametrize("asked", [{"last": "x"}, {"last": "2999-01-01"}, {"warehouse": "999"}])
def test_a_question_that_cannot_be_is_not_a_crash(boss, asked):
    assert boss.get("/stock-figures/", asked).status_code == 200
    assert boss.get("/stock-figures/movements/", asked).status_code == 200


def test_goods_are_put_into_another_bin_by_scanning(client):
    lot = make_lot(5)
    there = place(lot.warehouse, Place.STORE)
    client.force_login(make_user("warehouse_keeper"))
    link = client.get(f"/relocations/new/?lot={label_of(lot)}")
    assert label_of(lot) in link.content.decode()
    data = {"lot": label_of(lot), "bin": there.code, "quantity": 2, "reason": "上架"}
    assert client.post("/relocations/new/", data).status_code == 303
    assert Relocation.objects.get().there.on_hand == 2
    for change in ({"lot": "LOT0"}, {"bin": "?"}, {"quantity": 0}, {"reason": ""}):
        answer = client.post("/relocations/new/", {**data, **change})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [*change])
    assert client.post("/relocations/new/", {**data, "quantity": 99}).status_code == 409


def test_goods_are_booked_in_by_the_pack(client):
    room, product = make_warehouse(), make_product()
    product.packs.create(name="箱", units=24)
    client.force_login(make_user("warehouse_keeper"))
    data = {"warehouse": room.pk, "product": product.pk, "lot_no": "A1", "quantity": 2,
            "pack": "箱", "document": "DN1", "expires_on": f"{today()}"}  # fmt: skip
    assert client.post("/stock/new/", {**data, "pack": "桶"}).status_code == 422
    assert client.post("/stock/new/", data).status_code == 303
    assert product.lot_set.get().on_hand == 48


def test_the_product_manager_keeps_the_list_of_goods(boss):
    data = {"sku": "N1", "name": "辅酶Q10", "unit": "瓶", "storage_class": "special",
            "transport_min": 0, "tracks_expiry": "on", "fragile": "on"}  # fmt: skip
    assert boss.post("/products/new/", data).status_code == 303
    assert boss.post("/products/new/", data).status_code == 422
    row = Product.objects.get(sku="N1")
    step = f"/products/{row.pk}/steps"
    pack = {"version": 0, "pack": "箱", "units": 12}
    assert boss.post(f"{step}/set_pack/", pack).status_code == 303
    wrong = {**data, "version": 1, "transport_max": -5}
    assert boss.post(f"{step}/edit/", wrong).status_code == 422
    assert boss.post(f"{step}/retire/", {"version": 1, "reason": "停产"}).status_code == 303
    row.refresh_from_db()
    assert (row.active, row.packs.get().units) == (False, 12)
