"""Files: a dry run that names every fault, nothing lost, nothing twice, four eyes on balances."""

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from inventory.importing.columns import day, money, storage, whole, yes
from inventory.importing.table import MOST_ROWS, read
from inventory.models import Lot, Product, StockImport, StockMove
from inventory.selectors import differences
from inventory.services import send_import
from tests.inventory.factories import make_branch, make_product, make_user, make_warehouse

pytestmark = pytest.mark.django_db
GOODS = "产品编码,产品名称,单位,有有效期,储存条件,包装,每包装数量\n"
STOCK = "产品编码,批号,仓库编码,货位,有效期至,数量,包装,单位成本\n"


def sheet(*rows, name="货品.xlsx"):
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(list(row))
    book.save(made)
    return SimpleUploadedFile(name, made.getvalue())


def text(content, encoding="utf-8"):
    return SimpleUploadedFile("货品.csv", content.encode(encoding))


@pytest.fixture
def sender():
    return make_user("warehouse_keeper")


@pytest.fixture
def booker():
    return make_user("product_manager")


def sent(of, file, sender, rooms=()):
    return send_import(of=of, file=file, rooms=list(rooms), by=sender.actor)


def faults(row):
    return [(fault["row"], fault["column"]) for fault in row.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_products_come_from_text_in_any_usual_encoding(sender, booker, encoding):
    row = sent("products", text(GOODS + "A1,鱼油,瓶,是,冷藏,箱,24\n", encoding), sender)
    assert (row.faults, Product.objects.count()) == ([], 0)
    perform(row, "book", by=booker.actor)
    made = Product.objects.get()
    assert (made.name, made.storage_class, made.packs.get().units) == ("鱼油", "cold", 24)


def test_the_same_products_again_change_nothing_and_new_words_are_taken_over(sender, booker):
    for name in ("鱼油", "鱼油", "深海鱼油"):
        row = sent("products", text(GOODS + f"A1,{name},瓶,是,冷藏,,\n"), sender)
        if row.state == "checked":
            perform(row, "book", by=booker.actor)
    assert Product.objects.get().name == "深海鱼油"
    assert Product.objects.get().version == 1
    assert StockImport.objects.count() == 2


def test_every_fault_has_its_row_and_column(sender):
    rows = ["A1,鱼油,,是,常温,,", "A2,钙片,瓶,也许,冷冻,,", "A1,鱼油,瓶,是,,,", ",锌,瓶,是,,箱,"]
    row = sent("products", text(GOODS + "\n".join(rows)), sender)
    assert faults(row) == [
        (2, "单位"), (3, "有有效期"), (3, "储存条件"), (5, "产品编码"),
    ]  # fmt: skip
    assert row.count == 4
    with pytest.raises(Refused):
        perform(row, "book", by=make_user("product_manager").actor)


def test_the_same_code_twice_in_a_file(sender):
    row = sent("products", text(GOODS + "A1,油,瓶,是,,,\nA1,油,瓶,是,,,\n"), sender)
    assert faults(row) == [(3, "产品编码")]


@pytest.mark.parametrize(
    ("head", "column"),
    [("产品编码,产品名称,单位,有有效期,颜色", "颜色"), ("产品编码,产品名称,有有效期", "单位"),
     ("产品编码,sku,产品名称,单位,有有效期", "产品编码")],
)  # fmt: skip
def test_a_column_that_is_unknown_missing_or_double_is_named(sender, head, column):
    row = sent("products", text(f"{head}\nA1,a,b,c,d\n"), sender)
    assert (1, column) in faults(row)


def test_a_cell_beyond_the_heads_is_not_lost(sender):
    row = sent("products", text("sku,name,unit,tracks_expiry\nA1,油,瓶,是,多余\n"), sender)
    assert faults(row) == [(2, "#5")]


@pytest.fixture
def room():
    return make_warehouse()


def balances(room, product, *lines):
    return text(
        STOCK + "\n".join(f"{product.sku},{line}" for line in lines).replace("W", room.code)
    )


def test_balances_come_in_with_bin_pack_and_cost(sender, booker, room):
    product = make_product()
    product.packs.create(name="箱", units=12)
    row = sent("balances", balances(room, product, "L1,W,A-01,2027-03,2,箱,3.5"), sender, [room])
    assert (row.faults, Lot.objects.count()) == ([], 0)
    perform(row, "book", by=booker.actor)
    lot = Lot.objects.get()
    assert (lot.on_hand, lot.value, str(lot.bin)) == (24, Decimal("84.0000"), "A-01")
    assert lot.expires_on == date(2027, 3, 31)
    assert lot.moves.get().actor_name == booker.full_name


def test_the_same_balances_again_are_booked_once_and_others_are_a_fault(sender, booker, room):
    product = make_product()
    for spare in ("", "\n"):
        file = balances(room, product, f"L1,W,,2027-03-01,5,,{spare}")
        perform_if_new(sent("balances", file, sender, [room]), booker)
    assert (Lot.objects.get().on_hand, StockMove.objects.count()) == (5, 1)
    row = sent("balances", balances(room, product, "L1,W,,2027-03-01,6,,"), sender, [room])
    assert faults(row) == [(2, "数量")]
    assert differences() == []


def perform_if_new(row, booker):
    if row.state == "checked":
        perform(row, "book", by=booker.actor)


def test_what_does_not_fit_what_is_there_is_a_fault(sender, room):
    product = make_product()
    lines = ["L1,W,,,5,,", "L2,XX,,2027-03-01,5,,", "L3,W,,2027-13,5,,", "L4,W,,2027-03-01,1.5,,",
             "L5,W,,2027-03-01,5,桶,", "L6,W,,2027-03-01,5,,-1", "L7,W,,2027-03-01,5,,",
             "L7,W,B,2027-04-01,5,,"]  # fmt: skip
    row = sent("balances", balances(room, product, *lines), sender, [room])
    assert faults(row) == [
        (2, "有效期至"), (3, "仓库编码"), (4, "有效期至"), (5, "数量"), (6, "包装"),
        (7, "单位成本"), (9, "有效期至"),
    ]  # fmt: skip
    assert not Lot.objects.exists()


def test_balances_need_four_eyes(room, booker):
    row = sent("balances", balances(room, make_product(), "L1,W,,2027-03-01,5,,"), booker, [room])
    with pytest.raises(Forbidden):
        perform(row, "book", by=booker.actor)
    perform(row, "book", by=make_user("finance_lead").actor)
    assert Lot.objects.get().on_hand == 5


def test_what_changed_since_the_dry_run_undoes_the_booking(room, sender, booker):
    product = make_product()
    line = f"sku,lot_no,warehouse,expires_on\n{product.sku},L1,{room.code},2027-1-1"
    row = sent("lots", text(line), sender, [room])
    Lot.objects.create(product=product, warehouse=room, lot_no="L1", expires_on=date(2028, 1, 1))
    with pytest.raises(Refused, match="有效期至"):
        perform(row, "book", by=booker.actor)
    row.refresh_from_db()
    assert row.state == "checked"


def test_a_workbook_says_the_same_as_text(sender, room):
    product = make_product()
    heads = ["产品编码", "批号", "仓库编码", "有效期至", "数量"]
    row = sent("balances", sheet(heads, [product.sku, 20270301, room.code, date(2027, 3, 1), 5.0]),
               sender, [room])  # fmt: skip
    assert row.faults == []
    assert row.rows[0]["cells"]["批号"] == "20270301"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 nothing", b"\xff\xfe\x00\x00", b"only,heads\n", b"a\x00b\nc",
             b"sku\n" + b"x\n" * (MOST_ROWS + 1)]
)  # fmt: skip
def test_what_is_no_table_is_said_beside_the_file(data):
    with pytest.raises(Invalid) as refused:
        read(data)
    assert "file" in refused.value.fields


@pytest.mark.parametrize(
    ("parse", "good", "bad"),
    [
        (day, {"2027-02": date(2027, 2, 28), "2027年3月1日": date(2027, 3, 1), "": None},
         ["2027-02-30", "31.12.2027", "soon"]),
        (money, {"12.5": Decimal("12.5"), "1,200": Decimal(1200), "": None},
         ["1.23456", "-1", "NaN"]),
        (whole(1, 9), {"3": 3, "": None}, ["0", "10", "1.0", "³"]),
        (yes, {"是": True, "0": False, "": False}, ["?"]),
        (storage, {"常温": "room", "cold": "cold", "": "room"}, ["热"]),
    ],
)  # fmt: skip
def test_cells_become_values_or_say_what_is_wrong(parse, good, bad):
    assert {cell: parse(cell) for cell in good} == good
    for cell in bad:
        with pytest.raises(ValueError, match=r".+"):
            parse(cell)


def test_the_page_is_the_dry_run_and_the_step(client, sender, booker):
    client.force_login(sender)
    file = text(GOODS + "A1,鱼油,瓶,是,冷藏,,\n")
    assert client.post("/stock-imports/new/", {"of": "products", "file": file}).status_code == 303
    row = StockImport.objects.get()
    assert "鱼油" in client.get(f"/stock-imports/{row.pk}/").content.decode()
    step = f"/stock-imports/{row.pk}/steps/book/"
    assert client.post(step, {"version": 0}).status_code == 403
    client.force_login(booker)
    assert client.post(step, {"version": 0}).status_code == 303
    assert Product.objects.get().sku == "A1"


def test_the_api_names_the_faults(client, sender):
    client.force_login(sender)
    file = text(GOODS + "A1,,瓶,是,冷藏,,\n")
    answer = client.post("/api/v1/stock-imports/", {"of": "products", "file": file})
    assert answer.status_code == 201
    assert [(f["row"], f["column"]) for f in answer.json()["faults"]] == [(2, "产品名称")]


def test_a_branch_books_into_its_own_rooms_only(client):
    branch, other = make_branch(), make_warehouse(make_branch())
    client.force_login(make_user("warehouse_keeper", branch=branch))
    file = balances(other, make_product(), "L1,W,,2027-03-01,5,,")
    client.post("/stock-imports/new/", {"of": "balances", "file": file})
    row = StockImport.objects.get()
    assert (faults(row), row.branch) == ([(2, "仓库编码")], branch)


@pytest.mark.parametrize("of", ["products", "lots", "balances"])
def test_there_are_empty_files_with_the_right_columns(client, sender, of):
    client.force_login(sender)
    answer = client.get(f"/stock-imports/template/{of}/")
    with pytest.raises(Invalid):
        read(answer.content)  # nothing below the heads
    assert client.get("/stock-imports/template/else/").status_code == 404
