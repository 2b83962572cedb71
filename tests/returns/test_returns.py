"""Goods come back by policy, within authority, through quarantine – and the books agree."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.roles import Role
from core import clock, links
from core.actors import customer_actor
from core.errors import Forbidden, Invalid, Refused
from core.steps import perform
from inventory.models import Lot, StockMove
from logistics.models import Delivery
from returns import services
from returns.choices import allowed
from returns.models import Return
from tests.logistics.factories import make_receipt, receive, staff
from tests.orders.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcel():
    return receive(make_receipt())


def ask(parcel, by=None, **given):
    line = parcel.shipment.lines.first()
    data = {
        "receipt": parcel, "product": line.product, "quantity": 1, "value": Decimal(150),
        "wish": "refund", "reason": "quality", "text": "瓶盖破损",
    }  # fmt: skip
    by = by or staff(parcel.order, Role.CUSTOMER_SERVICE)
    return services.request(by=by.actor, **{**data, **given})


def do(row, step, role, **data):
    return perform(row, step, by=staff(row.order, role).actor, **data)


def back(parcel, **given):
    row = do(ask(parcel, **given), "approve", Role.CUSTOMER_SERVICE)
    return do(row, "receive", Role.WAREHOUSE_KEEPER)


@pytest.mark.parametrize(
    ("reason", "days", "intact", "may"),
    [
        ("quality", 7, False, True),
        ("quality", 8, False, False),
        ("quality", 8, True, True),
        ("wrong", 7, False, True),
        ("unwanted", 1, False, False),
        ("unwanted", 1, True, True),
    ],
)
def test_the_policy(reason, days, intact, may):
    at = clock.now()
    asked = {"reason": reason, "received_at": at - timedelta(days=days), "at": at}
    assert allowed(**asked, packaging_intact=intact) is may


def test_within_policy_and_authority_it_is_decided_on_the_spot(parcel):
    assert do(ask(parcel), "approve", Role.CUSTOMER_SERVICE).state == "approved"


def test_outside_of_the_policy_it_is_decided_above(parcel):
    row = ask(parcel, reason="unwanted")
    with pytest.raises(Refused):
        do(row, "approve", Role.BRANCH_DIRECTOR)
    row = do(row, "escalate", Role.CUSTOMER_SERVICE, reason="客户坚持")
    with pytest.raises(Forbidden):
        do(row, "approve_exception", Role.CUSTOMER_SERVICE, reason="同意")
    assert do(row, "approve_exception", Role.BRANCH_DIRECTOR, reason="老客户").state == "approved"


def test_above_the_authority_it_goes_up(parcel):
    row = ask(parcel, value=Decimal(900))
    with pytest.raises(Forbidden):
        do(row, "approve", Role.CUSTOMER_SERVICE)
    assert do(row, "approve", Role.BRANCH_DIRECTOR).state == "approved"


def test_never_more_comes_back_than_was_sent(parcel):
    ask(parcel, quantity=2)
    with pytest.raises(Invalid) as refused:
        ask(parcel)
    assert "quantity" in refused.value.fields


def test_received_goods_lie_in_quarantine(parcel):
    row = back(parcel)
    move = StockMove.objects.get(kind="return")
    assert (move.quantity, move.document, move.line) == (1, parcel.shipment.key, row.key)
    assert move.lot.bin.zone.kind == "quarantine"


def test_the_receiver_does_not_inspect(parcel):
    row = do(ask(parcel), "approve", Role.CUSTOMER_SERVICE)
    keeper = make_user(Role.WAREHOUSE_KEEPER, Role.QUALITY_SUPERVISOR, branch=parcel.order.branch)
    row = perform(row, "receive", by=keeper.actor)
    with pytest.raises(Forbidden):
        perform(row, "inspect", by=keeper.actor, verdict="restock", note="完好")


@pytest.mark.parametrize(("verdict", "kind"), [("restock", "store"), ("quarantine", "quarantine")])
def test_the_inspection_says_where_they_go(parcel, verdict, kind):
    before = sum(Lot.objects.values_list("on_hand", flat=True))
    row = do(back(parcel), "inspect", Role.QUALITY_SUPERVISOR, verdict=verdict, note="看过")
    there = Lot.objects.filter(bin__zone__kind=kind, on_hand__gt=0, product=row.product)
    assert sum(there.values_list("on_hand", flat=True)) >= 1
    assert sum(Lot.objects.values_list("on_hand", flat=True)) == before + 1


def test_money_goes_back_and_never_more_than_the_value(parcel):
    row = do(back(parcel), "inspect", Role.QUALITY_SUPERVISOR, verdict="quarantine", note="破损")
    with pytest.raises(Refused):
        do(row, "exchange", Role.CUSTOMER_SERVICE)
    with pytest.raises(Invalid):
        do(row, "refund", Role.FINANCE_LEAD, amount=Decimal(151), reference="TT")
    assert do(row, "refund", Role.FINANCE_LEAD, amount=Decimal(150), reference="TT").state == (
        "settled"
    )


def test_an_exchange_begins_another_delivery(parcel):
    row = back(parcel, wish="exchange")
    row = do(row, "inspect", Role.QUALITY_SUPERVISOR, verdict="quarantine", note="破损")
    before = Delivery.objects.count()
    do(row, "exchange", Role.CUSTOMER_SERVICE)
    assert Delivery.objects.count() == before + 1


def test_the_customer_follows_and_confirms_by_link(parcel, client):
    row = do(back(parcel), "inspect", Role.QUALITY_SUPERVISOR, verdict="quarantine", note="破损")
    link = links.issue("return", row, row.customer_id, 5)
    assert client.post(f"{link}confirm/").status_code == 409
    do(row, "refund", Role.FINANCE_LEAD, amount=Decimal(150), reference="TT")
    assert client.post(f"{link}confirm/").status_code == 302
    assert Return.objects.get(pk=row.pk).state == "confirmed"
    assert client.get(link).status_code == 200


def test_the_customer_keeps_the_goods(parcel):
    row = ask(parcel)
    by = customer_actor(row.customer_id, "客户")
    assert perform(row, "cancel", by=by, reason="不退了").state == "cancelled"
    ask(parcel, quantity=2)


def test_the_pages_open_and_the_form_tells_what_is_wrong(parcel, client):
    row = ask(parcel)
    client.force_login(staff(parcel.order, Role.CUSTOMER_SERVICE))
    assert client.get(f"/returns/{row.pk}/").status_code == 200
    assert client.get("/returns/").status_code == 200
    answer = client.post("/returns/new/", {"receipt": 10**9})
    assert answer.status_code == 422
    assert {"receipt", "product", "quantity"} <= set(answer.context["form"].errors)
