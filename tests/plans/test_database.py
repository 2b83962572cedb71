"""What the database itself does not let happen, whoever writes."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from core import clock
from plans.models import (
    CoachingSession,
    Guidance,
    MealPlan,
    Metric,
    Plan,
    PlanGood,
    PlanPause,
    Report,
    ReviewForm,
)
from tests.plans.factories import at, make_plan, make_user

pytestmark = pytest.mark.django_db
TODAY = at("2026-11-23 00:00").date()
LATER = at("2026-11-25 00:00").date()


def refused(constraint: str, model: Any, **data: Any) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.create(**data)


@pytest.mark.parametrize(
    ("constraint", "changes"),
    [
        ("plan_ready_has_start", {"state": "ready"}),
        ("plan_over_has_end", {"state": "ended", "start_date": TODAY}),
        ("plan_meal_day_in_range", {"meal_day_opened": 49}),
    ],
)
def test_a_plan_that_cannot_be(constraint: str, changes: dict[str, Any]) -> None:
    plan = make_plan()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(**changes)


def test_an_order_has_one_plan() -> None:
    refused("plan_one_per_order", Plan, order=make_plan().order)


@pytest.mark.parametrize(
    ("constraint", "model", "data"),
    [
        ("session_one_to_three", CoachingSession, {"session_no": 4}),
        ("session_done_was_held", CoachingSession, {"session_no": 2, "state": "done"}),
        ("session_once", CoachingSession, {"session_no": 1}),
        ("guidance_given_when", Guidance, {"device": "scale", "state": "given"}),
        ("menu_day_1_to_49", MealPlan, {"day_no": 50, "for_date": TODAY}),
        ("menu_sent_when", MealPlan, {"day_no": 1, "for_date": TODAY, "state": "sent"}),
        ("planpause_forwards", PlanPause, {"from_date": LATER, "to_date": TODAY, "reason": "x"}),
        ("report_first_or_second", Report, {"number": 3}),
        ("report_issued_when", Report, {"number": 1, "state": "issued"}),
    ],
)
def test_a_part_that_cannot_be(constraint: str, model: Any, data: dict[str, Any]) -> None:
    refused(constraint, model, plan=make_plan(), **data)


def test_two_pauses_cannot_be_open() -> None:
    plan = make_plan()
    PlanPause.objects.create(plan=plan, from_date=TODAY, reason="x")

    refused("planpause_one_open", PlanPause, plan=plan, from_date=LATER, reason="y")


def test_a_score_is_between_1_and_5() -> None:
    refused("review_score", ReviewForm, plan=make_plan(), user=make_user(), role="x", score=6)


def test_one_person_reviews_a_plan_once() -> None:
    data = {"plan": make_plan(), "user": make_user(), "role": "head_coach"}
    ReviewForm.objects.create(**data)

    refused("review_one_each", ReviewForm, **data)


def test_a_number_of_a_source_stands_once() -> None:
    data = {"code": "weight", "sealed_value": "70", "measured_at": clock.now(), "source": "scale"}
    Metric.objects.create(plan=make_plan(), external_id="A1", **data)

    refused("metric_once_per_source", Metric, plan=make_plan(), external_id="A1", **data)


def test_goods_without_packs_are_no_goods(product: int) -> None:
    refused("plangood_some_packs", PlanGood, plan=make_plan(), product_id=product, quantity=0)
