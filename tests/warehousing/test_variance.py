"""What the differences of a stocktake are worth in yuan: before it is posted, and in the ledger."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.steps import perform
from inventory.models import StockMove
from inventory.services import adjust
from tests.inventory.factories import make_lot, make_warehouse
from tests.warehousing.factories import (
    count_all,
    counted,
    explained,
    finance,
    keeper,
    lead,
    make_stocktake,
    recounted,
    signed,
    started,
)
from warehousing.selectors import differences_in_yuan

pytestmark = pytest.mark.django_db


def priced(*costs):
    """A stocktake of a room with ten of each lot, bought at these costs; eight are found."""
    room = make_warehouse()
    for cost in costs:
        make_lot(10, warehouse=room, unit_cost=Decimal(cost))
    row = started(make_stocktake(room, lots=0))
    return recounted(counted(row, found=8, by=keeper()), found=8)


def test_a_difference_is_worth_what_its_goods_have_cost():
    row = priced("12.50", "3.3333")
    assert sorted(differences_in_yuan(row).values()) == [Decimal("-25.00"), Decimal("-6.67")]


def test_what_was_foretold_is_what_the_ledger_books():
    row = signed(explained(priced("12.50", "7")))
    foretold = differences_in_yuan(row)
    row = perform(row, "lead_sign", by=lead().actor)
    assert differences_in_yuan(row) == foretold
    booked = StockMove.objects.filter(document=row.key).values_list("cost", flat=True)
    assert sum(booked) == sum(foretold.values()) == Decimal("-39.00")


def test_a_lot_that_was_used_up_meanwhile_is_worth_its_last_cost():
    room = make_warehouse()
    lot = make_lot(10, warehouse=room, unit_cost=Decimal("5"))
    row = started(make_stocktake(room, lots=0))
    row = recounted(counted(row, found=12, by=keeper()), found=12)
    adjust(lot=lot, quantity=-10, reason="x", document="a", by=keeper().actor)
    assert list(differences_in_yuan(row).values()) == [Decimal("10.00")]


def test_while_the_count_is_blind_nobody_sees_what_it_is_worth(client):
    row = count_all(started(make_stocktake()), found=8)
    assert differences_in_yuan(row) == {}
    client.force_login(finance())
    assert "净差异" not in client.get(f"/stocktakes/{row.pk}/").content.decode()


def test_finance_sees_gain_loss_and_net(client):
    row = explained(priced("12.50", "3.30"))
    client.force_login(finance())
    page = client.get(f"/stocktakes/{row.pk}/").content.decode()
    for words in ("盘亏", "净差异", "-31.60", "-25.00", "-6.60"):
        assert words in page.replace("−", "-")


def test_the_page_costs_the_same_for_one_line_and_for_many(client):
    client.force_login(finance())
    asked = []
    for costs in (["5"], ["5"] * 6):
        row = explained(priced(*costs))
        client.get(f"/stocktakes/{row.pk}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/stocktakes/{row.pk}/")
        asked.append(len(queries))
    assert asked[0] == asked[1]
