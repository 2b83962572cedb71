"""Crisis, statement, alert: every cell, four eyes at every door, any hands in any order."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from accounts.roles import Role
from core.actors import SYSTEM
from core.files import judged
from core.steps import perform
from crises.choices import WHOLE, Side
from crises.models import Alert, Crisis, Line, Member, Seat, Statement
from crises.workflow import AlertState, CrisisState, StatementState
from sla.models import Clock
from tests.cells import everybody, shut_doors, wrong
from tests.complaints.factories import Desk
from tests.crises.test_crises import declare
from tests.hands import InRandomHands, play, put
from tests.logistics.factories import picture
from tests.orders.factories import make_user

pytestmark = pytest.mark.django_db
LEADS = {"branch_director", "cs_lead", "regional_manager", "supervisor"}
ROOM = LEADS | {"customer_service", "quality_supervisor", "marketing", "operations"}
RUNNING = {"assembled", "planned", "controlled"}
OPEN = RUNNING | {"declared"}
CRISIS = {
    "declare": ({"declared"}, {"system"}),
    "assess": (OPEN, ROOM),
    "assemble": ({"declared"}, LEADS),
    "plan": ({"assembled"}, ROOM),
    "review": ({"planned", "controlled"}, ROOM),
    "contain": (RUNNING, ROOM),
    "find_cause": (RUNNING, ROOM),
    "report_fix": (RUNNING, ROOM),
    "add_evidence": (OPEN, ROOM),
    "draft_statement": (RUNNING, ROOM),
    "stand_down": ({"controlled"}, LEADS),
    "call_off": ({"declared", "assembled", "planned"}, LEADS),
}
TEAMS = {"plan", "review", "contain", "find_cause", "report_fix", "draft_statement"}
STATEMENT = {
    "sign": ({"draft"}, ROOM),
    "send_back": ({"draft"}, ROOM),
    "issue": ({"signed"}, ROOM),
}
ALERT = {
    "find": ({"found"}, {"system"}),
    "push": ({"found"}, {"system"}),
    "acknowledge": ({"found", "pushed"}, ROOM),
    "dismiss": ({"found", "pushed"}, ROOM),
}
SAID, WHY = {"note": "已处理"}, {"reason": "误报"}
DATA = {
    "assess": {"scope": "region", "amount": 0, "shares": 0}, "assemble": {"side": "A"},
    "plan": {"plan": "停售"}, "review": {"effective": True, **SAID}, "contain": SAID,
    "find_cause": SAID, "report_fix": SAID, "stand_down": SAID, "call_off": WHY,
    "draft_statement": {"kind": "first", "text": "正在调查"}, "send_back": WHY,
    "issue": {"where": "官网"}, "acknowledge": SAID, "dismiss": WHY,
}  # fmt: skip


def data_of(step):
    return {"file": judged(picture())} if step == "add_evidence" else DATA.get(step, {})


def team(row, people, part):
    """Everybody is in the team, in one part."""
    known = [by.user_id for by in people.values() if by.user_id]
    Member.objects.bulk_create(Member(crisis=row, user_id=pk, part=part) for pk in known)


def leak(desk, state):
    """As it is in a state; its full report is out."""
    row = put(declare(desk, kind="leak"), state)
    about = {"kind": "full", "text": "通报", "written_by": desk.cs, "signed_by": desk.cs2}
    Statement.objects.create(crisis=row, state="issued", **about)
    return row


@pytest.mark.parametrize("state", CrisisState.values)
def test_every_cell_of_a_crisis(desk, roster, state):
    people = everybody(desk.branch)
    row, empty = leak(desk, state), leak(desk, state)
    team(row, people, "service")
    assert list(wrong(row, people, CRISIS, data_of)) == []
    only = {step: (CRISIS[step][0], {"supervisor"} if step in TEAMS else set()) for step in CRISIS}
    assert list(wrong(empty, people, only, data_of, TEAMS)) == []


@pytest.mark.parametrize("state", StatementState.values)
def test_every_cell_of_a_statement(desk, state):
    people = everybody(desk.branch)
    for part, steps in (("legal", {"sign", "send_back"}), ("pr", {"issue"})):
        crisis = put(declare(desk), "assembled")
        team(crisis, people, part)
        signed = desk.cs2.pk if state in ("signed", "issued") else None
        about = {"kind": "first", "text": "声明", "written_by": desk.cs, "signed_by_id": signed}
        row = put(Statement.objects.create(crisis=crisis, **about), state)
        assert list(wrong(row, people, STATEMENT, data_of, steps)) == []


@pytest.mark.parametrize("state", AlertState.values)
def test_every_cell_of_an_alert(desk, state):
    desk.open(text="要去曝光")
    row = put(Alert.objects.get(), state)
    assert list(wrong(row, everybody(desk.branch), ALERT, data_of)) == []


def test_a_lawyer_does_not_sign_what_they_wrote(desk, roster):
    row = perform(declare(desk), "assemble", by=desk.boss.actor, side="A")
    lawyer, chief = roster["legal"][0], roster["commander"][0]
    perform(row, "draft_statement", by=lawyer.actor, kind="first", text="声明")
    made = row.statements.get()
    assert shut_doors(made, "statements", "sign", lawyer) == []
    assert shut_doors(made, "statements", "sign", chief) == []
    made = perform(made, "sign", by=roster["legal"][1].actor)
    assert shut_doors(made, "statements", "issue", roster["service"][0], where="官网") == []


def test_whom_the_complaint_is_about_keeps_out_of_the_room(desk, roster):
    desk.graded("crisis", accused=desk.boss)
    row = Crisis.objects.get()
    for step in ("assess", "assemble", "call_off"):
        assert shut_doors(row, "crises", step, desk.boss, **data_of(step)) == []
    Seat.objects.filter(user=roster["legal"][0]).update(user=desk.boss)
    assert "1/2" in row.missing_on("A")


def test_nor_do_they_wave_the_alert_away(desk):
    duty = make_user(Role.CS_LEAD, branch=desk.branch)
    desk.open(text="要找律师", accused=desk.lead)
    row = Alert.objects.get()
    assert row.duty == duty
    assert shut_doors(row, "alerts", "dismiss", desk.lead, **WHY) == []


def test_two_people_in_one_room(desk, client):
    row = declare(desk)
    client.force_login(desk.boss)
    sent = {"version": row.version, "scope": "region", "amount": "1", "shares": "2"}
    url = f"/crises/{row.pk}/steps/assess/"
    assert client.post(url, sent).status_code == 303
    late = client.post(url, {**sent, "scope": "country"})
    assert late.status_code == 409
    assert desk.boss.full_name in late.content.decode()
    assert 'value="country" selected' in late.content.decode()
    row.refresh_from_db()
    assert (row.scope, row.risk) == ("region", "yellow")


class AnyRoom(InRandomHands):
    """Two teams, headquarters, and somebody of the branch at one crisis."""

    def begin(self):
        desk = Desk()
        users = {}
        for part, needed in WHOLE.items():
            users[part] = [make_user(Role.QUALITY_SUPERVISOR) for _ in range(needed)]
            Seat.objects.bulk_create(Seat(side=Side.A, part=part, user=u) for u in users[part])
        parts = ("commander", "legal", "legal", "pr", "service")
        self.people = [users[part][parts[:n].count(part)].actor for n, part in enumerate(parts)]
        self.people += [desk.boss.actor, desk.cs.actor, desk.coach.actor]
        self.row = declare(desk, drill=False)
        self.lines = 0

    @rule(step=st.sampled_from(sorted(CRISIS)), who=st.integers(0, 7), good=st.booleans())
    def something(self, step, who, good):
        more = {"effective": good} if step == "review" else {}
        if step != "call_off":
            self.attempt(step, self.people[who], {**data_of(step), **more})

    @rule(n=st.integers(0, 1), kind=st.sampled_from(["first", "progress", "full"]))
    def what_leads_on(self, n, kind):
        ways = {"controlled": ["draft_statement", "stand_down"], "declared": ["assemble"]}
        ways |= {"assembled": ["plan"], "planned": ["draft_statement", "review"]}
        ways = ways.get(str(self.row.state))
        if ways:
            step = ways[n % len(ways)]
            more = {"kind": kind} if step == "draft_statement" else {}
            self.attempt(step, self.people[5], {**data_of(step), **more})

    @rule(
        step=st.sampled_from(["sign", "issue", "sign", "issue", "send_back"]), who=st.integers(0, 7)
    )
    def a_statement_goes_on(self, step, who):
        crisis = self.row
        for one in Statement.objects.filter(crisis=crisis).exclude(
            state__in=["issued", "returned"]
        ):
            self.row = one
            self.begun, self.done = self.logged(), 0
            for by in self.people[who:] + self.people[:who]:
                if self.attempt(step, by, data_of(step)):
                    break
        self.row = Crisis.objects.get(pk=crisis.pk)
        self.begun, self.done = self.logged(), 0

    @invariant()
    def three_are_behind_what_is_out(self):
        for one in Statement.objects.filter(crisis=self.row, state="issued"):
            assert one.signed_by_id != one.written_by_id
            assert self.row.has_member(one.signed_by_id, "legal")

    @invariant()
    def it_owes_until_it_is_over(self):
        live = Clock.objects.filter(case_key_text=self.row.case_key, state="running")
        if self.row.state in ("stood_down", "called_off"):
            assert not live.exists()
        if self.row.state == "declared":
            assert live.filter(code="crisis_assemble").exists()

    @invariant()
    def the_record_only_grows(self):
        now = Line.objects.filter(crisis=self.row).count()
        assert now >= self.lines
        self.lines = now

    @invariant()
    def nobody_outside_the_team_leads_it(self):
        team = set(self.row.members.values_list("user_id", flat=True)) | {self.people[5].id}
        assert self.who_did("plan") | self.who_did("review") <= team


class AnyAlert(InRandomHands):
    """The watch, whoever is on duty, and the one whom the text is about."""

    def begin(self):
        desk = Desk()
        desk.open(text="要去曝光", accused=desk.cs2)
        self.row = Alert.objects.get()
        self.accused = desk.cs2
        self.people = [SYSTEM, desk.lead.actor, desk.cs.actor, desk.cs2.actor, desk.coach.actor]

    @rule(step=st.sampled_from(["push", "acknowledge", "dismiss"]), who=st.integers(0, 4))
    def something(self, step, who):
        self.attempt(step, self.people[who], data_of(step))

    @invariant()
    def it_presses_until_somebody_knows(self):
        owed = Clock.objects.filter(code="watch_alert", state="running")
        assert owed.exists() == (self.row.state == "found")

    @invariant()
    def somebody_stands_for_its_end(self):
        over = self.row.state in ("acknowledged", "dismissed")
        assert (self.row.handled_by_id is not None) == over
        assert self.row.handled_by_id != self.accused.pk


def test_an_alert_in_any_hands():
    often = dict.fromkeys(("push", "acknowledge", "dismiss", "refused"), 1)
    play(AnyAlert, often, examples=20, steps=6)


def test_in_any_hands():
    steps = dict.fromkeys(("assemble", "plan", "review", "sign", "issue"), 1)
    play(AnyRoom, {"done": 20, "refused": 20, **steps})
