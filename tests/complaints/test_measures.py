"""Measures: every cell, whose they are, at every door, and any hands in any order."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from complaints.models import Measure
from complaints.workflow import MeasureState
from core.steps import perform
from sla.models import Clock
from tests.cells import STAFF, everybody, shut_doors, wrong
from tests.complaints.factories import Desk
from tests.hands import InRandomHands, play, put

pytestmark = pytest.mark.django_db
LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor"}
TABLE = {
    "promise": ({"promised"}, {"system"}),
    "finish": ({"promised"}, STAFF),
    "drop": ({"promised"}, LEADS | {"system"}),
}
DATA = {"finish": {"note": "已完成"}, "drop": {"reason": "不再需要"}}


def data_of(step):
    return DATA.get(step, {})


def given(desk, **more):
    return desk.executing(**more).measures.get()


@pytest.mark.parametrize("state", MeasureState.values)
def test_every_cell(desk, state):
    people = everybody(desk.branch)
    row = put(given(desk), state)
    others = {**TABLE, "finish": ({"promised"}, LEADS)}
    assert list(wrong(row, people, others, data_of)) == []
    for role in sorted(STAFF):
        own = put(row, state, person_id=people[role].id)
        assert list(wrong(own, {role: people[role]}, TABLE, data_of, {"finish"})) == []


def test_whom_it_is_about_does_their_part_and_decides_nothing(desk):
    row = given(desk, accused=desk.lead)
    assert shut_doors(row, "measures", "drop", desk.lead, reason="x") == []
    assert shut_doors(row, "measures", "finish", desk.lead, note="x") == []
    row = put(row, "promised", person_id=desk.lead.pk)
    assert shut_doors(row, "measures", "drop", desk.lead, reason="x") == []
    assert perform(row, "finish", by=desk.lead.actor, note="已致歉").state == "done"


def test_a_colleague_does_not_finish_it(desk):
    assert shut_doors(given(desk), "measures", "finish", desk.cs2, note="x") == []


def test_done_twice_is_done_once(desk, client):
    row = given(desk)
    client.force_login(desk.coach)
    url, sent = f"/measures/{row.pk}/steps/finish/", {"version": row.version, "note": "已讲解"}
    assert client.post(url, sent).status_code == 303
    again = client.post(url, {**sent, "note": "又讲解了一次"})
    assert again.status_code == 409
    assert "又讲解了一次" in again.content.decode()
    row.refresh_from_db()
    assert row.result == "已讲解"


class AnyHands(InRandomHands):
    """The person, a colleague, a lead, whom it is about, and the customer's refusal."""

    def begin(self):
        self.desk = Desk()
        self.row = self.desk.proposed(accused=self.desk.director).measures.get()
        names = ("coach", "cs2", "lead", "director")
        self.people = [getattr(self.desk, name).actor for name in names]

    @rule(step=st.sampled_from(sorted(TABLE)), who=st.integers(0, 3))
    def something(self, step, who):
        self.attempt(step, self.people[who], data_of(step))

    @rule()
    def the_proposal_is_refused(self):
        row = self.row.complaint
        row.refresh_from_db()
        if row.state == "proposed":
            perform(row, "refuse_proposal", by=self.desk.customer, note="不够")
            self.row = Measure.objects.get(pk=self.row.pk)
            self.begun = self.logged() - self.done

    @invariant()
    def owed_while_it_is_promised(self):
        code = Clock.objects.filter(subject_key=self.row.key, state="running")
        owed = code or Clock.objects.filter(
            case_key_text=self.row.case_key, code="complaint_measure", state="running"
        )
        assert owed.exists() == (self.row.state == "promised")

    @invariant()
    def done_says_what_and_when(self):
        assert (self.row.state == "done") == (self.row.done_at is not None)
        assert bool(self.row.result) == (self.row.state == "done")

    @invariant()
    def only_theirs(self):
        assert self.who_did("finish") <= {self.people[0].id, self.people[2].id}
        assert self.people[3].id not in self.who_did("drop")


def test_in_any_hands():
    play(AnyHands, {"finish": 1, "drop": 1, "refused": 1}, examples=12, steps=4)
