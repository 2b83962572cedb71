"""What the calendar does by itself: starts, menu clocks, week 3 – once, in order, after outages."""

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from accounts.roles import Role
from core import clock
from core.models import StepLog
from plans import services
from plans.models import MealPlan, Plan
from plans.tasks import advance_days
from sla import seeding
from sla.models import Clock
from tests.plans.factories import at, do, fresh, make_plan, ready, running, write_menu

pytestmark = pytest.mark.django_db


def slots(plan: Plan) -> list[str]:
    found = Clock.objects.filter(case_key_text=plan.case_key, code="daily_meal_plan")
    return list(found.exclude(state="cancelled").order_by("pk").values_list("slot", flat=True))


def due(plan: Plan, slot: str) -> str:
    found = Clock.objects.filter(case_key_text=plan.case_key, slot=slot)
    return found.latest("pk").due_at.astimezone(at("2026-11-23 00:00").tzinfo).isoformat()[:16]


def steps(plan: Plan, name: str) -> int:
    return StepLog.objects.filter(row_key=plan.key, step=name).count()


def pass_days(until: str) -> None:
    """The beat twice a day; it makes up what it missed."""
    while clock.now() < at(until):
        clock.hold(clock.now() + timedelta(hours=12))
        advance_days()


def explain(menu: MealPlan) -> MealPlan:
    sent = do(menu, "send", Role.ASSISTANT_COACH)
    return do(sent, "explain", Role.ASSISTANT_COACH, note="懂了")


def test_the_eve_clock_opens_when_the_start_is_set() -> None:
    plan = ready()
    services.open_due_menus(plan)

    assert slots(plan) == ["1"]
    assert due(plan, "1") == "2026-11-23T18:00"


def test_set_after_six_the_first_menu_is_due_on_the_first_day() -> None:
    clock.hold(at("2026-11-23 19:00"))
    plan = ready()
    services.open_due_menus(plan)
    assert slots(plan) == []

    pass_days("2026-11-24 01:00")
    assert slots(plan) == ["1", "2"]
    assert due(plan, "1") == due(plan, "2") == "2026-11-24T18:00"


def test_a_later_start_opens_its_eve_by_itself() -> None:
    plan = ready(start_date=at("2026-11-30 00:00").date())
    services.open_due_menus(plan)
    assert slots(plan) == []

    pass_days("2026-11-29 01:00")
    assert (slots(plan), due(plan, "1")) == (["1"], "2026-11-29T18:00")


def test_moving_the_start_moves_the_eve() -> None:
    plan = ready()
    services.open_due_menus(plan)

    plan = do(plan, "set_start", Role.HEAD_COACH, start_date=at("2026-11-27 00:00").date())
    services.open_due_menus(plan)
    assert slots(plan) == []

    pass_days("2026-11-26 02:00")
    assert due(plan, "1") == "2026-11-26T18:00"


def test_the_plan_starts_at_midnight_with_its_second_call() -> None:
    plan = ready()

    clock.hold(at("2026-11-24 00:00"))
    advance_days()

    plan = fresh(plan)
    assert plan.state == "running"
    assert list(plan.sessions.values_list("session_no", flat=True).order_by("pk")) == [1, 2]


def test_forty_nine_menus_and_one_third_week() -> None:
    plan = running()

    for _day in range(60):
        clock.hold(clock.now() + timedelta(days=1))
        advance_days()

    assert slots(plan) == [str(n) for n in range(1, 50)]
    assert (steps(plan, "start"), steps(plan, "end_week3")) == (1, 1)
    assert fresh(plan).advance_at is None


def test_week_3_ends_at_the_midnight_after_day_21() -> None:
    plan = running()

    clock.hold(at("2026-12-14 00:00"))
    advance_days()

    log = StepLog.objects.get(row_key=plan.key, step="end_week3")
    assert log.facts["counted_from"] == "2026-12-14T00:00:00+08:00"


def test_a_second_run_changes_nothing() -> None:
    plan = running()
    clock.hold(at("2026-12-20 00:00"))

    assert advance_days() > 0
    before = (slots(plan), fresh(plan).version, fresh(plan).meal_day_opened)
    assert advance_days() == 0
    assert (slots(plan), fresh(plan).version, fresh(plan).meal_day_opened) == before


def test_after_an_outage_everything_is_made_up_in_order() -> None:
    plan = ready()

    clock.hold(at("2026-11-26 06:00"))
    advance_days()

    assert slots(plan) == ["1", "2", "3", "4"]
    assert [due(plan, s)[:10] for s in slots(plan)] == [f"2026-11-{d}" for d in (23, 24, 25, 26)]


def test_while_paused_nothing_opens_and_49_days_are_still_served() -> None:
    plan = running()
    clock.hold(at("2026-11-30 08:00"))
    advance_days()
    plan = do(plan, "pause", Role.HEAD_COACH, reason="发烧")

    pass_days("2026-12-04 08:00")
    assert fresh(plan).meal_day_opened == 8
    plan = do(plan, "resume", Role.HEAD_COACH)

    assert plan.timeline.day_no(at("2026-12-04 00:00").date()) == 8
    assert plan.closing_date.isoformat() == "2027-01-15"
    pass_days("2027-01-20 00:00")
    known = Clock.objects.filter(case_key_text=plan.case_key, code="daily_meal_plan")
    assert set(known.values_list("slot", flat=True)) == {str(n) for n in range(1, 50)}


def test_a_menu_that_was_owed_at_the_pause_is_owed_again_afterwards() -> None:
    plan = running()
    Clock.objects.filter(case_key_text=plan.case_key).update(state="cancelled")
    plan = do(plan, "pause", Role.HEAD_COACH, reason="出差")
    clock.hold(at("2026-11-26 10:00"))
    do(plan, "resume", Role.HEAD_COACH)

    advance_days()

    assert slots(plan) == ["1", "2"]
    assert due(plan, "2") == "2026-11-26T18:00"


def test_a_menu_that_was_explained_before_the_pause_is_not_owed_again() -> None:
    plan = running()
    for day in (1, 2):
        explain(write_menu(plan, day))
    Clock.objects.filter(case_key_text=plan.case_key).update(state="cancelled")
    plan = do(plan, "pause", Role.HEAD_COACH, reason="出差")
    clock.hold(at("2026-11-26 10:00"))
    plan = do(plan, "resume", Role.HEAD_COACH)

    advance_days()

    assert slots(plan) == []
    assert plan.menus.get(day_no=2).for_date.isoformat() == "2026-11-27"


def test_a_pause_from_tomorrow_lets_today_count() -> None:
    plan = running()
    tomorrow = at("2026-11-24 00:00").date()
    plan = do(plan, "pause", Role.HEALTH_MANAGER, reason="出差", from_date=tomorrow)
    clock.hold(at("2026-11-26 20:00"))

    plan = do(plan, "resume", Role.HEAD_COACH, first_day=at("2026-11-27 00:00").date())

    assert plan.timeline.day_no(at("2026-11-26 00:00").date()) == 1
    assert plan.timeline.day_no(at("2026-11-27 00:00").date()) == 2


def test_pausing_and_resuming_within_a_day_changes_no_date() -> None:
    plan = running()
    for _time in range(2):
        plan = do(plan, "pause", Role.HEAD_COACH, reason="误点")
        plan = do(plan, "resume", Role.HEAD_COACH)

    assert plan.closing_date.isoformat() == "2027-01-11"


def test_the_pause_reason_stays_out_of_the_log() -> None:
    plan = do(running(), "pause", Role.HEAD_COACH, reason="糖尿病复查")

    assert "糖尿病" not in StepLog.objects.get(row_key=plan.key, step="pause").reason


def test_one_plan_that_cannot_go_on_does_not_hold_up_the_others() -> None:
    stuck, other = ready(), ready()
    Plan.objects.filter(pk=stuck.pk).update(start_date=None, state="completed")
    clock.hold(at("2026-11-24 00:05"))

    advance_days()

    assert fresh(other).state == "running"


class TestTwoBeats:
    """Two workers at once, on real connections."""

    @pytest.fixture
    def plan(self, transactional_db: None) -> Plan:
        seeding.seed()
        return ready(make_plan())

    def test_two_beats_at_once_open_every_slot_once(self, plan: Plan) -> None:
        now: datetime = at("2026-11-28 00:00")
        clock.hold(now)
        barrier = Barrier(4)

        def beat() -> None:
            barrier.wait()
            advance_days()
            connection.close()

        workers = [Thread(target=beat) for _n in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        advance_days()

        assert slots(plan) == ["1", "2", "3", "4", "5", "6"]
        assert steps(plan, "start") == 1
