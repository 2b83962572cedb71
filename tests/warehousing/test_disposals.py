"""Goods are destroyed by five people, with evidence; until then they wait apart."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from core import clock, files
from core.actors import SYSTEM
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from inventory.models import Lot
from inventory.selectors import differences
from inventory.services import Missing, allocate
from tests.inventory.factories import make_branch, make_lot, make_user, make_warehouse
from tests.warehousing.factories import (
    approved,
    destroyed,
    finance,
    keeper,
    lead,
    make_disposal,
    passed,
    passed_twice,
    photo,
    picture,
    product_manager,
)
from warehousing.models import Disposal

pytestmark = pytest.mark.django_db


def test_the_keeper_applies_on_the_page_and_the_goods_are_apart_at_once(client):
    lot = make_lot(10)
    client.force_login(keeper())
    data = {"lot": lot.pk, "quantity": 3, "cause": "damaged", "reason": "外箱破损渗漏"}
    data |= {"responsible": make_user("admin_clerk").pk, "photos": picture()}
    answer = client.post("/disposals/new/", data)
    row = Disposal.objects.get()
    assert (answer.status_code, row.state, row.held.place) == (303, "first", "disposal")
    assert (row.held.on_hand, Lot.objects.get(pk=lot.pk).on_hand) == (3, 7)
    assert files.of(row.key).count() == 1
    assert "渗漏" in client.get(f"/disposals/{row.pk}/").text


@pytest.mark.parametrize("quantity", ["0", "-1", "11", "x", "99999999999"])
def test_a_wrong_quantity_stands_beside_its_field(client, quantity):
    lot = make_lot(10)
    client.force_login(keeper())
    data = {"lot": lot.pk, "quantity": quantity, "cause": "damaged", "reason": "破损"}
    data["responsible"] = make_user("admin_clerk").pk
    answer = client.post("/disposals/new/", data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["quantity"])
    assert not Disposal.objects.exists()


def test_what_waits_for_destruction_is_not_sold():
    lot = make_lot(10)
    make_disposal(8, lot=lot)
    wish = {"document": "a", "warehouse": lot.warehouse, "at": clock.now(), "by": SYSTEM}
    with pytest.raises(Missing):
        allocate(lines={lot.product_id: 3}, **wish)
    assert allocate(lines={lot.product_id: 2}, **wish)


def test_expired_goods_can_be_disposed_of():
    assert destroyed(approved(passed_twice(passed(make_disposal(lot=make_lot(5, days=-3)))))).state


def test_the_whole_way_ends_with_a_photo_a_witness_and_the_ledger():
    row = destroyed()
    assert (row.state, Lot.objects.get(pk=row.held_id).on_hand) == ("destroyed", 0)
    assert [one.kind for one in files.of(row.key)] == ["destroyed"]
    move = row.held.moves.get(kind="disposal")
    assert (move.quantity, move.document, differences()) == (-3, row.key, [])


def test_nobody_disposes_alone():
    by = keeper()
    row = approved()
    with pytest.raises(Invalid):
        perform(row, "destroy", by=by.actor, witness=by, photos=[photo()], how="焚烧")
    done = destroyed(row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposal.objects.filter(pk=done.pk).update(witness=done.destroyed_by)


def test_the_destruction_needs_its_photo(client):
    row = approved()
    client.force_login(keeper())
    data = {"version": row.version, "witness": make_user().pk, "how": "焚烧"}
    answer = client.post(f"/disposals/{row.pk}/steps/destroy/", data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["photos"])


def test_one_person_with_every_role_signs_once():
    everything = make_user("warehouse_keeper", "product_manager", "finance_lead", "supervisor")
    with pytest.raises(Forbidden):
        passed(make_disposal(by=everything), by=everything)
    row = passed(by=everything)
    with pytest.raises(Forbidden):
        passed_twice(row, by=everything)
    with pytest.raises(Forbidden):
        approved(passed_twice(row), by=everything)


def test_the_responsible_person_does_not_decide():
    boss = make_user("product_manager")
    with pytest.raises(Forbidden):
        passed(make_disposal(responsible=boss), by=boss)


def test_the_database_knows_no_way_round_the_signatures():
    row = approved()
    wrong = (
        {"first_by": None},
        {"lead_by": row.first_by_id},
        {"second_by": row.asked[0]},
        {"lead_by": row.responsible_id},
        {"held": None},
        {"asked": []},
    )
    for change in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Disposal.objects.filter(pk=row.pk).update(**change)


REFUSALS = {
    "first_refuse": (make_disposal, product_manager),
    "second_refuse": (passed, finance),
    "lead_refuse": (passed_twice, lead),
}


@pytest.mark.parametrize("step", REFUSALS)
def test_any_of_them_refuses_and_a_new_round_begins(step):
    make, who = REFUSALS[step]
    row = perform(make(), step, by=who().actor, reason="责任人不清")
    assert (row.state, row.first_by_id, row.held.on_hand) == ("returned", None, 3)
    data = {"cause": "spoiled", "reason": "受潮霉变", "responsible": make_user()}
    row = perform(row, "reapply", by=keeper().actor, **data)
    assert (row.state, row.round) == ("first", 2)
    assert approved(passed_twice(passed(row))).state == "approved"


def test_withdrawn_goods_wait_in_quarantine():
    row = perform(make_disposal(), "withdraw", by=keeper().actor, reason="可以再用")
    assert row.state == "withdrawn"
    places = {lot.place: lot.on_hand for lot in Lot.objects.all()}
    assert places == {"store": 7, "disposal": 0, "quarantine": 3}


def test_approved_goods_are_not_withdrawn():
    with pytest.raises(Refused):
        perform(approved(), "withdraw", by=keeper().actor, reason="x")


def test_the_form_is_a_paper_with_the_signatures(client):
    row = approved()
    client.force_login(keeper())
    answer = client.get(f"/disposals/{row.pk}/pdf/")
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")


def test_a_branch_disposes_of_its_own_goods_only(client):
    branch = make_branch()
    row = make_disposal(lot=make_lot(5, warehouse=make_warehouse(branch)))
    client.force_login(keeper(branch))
    assert client.get(f"/disposals/{row.pk}/").status_code == 200
    client.force_login(keeper(make_branch()))
    assert client.get(f"/disposals/{row.pk}/").status_code == 404
    other = {"lot": row.lot_id, "quantity": 1, "cause": "other", "reason": "x"}
    assert client.post("/disposals/new/", other).status_code == 422


@pytest.mark.parametrize("url", ["/disposals/", "/api/v1/disposals/"])
def test_a_list_costs_the_same_for_one_and_for_many(client, url):
    client.force_login(product_manager())
    make_disposal()
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    for _ in range(4):
        make_disposal()
    with CaptureQueriesContext(connection) as many:
        client.get(url)
    assert len(many) == len(one) <= 12
