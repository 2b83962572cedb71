"""A plan from draft to archive: guards, dates, facts."""

from datetime import date, timedelta

import pytest

from accounts.roles import Role
from core import clock
from core.actors import SYSTEM
from core.errors import Forbidden, Invalid, Refused
from core.models import StepLog
from core.steps import perform
from plans import services
from plans.models import Plan
from tests.plans.factories import (
    at,
    confirm_health,
    do,
    ended,
    fresh,
    make_order,
    make_plan,
    ready,
    running,
    submitted,
)

pytestmark = pytest.mark.django_db
DONE = {"customer_told": True, "photos_asked": True, "survey_forwarded": True}


def facts_of(row: Plan, step: str) -> dict[str, object]:
    return StepLog.objects.filter(row_key=row.key, step=step).latest("id").facts


def test_opening_twice_gives_the_same_plan() -> None:
    order = make_order()

    assert services.open_plan(order=order) == services.open_plan(order=order)
    assert Plan.objects.get().sessions.count() == 1


def test_submitting_needs_all_four_parts() -> None:
    plan = do(make_plan(), "write", Role.HEALTH_MANAGER, diet="a", exercise="b", rest="c", mind=" ")

    with pytest.raises(Refused, match="饮食|four parts"):
        do(plan, "submit", Role.HEALTH_MANAGER)


@pytest.mark.parametrize("state", ["submitted", "returned", "blocked"])
def test_submitting_needs_an_approved_assessment(state: str) -> None:
    with pytest.raises(Refused):
        submitted(make_plan(assessment=state))


def test_submitting_needs_a_confirmed_record() -> None:
    plan = services.open_plan(order=make_order())

    with pytest.raises(Refused):
        do(plan, "submit", Role.HEALTH_MANAGER)


def test_only_the_health_manager_submits() -> None:
    with pytest.raises(Forbidden):
        do(make_plan(), "submit", Role.HEAD_COACH)


def test_the_start_waits_for_the_first_call() -> None:
    plan = submitted()

    with pytest.raises(Refused):
        do(plan, "set_start", Role.HEAD_COACH)


def test_the_start_is_tomorrow_unless_said_otherwise() -> None:
    plan = ready()

    assert (plan.state, plan.start_date) == ("ready", date(2026, 11, 24))
    assert facts_of(plan, "set_start")["start_date"] == "2026-11-24"


def test_the_start_is_never_in_the_past() -> None:
    with pytest.raises(Invalid):
        ready(start_date=date(2026, 11, 22))


def test_the_start_can_be_moved_while_it_has_not_come() -> None:
    plan = do(ready(), "set_start", Role.HEAD_COACH, start_date=date(2026, 12, 1))

    assert plan.start_date == date(2026, 12, 1)


def test_the_first_call_is_notified_once() -> None:
    plan = submitted()

    first = services.notify_first_call(plan=plan).first_call_notified_at
    clock.hold(at("2026-11-25 10:00"))

    assert services.notify_first_call(plan=plan).first_call_notified_at == first


def test_a_plan_is_not_closed_before_day_50() -> None:
    plan = running()
    clock.hold(at("2027-01-10 18:00"))

    with pytest.raises(Refused):
        do(plan, "end", Role.CUSTOMER_SERVICE, **DONE)


def test_closing_asks_for_the_whole_checklist() -> None:
    plan = running()
    clock.hold(at("2027-01-11 08:00"))

    with pytest.raises(Invalid) as caught:
        do(plan, "end", Role.CUSTOMER_SERVICE, **{**DONE, "photos_asked": False})
    assert list(caught.value.fields) == ["photos_asked"]


def test_closing_late_does_not_move_the_end() -> None:
    plan = running()
    clock.hold(at("2027-01-13 15:00"))

    plan = do(plan, "end", Role.CUSTOMER_SERVICE, **DONE)

    assert plan.ended_on == date(2027, 1, 11)
    assert facts_of(plan, "end")["counted_from"] == "2027-01-11T00:00:00+08:00"


def test_terminating_ends_the_plan_today() -> None:
    plan = running()
    clock.hold(at("2026-12-02 11:00"))

    plan = perform(plan, "terminate", by=SYSTEM, reason="退款")

    assert (plan.state, plan.ended_on) == ("terminated", date(2026, 12, 2))
    assert facts_of(plan, "terminate")["served_days"] == 10
    assert plan.advance_at is None


def test_a_draft_can_be_stopped_with_its_order_and_opened_again() -> None:
    plan = make_plan()

    services.stop_for(order=plan.order, reason="退款")
    again = services.open_plan(order=plan.order)

    assert fresh(plan).ended_on == date(2026, 11, 23)
    assert (again.pk != plan.pk, again.state) == (True, "draft")


def test_the_second_report_archives_the_plan() -> None:
    plan = ended()

    assert perform(plan, "archive", by=SYSTEM).state == "archived"


def test_people_do_not_start_plans() -> None:
    plan = ready(start_date=date(2026, 11, 23))

    with pytest.raises(Forbidden):
        do(plan, "start", Role.HEAD_COACH)


def test_goods_are_written_with_dose_and_last(product: int) -> None:
    line = {"product": product, "quantity": 2, "units_per_pack": 90, "dose_per_day": 4}

    plan = do(
        make_plan(),
        "write",
        Role.HEALTH_MANAGER,
        diet="a",
        exercise="b",
        rest="c",
        mind="d",
        goods=[line],
    )

    good = fresh(plan).goods.get()
    assert (good.lasts_days, good.packs_for(50)) == (45, 3)


def test_after_the_first_confirmation_the_plan_waits_for_nothing_else() -> None:
    order = make_order()
    confirm_health(order)

    assert services.open_plan(order=order).record_confirmed


def test_a_year_away_is_too_far() -> None:
    with pytest.raises(Invalid):
        ready(start_date=date(2026, 11, 23) + timedelta(days=400))
