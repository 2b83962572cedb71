"""A questionnaire in use: completeness, what applies, danger signs, what changed."""

import json
from pathlib import Path

import pytest

from health_records import services
from health_records.sheet import parse
from tests.health_records.factories import ASSESSMENT, RECORD


def shipped(code):
    path = Path(services.__file__).parent / "data" / f"{code}_v1.json"
    return parse(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture
def record():
    return shipped("health_record")


@pytest.fixture
def assessment():
    return shipped("assessment")


def cleaned(sheet, answers):
    return {code: sheet.items[code].clean(value) for code, value in answers.items()}


def test_the_shipped_questionnaires_are_of_the_promised_size(record, assessment):
    assert len(record.items) >= 35
    assert len(record.sections) == 10
    assert len(assessment.items) >= 20
    assert len(assessment.flags) >= 10


def test_a_whole_set_of_answers_is_complete(record, assessment):
    assert record.missing(cleaned(record, RECORD)) == []
    assert assessment.missing(cleaned(assessment, ASSESSMENT)) == []


def test_blank_is_never_complete(record):
    assert record.completeness({}) == 0
    assert len(record.missing({})) > 15


def test_completeness_reaches_100_only_when_nothing_is_missing(record):
    answers = cleaned(record, RECORD)
    del answers["mood"]
    assert record.completeness(answers) < 100
    assert [item.code for item in record.missing(answers)] == ["mood"]


def test_a_question_applies_only_when_opened(record):
    answers = cleaned(record, {**RECORD, "surgery": "true"})
    assert [item.code for item in record.missing(answers)] == ["surgery_note"]


def test_hidden_answers_do_not_linger(record):
    answers = cleaned(record, {**RECORD, "sex": "male"})
    assert "pregnancy" not in record.relevant(answers)


def test_returned_items_open_what_depends_on_them(record):
    assert record.depends_on({"sex"}) == {"sex", "pregnancy"}
    assert record.depends_on({"mood"}) == {"mood"}


def test_bmi_is_computed_and_stands_out(record):
    (bmi,) = record.computed
    assert bmi.value({"height_cm": "162", "weight_kg": "68.5"}) == "26.1"
    assert bmi.stands_out({"height_cm": "162", "weight_kg": "68.5"}) == "high"
    assert bmi.value({"height_cm": "162"}) is None


@pytest.mark.parametrize(
    ("changed", "flag"),
    [
        ({"pregnant": "true"}, "pregnancy"),
        ({"weight_kg": "48"}, "underweight"),
        ({"weight_kg": "106"}, "severe_obesity"),
        ({"age": "17"}, "minor"),
        ({"weight_change_kg": "-10"}, "weight_loss"),
        ({"bp_systolic": "180"}, "severe_hypertension_sys"),
        ({"bp_diastolic": "110"}, "severe_hypertension_dia"),
        ({"bp_systolic": "89"}, "hypotension"),
        ({"chest_pain": "true"}, "chest_pain"),
        ({"fainting": "true"}, "fainting"),
        ({"heart_event": "true"}, "heart_event"),
        ({"eating_disorder": "true"}, "eating_disorder"),
        ({"self_harm": "true"}, "self_harm"),
        ({"cancer_treatment": "true"}, "cancer_treatment"),
        ({"insulin": "true"}, "insulin"),
        ({"anticoagulant": "true"}, "anticoagulant"),
        ({"has_lab": "true", "egfr": "59"}, "egfr"),
        ({"has_lab": "true", "fasting_glucose": "13.9"}, "glucose"),
    ],
)
def test_each_danger_sign_is_found_alone(assessment, changed, flag):
    answers = cleaned(assessment, {**ASSESSMENT, **changed})
    assert [f.code for f in assessment.red_flags(answers)] == [flag]


def test_a_healthy_person_has_no_danger_sign(assessment):
    assert assessment.red_flags(cleaned(assessment, ASSESSMENT)) == []


def test_a_man_is_not_asked_whether_he_is_pregnant(assessment):
    answers = {**cleaned(assessment, ASSESSMENT), "sex": "male", "pregnant": True}
    assert assessment.red_flags(assessment.relevant(answers)) == []


def test_changes_name_before_and_after(record):
    before = {"mood": "good", "stress": 4, "gone": "old"}
    assert record.changes(before, {"mood": "low", "stress": 4}) == {
        "mood": ("good", "low"),
        "gone": ("old", None),
    }
