"""Login, lock-out, languages, error pages and headers."""

import re

import pytest
from django.db import OperationalError
from django.test import Client

from core.web import screen
from core.web.errors import crashed
from tests.accounts.factories import make_leave, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def hr(client):
    user = make_user("hr", full_name="人事", password="right horse battery")
    client.force_login(user)
    return user


def test_the_login_page_speaks_chinese_whatever_the_browser_prefers(client):
    response = client.get("/login/", headers={"Accept-Language": "en-US"})
    assert 'lang="zh-hans"' in response.text
    assert "登录" in response.text


def test_english_is_a_switch(client):
    client.post("/language/", {"language": "en", "next": "/login/"})
    assert "Sign in" in client.get("/login/").text


def test_one_signs_in_and_out(client, hr):
    client.logout()
    sent = {"username": hr.username, "password": "right horse battery", "next": "/staff/"}
    assert client.post("/login/", sent).url == "/staff/"
    assert client.post("/logout/").url == "/login/"
    assert client.get("/staff/").status_code == 302


def test_a_wrong_password_is_said_and_the_name_kept(client, hr):
    client.logout()
    response = client.post("/login/", {"username": hr.username, "password": "wrong"})
    assert "用户名和密码不匹配" in response.text
    assert hr.username in response.text


def test_guessing_is_locked_out(client, hr):
    client.logout()
    for _ in range(8):
        response = client.post("/login/", {"username": hr.username, "password": "wrong"})
    assert response.status_code == 429
    assert "尝试次数过多" in response.text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_page_that_is_not_there_has_a_way_on(client, hr, language):
    client.cookies["django_language"] = language
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'href="/"' in response.text


def test_a_crash_is_said_without_details(hr, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(hr)
    assert client.get("/staff/").status_code == 200
    monkeypatch.setattr(screen._known, "bell", lambda user: 1 / 0)
    response = client.get("/staff/")
    assert response.status_code == 500
    assert "ZeroDivision" not in response.text
    assert "已记录" in response.text


def test_a_database_that_is_away_is_503(rf):
    try:
        raise OperationalError
    except OperationalError:
        response = crashed(rf.get("/"))
    assert response.status_code == 503
    assert response["Retry-After"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("status", [403, 404])
def test_every_dead_end_leads_to_the_search(client, hr, language, status):
    client.cookies["django_language"] = language
    response = client.get({403: "/payment-notifications/", 404: "/nowhere/"}[status])
    assert response.status_code == status
    assert 'href="/search/"' in response.text


@pytest.mark.parametrize(("error", "status"), [(OperationalError, 503), (ValueError, 500)])
def test_there_is_an_answer_even_without_templates(rf, settings, error, status):
    settings.TEMPLATES = []
    try:
        raise error
    except error:
        response = crashed(rf.get("/"))
    assert response.status_code == status
    assert "系统暂时不可用" in response.text
    assert "To the workbench" in response.text


def test_a_wrong_state_without_a_form_is_a_page_with_a_way_on(client, hr):
    response = client.post("/absences/bulk/", {"step": "approve"})
    assert response.status_code == 422
    assert "请至少选择一行" in response.text
    assert 'href="/"' in response.text


def test_the_menu_marks_one_page_only(client, hr):
    assert client.get("/jobs/").text.count('aria-current="page"') == 0
    assert client.get("/staff/").text.count('aria-current="page"') == 1


def test_every_page_of_the_menu_has_a_letter_of_its_own(client, hr):
    letters = re.findall(r'data-go="(.)"', client.get("/staff/").text)
    assert len(letters) == len(set(letters)) > 3


def test_a_forged_request_is_refused_in_words(hr):
    client = Client(enforce_csrf_checks=True)
    client.force_login(hr)
    response = client.post(f"/absences/{make_leave().pk}/steps/approve/", {"version": 0})
    assert response.status_code == 403
    assert "重新登录" in response.text


def test_pages_are_kept_in_no_cache_and_run_no_foreign_script(client, hr):
    response = client.get("/staff/")
    assert response["Cache-Control"] == "private, no-store"
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "<script>" not in response.text
    assert " style=" not in response.text
    assert " onclick=" not in response.text
