"""What events do to the clocks of their case."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from core import clock as time
from core.actors import SYSTEM
from core.errors import Refused
from core.events import Event
from core.steps import perform
from sla import engine, services, sweep
from sla.models import Clock, Firing
from sla.services import Slot
from tests.sla.conftest import Case, local


def only(code):
    return Clock.objects.get(code=code)


def test_an_event_opens_the_clock_with_its_explanation(case):
    case.happens("orders.order.pay", "2026-11-21 10:12")

    clock = only("confirm_contract_type")
    assert clock.due_at == local("2026-11-23 18:00")
    assert "11-21(六) 10:12 + 1 个工作日" in clock.explain_zh
    assert not clock.provisional


def test_a_deadline_past_the_confirmed_calendar_is_provisional(case):
    case.happens("health_records.healthrecord.confirm", "2026-12-30 10:00", first=True)

    clock = only("make_health_plan")
    assert clock.provisional
    assert clock.due_at == local("2027-01-05 18:00")


def test_the_closing_event_meets_it_and_opens_the_next(case):
    case.happens("orders.order.pay", "2026-11-20 10:00")
    case.happens("orders.order.confirm_type", "2026-11-20 11:00")

    assert only("confirm_contract_type").state == "met"
    assert only("invite_service_team").due_at == local("2026-11-20 13:00")


def test_a_delay_is_inherited_not_blamed(case):
    case.happens("orders.order.pay", "2026-11-20 10:00")
    case.happens("orders.order.confirm_type", "2026-11-23 20:00")

    first, second = only("confirm_contract_type"), only("invite_service_team")
    assert (first.late_seconds, first.inherited_seconds) == (7200, 0)
    assert (second.late_seconds, second.inherited_seconds) == (0, 7200)


def test_cancelling_the_order_stops_everything_with_the_reason(case):
    case.happens("orders.order.pay", "2026-11-20 10:00")
    case.happens("orders.order.cancel", "2026-11-20 11:00", reason="changed their mind")

    clock = only("confirm_contract_type")
    assert (clock.state, clock.next_fire_at) == ("cancelled", None)
    assert clock.ended_reason == "changed their mind"


def test_a_return_completes_the_review_and_the_next_submission_starts_anew(case):
    case.happens("health_records.healthrecord.submit", "2026-11-20 10:00")
    case.happens("health_records.healthrecord.send_back", "2026-11-20 11:00")
    case.happens("health_records.healthrecord.submit", "2026-11-20 12:00")

    states = Clock.objects.filter(code="review_health_record").order_by("pk")
    assert [c.state for c in states] == ["met", "running"]


def test_a_clock_that_waits_keeps_the_working_time_it_had_left(case):
    case.happens("health_records.healthrecord.confirm", "2026-11-16 09:00", first=True)
    time.hold(local("2026-11-17 09:00"))
    services.pause_case(case.case_key, "assessment", codes=["make_health_plan"])
    assert only("make_health_plan").next_fire_at is None

    time.hold(local("2026-11-19 09:00"))
    services.resume_case(case.case_key, codes=["make_health_plan"])

    clock = only("make_health_plan")
    assert clock.due_at == local("2026-11-23 18:00")
    assert clock.was_paused
    assert clock.paused_s == 2 * 86400


def test_a_clock_that_may_not_wait_says_so(case):
    case.happens("orders.order.pay", "2026-11-20 10:00")

    with pytest.raises(Refused):
        perform(only("confirm_contract_type"), "pause", by=SYSTEM, reason="later")


def test_what_has_fired_is_not_told_again_after_a_pause(case):
    case.happens("health_records.healthrecord.confirm", "2026-11-16 09:00", first=True)
    time.hold(local("2026-11-16 09:05"))
    sweep.run()
    services.pause_case(case.case_key, "assessment")
    time.hold(local("2026-11-16 09:10"))
    services.resume_case(case.case_key)
    sweep.run()

    assert list(Firing.objects.values_list("step", flat=True)) == ["created"]


def test_the_overdue_reminder_is_raised_only_if_still_unconfirmed(case):
    case.happens("logistics.shipment.confirm", "2026-11-16 09:00")
    assert only("receipt_overdue_reminder").state == "scheduled"

    time.hold(local("2026-11-18 09:00"))
    sweep.run()
    assert only("receipt_overdue_reminder").state == "running"

    case.happens("logistics.receipt.follow_up_overdue", "2026-11-18 13:00")
    assert only("receipt_overdue_reminder").late_seconds == 0
    assert only("receipt_daily_reminder").due_at == local("2026-11-19 10:00")


def test_a_receipt_in_time_cancels_the_silent_clock(case):
    case.happens("logistics.shipment.confirm", "2026-11-16 09:00")
    case.happens("logistics.receipt.confirm", "2026-11-17 09:00", devices=["scale"])

    assert only("receipt_overdue_reminder").state == "cancelled"
    assert only("receipt_first_reminder").state == "met"
    assert only("scale_guidance").state == "running"
    assert not Clock.objects.filter(code="wristband_guidance").exists()


def test_each_session_closes_its_own_clock(case):
    case.happens("plans.plan.notify_first_call", "2026-11-16 09:00")
    case.happens("plans.plan.end_week3", "2026-11-16 10:00")
    case.happens("plans.coachingsession.complete", "2026-11-16 11:00", session_no=2)

    assert only("first_video_call").state == "running"
    assert only("second_video_call").state == "met"


def test_the_end_counts_from_the_day_the_plan_ended(case):
    day50 = "2027-01-11T09:00:00+08:00"
    case.happens("plans.plan.end", "2027-01-12 15:00", counted_from=day50, started=True)

    assert only("third_video_call").due_at == local("2027-01-13 18:00")
    assert only("second_report").due_at == local("2027-03-12 18:00")


def test_a_menu_clock_opens_once_and_closes_by_its_day(case):
    time.hold(local("2026-11-22 15:00"))
    for _ in range(2):
        services.open_slots("daily_meal_plan", [Slot(case, "1", local("2026-11-22 15:00"))])
    assert only("daily_meal_plan").due_at == local("2026-11-22 18:00")

    case.happens("plans.mealplan.explain", "2026-11-22 16:00", slot="2")
    assert only("daily_meal_plan").state == "running"
    case.happens("plans.mealplan.explain", "2026-11-22 17:00", slot="1")
    assert only("daily_meal_plan").state == "met"


def test_a_shifted_plan_moves_its_dates(case):
    case.happens("plans.plan.start", "2026-11-23 00:00")
    time.hold(local("2026-11-30 10:00"))
    services.count_anew(case.case_key, "close_plan", local("2026-11-26 00:00"))

    clock = only("close_plan")
    assert (clock.due_at, clock.gen) == (local("2027-01-14 09:00"), 1)


def test_a_later_version_of_the_record_starts_no_second_plan_clock(case):
    case.happens("health_records.healthrecord.confirm", "2026-11-16 09:00", first=False)

    assert not Clock.objects.exists()


def test_an_agreed_later_date_moves_the_clock_by_the_wait(case):
    case.happens("plans.plan.notify_first_call", "2026-11-16 09:00")
    time.hold(local("2026-11-16 15:00"))
    services.wait_until(
        case.case_key, "first_video_call", local("2026-11-18 20:00"), "customer travels"
    )

    clock = only("first_video_call")
    assert clock.due_at == local("2026-11-19 14:00")
    assert (clock.state, clock.was_paused) == ("running", True)
    assert clock.next_fire_at > local("2026-11-18 20:00")


def together(name, at, *cases):
    """One step that somebody does on a row of each of these cases."""
    moment = local(at)
    events = [Event(name=name, row=row, at=moment, by=SYSTEM) for row in cases]
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        engine.handle(events)
    return len(asked)


def cases(*numbers):
    return [Case(case_key=f"order:{n}", key=f"orders.order:{n}") for n in numbers]


@pytest.mark.usefixtures("branch")
def test_what_happens_to_many_cases_costs_what_happens_to_one():
    groups = first, one, many = cases(0), cases(1), cases(*range(2, 9))
    opened = [together("orders.order.pay", "2026-11-20 10:00", *who) for who in groups]
    closed = [together("orders.order.confirm_type", "2026-11-20 11:00", *who) for who in groups]

    assert (opened[2], closed[2]) == (opened[1], closed[1])  # the first has read the rules
    states = Clock.objects.values_list("case_key_text", "code", "state")
    assert sorted(states) == sorted(
        (case.case_key, code, state)
        for case in (*first, *one, *many)
        for code, state in (("confirm_contract_type", "met"), ("invite_service_team", "running"))
    )


@pytest.mark.usefixtures("branch")
def test_what_happens_twice_to_a_case_at_once_comes_one_after_the_other():
    (case,) = cases(1)
    together("orders.order.pay", "2026-11-20 10:00", case, case)

    clocks = Clock.objects.order_by("pk")
    assert [c.state for c in clocks] == ["cancelled", "running"]
