"""Who sees which record, which answers, and which of them stay closed."""

import pytest

from accounts.roles import Role
from core.steps import perform
from health_records import selectors
from tests.customers.factories import make_branch, make_user
from tests.health_records.factories import (
    coach_of,
    confirmed_record,
    customer_of,
    make_forms,
    make_order,
    staff,
    submitted_assessment,
    submitted_record,
)

pytestmark = pytest.mark.django_db
IN_BRANCH = [Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.FUNCTIONAL_DOCTOR]
WITHOUT = [Role.WAREHOUSE_KEEPER, Role.ADMIN_CLERK, Role.FINANCE_LEAD, Role.BRANCH_DIRECTOR]


@pytest.mark.parametrize("role", IN_BRANCH)
def test_a_branch_sees_its_own(role):
    record, assessment = make_forms()
    user = staff(role, record.order)
    stranger = make_user(role, branch=make_branch())
    assert list(selectors.visible_to(user)) == [record]
    assert list(selectors.assessments_visible_to(user)) == [assessment]
    assert not selectors.visible_to(stranger)


@pytest.mark.parametrize("role", WITHOUT)
def test_without_the_right_there_is_nothing(role):
    record, _ = make_forms()
    assert not selectors.visible_to(staff(role, record.order))


def test_the_reviewer_sees_every_branch():
    record, _ = make_forms()
    assert list(selectors.visible_to(make_user(Role.SYSTEM_REVIEWER))) == [record]


def test_a_coach_sees_nothing_before_the_confirmation():
    record = submitted_record()
    assert not selectors.visible_to(coach_of(record.order, confirmed=True))
    assert not selectors.visible_to(coach_of(make_order(), confirmed=False))


def test_a_coach_sees_the_own_customer_afterwards():
    record = confirmed_record()
    other = coach_of(make_order())
    assert list(selectors.visible_to(coach_of(record.order))) == [record]
    assert not selectors.visible_to(other)


def test_a_coach_reads_the_confirmed_version_only():
    record = confirmed_record()
    coach = coach_of(record.order)
    manager = staff(Role.HEALTH_MANAGER, record.order)
    opened = perform(record, "reopen", by=manager.actor, reason="x")
    opened.put({"mood": "low"}, customer_of(record))
    opened.save()
    _, answers = selectors.answers_shown(opened, coach)
    assert answers["mood"] == "tired"
    assert selectors.answers_shown(opened, manager)[1]["mood"] == "low"


def test_a_coach_reads_an_assessment_once_it_is_approved():
    assessment = submitted_assessment()
    coach = coach_of(assessment.order)
    assert selectors.answers_shown(assessment, coach) is None


def test_special_answers_are_for_named_people():
    record = confirmed_record(psychiatric="true")
    sheet, answers = record.sheet, record.answers
    assert selectors.opened(sheet, answers, special=False)["psychiatric"] == "●●●"
    assert selectors.opened(sheet, answers, special=True)["psychiatric"] is True


def test_a_special_danger_sign_is_not_named_to_everybody():
    assessment = submitted_assessment(self_harm="true", chest_pain="true")
    service = staff(Role.CUSTOMER_SERVICE, assessment.order)
    doctor = staff(Role.FUNCTIONAL_DOCTOR, assessment.order)
    assert selectors.flags_shown(assessment, service) == ["胸痛、胸闷或活动后气短", "●●●"]
    assert "自伤想法" in selectors.flags_shown(assessment, doctor)


def test_a_review_page_marks_what_stands_out_and_what_changed():
    record = confirmed_record()
    before = {**record.answers, "mood": "good"}
    pages = selectors.pages(record.sheet, record.answers, special=True, before=before)
    lines = {line.item.code: line for page in pages for line in page.lines}
    assert lines["mood"].before == "平稳愉快"
    assert lines["stress"].before is None
    assert lines["water_ml"].shown == "—"
