"""Where it goes no further: said in the reader's language, each time with a way on."""

import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from core.web import screen
from tests.accounts.factories import approved, make_leave, make_user

pytestmark = pytest.mark.django_db
LANGUAGES = ["zh-hans", "en"]
ADVICE = {
    400: ("无法识别这个请求", "cannot be read"),
    403: ("不在您的职责", "not among your duties"),
    404: ("没有这个页面", "There is no such page"),
    409: ("已批准", "Approved"),
    500: ("问题已记录", "It has been recorded"),
    503: ("正在重启", "The service is restarting"),
}


@pytest.fixture(params=LANGUAGES)
def reader(request):
    """Somebody with an account, at a browser that speaks one of the two languages."""
    client = Client(raise_request_exception=False)
    client.force_login(make_user("hr", full_name="Ann"))
    client.cookies["django_language"] = request.param
    client.english = request.param == "en"
    return client


def says(reader, response, status):
    assert response.status_code == status
    assert ADVICE[status][reader.english] in response.text
    assert ADVICE[status][not reader.english] not in response.text
    assert re.search(r'<main.*href="/', response.text, re.DOTALL)


def test_a_request_that_cannot_be_read(reader, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    says(reader, reader.post("/language/", dict.fromkeys("abcdef", "1")), 400)


def test_a_page_of_others_duties(reader):
    says(reader, reader.get("/payment-notifications/"), 403)


def test_a_page_that_is_not_there(reader):
    says(reader, reader.get("/nowhere/"), 404)


def test_a_step_that_is_done_already(reader):
    leave = approved(make_leave(make_user("hr", full_name="Li")))
    says(reader, reader.get(f"/absences/{leave.pk}/steps/approve/"), 409)


def test_a_fault_of_ours(reader, monkeypatch):
    assert reader.get("/staff/").status_code == 200
    monkeypatch.setattr(screen._known, "bell", lambda user: 1 / 0)
    says(reader, reader.get("/staff/"), 500)


def test_a_database_that_does_not_answer(reader, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("could not connect")

    monkeypatch.setattr(connection, "cursor", away)
    response = reader.get("/staff/")
    assert response["Retry-After"]
    says(reader, response, 503)


def test_a_list_without_rows_says_what_to_do(reader):
    text = reader.get("/absences/").text
    assert 'class="empty"' in text
    assert ("Leave is requested here" if reader.english else "在这里申请请假") in text
