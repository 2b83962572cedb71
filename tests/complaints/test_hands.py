"""Money and improvement in any hands: four eyes hold whatever is done in whatever order."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis.stateful import invariant, rule

from complaints.models import Compensation, Improvement
from core import clock
from tests.complaints.factories import Desk
from tests.hands import AnyHands, play

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor"}
KEEPERS = LEADS | {"quality_supervisor"}
CHAIN = {"branch_director", "regional_manager", "finance_lead"}
WHY, SAID = {"reason": "理由"}, {"note": "已核对"}


class AnyMoney(AnyHands):
    """A sum that branch and region approve in turn."""

    table = {
        "ask": ((), {"system"}, {}),
        "approve": (("requested",), CHAIN, {}),
        "refuse": (("requested",), CHAIN, WHY),
        "pay": (("approved",), {"finance_lead", "customer_service", "cs_lead", "branch_director"},
                {"reference": "TT"}),
        "take_back": (("requested", "approved"), {"customer_service", "system"}, WHY),
    }  # fmt: skip

    def begin(self):
        super().begin()
        self.people = {**self.people, "customer_service": self.desk.cs.actor}

    def make(self):
        self.desk = desk = Desk()
        asked = {"remedy": "refund", "amount": Decimal(900), "reason": "补偿"}
        desk.do(desk.accepted("important"), "ask_compensation", **asked)
        return Compensation.objects.get()

    @rule()
    def the_branch_then_the_region(self):
        self.let("branch_director", "approve")
        self.let("regional_manager", "approve")

    @invariant()
    def as_many_pairs_of_eyes_as_levels(self):
        row = Compensation.objects.get(pk=self.row.pk)
        eyes = [row.asked_by_id, row.branch_by_id, row.region_by_id, row.finance_by_id]
        seen = [eye for eye in eyes if eye]
        assert len(seen) == len(set(seen)) == 1 + row.approved_level
        assert row.state not in ("approved", "paid") or row.approved_level == row.levels


class AnyImprovement(AnyHands):
    """From the cause to the judgement after three months."""

    table = {
        "register": (("opened",), {"system"}, {}),
        "analyse": (("opened", "ineffective"), KEEPERS | {"customer_service"},
                    {"cause": "process", "why1": "没有模板"}),
        "plan_actions": (("analysed",), KEEPERS, {}),
        "implement": (("acting",), {"cs_lead"}, SAID),
        "send_back": (("implemented",), KEEPERS, WHY),
        "accept": (("implemented",), KEEPERS, SAID),
        "observe": (("observing",), KEEPERS, SAID),
        "conclude": (("observing",), KEEPERS | {"system"}, {}),
        "drop": (("opened", "analysed"), KEEPERS, WHY),
    }  # fmt: skip

    def begin(self):
        clock.hold(clock.now())
        super().begin()
        self.people = {**self.people, "cs_lead": self.desk.lead.actor}

    def make(self):
        self.desk = Desk()
        return Improvement.objects.create(title="餐单说明", branch=self.desk.branch)

    def data_of(self, step):
        due = {"owner": self.desk.lead, "due_at": clock.now() + timedelta(days=3)}
        planned = {"actions": "做模板", "acceptance": "投诉下降", **due}
        return planned if step == "plan_actions" else super().data_of(step)

    @rule()
    def three_months_later_it_is_judged(self):
        clock.hold(clock.now() + timedelta(days=92))
        self.let("quality_supervisor", "conclude")

    @invariant()
    def another_one_accepts(self):
        assert self.desk.lead.pk not in self.who_did("accept") | self.who_did("send_back")

    @invariant()
    def it_is_watched_for_three_months(self):
        row = Improvement.objects.get(pk=self.row.pk)
        if row.state in ("effective", "ineffective"):
            assert clock.now() - row.accepted_at >= timedelta(days=90)


@pytest.mark.parametrize("machine", [AnyMoney, AnyImprovement])
def test_in_any_hands(machine):
    steps = {step: 1 for step, (sources, *_more) in machine.table.items() if sources}
    play(machine, {"refused": 1, **steps}, examples=5)
