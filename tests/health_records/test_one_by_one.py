"""One question a page, as a customer answers it on a phone with a weak network."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from accounts.roles import Role
from core.steps import perform
from health_records import services
from tests.health_records.factories import RECORD, make_forms, staff, submitted_record

pytestmark = pytest.mark.django_db
WEIGHT_OF_A_PAGE = 60 * 1024


@pytest.fixture
def record():
    return make_forms()[0]


@pytest.fixture
def link(record):
    return link_of(record)


def link_of(record):
    return dict(services.customer_links(record.order))["health_record"]


def answer(client, link, code, value, **more):
    return client.post(f"{link}q-{code}/", {code: value, **more})


def test_the_overview_leads_to_the_first_question(client, link):
    assert client.get(link).context["resume"] == f"{link}q-sex/"


def test_a_page_asks_one_question(client, link):
    page = client.get(f"{link}q-height_cm/")
    assert 'name="height_cm"' in page.text
    assert 'name="weight_kg"' not in page.text
    assert "第 3 题" in page.text


def test_an_answer_is_kept_at_once_and_leads_on(client, record, link):
    page = answer(client, link, "sex", "female")
    record.refresh_from_db()
    assert record.answers == {"sex": "female"}
    assert (page.status_code, page["Location"]) == (303, f"{link}q-birth_date/")


def test_the_same_answer_twice_is_the_same_answer(client, record, link):
    places = {answer(client, link, "sex", "female")["Location"] for _n in range(2)}
    record.refresh_from_db()
    assert (record.answers, places) == ({"sex": "female"}, {f"{link}q-birth_date/"})


def test_a_wrong_answer_stays_as_it_was_typed(client, record, link):
    page = answer(client, link, "height_cm", "一米六")
    record.refresh_from_db()
    assert page.status_code == 422
    assert "一米六" in page.text
    assert record.answers == {}


def test_back_leads_to_the_question_before(client, link):
    assert f'href="{link}q-sex/"' in client.get(f"{link}q-birth_date/").text
    assert f'href="{link}"' in client.get(f"{link}q-sex/").text


def test_one_goes_on_where_one_stopped(client, link):
    answer(client, link, "sex", "female")
    answer(client, link, "height_cm", "162")
    assert client.get(link).context["resume"] == f"{link}q-birth_date/"
    answer(client, link, "birth_date", "1988-05-20")
    assert client.get(link).context["resume"] == f"{link}q-weight_kg/"


def test_an_answer_opens_its_question_next(client, link):
    assert "q-surgery_note/" not in answer(client, link, "surgery", "false")["Location"]
    assert answer(client, link, "surgery", "true")["Location"] == f"{link}q-surgery_note/"


def test_an_optional_question_can_be_skipped(client, link, record):
    optional = next(i for i in record.sheet.items.values() if not i.required and not i.enable_when)
    page = client.get(f"{link}q-{optional.code}/").text
    assert "跳过这一题" in page
    assert "跳过这一题" not in client.get(f"{link}q-sex/").text


def test_all_answers_are_checked_before_they_go(client, record, link):
    services.save_answers(row=record, by=staff_of(record), answers={"sex": "female"})
    page = client.get(f"{link}check/").text
    assert "未填写" in page
    assert f"{link}q-sex/?back=check" in page


def staff_of(record):
    return staff(Role.CUSTOMER_SERVICE, record.order).actor


def test_whoever_came_from_the_check_goes_back_there(client, record, link):
    services.save_answers(row=record, by=staff_of(record), answers=RECORD)
    assert 'name="back"' in client.get(f"{link}q-sex/?back=check").text
    assert answer(client, link, "sex", "male", back="check")["Location"] == f"{link}check/"
    opened = answer(client, link, "surgery", "true", back="check")
    assert opened["Location"] == f"{link}q-surgery_note/"


def test_after_the_last_question_comes_the_check(client, record, link):
    last = list(record.sheet.items.values())[-1]
    assert answer(client, link, last.code, "")["Location"] == f"{link}check/"


def test_handing_in_twice_is_once(client, record, link):
    services.save_answers(row=record, by=staff_of(record), answers=RECORD)
    answers = [client.post(f"{link}submit/").status_code for _n in range(2)]
    record.refresh_from_db()
    assert (answers, record.state, record.round) == ([303, 302], "submitted", 1)


def test_only_what_came_back_is_asked(client):
    record = submitted_record()
    items = {"mood": {"reason": "contradiction", "note": "与睡眠不符"}}
    perform(record, "send_back", by=staff_of(record), items=items)
    link = link_of(record)
    assert client.get(link).context["resume"] == f"{link}q-mood/"
    assert "与睡眠不符" in client.get(f"{link}q-mood/").text
    assert 'name="stress"' not in client.get(f"{link}q-stress/").text
    assert answer(client, link, "stress", "3").status_code == 422
    record.refresh_from_db()
    assert record.answers["stress"] == 4


def test_what_is_not_open_is_not_changed(client, link):
    record = submitted_record()
    page = answer(client, link_of(record), "mood", "good")
    record.refresh_from_db()
    assert (page.status_code, record.answers["mood"]) == (409, "tired")


def test_a_question_that_is_not_there(client, link):
    assert client.get(f"{link}q-nowhere/").status_code == 404


def test_without_consent_nothing_is_asked(client):
    link = link_of(make_forms(agreed=False)[0])
    assert client.get(f"{link}q-sex/")["Location"] == link
    assert client.get(f"{link}check/")["Location"] == link


def test_a_page_is_light(client, link):
    page = len(client.get(f"{link}q-conditions/").content)
    parts = [finders.find(name) for name in ("css/app.css", "js/customer.js")]
    assert page + sum(Path(part).stat().st_size for part in parts) < WEIGHT_OF_A_PAGE
