"""Records and assessments through the doors people use: links, back office, REST."""

import pytest

from accounts.roles import Role
from core.models import AccessLog
from core.steps import perform
from customers.selectors import has_consent
from health_records import services
from tests.customers.factories import make_branch, make_user
from tests.health_records.factories import (
    ASSESSMENT,
    RECORD,
    coach_of,
    confirmed_record,
    make_forms,
    make_order,
    staff,
    submitted_assessment,
    submitted_record,
)

pytestmark = pytest.mark.django_db
SECTION = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "section"}


def link_of(row):
    return dict(services.customer_links(row.order))[
        type(row)._meta.model_name.replace("healthrecord", "health_record")
    ]


def fill_in(client, url, row, answers):
    for section in row.sheet.sections:
        mine = {i.code: answers[i.code] for i in section.items if i.code in answers}
        client.post(f"{url}{section.code}/", mine)


def text(answer):
    return answer.content.decode()


# The customer


def test_consent_comes_first(client):
    record, _ = make_forms(agreed=False)
    link = link_of(record)
    assert client.get(f"{link}basic/").status_code == 302
    assert "consent/" in text(client.get(link))
    client.post(f"{link}consent/")
    assert has_consent(record.customer_key, "health_service")
    assert "q-sex/" in text(client.get(link))


def test_agreeing_twice_is_one_consent(client):
    record, _ = make_forms(agreed=False)
    for _n in range(2):
        client.post(f"{link_of(record)}consent/")
    assert record.order.customer.consents.count() == 1


def test_the_whole_record_by_link(client):
    record, _ = make_forms()
    link = link_of(record)
    fill_in(client, link, record, RECORD)
    client.post(f"{link}submit/")
    record.refresh_from_db()
    assert (record.state, record.submitted_by_customer, record.filled_by) == ("submitted", True, [])


def test_the_whole_assessment_by_link(client):
    _, assessment = make_forms()
    link = link_of(assessment)
    fill_in(client, link, assessment, ASSESSMENT)
    client.post(f"{link}submit/")
    assessment.refresh_from_db()
    assert assessment.state == "submitted"


def test_an_incomplete_form_names_the_missing_with_their_pages(client):
    record, _ = make_forms()
    answer = client.post(f"{link_of(record)}submit/")
    assert answer.status_code == 422
    assert f'href="{link_of(record)}q-sex/">性别' in text(answer)


def test_what_is_right_is_kept_and_what_is_wrong_is_said(client):
    record, _ = make_forms()
    answer = client.post(
        f"{link_of(record)}basic/", {"sex": "female", "height_cm": "一米六", "weight_kg": "68"}
    )
    record.refresh_from_db()
    assert answer.status_code == 422
    assert "一米六" in text(answer)
    assert record.answers == {"sex": "female", "weight_kg": "68"}


def test_saving_leads_to_the_next_section(client):
    record, _ = make_forms()
    basic = {c: RECORD[c] for c in ("sex", "birth_date", "height_cm", "weight_kg")}
    answer = client.post(f"{link_of(record)}basic/", basic)
    assert answer["Location"] == f"{link_of(record)}history/"


def test_an_answer_opens_its_question_on_the_same_page(client):
    record, _ = make_forms()
    answer = client.post(f"{link_of(record)}history/", {"conditions": ["none"], "surgery": "true"})
    assert answer.status_code == 200
    assert 'name="surgery_note"' in text(answer)


def test_a_change_redraws_the_section_only(client):
    record, _ = make_forms()
    answer = client.post(f"{link_of(record)}history/", {"surgery": "true"}, **SECTION)
    assert 'name="surgery_note"' in text(answer)
    assert "<html" not in text(answer)


def test_after_submission_nothing_is_open(client):
    record = submitted_record()
    assert "submit/" not in text(client.get(link_of(record)))
    assert client.post(f"{link_of(record)}basic/", {"sex": "male"}).status_code == 409


def test_only_what_was_returned_is_asked_again(client):
    record = submitted_record()
    items = {"mood": {"reason": "contradiction", "note": "与睡眠不符"}}
    perform(record, "send_back", by=staff(Role.CUSTOMER_SERVICE, record.order).actor, items=items)
    link = link_of(record)
    assert "与睡眠不符" in text(client.get(link))
    page = text(client.get(f"{link}mind/"))
    assert ('name="mood"' in page, 'name="stress"' in page) == (True, False)
    client.post(f"{link}mind/", {"mood": "good", "stress": "9"})
    record.refresh_from_db()
    assert (record.answers["mood"], record.answers["stress"]) == ("good", 4)


def test_a_section_that_is_not_there(client):
    record, _ = make_forms()
    assert client.get(f"{link_of(record)}nowhere/").status_code == 404


# Staff


def test_the_detail_opens_no_answer(client):
    record = submitted_record()
    client.force_login(staff(Role.HEALTH_MANAGER, record.order))
    assert client.get(f"/health-records/{record.pk}/").status_code == 200
    assert not AccessLog.objects.exists()


def test_who_reviews_begins_with_the_answers_on_record(client):
    record = submitted_record()
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    assert client.get(f"/health-records/{record.pk}/").context["active"]["key"] == "answers"
    assert AccessLog.objects.get().what == "health_record"


def test_answers_are_read_on_record_and_what_stands_out_is_marked(client):
    record = submitted_record(water_ml="500")
    service = staff(Role.CUSTOMER_SERVICE, record.order)
    client.force_login(service)
    page = text(client.get(f"/health-records/{record.pk}/?tab=answers"))
    seen = AccessLog.objects.get(actor_id=service.pk)
    assert (seen.what, seen.customer_key) == ("health_record", record.customer_key)
    assert "500 ml" in page
    assert "answer out" in page
    assert "26.1" in page


def test_sending_back_from_the_review_page(client):
    record = submitted_record()
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    url = f"/health-records/{record.pk}/steps/send_back/"
    marked = {"items-mood-reason": "contradiction", "items-mood-note": "?", "note": "请看"}
    assert client.post(url, {"version": record.version, **marked}).status_code == 303
    record.refresh_from_db()
    assert record.returned == {"mood": {"reason": "contradiction", "note": "?"}}


def test_nothing_marked_is_said_beside_the_field(client):
    record = submitted_record()
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    url = f"/health-records/{record.pk}/steps/send_back/"
    assert 'name="items-mood-reason"' in text(client.get(url))
    answer = client.post(url, {"version": record.version, "note": "这里不对"})
    assert answer.status_code == 422
    assert "这里不对" in text(answer)


def test_the_versions_show_what_changed(client):
    record = confirmed_record()
    service = staff(Role.CUSTOMER_SERVICE, record.order)
    opened = perform(record, "reopen", by=service.actor, reason="x")
    manager = staff(Role.HEALTH_MANAGER, record.order)
    services.fill(row=opened, by=manager.actor, answers={"mood": "good"})
    client.force_login(service)
    assert "平稳愉快" in text(client.get(f"/health-records/{record.pk}/?tab=answers"))
    record.refresh_from_db()
    perform(record, "confirm", by=service.actor)
    page = text(client.get(f"/health-records/{record.pk}/?tab=versions"))
    assert "<td>疲惫</td><td>平稳愉快</td>" in page


def test_a_coach_sees_the_confirmed_answers(client):
    record = confirmed_record()
    client.force_login(coach_of(record.order))
    page = text(client.get(f"/health-records/{record.pk}/?tab=answers"))
    assert "疲惫" in page


def test_a_coach_waits_for_an_approved_assessment(client):
    assessment = submitted_assessment()
    confirmed_record(assessment.order)
    client.force_login(coach_of(assessment.order))
    page = text(client.get(f"/assessments/{assessment.pk}/?tab=answers"))
    assert "118 mmHg" not in page


def test_danger_signs_stand_on_top(client):
    assessment = submitted_assessment(chest_pain="true")
    client.force_login(make_user(Role.SYSTEM_REVIEWER))
    page = text(client.get(f"/assessments/{assessment.pk}/?tab=answers"))
    assert "胸痛、胸闷或活动后气短</li>" in page


@pytest.mark.parametrize("place", ["", "basic/"])
def test_filling_in_is_for_fillers_of_the_branch(client, place):
    record, _ = make_forms()
    url = f"/health-records/{record.pk}/fill/{place}"
    stranger = make_user(Role.CUSTOMER_SERVICE, branch=make_branch())
    for user, status in (
        (staff(Role.CUSTOMER_SERVICE, record.order), 200),
        (staff(Role.FUNCTIONAL_DOCTOR, record.order), 403),
        (staff(Role.WAREHOUSE_KEEPER, record.order), 403),
        (stranger, 404),
    ):
        client.force_login(user)
        assert client.get(url).status_code == status


def test_staff_fill_in_and_are_remembered(client):
    record, _ = make_forms()
    helper = staff(Role.CUSTOMER_SERVICE, record.order)
    client.force_login(helper)
    url = f"/health-records/{record.pk}/fill/"
    fill_in(client, url, record, RECORD)
    client.post(f"{url}submit/")
    record.refresh_from_db()
    assert (record.state, record.filled_by) == ("submitted", [helper.pk])
    blocked = client.post(
        f"/health-records/{record.pk}/steps/confirm/", {"version": record.version}
    )
    assert blocked.status_code == 403


def test_staff_say_how_the_customer_agreed(client):
    record, _ = make_forms(agreed=False)
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    url = f"/health-records/{record.pk}/fill/consent/"
    assert client.post(url, {"channel": "link"}).status_code == 409
    client.post(url, {"channel": "phone"})
    assert record.order.customer.consents.get().channel == "phone"


def test_special_answers_stay_closed_to_who_may_not_read_them(client):
    record, _ = make_forms()
    services.save_answers(
        row=record,
        by=staff(Role.HEALTH_MANAGER, record.order).actor,
        answers={"psychiatric": "true"},
    )
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    page = text(client.get(f"/health-records/{record.pk}/fill/history/"))
    assert 'name="psychiatric"' not in page
    client.post(f"/health-records/{record.pk}/fill/history/", {"conditions": ["none"]})
    record.refresh_from_db()
    assert record.answers["psychiatric"] is True


def test_lists_and_questions(client):
    record, _ = make_forms()
    client.force_login(staff(Role.HEALTH_MANAGER, record.order))
    for slug in ("health-records", "assessments"):
        assert record.order.order_no in text(client.get(f"/{slug}/"))
    page = text(client.get(f"/questionnaires/{record.questionnaire_id}/"))
    assert "家族史" in page


@pytest.mark.parametrize("many", [1, 6])
def test_a_list_costs_the_same_for_many(client, many, django_assert_max_num_queries):
    for _n in range(many):
        make_forms()
    client.force_login(make_user(Role.SYSTEM_REVIEWER))
    client.get("/health-records/")
    with django_assert_max_num_queries(12):
        client.get("/health-records/")


# REST


def test_lists_over_rest_open_no_answer(client):
    record = submitted_record()
    client.force_login(staff(Role.HEALTH_MANAGER, record.order))
    (found,) = client.get("/api/v1/health-records/").json()["results"]
    assert "answers" not in found
    assert not AccessLog.objects.exists()


def test_one_record_over_rest_is_read_on_record(client):
    record = submitted_record(psychiatric="true")
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    found = client.get(f"/api/v1/health-records/{record.pk}/").json()
    assert (found["answers"]["mood"], found["answers"]["psychiatric"]) == ("tired", "●●●")
    assert AccessLog.objects.get().what == "health_record"


def test_an_assessment_over_rest_tells_its_danger_signs(client):
    assessment = submitted_assessment(fainting="true")
    client.force_login(make_user(Role.SYSTEM_REVIEWER))
    found = client.get(f"/api/v1/assessments/{assessment.pk}/").json()
    assert found["flags"] == ["晕倒或突然黑蒙"]
    assert "approve" in {s["name"] for s in found["steps"] if s["blocked"]}


def test_answers_over_rest(client):
    record, _ = make_forms()
    client.force_login(staff(Role.HEALTH_MANAGER, record.order))
    url = f"/api/v1/health-records/{record.pk}/answers/"
    kept = client.post(url, {"answers": {"mood": "good"}}, content_type="application/json")
    assert "sex" in kept.json()["missing"]
    for bad in ({"mood": "super"}, ["mood"], {"x": 1}):
        wrong = client.post(url, {"answers": bad}, content_type="application/json")
        assert wrong.status_code == 422


def test_sending_back_over_rest(client):
    record = submitted_record()
    client.force_login(staff(Role.CUSTOMER_SERVICE, record.order))
    url = f"/api/v1/health-records/{record.pk}/steps/send_back/"
    body = {"items": {"mood": {"reason": "unit"}}, "version": record.version}
    assert client.post(url, body, content_type="application/json").json()["state"] == "returned"
    for bad in (
        None,
        [],
        "x",
        {"mood": "unit"},
        {"mood": {"reason": 5}},
        {"zz": {"reason": "unit"}},
    ):
        again = submitted_record(make_order(record.order.branch))
        url = f"/api/v1/health-records/{again.pk}/steps/send_back/"
        answer = client.post(url, {"items": bad}, content_type="application/json")
        assert answer.status_code in (400, 422)
