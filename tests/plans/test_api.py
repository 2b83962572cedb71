"""Plans over REST: what is shown to whom, steps, readings from devices."""

import json
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.models import AccessLog
from plans.models import Plan
from tests.plans.factories import (
    ended,
    fresh,
    make_branch,
    make_plan,
    make_user,
    member,
    running,
    write_menu,
)

pytestmark = pytest.mark.django_db


def call(user: User, path: str, data: Any = None) -> Any:
    client = Client()
    client.force_login(user)
    if data is None:
        return client.get(f"/api/v1/{path}")
    return client.post(f"/api/v1/{path}", json.dumps(data), content_type="application/json")


def reading(plan: Plan, **changes: Any) -> dict[str, Any]:
    body = {"plan": plan.pk, "code": "weight", "value": "70.4", "source": "scale"}
    return {**body, "external_id": "S-1", "measured_at": clock.now().isoformat(), **changes}


@pytest.mark.parametrize(
    "slug", ["plans", "sessions", "guidance", "menus", "reviews", "reports", "metrics"]
)
def test_every_list_answers(slug: str) -> None:
    plan = ended()

    answer = call(member(plan, Role.HEALTH_MANAGER), f"{slug}/")

    assert answer.status_code == 200


def test_the_text_is_for_those_who_need_health_data() -> None:
    plan = make_plan()
    director = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)

    assert call(director, f"plans/{plan.pk}/").json()["text"] is None
    told = call(member(plan, Role.HEALTH_MANAGER), f"plans/{plan.pk}/").json()
    assert told["text"]["diet"] == "杂粮饭"
    assert AccessLog.objects.filter(what="plan").exists()


def test_the_plan_is_written_and_submitted() -> None:
    plan = make_plan()
    manager = member(plan, Role.HEALTH_MANAGER)
    goal = {"metric": "weight", "baseline": 80, "target": 72.5}
    text = {"diet": "a", "exercise": "b", "rest": "c", "mind": "d", "goals": [goal]}

    assert call(manager, f"plans/{plan.pk}/steps/write/", text).status_code == 200
    answer = call(manager, f"plans/{plan.pk}/steps/submit/", {})

    assert (answer.status_code, answer.json()["state"]) == (200, "completed")
    assert fresh(plan).goals[0]["target"] == "72.5"


@pytest.mark.parametrize(
    "goals", ["x", [1], [{"metric": "nope", "target": 1}], [{"metric": "weight"}], {"a": 1}]
)
def test_wrong_goals_are_answered_with_reasons(goals: Any) -> None:
    plan = make_plan()
    text = {"diet": "a", "exercise": "b", "rest": "c", "mind": "d", "goals": goals}

    answer = call(member(plan, Role.HEALTH_MANAGER), f"plans/{plan.pk}/steps/write/", text)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "goals"


def test_a_menu_is_written_sent_and_explained() -> None:
    plan = running()
    menu, coach = write_menu(plan), member(plan, Role.ASSISTANT_COACH)
    lunch = [{"food": "荞麦面", "grams": 180, "kcal": 205.5}]

    call(coach, f"menus/{menu.pk}/steps/write/", {"lunch": lunch})
    call(coach, f"menus/{menu.pk}/steps/send/", {})
    answer = call(coach, f"menus/{menu.pk}/steps/explain/", {"note": "细嚼"})

    assert answer.json()["state"] == "explained"
    assert answer.json()["totals"]["kcal"] == 205.5


def test_a_scale_sends_a_reading_and_repeats_it() -> None:
    plan = running()
    coach = member(plan, Role.ASSISTANT_COACH)

    first, again = (call(coach, "metrics/", reading(plan)) for _time in range(2))

    assert (first.status_code, first.json()["value"]) == (201, "70.40")
    assert again.json()["id"] == first.json()["id"]
    assert plan.metrics.count() == 1


@pytest.mark.parametrize(
    "changes",
    [{"value": "7"}, {"code": "mood"}, {"unit": "lb"}, {"value": "NaN"}, {"measured_at": "today"}],
)
def test_an_impossible_reading_is_answered_beside_its_field(changes: dict[str, Any]) -> None:
    plan = running()

    answer = call(member(plan, Role.ASSISTANT_COACH), "metrics/", reading(plan, **changes))

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == next(iter(changes))


def test_a_reading_for_a_foreign_plan_is_404() -> None:
    stranger = make_user(Role.HEALTH_MANAGER, branch=make_branch())

    assert call(stranger, "metrics/", reading(running())).status_code == 404


def test_a_director_sends_no_readings() -> None:
    plan = running()
    director = make_user(Role.BRANCH_DIRECTOR, branch=plan.order.branch)

    assert call(director, "metrics/", reading(plan)).status_code == 403


def test_what_is_measured_in_the_wrong_state_of_a_step_is_409() -> None:
    plan = running()

    answer = call(member(plan, Role.HEALTH_MANAGER), f"plans/{plan.pk}/steps/submit/", {})

    assert answer.status_code == 409
