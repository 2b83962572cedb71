"""A grade is suggested with reasons, decided by a person, and its clocks follow."""

from decimal import Decimal

import pytest

from complaints import grading
from complaints.models import Complaint
from core.errors import Invalid
from core.steps import perform
from notifications.models import Message
from sla.models import Clock

pytestmark = pytest.mark.django_db


def open_codes(row):
    live = Clock.objects.filter(case_key_text=row.case_key, state__in=["running", "scheduled"])
    return set(live.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("text", "given", "grade"),
    [
        ("希望增加素食餐单", {"category": "suggestion"}, "green"),
        ("餐单几点发", {"category": "enquiry"}, "green"),
        ("说明不清楚", {"category": "service"}, "ordinary"),
        ("要求退款", {"category": "price"}, "important"),
        ("说明不清楚", {"category": "service", "repeated": True}, "important"),
        ("说明不清楚", {"category": "service", "amount": Decimal(1000)}, "important"),
        ("说明不清楚", {"category": "service", "amount": Decimal(10000)}, "major"),
        ("吃完过敏起皮疹", {"category": "product"}, "major"),
        ("我要找律师", {"category": "service"}, "major"),
        ("要发到小红书曝光", {"category": "service"}, "major"),
        ("我的资料别人看到了", {"category": "privacy"}, "major"),
        ("吃完过敏", {"category": "suggestion"}, "major"),
        ("说明不清楚", {"category": "service", "harm": True}, "major"),
    ],
)
def test_the_rules_suggest(text, given, grade):
    found = grading.suggest(text, **given)
    assert found.grade == grade
    assert bool(found.reasons) == (grade not in ("green", "ordinary"))


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"category": "suggestion"}, {"complaint_answer_suggestion"}),
        ({"category": "enquiry"}, {"complaint_answer_enquiry"}),
        ({}, {"complaint_answer_ordinary"}),
        (
            {"text": "要求退款"},
            {
                "complaint_answer_important",
                "complaint_lead_important",
                "complaint_management_important",
            },
        ),
        ({"text": "过敏"}, {"complaint_answer_major", "complaint_lead_major"}),
    ],
)
def test_the_suggested_grades_clocks_run_from_the_taking_down(desk, given, codes):
    row = desk.open(**given)
    assert open_codes(row) == codes
    assert set(Clock.objects.filter(code__in=codes).values_list("trigger_at", flat=True)) == {
        row.created_at
    } or Clock.objects.filter(code__in=codes).count() == len(codes)


def test_a_stricter_grade_opens_stricter_clocks(desk):
    row = desk.graded("major")
    assert open_codes(row) == {"complaint_answer_major", "complaint_lead_major"}
    assert row.handler.roles == ["cs_lead"]


def test_a_milder_grade_keeps_the_stricter_clocks_and_needs_its_reason(desk):
    row = desk.open(text="要求退款")
    with pytest.raises(Invalid):
        perform(row, "grade_it", by=desk.cs.actor, grade="ordinary")
    row = desk.do(row, "grade_it", desk.cs, grade="ordinary", reason="客户只是询问")
    assert "complaint_answer_important" in open_codes(row)
    assert "complaint_answer_ordinary" not in open_codes(row)


def test_red_asks_for_the_emergency_team(desk):
    row = desk.graded("crisis")
    assert open_codes(row) == {"complaint_crisis_team"}
    told = Message.objects.filter(template="complaint_crisis").values_list("recipient", flat=True)
    assert set(told) == {desk.boss.pk, desk.director.pk}


def test_harm_is_orange_at_least_and_a_doctor_is_told(desk):
    row = desk.open(text="吃完皮疹")
    assert row.harm
    assert Message.objects.filter(template="complaint_harm", recipient=desk.doctor).exists()
    with pytest.raises(Invalid):
        perform(row, "grade_it", by=desk.cs.actor, grade="ordinary", reason="小事")


def test_harm_that_is_reported_later_raises_the_grade(desk):
    row = desk.do(desk.accepted(), "report_harm", reason="客户说起了疹子")
    assert (row.harm, row.grade) == (True, "major")
    assert {"complaint_lead_major", "complaint_propose_major", "complaint_solve_major"} <= (
        open_codes(row)
    )
    assert "complaint_solve_ordinary" not in open_codes(row)


def test_only_a_doctor_rules_it_out(desk):
    row = desk.graded("major", text="过敏")
    row = perform(row, "clear_harm", by=desk.doctor.actor, reason="检查正常")
    assert not row.harm
    assert row.notes.filter(kind="finding").exists()


def test_a_second_complaint_of_a_kind_is_a_repeated_one(desk):
    first = desk.open()
    second = desk.open()
    assert (second.repeat_of, second.suggested) == (first, "important")
    assert desk.open(category="delivery").repeat_of is None
    assert desk.open(category="enquiry").repeat_of is None


def test_the_first_answer_meets_its_clock_and_opens_the_next(desk):
    row = desk.accepted()
    assert Clock.objects.get(code="complaint_answer_ordinary").state == "met"
    assert open_codes(row) == {"complaint_propose_ordinary", "complaint_solve_ordinary"}
    owed = Clock.objects.filter(case_key_text=row.case_key, state="running")
    owners = owed.values_list("owner", flat=True)
    assert set(owners) == {row.handler_id}


def test_the_house_gives_it_to_whoever_owes_least(desk):
    first, second = desk.graded(), desk.graded(category="delivery")
    assert {first.handler, second.handler} == {desk.cs, desk.cs2}
    assert Complaint.objects.filter(state="assigned").count() == 2
