"""A branch asks, two approve, headquarters sends, the branch counts."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core.errors import Forbidden, Invalid, Refused
from core.models import StepLog
from core.steps import perform
from inventory.models import Lot
from inventory.selectors import differences, on_hand
from tests.inventory.factories import make_branch, make_product, make_user, make_warehouse
from tests.warehousing.factories import (
    applied,
    clerk,
    finance,
    keeper,
    make_requisition,
    once,
    picked,
    product_manager,
    received,
    shipped,
    twice,
)
from warehousing.models import Requisition

pytestmark = pytest.mark.django_db


def at_branch(row):
    return on_hand(product_id=row.lines.get().product_id, warehouse=row.target)


@pytest.mark.parametrize("kind", ["direct", "office", "partner"])
def test_a_branch_asks_on_the_page_and_sees_what_it_asked(client, kind):
    make_warehouse()
    branch = make_branch(kind=kind)
    room, product = make_warehouse(branch), make_product()
    client.force_login(clerk(branch))
    lines = {"lines-0-product": product.pk, "lines-0-wanted": 5}
    answer = client.post("/requisitions/new/", {"target": room.pk, "why": "备货", **lines})
    row = Requisition.objects.get()
    assert (answer.status_code, row.state, row.source.branch_id) == (303, "draft", None)
    assert client.post(f"/requisitions/{row.pk}/steps/apply/", {"version": 0}).status_code == 303
    assert str(row) in client.get("/requisitions/").text


@pytest.mark.parametrize("wanted", ["0", "-1", "x", "", "999999999"])
def test_a_wrong_quantity_is_said_and_nothing_is_lost(client, wanted):
    make_warehouse()
    branch = make_branch()
    room = make_warehouse(branch)
    client.force_login(clerk(branch))
    lines = {"lines-0-product": make_product().pk, "lines-0-wanted": wanted}
    answer = client.post("/requisitions/new/", {"target": room.pk, "why": "备货", **lines})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["lines"])
    assert "备货" in answer.text


def test_from_the_asking_to_the_shelf_of_the_branch():
    row = shipped()
    assert (at_branch(row), row.state) == (6, "shipped")
    assert Lot.objects.get(warehouse=row.target).place == "transit"
    row = received(row, good=6)
    assert (row.state, at_branch(row), differences()) == ("received", 6, [])
    assert Lot.objects.get(warehouse=row.target, on_hand__gt=0).place == "store"


def test_less_may_be_granted_than_wanted():
    row = applied()
    line = row.lines.get()
    over = [{"line": line.pk, "granted": 7}]
    with pytest.raises(Invalid):
        perform(row, "first_approve", by=product_manager().actor, lines=over)
    none = [{"line": line.pk, "granted": 0}]
    with pytest.raises(Invalid):
        perform(row, "first_approve", by=product_manager().actor, lines=none)
    some = [{"line": line.pk, "granted": 4}]
    row = perform(row, "first_approve", by=product_manager().actor, lines=some)
    row = received(shipped(picked(twice(row))), good=4)
    assert at_branch(row) == 4


def test_a_refusal_comes_back_with_its_reason_and_the_next_round_needs_new_signatures():
    row = once()
    row = perform(row, "second_refuse", by=finance().actor, reason="超预算")
    assert (row.state, row.first_by_id) == ("returned", None)
    assert StepLog.objects.get(row_key=row.key, step="second_refuse").reason == "超预算"
    lines = [{"product": row.lines.get().product, "wanted": 3}]
    by = clerk(row.target.branch).actor
    row = perform(row, "reapply", by=by, lines=lines, reason="减量")
    assert (row.state, row.round, row.lines.get().wanted) == ("first", 2, 3)
    assert twice(once(row)).state == "approved"


def test_nobody_approves_what_they_asked_for_nor_twice():
    branch = make_branch()
    all_in_one = make_user("admin_clerk", "product_manager", "finance_lead", branch=branch)
    row = make_requisition()
    Requisition.objects.filter(pk=row.pk).update(target=make_warehouse(branch))
    row.refresh_from_db()
    asked = applied(row, by=all_in_one)
    with pytest.raises(Forbidden):
        once(asked, by=all_in_one)
    both = make_user("product_manager", "finance_lead")
    row = once(asked, by=both)
    for step in ("second_approve", "second_refuse"):
        with pytest.raises(Forbidden):
            perform(row, step, by=both.actor, reason="x")


def test_the_database_knows_no_way_round_the_two_signatures():
    row = twice()
    wrong = (
        {"second_by": row.first_by_id},
        {"second_by": row.asked[0]},
        {"first_by": None},
        {"second_by": None},
    )
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Requisition.objects.filter(pk=row.pk).update(**change)


def test_the_keeper_of_headquarters_sends_and_may_refuse():
    row = twice()
    with pytest.raises(Forbidden):
        perform(row, "pick", by=keeper(row.target.branch).actor)
    row = perform(row, "keeper_refuse", by=keeper().actor, reason="未按流程")
    assert (row.state, row.second_by_id) == ("returned", None)


def test_what_is_not_there_is_said_and_nothing_is_reserved():
    row = twice(once(applied(make_requisition(wanted=11, stock=10))))
    with pytest.raises(Refused) as refused:
        perform(row, "pick", by=keeper().actor)
    assert "缺" in str(refused.value)
    assert Lot.objects.get().reserved == 0


def test_picked_goods_go_back_to_the_shelf():
    row = perform(picked(), "unpick", by=keeper().actor, reason="拿错")
    assert (row.state, Lot.objects.get().reserved) == ("approved", 0)


def test_who_sent_does_not_count_the_arrival():
    branch = make_branch()
    row = shipped()
    Requisition.objects.filter(pk=row.pk).update(shipped_by=(same := clerk(row.target.branch)).pk)
    row.refresh_from_db()
    lot = Lot.objects.get(warehouse=row.target)
    with pytest.raises(Forbidden):
        perform(row, "receive", by=same.actor, lots=[{"lot": lot.pk, "good": 6, "damaged": 0}])
    with pytest.raises(Forbidden):
        perform(row, "receive", by=clerk(branch).actor, lots=[])


def test_a_difference_is_settled_by_another_and_booked_off():
    row = received(good=3, damaged=1)
    assert (row.state, row.lost, at_branch(row)) == ("difference", 2, 6)
    counter = make_user("finance_lead")
    Requisition.objects.filter(pk=row.pk).update(received_by=counter)
    row.refresh_from_db()
    with pytest.raises(Forbidden):
        perform(row, "settle", by=counter.actor, cause="carrier", reason="丢件")
    row = perform(row, "settle", by=finance().actor, cause="carrier", reason="承运商丢件")
    assert (row.state, at_branch(row), differences()) == ("received", 4, [])
    places = {lot.place: lot.on_hand for lot in Lot.objects.filter(warehouse=row.target)}
    assert places == {"transit": 0, "store": 3, "quarantine": 1}


@pytest.mark.parametrize(("good", "damaged"), [(7, 0), (6, 1), (0, 7)])
def test_no_more_arrives_than_was_sent(good, damaged):
    with pytest.raises(Invalid):
        received(good=good, damaged=damaged)


def test_every_lot_is_counted():
    row = shipped()
    with pytest.raises(Invalid):
        perform(row, "receive", by=clerk(row.target.branch).actor, lots=[])


def test_the_arrival_is_counted_on_the_page(client):
    row = shipped()
    client.force_login(clerk(row.target.branch))
    lot = Lot.objects.get(warehouse=row.target)
    url = f"/requisitions/{row.pk}/steps/receive/"
    assert str(lot) in client.get(url).text
    cells = {"lots-0-lot": lot.pk, "lots-0-what": "x", "lots-0-good": 6, "lots-0-damaged": ""}
    assert client.post(url, {"version": row.version, **cells}).status_code == 303


def test_another_branch_sees_nothing_of_it(client):
    row = applied()
    client.force_login(clerk(make_branch()))
    assert client.get(f"/requisitions/{row.pk}/").status_code == 404
    assert client.get(f"/api/v1/requisitions/{row.pk}/").status_code == 404
    client.force_login(keeper())
    assert client.get(f"/requisitions/{row.pk}/").status_code == 200


@pytest.mark.parametrize("url", ["/requisitions/", "/api/v1/requisitions/"])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(product_manager())
    applied()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(4):
        applied()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12
