"""A complaint in random hands: whatever is done in whatever order, its promises hold."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from complaints.models import Complaint
from complaints.workflow import OPEN
from core import clock
from core.actors import SYSTEM
from core.errors import Problem
from core.steps import perform
from core.workflow import steps_of
from sla.models import Clock
from tests.complaints.factories import Desk
from tests.complaints.test_matrix import data_of
from tests.hands import InATransaction, play
from tests.logistics.factories import picture

PEOPLE = ("cs", "cs2", "lead", "director", "region", "boss", "quality", "doctor", "customer", "us")
STEPS = sorted(steps_of(Complaint))
#: These lead on; chance alone would seldom come to a second round.
ON = ("grade_it", "accept", "propose", "accept_proposal", "refuse_proposal", "resolve",
      "solve_now", "call_back", "customer_confirm", "customer_reject", "reopen")  # fmt: skip


class AnyHands(InATransaction):
    """One complaint about one person, and everybody who may come near it."""

    def begin(self) -> None:
        self.now = clock.now()
        clock.hold(self.now)
        self.desk = Desk()
        self.other = self.desk.open(category="delivery")
        self.row = self.desk.open(accused=self.desk.cs2)
        self.data = data_of(self.desk, self.other)
        self.rounds = {}

    def actor(self, who):
        if who == "us":
            return SYSTEM
        person = getattr(self.desk, who)
        return person if who == "customer" else person.actor

    @rule(step=st.sampled_from(STEPS), who=st.sampled_from(PEOPLE))
    def anything(self, step, who):
        self.attempt(step, self.actor(who))

    @rule(
        which=st.integers(0, 20),
        times=st.integers(1, 6),
        outcome=st.sampled_from(["satisfied", "unsatisfied"]),
    )
    def something_that_leads_on(self, which, times, outcome):
        for _ in range(times):
            self.lead_on(which, outcome)

    def lead_on(self, which, outcome):
        row = Complaint.objects.get(pk=self.row.pk)
        open_now = [one for one in ON if str(row.state) in steps_of(Complaint)[one].sources]
        if not open_now:
            return
        step = open_now[which % len(open_now)]
        for measure in row.measures.filter(state="promised"):
            perform(measure, "finish", by=self.desk.coach.actor, note="已完成")
        roles = steps_of(Complaint)[step].roles
        by = self.desk.customer if "customer" in roles else self.desk.lead.actor
        if step == "accept" and row.handler is not None:
            by = row.handler.actor
        if step == "call_back":
            by = self.desk.quality.actor
        self.attempt(step, by, **({"outcome": outcome, "note": "x"} if step == "call_back" else {}))

    @rule(hours=st.integers(1, 30))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        clock.hold(self.now)

    @rule(amount=st.sampled_from([50, 900, 5000]))
    def money_is_asked_for(self, amount):
        self.attempt("ask_compensation", self.desk.lead.actor, amount=amount, photos=[picture()])
        for asked in self.row.compensations.filter(state="requested"):
            for who in (self.desk.director, self.desk.region, self.desk.finance):
                try:
                    asked = perform(asked, "approve", by=who.actor)
                except Problem:
                    self.seen["refused"] += 1
        for asked in self.row.compensations.filter(state="approved"):
            perform(asked, "pay", by=self.desk.finance.actor, reference="TT")

    def attempt(self, step, by, **more):
        row = Complaint.objects.get(pk=self.row.pk)
        soon = {"promised_at", "due_at"} & set(self.data(step))
        fresh = {name: self.now + timedelta(hours=3) for name in soon}
        try:
            with transaction.atomic():
                perform(row, step, by=by, **{**self.data(step), **fresh, **more})
            self.seen["done"] += 1
        except Problem:
            self.seen["refused"] += 1

    @invariant()
    def whom_it_is_about_keeps_out(self):
        row = Complaint.objects.get(pk=self.row.pk)
        assert row.handler_id != self.desk.cs2.pk
        assert not row.rounds.filter(called_back_by=self.desk.cs2).exists()

    @invariant()
    def rounds_count_up_and_the_past_stays(self):
        row = Complaint.objects.get(pk=self.row.pk)
        rounds = list(row.rounds.order_by("number"))
        assert [one.number for one in rounds] == list(range(1, row.round + 1))
        assert all(one.ended_at for one in rounds[:-1])
        assert rounds[-1].ended_at is None
        ended = {o.number: (o.proposal, o.answer, o.resolution, o.outcome) for o in rounds[:-1]}
        assert all(ended[number] == was for number, was in self.rounds.items())
        self.rounds = ended
        self.seen["second round"] += row.round > 1

    @invariant()
    def closed_only_by_the_customer_or_the_call_back(self):
        row = Complaint.objects.get(pk=self.row.pk)
        assert (row.state == "closed") == (row.closed_at is not None)
        if row.state == "closed":
            self.seen["closed"] += 1
            assert row.closed_by in ("customer", "call_back")

    @invariant()
    def what_is_over_owes_nothing(self):
        row = Complaint.objects.get(pk=self.row.pk)
        live = Clock.objects.filter(case_key_text=row.case_key, state__in=["running", "paused"])
        owed = set(live.values_list("code", flat=True))
        if str(row.state) not in map(str, OPEN):
            over = {"complaint_call_back"} if row.state == "closed" else set()
            assert not owed - over - {"late_reason"}, (row.state, owed)
        assert len({code for code in owed if code.startswith("complaint_answer_")}) <= 2

    @invariant()
    def harm_is_never_mild(self):
        row = Complaint.objects.get(pk=self.row.pk)
        assert not row.harm or row.grade in ("", "major", "crisis")


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_in_any_hands():
    often = {"done": 100, "refused": 20, "second round": 1, "closed": 1}
    play(AnyHands, often, examples=10)
