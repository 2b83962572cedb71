"""Proposal, answer, solution, confirmation, call-back: until the customer is content."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction

from complaints import services
from complaints.models import Complaint
from core import clock
from core.errors import Forbidden, Refused
from core.steps import perform
from sla import sweep
from sla.models import Clock
from tests.complaints.test_grading import open_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    """Let time pass."""

    def pass_by(**span):
        clock.hold(clock.now() + timedelta(**span))

    yield pass_by
    clock.hold(None)


def test_a_proposal_names_person_and_time_and_they_become_a_deadline(desk):
    row = desk.proposed()
    measure = row.measures.get()
    owed = Clock.objects.get(code="complaint_measure")
    assert (owed.due_at, owed.owner, owed.owner_role) == (
        measure.due_at,
        desk.coach,
        "head_coach",
    )
    perform(measure, "finish", by=desk.coach.actor, note="已讲解")
    owed.refresh_from_db()
    assert owed.state == "met"


def test_from_yellow_on_it_is_investigated_first(desk):
    row = desk.do(desk.graded("important"), "accept", channel="phone", note="已致歉")
    with pytest.raises(Refused):
        desk.do(row, "propose", **desk.proposal())
    row = desk.do(row, "add_note", kind="finding", note="核实属实")
    assert desk.do(row, "propose", **desk.proposal()).state == "proposed"


def test_a_refusal_begins_a_round_whose_history_stays(desk):
    row = perform(desk.proposed(), "refuse_proposal", by=desk.customer, note="不够")
    assert (row.state, row.round) == ("investigating", 2)
    first = row.rounds.get(number=1)
    assert (first.answer, first.answered_by, first.proposal) == (
        "refused",
        "customer",
        "重新讲解并赠送一次咨询",
    )
    assert row.measures.get().state == "dropped"
    assert "complaint_propose_ordinary" in open_codes(row)


def test_an_ended_round_cannot_be_changed_by_any_door(desk):
    row = perform(desk.proposed(), "refuse_proposal", by=desk.customer, note="不够")
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        row.rounds.filter(number=1).update(answer="accepted")
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        row.rounds.filter(number=2).delete()


def test_the_second_refusal_goes_one_level_up(desk):
    row = perform(desk.proposed(), "refuse_proposal", by=desk.customer, note="不够")
    assert row.level == 0
    row = desk.do(row, "propose", **desk.proposal())
    row = perform(row, "refuse_proposal", by=desk.customer, note="还是不够")
    assert (row.round, row.level) == (3, 1)


def test_it_is_solved_when_every_measure_is_done(desk):
    row = desk.executing()
    with pytest.raises(Refused, match="措施"):
        desk.do(row, "resolve", resolution="好了")


def test_staff_cannot_close_it(desk):
    row = desk.resolved()
    for who in (desk.cs, desk.lead, desk.director, desk.boss):
        with pytest.raises(Forbidden):
            perform(row, "customer_confirm", by=who.actor)


def test_the_customers_word_closes_it(desk):
    row = desk.closed()
    assert (row.state, row.closed_by) == ("closed", "customer")
    assert open_codes(row) == {"complaint_call_back"}


def test_the_call_back_is_made_by_another(desk):
    row = desk.resolved()
    with pytest.raises(Forbidden):
        desk.do(row, "call_back", outcome="satisfied")
    row = perform(row, "call_back", by=desk.lead.actor, outcome="satisfied")
    assert (row.state, row.closed_by) == ("closed", "call_back")
    assert row.rounds.get().called_back_by == desk.lead
    assert open_codes(row) == set()


def test_the_database_refuses_the_handlers_own_call_back(desk):
    row = desk.resolved()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.rounds.update(called_back_by=row.handler)


def test_nobody_reached_keeps_the_clock_running(desk):
    row = perform(desk.resolved(), "call_back", by=desk.lead.actor, outcome="not_reached")
    assert row.state == "resolved"
    assert "complaint_call_back" in open_codes(row)


def test_a_call_back_that_says_no_opens_a_closed_one_again(desk):
    row = desk.closed()
    row = perform(row, "call_back", by=desk.lead.actor, outcome="unsatisfied", note="又错了")
    assert (row.state, row.round, row.closed_at) == ("investigating", 2, None)
    assert {"complaint_propose_ordinary", "complaint_solve_ordinary"} <= open_codes(row)


def test_it_can_be_opened_again_for_thirty_days(desk, later):
    row = desk.closed()
    later(days=29)
    again = perform(row, "reopen", by=desk.customer, reason="又发生了")
    assert (again.state, again.round) == ("investigating", 2)
    assert again.rounds.get(number=2).why == "reopened"


def test_after_that_it_is_a_new_one(desk, later):
    row = desk.closed()
    later(days=31)
    with pytest.raises(Refused):
        perform(row, "reopen", by=desk.customer, reason="又发生了")


def test_while_the_customer_is_asked_the_solution_waits(desk, later):
    row = desk.do(desk.accepted(), "wait_for_customer", note="请补充照片")
    owed = Clock.objects.get(code="complaint_solve_ordinary")
    assert owed.state == "paused"
    later(hours=30)
    row = perform(row, "go_on", by=desk.customer, note="已补充")
    owed.refresh_from_db()
    assert (row.waiting_since, owed.state) == (None, "running")
    assert owed.due_at > clock.now()


def test_on_the_spot_within_authority(desk):
    row = desk.graded()
    row = desk.do(row, "solve_now", resolution="当场讲清")
    assert row.state == "resolved"
    assert Clock.objects.get(code="complaint_answer_ordinary").state == "met"
    with pytest.raises(Refused):
        desk.do(desk.graded("major", category="delivery"), "solve_now", resolution="当场")


def test_what_is_promised_to_the_customer_is_a_deadline(desk):
    promised = clock.now() + timedelta(hours=5)
    row = desk.do(desk.accepted(), "escalate", reason="超出权限", promised_at=promised)
    owed = Clock.objects.get(code="complaint_promise")
    assert (row.level, owed.due_at) == (1, promised)
    desk.do(row, "tell_progress", note="主管正在处理")
    owed.refresh_from_db()
    assert owed.state == "met"


def test_what_is_late_goes_up_by_itself_once(desk, later):
    row = desk.graded()
    later(hours=2, minutes=1)
    sweep.run()
    assert services.escalate_overdue() == 1
    assert services.escalate_overdue() == 0
    assert Complaint.objects.get(pk=row.pk).level == 1


def test_a_merged_one_owes_nothing_more(desk):
    first, second = desk.graded(), desk.open(category="delivery")
    merged = perform(second, "merge_into", by=desk.lead.actor, into=first.pk, reason="同一件事")
    assert (merged.state, merged.merged_into) == ("merged", first)
    assert open_codes(merged) == set()


def test_only_a_complaint_of_the_same_customer_takes_it_in(desk):
    other = desk.open(order=None, customer=desk.order.customer)
    closed = desk.closed(category="price")
    for into in (other.pk, closed.pk, 10**9):
        with pytest.raises((Refused, Exception)):
            perform(other, "merge_into", by=desk.lead.actor, into=into, reason="x")


def test_linked_ones_are_shown_with_each_other(desk, client):
    first, second = desk.graded(), desk.graded(category="delivery")
    desk.do(first, "link_to", other=second.pk)
    desk.do(second, "link_to", other=first.pk)
    client.force_login(desk.lead)
    page = client.get(f"/complaints/{second.pk}/?tab=related").content.decode()
    assert f"/complaints/{first.pk}/" in page
