"""Goods that come back are stock again only after somebody has looked at them."""

import pytest

from accounts.roles import Role
from core.errors import Refused
from core.steps import perform
from inventory.models import Lot, StockMove
from inventory.selectors import differences
from logistics import services
from logistics.models import GoodsReturn
from sla.models import Clock
from tests.logistics.factories import clerk_of, make_receipt, make_shipment, staff

pytestmark = pytest.mark.django_db


def coming():
    """Two pieces of one lot on their way back."""
    return services.expect_back(make_receipt().shipment)


def keeper(row):
    return staff(row.order, Role.WAREHOUSE_KEEPER).actor


def arrived():
    row = coming()
    return perform(row, "arrive", by=keeper(row))


def inspect(row, good, doubtful):
    line = row.lines.get()
    found = {"good": {line.pk: good}, "doubtful": {line.pk: doubtful}}
    return perform(row, "inspect", by=keeper(row), **found)


def owed(row):
    live = Clock.objects.filter(case_key_text=row.case_key, state="running")
    return set(live.values_list("code", "owner_role"))


def test_what_was_sent_is_expected_once():
    parcel = make_receipt().shipment
    assert services.expect_back(parcel) == services.expect_back(parcel)
    line = GoodsReturn.objects.get().lines.get()
    assert (line.sent, line.good, line.doubtful, line.missing) == (2, 0, 0, 2)


def test_what_has_not_left_cannot_come_back():
    with pytest.raises(Refused):
        services.expect_back(make_shipment())


def test_the_keeper_has_a_working_day_to_inspect():
    row = arrived()
    assert ("inspect_return", "warehouse_keeper") in owed(row)
    inspect(row, 2, 0)
    assert ("inspect_return", "warehouse_keeper") not in owed(row)


@pytest.mark.parametrize(("good", "doubtful"), [(2, 0), (0, 2), (1, 1), (0, 1), (0, 0)])
def test_good_ones_go_to_the_store_doubtful_ones_apart(good, doubtful):
    row = arrived()
    lot = row.lines.get().lot
    inspect(row, good, doubtful)
    moves = StockMove.objects.filter(kind="return", lot__lot_no=lot.lot_no)
    places = {move.lot.place: move.quantity for move in moves.select_related("lot__bin__zone")}
    wanted = {"store": good, "quarantine": doubtful}
    assert places == {place: n for place, n in wanted.items() if n}
    assert differences() == []


def test_nothing_of_it_is_stock_before_it_is_inspected():
    row = arrived()
    assert not StockMove.objects.filter(kind="return").exists()
    assert Lot.objects.get(pk=row.lines.get().lot_id).on_hand == 18


def test_it_is_inspected_once():
    row = inspect(arrived(), 1, 1)
    with pytest.raises(Refused):
        inspect(row, 1, 1)


@pytest.mark.parametrize(
    ("good", "doubtful", "status"), [("2", "1", 422), ("x", "0", 422), ("1", "1", 303)]
)
def test_the_page_takes_no_more_than_was_sent(client, good, doubtful, status):
    row = arrived()
    client.force_login(staff(row.order, Role.WAREHOUSE_KEEPER))
    line = row.lines.get().pk
    url = f"/goods-returns/{row.pk}/steps/inspect/"
    assert client.get(url).status_code == 200
    typed = {f"good-{line}": good, f"doubtful-{line}": doubtful}
    assert client.post(url, {"version": row.version, **typed}).status_code == status


def test_the_same_through_the_api(client):
    row = arrived()
    client.force_login(staff(row.order, Role.WAREHOUSE_KEEPER))
    line = str(row.lines.get().pk)
    url = f"/api/v1/goods-returns/{row.pk}/"
    body = {"good": {line: 1}, "doubtful": {line: 1}}
    assert client.post(f"{url}steps/inspect/", body, "application/json").status_code == 200
    assert [one["missing"] for one in client.get(url).json()["lines"]] == [0]


def test_what_never_comes_is_given_up():
    row = coming()
    row = perform(row, "give_up", by=clerk_of(row.shipment).actor, reason="承运商确认丢失")
    assert (row.state, StockMove.objects.filter(kind="return").count()) == ("given_up", 0)
