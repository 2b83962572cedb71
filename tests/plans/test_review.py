"""The optional review of a plan: off by default, by a named role, of what is written now."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.roles import Role
from core.errors import Refused
from core.steps import perform
from plans.models import Plan, PlanReview
from tests.plans.factories import PARTS, do, fresh, make_plan, make_user, member, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(settings: Any) -> Plan:
    settings.DMA_PLAN_REVIEW_ROLE = "functional_doctor"
    return make_plan()


@pytest.fixture
def doctor(plan: Plan) -> User:
    return make_user(Role.FUNCTIONAL_DOCTOR, branch=plan.order.branch)


def judge(plan: Plan, user: User, verdict: str = "passed", note: str = "") -> Any:
    client = Client()
    client.force_login(user)
    data = {"verdict": verdict, "note": note}
    return client.post(f"/plans/{plan.pk}/review/", data, follow=True)


def test_it_is_off_unless_a_role_is_named() -> None:
    assert submitted().state == "completed"


def test_without_it_the_plan_is_not_submitted(plan: Plan) -> None:
    with pytest.raises(Refused, match="复核"):
        submitted(plan)


def test_what_has_passed_is_submitted(plan: Plan, doctor: User) -> None:
    assert "复核通过" in judge(plan, doctor).text
    assert submitted(fresh(plan)).state == "completed"


def test_a_change_needs_a_new_review(plan: Plan, doctor: User) -> None:
    judge(plan, doctor)
    plan = do(fresh(plan), "write", Role.HEALTH_MANAGER, **{**PARTS, "diet": "换了"})
    with pytest.raises(Refused):
        submitted(plan)


def test_changes_are_asked_for_with_words(plan: Plan, doctor: User) -> None:
    assert "请写明要修改什么" in judge(plan, doctor, "changes").text
    assert "少一点盐" in judge(plan, doctor, "changes", "少一点盐").text
    with pytest.raises(Refused):
        submitted(fresh(plan))


def test_nobody_reviews_their_own_words(plan: Plan) -> None:
    manager = member(plan, Role.HEALTH_MANAGER)
    manager.roles = [*manager.roles, Role.FUNCTIONAL_DOCTOR]
    manager.save()
    assert "须由他人复核" in judge(plan, manager).text
    assert not PlanReview.objects.exists()


@pytest.mark.parametrize("role", [Role.HEALTH_MANAGER, Role.SYSTEM_REVIEWER])
def test_only_the_named_role_reviews(plan: Plan, role: Role) -> None:
    judge(plan, make_user(role, branch=plan.order.branch))
    assert not PlanReview.objects.exists()


def test_a_submitted_plan_is_reviewed_no_more(plan: Plan, doctor: User) -> None:
    judge(plan, doctor)
    perform(fresh(plan), "submit", by=member(plan, Role.HEALTH_MANAGER).actor)
    judge(plan, doctor, "changes", "太晚了")
    assert PlanReview.objects.count() == 1
