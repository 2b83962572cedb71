"""Counted blind, differences counted again by another, explained, signed by two, posted."""

from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core import clock
from core.actors import SYSTEM
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from dma.celery import app
from inventory import services as stock
from inventory.models import Lot
from inventory.selectors import differences
from sla.models import Clock
from tests.inventory.factories import make_branch, make_lot, make_product, make_user, make_warehouse
from tests.warehousing.factories import (
    count_all,
    counted,
    explained,
    finance,
    keeper,
    lead,
    make_stocktake,
    posted,
    product_manager,
    recounted,
    signed,
    started,
)
from warehousing.models import Stocktake
from warehousing.tasks import plan_stocktakes

pytestmark = pytest.mark.django_db


@pytest.fixture
def at():
    """Set the time; it runs on afterwards."""
    yield lambda text: clock.hold(datetime.fromisoformat(f"{text}+08:00"))
    clock.hold(None)


def test_the_month_plans_its_stocktake_and_calls_for_it_once(at):
    room = make_warehouse()
    for day, states in (
        ("2026-10-26", []),
        ("2026-10-27", ["planned"]),
        ("2026-10-30", ["called"]),
        ("2026-10-31", ["called"]),
    ):
        at(f"{day}T01:00")
        plan_stocktakes()
        plan_stocktakes()
        assert list(Stocktake.objects.values_list("state", flat=True)) == states
    row = Stocktake.objects.get()
    assert (row.warehouse, row.month, row.due_on) == (room, date(2026, 10, 1), date(2026, 10, 31))
    owed = Clock.objects.get()
    assert (owed.code, owed.owner_role) == ("stocktake_month_end", "warehouse_keeper")
    assert f"{timezone.localtime(owed.due_at):%m-%d %H:%M}" == "10-31 23:59"


def test_the_count_is_owed_on_the_same_day(at):
    at("2026-10-30T09:00")
    row = started()
    owed = Clock.objects.get(code="stocktake_same_day")
    assert f"{timezone.localtime(owed.due_at):%m-%d %H:%M}" == "10-30 23:59"
    at("2026-10-31T10:00")
    row = counted(row)
    owed.refresh_from_db()
    assert (owed.state, owed.late_seconds > 0, row.is_late) == ("met", True, True)


def test_beat_runs_the_calendar():
    tasks = {line["task"] for line in app.conf.beat_schedule.values()}
    assert {
        "warehousing.tasks.plan_stocktakes",
        "warehousing.tasks.call_checks",
        "warehousing.tasks.announce_near_expiry",
    } <= tasks


# Blind


def test_no_door_tells_the_counter_what_the_book_says(client):
    room = make_warehouse()
    make_lot(7531, warehouse=room)
    row = started(make_stocktake(room, lots=0))
    client.force_login(make_user("admin_clerk"))
    pages = (f"/stocktakes/{row.pk}/", f"/stocktakes/{row.pk}/counting/")
    for url in (*pages, f"/stocktakes/{row.pk}/steps/count/", f"/api/v1/stocktakes/{row.pk}/"):
        answer = client.get(url)
        assert (answer.status_code, "7531" in answer.text) == (200, False)
    row = counted(row, found=7000)
    assert row.state == "recount"
    assert "7531" not in client.get(f"/stocktakes/{row.pk}/").text
    log = client.get(f"/stocktakes/{row.pk}/?tab=log").text
    assert "7531" not in log


def test_what_was_found_out_is_shown_when_nobody_counts_any_more(client):
    row = recounted()
    client.force_login(product_manager())
    page = client.get(f"/stocktakes/{row.pk}/").text
    assert "-2" in page
    detail = client.get(f"/api/v1/stocktakes/{row.pk}/").json()
    assert {line["variance"] for line in detail["lines"]} == {-2}


def test_a_phone_counts_lot_by_lot(client):
    row = started()
    first, second = row.lines.order_by("pk")
    client.force_login(keeper())
    url = f"/stocktakes/{row.pk}/counting/"
    assert client.post(url, {"lot": first.lot_id, "quantity": 10}).status_code == 303
    page = client.get(url).text
    assert first.lot.lot_no not in page
    assert second.lot.lot_no in page
    found = client.get(url, {"scan": second.lot.product.sku}).text
    assert second.lot.lot_no in found
    assert "没有这个编码" in client.get(url, {"scan": "nothing"}).text


@pytest.mark.parametrize("typed", ["", "-1", "x", "1.5", "99999999999"])
def test_a_slip_of_the_hand_is_said_and_stays_in_the_field(client, typed):
    row = started()
    line = row.lines.first()
    client.force_login(keeper())
    url = f"/stocktakes/{row.pk}/counting/"
    answer = client.post(url, {"lot": line.lot_id, "quantity": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.text
    line.refresh_from_db()
    assert line.first_counted is None


def test_the_phone_page_is_closed_when_nobody_counts(client):
    client.force_login(keeper())
    assert client.get(f"/stocktakes/{make_stocktake().pk}/counting/").status_code == 409


# Differences


def test_everything_is_counted_before_it_is_done():
    with pytest.raises(Refused):
        perform(started(), "finish", by=keeper().actor)


def test_no_difference_goes_straight_to_finance():
    row = counted()
    assert row.state == "finance"
    row = posted(signed(row))
    assert (row.state, set(Lot.objects.values_list("on_hand", flat=True))) == ("posted", {10})


def test_a_difference_is_counted_again_by_another_person():
    same = keeper()
    row = counted(found=8, by=same)
    lot = row.lines.first().lot_id
    with pytest.raises(Forbidden):
        perform(row, "count", by=same.actor, lot=lot, quantity=8)
    with pytest.raises(Refused):
        perform(row, "finish_recount", by=keeper().actor)
    assert perform(row, "count", by=keeper().actor, lot=lot, quantity=8).state == "recount"


def test_the_database_knows_no_recount_by_the_same_person():
    line = recounted().lines.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(line).objects.filter(pk=line.pk).update(second_by=line.first_by)


def test_the_second_count_may_find_that_there_was_none():
    row = counted(found=8)
    row = perform(count_all(row, 10), "finish_recount", by=keeper().actor)
    assert row.state == "finance"


def test_every_difference_gets_its_cause():
    row = recounted()
    with pytest.raises(Invalid):
        perform(row, "explain", by=keeper().actor, lines=[])
    row = explained(row)
    assert (row.state, {line.cause for line in row.lines.all()}) == ("finance", {"loss"})


def test_the_ledger_follows_the_signed_count():
    row = posted()
    assert set(Lot.objects.values_list("on_hand", flat=True)) == {8}
    move = row.lines.first().lot.moves.get(kind="count")
    assert (move.quantity, move.document, differences()) == (-2, row.key, [])
    assert "查无" in move.reason


def test_goods_that_leave_after_the_count_are_no_difference():
    row = started(make_stocktake(lots=1))
    lot = row.lines.get().lot
    row = counted(row, found=8)
    wish = {"document": "a", "warehouse": lot.warehouse, "at": clock.now(), "by": SYSTEM}
    stock.allocate(lines={lot.product_id: 3}, **wish)
    stock.issue(document="a", at=clock.now(), by=SYSTEM)
    row = perform(row, "count", by=keeper().actor, lot=lot.pk, quantity=5)
    posted(signed(explained(perform(row, "finish_recount", by=keeper().actor))))
    lot.refresh_from_db()
    assert (lot.on_hand, differences()) == (5, [])


def test_a_difference_that_cannot_be_taken_any_more_goes_back():
    row = signed(explained(recounted(counted(started(make_stocktake(lots=1)), found=2), found=2)))
    lot = row.lines.get().lot
    wish = {"document": "a", "warehouse": lot.warehouse, "at": clock.now(), "by": SYSTEM}
    stock.allocate(lines={lot.product_id: 5}, **wish)
    with pytest.raises(Refused):
        posted(row)
    row = perform(row, "lead_return", by=lead().actor, reason="已预留")
    assert (row.state, row.finance_by_id) == ("causes", None)


def test_goods_that_are_not_on_the_sheet_are_found(client):
    row, product = started(), make_product()
    client.force_login(keeper())
    data = {"product": product.pk, "lot_no": "X9", "quantity": 4, "version": row.version}
    url = f"/stocktakes/{row.pk}/steps/found/"
    assert list(client.post(url, data).context["form"].errors) == ["expires_on"]
    assert client.post(url, {**data, "expires_on": "2030-01-01"}).status_code == 303
    again = {**data, "expires_on": "2030-01-01", "version": row.version + 1}
    assert list(client.post(url, again).context["form"].errors) == ["lot_no"]
    row.refresh_from_db()
    row = counted(row)
    row = recounted(row, found=4)
    posted(signed(explained(row)))
    assert Lot.objects.get(lot_no="X9").on_hand == 4


# Four eyes


def test_who_counted_does_not_sign_and_nobody_signs_twice():
    counter = make_user("warehouse_keeper", "finance_lead", "supervisor")
    row = explained(recounted(counted(found=8, by=counter)))
    with pytest.raises(Forbidden):
        perform(row, "finance_sign", by=counter.actor)
    both = make_user("finance_lead", "supervisor")
    row = perform(row, "finance_sign", by=both.actor)
    with pytest.raises(Forbidden):
        perform(row, "lead_sign", by=both.actor)


def test_the_database_knows_no_posted_count_without_two_signatures():
    row = posted()
    for change in ({"finance_by": None}, {"lead_by": row.finance_by}, {"lead_by": row.asked[0]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Stocktake.objects.filter(pk=row.pk).update(**change)


# Frozen


def test_nothing_moves_in_a_frozen_warehouse_and_the_refusal_is_said(client):
    row = started(mode="frozen")
    client.force_login(keeper())
    lot = row.lines.first().lot
    goods = {"warehouse": row.warehouse_id, "product": lot.product_id, "lot_no": "N1"}
    goods |= {"quantity": 5, "document": "DN-1", "expires_on": "2030-01-01"}
    answer = client.post("/stock/new/", goods)
    assert (answer.status_code, "冻结盘点" in answer.text) == (409, True)
    rest = client.post("/api/v1/stock/", goods, "application/json")
    assert (rest.status_code, "冻结盘点" in rest.json()["detail"]) == (409, True)
    counted(row)
    assert client.post("/stock/new/", goods).status_code == 303


def test_another_warehouse_works_on():
    started(mode="frozen")
    assert make_lot(3).on_hand == 3


def test_a_count_that_was_broken_off_frees_the_warehouse():
    row = started(mode="frozen")
    perform(row, "cancel", by=lead().actor, reason="停电")
    assert make_lot(3, warehouse=row.warehouse).on_hand == 3


def test_a_warehouse_is_counted_once_at_a_time():
    row = started()
    other = make_stocktake(row.warehouse, lots=0)
    with pytest.raises(Refused):
        started(other)


def test_a_branch_counts_its_own_warehouse(client):
    row = started(make_stocktake(make_warehouse(make_branch())))
    client.force_login(keeper(make_branch()))
    assert client.get(f"/stocktakes/{row.pk}/").status_code == 404
    assert client.get(f"/stocktakes/{row.pk}/counting/").status_code == 404


@pytest.mark.parametrize("url", ["/stocktakes/", "/api/v1/stocktakes/"])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(finance())
    make_stocktake(lots=0)
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(4):
        make_stocktake(lots=0)
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12


def test_the_phone_page_costs_the_same_for_two_lots_and_for_ten(client):
    client.force_login(keeper())
    costs = []
    for lots in (2, 10):
        row = started(make_stocktake(lots=lots))
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/stocktakes/{row.pk}/counting/")
        costs.append(len(asked))
    assert costs[0] == costs[1]
