"""Whatever people do to an enquiry and to work, in whatever order: the promises hold."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from accounts.roles import Role
from core.models import StepLog
from core.steps import open_steps
from core.workflow import steps_of
from servicedesk.models import Enquiry, Reply, WorkNote, WorkOrder
from sla.models import Clock
from tests.customers.factories import make_user
from tests.hands import InRandomHands, play
from tests.servicedesk.factories import (
    customer_of,
    data_of,
    desk,
    in_an_hour,
    make_enquiry,
    make_skilled,
    make_work,
)

#: What must be owed in a state, by the prefix of its clocks; nothing is owed at an end.
OWED = {
    "received": {"enquiry_answer"},
    "with_expert": {"enquiry_answer", "enquiry_promise"},  # one of them
    "promised": {"enquiry_promise"},
    "answered": {"enquiry_satisfied"},
    "closed": set(),
    "withdrawn": set(),
}
WORK_OWED = {
    "new": {"work_assign"},
    "assigned": {"work_plan"},
    "planned": {"work_finish"},
    "executing": {"work_finish", "work_rework"},
    "done": {"work_check"},
    "checked": {"work_feedback"},
    "told": set(),
    "investigating": {"work_investigate"},
    "closed": set(),
    "cancelled": set(),
}


def running(row):
    found = Clock.objects.filter(case_key_text=row.case_key, state="running")
    return set(found.values_list("code", flat=True))


class EnquiryMachine(InRandomHands):
    """Desk, expert, lead and customer at one enquiry."""

    def begin(self):
        self.row = make_enquiry()
        self.expert = make_user(Role.FUNCTIONAL_DOCTOR, branch=self.row.branch)
        self.people = [
            desk(self.row).actor,
            desk(self.row, Role.CS_LEAD).actor,
            self.expert.actor,
            customer_of(self.row),
        ]

    @rule(step=st.sampled_from(sorted(steps_of(Enquiry))), who=st.integers(0, 3))
    def somebody_does_something(self, step, who):
        text = {"text": "好的"}
        data = {
            "answer": text,
            "promise": text | {"promised_at": in_an_hour(5)},
            "ask_expert": text | {"expert": self.expert},
            "advise": text,
            "not_satisfied": text,
            "withdraw": {"reason": "不需要"},
        }
        self.attempt(step, self.people[who], data.get(step, {}))

    @invariant()
    def something_is_owed_until_its_end(self):
        allowed = OWED[self.row.state]
        owed = running(self.row)
        assert owed <= allowed
        assert bool(owed) == bool(allowed)

    @invariant()
    def it_closes_only_with_an_answer_and_a_yes(self):
        if self.row.state == "closed":
            assert Reply.objects.filter(enquiry=self.row, kind="answer").exists()
            steps = StepLog.objects.filter(row_key=self.row.key)
            assert steps.order_by("-id").first().step == "confirm"

    @invariant()
    def rounds_are_complaints_plus_one(self):
        complaints = Reply.objects.filter(enquiry=self.row, kind="not_satisfied").count()
        assert self.row.round == complaints + 1


class WorkMachine(InRandomHands):
    """Assignees, lead, checker and customer at one work order."""

    def begin(self):
        self.row = make_work()
        self.other = make_skilled(self.row.request.branch)
        self.people = {
            "lead": desk(self.row.request, Role.CS_LEAD).actor,
            "checker": make_user(Role.QUALITY_SUPERVISOR).actor,
            "customer": customer_of(self.row),
            "first": self.row.assignee.actor,
            "other": self.other.actor,
        }

    @rule(
        step=st.sampled_from(sorted(steps_of(WorkOrder))),
        who=st.sampled_from(["lead", "checker", "customer", "first", "other"]),
        score=st.integers(1, 5),
    )
    def somebody_does_something(self, step, who, score):
        self.act(step, self.people[who], score)

    @precondition(lambda self: self.row.state not in ("closed", "cancelled"))
    @rule(number=st.integers(0, 20), score=st.integers(1, 5))
    def what_is_offered_is_done(self, number, score):
        offered = [
            (step.name, by)
            for by in self.people.values()
            for step in open_steps(self.row, by)
            if not step.unmet(self.row) and step.name != "cancel"
        ]
        step, by = offered[number % len(offered)]
        self.act(step, by, score)

    def act(self, step, by, score):
        target = self.other if self.row.assignee != self.other else self.first()
        data = data_of(self.row, step)
        if step in ("assign", "ask_reassign"):
            data = {"assignee": target, "reason": "换人"} if step == "ask_reassign" else data
            data = data or {"assignee": target}
        if step == "evaluate":
            data = {"score": score}
        if step == "open":
            data = {"nobody": True}
        before = self.row.round
        self.attempt(step, by, data)
        self.seen["again"] += self.row.round > before

    def first(self):
        return type(self.other).objects.get(pk=self.people["first"].id)

    @invariant()
    def the_right_thing_is_owed(self):
        owed = running(self.row) - {"work_reassign"}
        allowed = WORK_OWED[self.row.state]
        assert owed <= allowed
        assert bool(owed) == bool(allowed)

    @invariant()
    def a_wish_is_decided_by_a_clock(self):
        assert ("work_reassign" in running(self.row)) == (self.row.wish_id is not None)

    @invariant()
    def the_request_ends_with_its_work(self):
        self.row.request.refresh_from_db()
        ended = self.row.state in ("closed", "cancelled")
        assert (self.row.request.state == "closed") == ended

    @invariant()
    def a_bad_judgement_never_closes(self):
        if self.row.state == "closed":
            assert self.row.score > 2
            assert self.row.evaluated_by_id != self.row.assignee_id

    @invariant()
    def notes_and_log_only_grow(self):
        assert WorkNote.objects.filter(work=self.row, round__gt=self.row.round).count() == 0


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.django_db
@pytest.mark.parametrize("machine", [EnquiryMachine, WorkMachine])
def test_the_promises_hold(machine):
    play(machine, {"done": 10, "refused": 10}, examples=10)
