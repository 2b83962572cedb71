"""From a clock to the row and step that meet it."""

import pytest

from core import clock
from core.actors import SYSTEM
from core.steps import perform
from sla.models import Clock
from sla.worklist import items
from tests.plans.factories import (
    do,
    ended,
    make_order,
    make_plan,
    make_user,
    member,
    running,
    submitted,
    write_menu,
)

pytestmark = pytest.mark.django_db


def offered(code, user, now=None):
    """(step, address) that the to-do list offers to a person for the clock of a code."""
    clocks = Clock.objects.filter(code=code).order_by("pk")
    item = items(clocks, user, now or clocks[0].opened_at, "/")[0]
    return item.step.name if item.step else "", item.step_url or item.url


def test_a_menu_that_is_sent_is_to_be_explained():
    plan = running()
    coach = member(plan, "assistant_coach")
    menu = write_menu(plan, 1)
    assert offered("daily_meal_plan", coach) == ("send", f"/menus/{menu.pk}/steps/send/?next=%2F")
    do(menu, "send", "assistant_coach")
    assert offered("daily_meal_plan", coach)[0] == "explain"


def test_a_menu_that_is_not_written_leads_to_the_plan():
    plan = running()
    plan.menus.all().delete()
    name, url = offered("daily_meal_plan", member(plan, "assistant_coach"))
    assert (name, url) == ("", f"/plans/{plan.pk}/")


def test_each_call_has_its_own_row():
    plan = submitted()
    perform(plan, "notify_first_call", by=SYSTEM)
    call = plan.sessions.get(session_no=1)
    assert offered("first_video_call", member(plan, "head_coach")) == (
        "complete",
        f"/sessions/{call.pk}/steps/complete/?next=%2F",
    )


def test_everyone_has_their_own_review_form():
    plan = ended()
    coach = member(plan, "assistant_coach")
    clock = Clock.objects.get(code="service_review_form", slot=str(coach.pk))
    (item,) = items([clock], coach, clock.opened_at, "/")
    assert item.step.name == "submit"
    assert f"/{plan.reviews.get(user=coach).pk}/" in item.step_url


def test_a_dangerous_step_is_never_the_proposal():
    plan = running()
    director = make_user("branch_director", branch=plan.order.branch)
    assert offered("close_plan", director) == ("", f"/plans/{plan.pk}/")


def test_what_cannot_be_done_before_its_day_is_not_proposed():
    plan = running()
    service = member(plan, "customer_service")
    assert offered("close_plan", service)[0] == ""
    late = Clock.objects.get(code="close_plan").due_at
    with clock.holding(late):
        assert offered("close_plan", service, now=late)[0] == "end"


def test_a_row_out_of_sight_is_not_named():
    plan = make_plan(make_order(full_name="欧阳不见"))
    stranger = make_user("head_coach")
    clock = Clock(code="make_health_plan", subject_key=plan.key, case_key_text=plan.case_key)
    clock.due_at = plan.created_at
    (item,) = items([clock], stranger, plan.created_at, "/")
    assert "欧阳" not in item.title
