"""Returns: every cell, four eyes at every door, and any hands in any order."""

from decimal import Decimal

import pytest
from django.db.models import Sum
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from accounts.roles import Role
from core.actors import customer_actor
from core.steps import perform
from inventory.models import StockMove
from returns.models import Return
from returns.workflow import ReturnState
from tests.cells import everybody, shut_doors, wrong
from tests.hands import InRandomHands, play, put
from tests.logistics.factories import make_receipt, receive, staff
from tests.returns.test_returns import ask

pytestmark = pytest.mark.django_db
FRONT = {"customer_service", "cs_lead", "branch_director"}
ABOVE = {"cs_lead", "branch_director", "regional_manager", "supervisor"}
WHY = {"reason": "说明"}
TABLE = {
    "register": ({"requested"}, {"system"}),
    "approve": ({"requested"}, FRONT),
    "escalate": ({"requested"}, FRONT),
    "approve_exception": ({"escalated"}, ABOVE),
    "refuse": ({"requested", "escalated"}, FRONT | ABOVE),
    "receive": ({"approved"}, {"admin_clerk", "warehouse_keeper"}),
    "inspect": ({"received"}, {"product_manager", "quality_supervisor"}),
    "exchange": ({"inspected"}, FRONT),
    "refund": ({"inspected"}, {"finance_lead"}),
    "confirm": ({"settled"}, {"customer_service", "cs_lead", "customer"}),
    "cancel": ({"requested", "escalated", "approved"}, FRONT | {"customer"}),
}
DATA = {
    "escalate": WHY, "approve_exception": WHY, "refuse": WHY, "cancel": WHY,
    "inspect": {"verdict": "restock", "note": "完好"},
    "refund": {"amount": Decimal(100), "reference": "TT"},
}  # fmt: skip


def data_of(step):
    return DATA.get(step, {})


@pytest.fixture
def parcel():
    return receive(make_receipt())


@pytest.mark.parametrize("state", ReturnState.values)
def test_every_cell(parcel, state):
    people = everybody(parcel.order.branch)
    row = put(ask(parcel), state)
    other = put(ask(parcel, wish="exchange"), state)
    steps = set(TABLE) - {"exchange"}
    assert list(wrong(row, people, TABLE, data_of, steps)) == []
    assert list(wrong(other, people, TABLE, data_of, {"exchange"})) == []


def test_nobody_decides_above_what_they_took_down(parcel):
    both = staff(parcel.order, Role.CUSTOMER_SERVICE, Role.BRANCH_DIRECTOR)
    row = ask(parcel, by=both, reason="unwanted")
    row = perform(row, "escalate", by=both.actor, reason="客户坚持")
    assert shut_doors(row, "returns", "approve_exception", both, reason="同意") == []


def test_nobody_inspects_what_they_received(parcel):
    both = staff(parcel.order, Role.WAREHOUSE_KEEPER, Role.QUALITY_SUPERVISOR)
    row = perform(put(ask(parcel), "approved"), "receive", by=both.actor)
    sent = {"verdict": "restock", "note": "完好"}
    assert shut_doors(row, "returns", "inspect", both, **sent) == []


def test_another_branch_has_no_door(parcel):
    stranger = staff(receive(make_receipt()).order, Role.CUSTOMER_SERVICE)
    row = put(ask(parcel), "approved")
    assert shut_doors(row, "returns", "cancel", stranger, reason="x") == ["kernel"]


class AnyHands(InRandomHands):
    """Desk, stock, quality, money and customer; one of them holds two roles."""

    def begin(self):
        self.parcel = receive(make_receipt())
        self.row = ask(self.parcel, wish="refund")
        roles = [
            (Role.CUSTOMER_SERVICE,), (Role.BRANCH_DIRECTOR,), (Role.FINANCE_LEAD,),
            (Role.QUALITY_SUPERVISOR,), (Role.WAREHOUSE_KEEPER, Role.QUALITY_SUPERVISOR),
            (Role.CUSTOMER_SERVICE, Role.CS_LEAD),
        ]  # fmt: skip
        self.people = [staff(self.parcel.order, *held).actor for held in roles]
        self.people.append(customer_actor(self.row.customer_id, "客户"))

    @rule(step=st.sampled_from(sorted(TABLE)), who=st.integers(0, 6), amount=st.integers(0, 300))
    def something(self, step, who, amount):
        more = {"amount": Decimal(amount)} if step == "refund" else {}
        self.attempt(step, self.people[who], {**data_of(step), **more})

    @rule(n=st.integers(0, 6), verdict=st.sampled_from(["restock", "quarantine"]))
    def what_leads_on(self, n, verdict):
        ways = {"requested": "approve", "approved": "receive", "received": "inspect"}
        ways |= {"escalated": "approve_exception", "inspected": "refund", "settled": "confirm"}
        step = ways.get(str(self.row.state))
        more = {"verdict": verdict} if step == "inspect" else {}
        for by in self.people if step else ():
            if self.attempt(step, by, {**data_of(step), **more}):
                break

    @invariant()
    def the_ledger_has_what_is_back(self):
        moves = StockMove.objects.filter(line=self.row.key, kind="return")
        came = moves.aggregate(n=Sum("quantity"))["n"] or 0
        back = self.row.state in ("received", "inspected", "settled", "confirmed")
        assert came == (self.row.quantity if back else 0)

    @invariant()
    def four_eyes_over_goods_and_exceptions(self):
        assert not self.who_did("receive") & self.who_did("inspect")
        assert self.row.taken_by_id not in self.who_did("approve_exception")

    @invariant()
    def money_goes_back_once_and_never_too_much(self):
        row = Return.objects.get(pk=self.row.pk)
        assert (row.refunded is not None) == (row.state in ("settled", "confirmed"))
        assert row.refunded is None or row.refunded <= row.value


def test_in_any_hands():
    steps = dict.fromkeys(("receive", "inspect", "refund", "confirm"), 1)
    play(AnyHands, {"done": 20, "refused": 20, **steps})
