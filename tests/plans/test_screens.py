"""The back office of plans, through HTTP."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from core.models import AccessLog
from plans import services
from plans.models import MealTemplate, Plan
from tests.plans.factories import (
    do,
    ended,
    fresh,
    join,
    make_branch,
    make_plan,
    make_user,
    member,
    running,
    write_menu,
)

pytestmark = pytest.mark.django_db
TABS = ["text", "calls", "menus", "metrics", "photos", "after", "log"]


def client(user: User) -> Client:
    signed_in = Client()
    signed_in.force_login(user)
    return signed_in


def as_role(plan: Plan, role: Role) -> Client:
    return client(member(plan, role))


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_opens_for_the_health_manager(tab: str) -> None:
    plan = ended()
    services.write_from_template(plan=plan, days=[49], by=member(plan, Role.HEAD_COACH).actor)

    response = as_role(plan, Role.HEALTH_MANAGER).get(f"/plans/{plan.pk}/?tab={tab}")

    assert response.status_code == 200
    assert "⚠" not in response.text


@pytest.mark.parametrize("slug", ["plans", "sessions", "guidance", "menus", "assessment-reports"])
def test_every_list_opens(slug: str) -> None:
    plan = ended()

    assert as_role(plan, Role.HEALTH_MANAGER).get(f"/{slug}/").status_code == 200


def test_the_text_is_read_with_a_record() -> None:
    plan = make_plan()

    page = as_role(plan, Role.HEALTH_MANAGER).get(f"/plans/{plan.pk}/?tab=text")

    assert "杂粮饭" in page.text
    assert AccessLog.objects.filter(what="plan", customer_key=plan.customer_key).exists()


def test_a_director_sees_the_plan_but_not_what_it_says() -> None:
    plan = make_plan()
    director = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)

    page = client(director).get(f"/plans/{plan.pk}/?tab=text")

    assert page.status_code == 200
    assert "杂粮饭" not in page.text


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_coach_sees_only_confirmed_customers_of_their_own(confirmed: bool) -> None:
    plan = make_plan()
    coach = make_user(Role.FUNCTIONAL_DOCTOR, Role.HEAD_COACH)
    coach.roles = [Role.HEAD_COACH]
    coach.save()
    plan.order.customer.team.filter(role=Role.HEAD_COACH).delete()
    join(plan.order, coach, Role.HEAD_COACH, confirmed=confirmed)

    page = client(coach).get(f"/plans/{plan.pk}/")

    assert page.status_code == (200 if confirmed else 404)


def test_a_foreign_coach_and_a_foreign_branch_find_nothing() -> None:
    plan = make_plan()

    for user in (
        make_user(Role.HEAD_COACH, branch=plan.order.branch),
        make_user(Role.HEALTH_MANAGER, branch=make_branch()),
    ):
        assert client(user).get(f"/plans/{plan.pk}/").status_code == 404


def test_the_plan_is_written_on_its_page_with_goods_and_goals(product: int) -> None:
    plan = make_plan()
    data = {
        **{"version": plan.version, "diet": "鱼", "exercise": "走", "rest": "睡", "mind": "静"},
        **{"goals-0-metric": "weight", "goals-0-baseline": "80", "goals-0-target": "72"},
        **{"goods-0-product": product, "goods-0-quantity": "3", "goods-0-dose_per_day": "2"},
    }

    answer = as_role(plan, Role.HEALTH_MANAGER).post(f"/plans/{plan.pk}/steps/write/", data)

    plan = fresh(plan)
    assert answer.status_code == 303
    assert (plan.diet, plan.goals[0]["target"], plan.goods.get().quantity) == ("鱼", "72", 3)


def test_a_wrong_row_is_named_and_nothing_typed_is_lost(product: int) -> None:
    plan = make_plan()
    data = {"version": plan.version, "diet": "海带汤", "goods-0-product": product}

    answer = as_role(plan, Role.HEALTH_MANAGER).post(f"/plans/{plan.pk}/steps/write/", data)

    assert answer.status_code == 422
    assert "海带汤" in answer.text
    assert f'value="{product}" selected' in answer.text


def test_the_editor_begins_with_what_is_there() -> None:
    plan = make_plan()

    page = as_role(plan, Role.HEALTH_MANAGER).get(f"/plans/{plan.pk}/steps/write/")

    assert "杂粮饭" in page.text


def test_a_blocked_submit_says_why() -> None:
    plan = make_plan(assessment="blocked")

    page = as_role(plan, Role.HEALTH_MANAGER).post(
        f"/plans/{plan.pk}/steps/submit/", {"version": plan.version}
    )

    assert page.status_code == 409


def test_menus_are_written_from_the_library_for_a_week() -> None:
    plan = running()
    coach = as_role(plan, Role.ASSISTANT_COACH)

    answer = coach.post(f"/plans/{plan.pk}/enter/menus/", {"first": 1, "last": 7})

    assert answer.status_code == 303
    assert plan.menus.filter(day_no__lte=7).count() == 7
    assert MealTemplate.objects.count() >= 7


def test_yesterdays_menu_is_copied() -> None:
    plan = running()
    write_menu(plan, 1, "荞麦面")
    menu = services.open_menu(plan=plan, day_no=2)

    as_role(plan, Role.ASSISTANT_COACH).post(f"/menus/{menu.pk}/copy/")

    assert fresh(menu).dishes[0]["food"] == "荞麦面"


def test_a_menu_page_shows_dishes_and_conflicts() -> None:
    plan = running(make_plan(allergens="虾"))
    menu = write_menu(plan, 1, "白灼虾")

    page = as_role(plan, Role.ASSISTANT_COACH).get(f"/menus/{menu.pk}/")

    assert "白灼虾（虾）" in page.text


def test_a_reading_is_entered_and_an_impossible_one_is_refused() -> None:
    plan = running()
    coach = as_role(plan, Role.ASSISTANT_COACH)
    reading: dict[str, Any] = {"code": "weight", "value": "72.4", "measured_at": "2026-11-23T08:00"}

    assert coach.post(f"/plans/{plan.pk}/enter/metric/", reading).status_code == 303
    refused = coach.post(f"/plans/{plan.pk}/enter/metric/", {**reading, "value": "720"})

    assert refused.status_code == 422
    assert plan.metrics.count() == 1


def test_a_clerk_enters_no_readings() -> None:
    plan = running()
    clerk = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)

    assert client(clerk).post(f"/plans/{plan.pk}/enter/metric/", {}).status_code == 403


@pytest.mark.parametrize(("role", "offered"), [("system_reviewer", False), ("head_coach", True)])
def test_what_one_may_not_enter_is_not_offered(role: str, offered: bool) -> None:
    plan = running()
    who = as_role(plan, Role.HEAD_COACH) if offered else client(make_user(role))
    for tab in ("metrics", "photos"):
        page = who.get(f"/plans/{plan.pk}/?tab={tab}")
        assert (page.status_code, "/enter/" in page.text) == (200, offered)


def test_a_proposal_is_drafted_and_copied_into_empty_parts() -> None:
    plan = do(make_plan(), "write", Role.HEALTH_MANAGER, diet="我的", exercise="", rest="", mind="")
    manager = as_role(plan, Role.HEALTH_MANAGER)

    manager.post(f"/plans/{plan.pk}/propose/")
    proposal = plan.proposals.get()
    manager.post(f"/plans/proposals/{proposal.pk}/adopt/", {"version": fresh(plan).version})

    plan = fresh(plan)
    assert (plan.diet, bool(plan.exercise), plan.state) == ("我的", True, "draft")


def test_nobody_reads_a_colleagues_review() -> None:
    plan = ended()
    review = plan.reviews.get(role=Role.HEAD_COACH)

    assert as_role(plan, Role.CUSTOMER_SERVICE).get(f"/reviews/{review.pk}/").status_code == 404
    assert as_role(plan, Role.HEAD_COACH).get(f"/reviews/{review.pk}/").status_code == 200


@pytest.mark.parametrize("slug", ["plans", "sessions", "menus", "assessment-reports"])
def test_lists_cost_the_same_for_one_and_for_many(slug: str) -> None:
    headquarters = client(make_user(Role.SUPERVISOR, Role.SYSTEM_REVIEWER))
    costs = []
    for more in (1, 3):
        for _n in range(more):
            plan = running()
            write_menu(plan)
            plan.reports.create(number=1)
        headquarters.get(f"/{slug}/")
        with CaptureQueriesContext(connection) as queries:
            assert headquarters.get(f"/{slug}/").status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 14
