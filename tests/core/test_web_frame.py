"""Login, lock-out, languages, error pages and headers."""

import pytest
from django.db import OperationalError
from django.test import Client

from core import web
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


def test_a_crash_is_said_without_details(hr, settings):
    client = Client(raise_request_exception=False)
    client.force_login(hr)
    web.set_bell(lambda user: 1 / 0)
    response = client.get("/staff/")
    web.set_bell(lambda user: {})
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
