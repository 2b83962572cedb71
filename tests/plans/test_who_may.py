"""Every step of a plan and its parts × every role: what stands in the journey, and nothing else."""

from typing import Any

import pytest

from accounts.roles import Role
from core.steps import open_steps
from core.workflow import steps_of
from plans.models import CoachingSession, Guidance, MealPlan, Plan, Report, ReviewForm
from tests.plans.factories import make_user

COACHES = {"head_coach", "assistant_coach"}
MANAGER = {"health_manager"}
JOURNEY: dict[Any, dict[str, set[str]]] = {
    Plan: {
        "write": MANAGER,
        "submit": MANAGER,
        "notify_first_call": {"system"},
        "set_start": {"head_coach"},
        "start": {"system"},
        "end_week3": {"system"},
        "pause": {"head_coach", "health_manager"},
        "resume": {"head_coach", "health_manager"},
        "end": {"customer_service", "system"},
        "terminate": {"branch_director", "cs_lead", "system"},
        "remind_after_photos": {"system"},
        "remind_recheck": {"system"},
        "archive": {"system"},
    },
    CoachingSession: {
        "complete": {"head_coach"},
        "miss": {"head_coach"},
        "move": COACHES | {"health_manager", "customer_service"},
    },
    Guidance: {"give": COACHES},
    MealPlan: dict.fromkeys(("write", "send", "explain"), COACHES),
    ReviewForm: {"submit": {str(role) for role in Role}},
    Report: {"issue": MANAGER, "reissue": MANAGER},
}
STEPS = [(model, step) for model, steps in JOURNEY.items() for step in steps]


@pytest.mark.parametrize("model", JOURNEY, ids=lambda m: m.__name__)
def test_the_machine_has_the_steps_of_the_journey(model: Any) -> None:
    assert set(steps_of(model)) == set(JOURNEY[model])


@pytest.mark.parametrize(("model", "step"), STEPS, ids=lambda x: getattr(x, "__name__", x))
def test_a_step_is_for_the_roles_of_the_journey(model: Any, step: str) -> None:
    assert steps_of(model)[step].roles == JOURNEY[model][step]


@pytest.mark.parametrize(("model", "step"), STEPS, ids=lambda x: getattr(x, "__name__", x))
def test_every_step_and_every_guard_has_words(model: Any, step: str) -> None:
    spec = steps_of(model)[step]

    assert str(spec.label)
    assert all(str(guard.reason) for guard in spec.guards)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [r for r in Role if r not in {"branch_director", "cs_lead"}])
def test_a_draft_offers_a_person_only_their_own_steps(role: Role) -> None:
    offered = {spec.name for spec in open_steps(Plan(), make_user(role).actor)}

    assert offered == ({"write", "submit"} if role == Role.HEALTH_MANAGER else set())


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("draft", {"write", "submit", "terminate"}),
        ("completed", {"notify_first_call", "set_start", "terminate"}),
        ("ready", {"set_start", "start", "terminate"}),
        ("running", {"end_week3", "pause", "end", "terminate"}),
        ("paused", {"end_week3", "resume", "terminate"}),
        ("ended", {"remind_after_photos", "remind_recheck", "archive"}),
        ("terminated", {"remind_after_photos", "remind_recheck", "archive"}),
        ("archived", set()),
    ],
)
def test_each_state_leads_where_the_journey_says(state: str, steps: set[str]) -> None:
    assert {s.name for s in steps_of(Plan).values() if state in s.sources} == steps
