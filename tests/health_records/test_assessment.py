"""The assessment before the plan: reviewed by another person, stopped by danger signs."""

import pytest

from accounts.roles import Role
from core.errors import Forbidden, Refused
from core.models import StepLog
from core.steps import perform
from health_records import selectors, services
from tests.health_records.factories import (
    ASSESSMENT,
    customer_of,
    make_forms,
    staff,
    submitted_assessment,
)

pytestmark = pytest.mark.django_db


def act(row, step, role, **data):
    return perform(row, step, by=staff(role, row.order).actor, **data)


def blocked():
    return act(submitted_assessment(pregnant="true"), "block", Role.SYSTEM_REVIEWER, reason="怀孕")


def test_approved_is_what_a_plan_needs():
    assessment = submitted_assessment()
    assert not selectors.assessment_ok(assessment.order)
    act(assessment, "approve", Role.SYSTEM_REVIEWER)
    assert selectors.assessment_ok(assessment.order)


@pytest.mark.parametrize("role", [Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.HEAD_COACH])
def test_only_the_reviewer_approves(role):
    with pytest.raises(Forbidden):
        act(submitted_assessment(), "approve", role)


def test_who_filled_it_in_does_not_approve_it():
    _, assessment = make_forms()
    both = staff(Role.SYSTEM_REVIEWER, assessment.order)
    both.roles = [Role.SYSTEM_REVIEWER, Role.CUSTOMER_SERVICE]
    both.save()
    both = type(both).objects.get(pk=both.pk)
    filled = services.fill(row=assessment, by=both.actor, answers=ASSESSMENT)
    with pytest.raises(Forbidden):
        perform(filled, "approve", by=both.actor)


def test_a_danger_sign_cannot_be_approved():
    with pytest.raises(Refused):
        act(submitted_assessment(chest_pain="true"), "approve", Role.SYSTEM_REVIEWER)


def test_the_doctor_clears_and_the_reviewer_decides_again():
    cleared = act(blocked(), "clear", Role.FUNCTIONAL_DOCTOR, reason="产科同意")
    assert (cleared.state, cleared.open_flags()) == ("submitted", [])
    assert act(cleared, "approve", Role.SYSTEM_REVIEWER).state == "approved"


def test_nobody_but_the_doctor_clears():
    with pytest.raises(Forbidden):
        act(blocked(), "clear", Role.SYSTEM_REVIEWER, reason="egal")


def test_a_new_danger_sign_after_clearing_blocks_again():
    cleared = act(blocked(), "clear", Role.FUNCTIONAL_DOCTOR, reason="ok")
    items = {"fainting": {"reason": "contradiction"}}
    back = act(cleared, "send_back", Role.SYSTEM_REVIEWER, items=items)
    services.save_answers(row=back, by=customer_of(back), answers={"fainting": "true"})
    again = perform(back, "submit", by=customer_of(back))
    assert again.open_flags() == ["fainting"]
    with pytest.raises(Refused):
        act(again, "approve", Role.SYSTEM_REVIEWER)


def test_what_was_blocked_for_is_sealed_and_not_in_the_log():
    assessment = blocked()
    entry = StepLog.objects.get(row_key=assessment.key, step="block")
    assert (entry.reason, entry.facts) == ("", {"round": 1, "flags": 1})
    assert assessment.reviews.latest("id").note == "怀孕"


def test_health_manager_does_not_fill_the_assessment():
    _, assessment = make_forms()
    manager = staff(Role.HEALTH_MANAGER, assessment.order)
    with pytest.raises(Forbidden):
        services.save_answers(row=assessment, by=manager.actor, answers={"age": "30"})


def test_a_returned_assessment_keeps_the_other_answers_closed():
    back = act(
        submitted_assessment(),
        "send_back",
        Role.SYSTEM_REVIEWER,
        items={"bp_systolic": {"reason": "implausible", "note": ""}},
    )
    assert back.editable == {"bp_systolic"}
    assert back.returned_items()[0][0].label == "收缩压（高压）"
