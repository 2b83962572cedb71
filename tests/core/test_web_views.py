"""Saved views, columns, the glance, light and dark, and the form that outlives a session."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from accounts.models import Absence
from core.models import FormDraft, ListHabit, SavedView
from tests.accounts.factories import approved, make_branch, make_leave, make_user

pytestmark = pytest.mark.django_db
DRAWER = {"HX-Request": "true", "HX-Target": "drawer-body"}


@pytest.fixture
def hr(client):
    user = make_user("hr", full_name="人事", password="right horse battery")
    client.force_login(user)
    return user


def saved(client, **sent):
    given = {"name": "待批", "query": "state=requested&size=20&after=5", **sent}
    response = client.post("/absences/save/", given)
    return response, SavedView.objects.order_by("pk").last()


def act(client, view, what):
    return client.post(reverse("view-change", args=[view.pk, what]), follow=True)


def test_a_view_keeps_the_question_and_not_the_place(client, hr):
    response, view = saved(client)
    assert response.url == "/absences/?state=requested"
    assert view.query == "state=requested"
    assert 'aria-current="true"' in client.get(response.url).text.split('id="views"')[1]


def test_each_view_says_how_many_rows_it_has(client, hr):
    make_leave()
    approved(make_leave())
    saved(client)
    saved(client, name="全部", query="")
    counted = client.get("/absences/views/?of=").context["views"]
    assert [(v["name"], v["count"]) for v in counted] == [("待批", 1), ("全部", 2)]


def test_a_view_without_a_name_or_with_a_known_one_is_refused(client, hr):
    saved(client)
    assert saved(client)[0].status_code == 422
    assert saved(client, name=" ")[0].status_code == 422


def test_a_removed_view_comes_back_with_undo(client, hr):
    _response, view = saved(client)
    page = act(client, view, "remove")
    assert reverse("view-change", args=[view.pk, "restore"]) in page.text
    assert "待批</a>" not in page.text
    assert "待批" in act(client, view, "restore").text


def test_a_list_opens_with_the_view_one_chose_until_all_are_asked_for(client, hr):
    _response, view = saved(client)
    act(client, view, "open")
    assert client.get("/absences/").url == "?state=requested"
    assert client.get("/absences/?all=1").status_code == 200
    act(client, view, "unopen")
    assert client.get("/absences/").status_code == 200


def test_a_view_of_a_team_is_made_by_its_lead_for_a_role_of_the_branch(client, hr):
    assert saved(client, role="admin_clerk")[0].status_code == 422
    here = make_branch()
    client.force_login(make_user("branch_director", branch=here))
    _response, view = saved(client, role="admin_clerk")
    client.force_login(make_user("admin_clerk", branch=here))
    assert "待批" in client.get("/absences/").text
    assert client.post(reverse("view-change", args=[view.pk, "remove"])).status_code == 404
    client.force_login(make_user("admin_clerk", branch=make_branch()))
    assert "待批" not in client.get("/absences/").text


def test_a_view_of_somebody_else_is_not_there(client, hr):
    _response, view = saved(client)
    client.force_login(make_user("hr"))
    for what in ("remove", "open", "fly"):
        assert client.post(reverse("view-change", args=[view.pk, what])).status_code == 404


def test_columns_and_the_length_of_a_page_are_remembered(client, hr):
    make_leave()
    client.post("/absences/columns/", {"show": ["deputy"], "size": "20"})
    response = client.get("/absences/")
    assert len(response.context["lines"][0].cells) == 2
    assert response.context["asked"].size == 20
    assert ListHabit.objects.get().user_id == hr.pk
    client.force_login(make_user("hr"))
    assert len(client.get("/absences/").context["lines"][0].cells) > 2


def test_a_glance_is_a_piece_for_the_drawer_and_a_page_for_an_address(client, hr):
    leave = make_leave(make_user(full_name="请假者"))
    part = client.get(f"/absences/{leave.pk}/glance/", headers=DRAWER)
    assert "请假者" in part.text
    assert "<html" not in part.text
    assert client.get(f"/absences/{leave.pk}/glance/").url == f"/absences/{leave.pk}/"


def test_a_step_out_of_the_drawer_leads_back_to_the_list_one_looked_at(client, hr):
    headers = DRAWER | {"HX-Current-URL": "http://testserver/absences/?state=requested"}
    part = client.get(f"/absences/{make_leave().pk}/glance/", headers=headers)
    assert 'name="next" value="/absences/?state=requested"' in part.text


def test_light_or_dark_is_known_before_the_page_is_drawn(client, hr):
    client.post("/look/", {"look": "dark", "next": "/staff/"})
    assert '<html lang="zh-hans" data-look="dark"' in client.get("/staff/").text
    client.post("/look/", {"look": "device"})
    assert "data-look" not in client.get("/staff/").text


def lose_session(client):
    client.get("/staff/")
    Session.objects.all().delete()


def refuse(leave):
    return reverse("absences-step", args=[leave.pk, "refuse"])


def test_a_form_sent_after_the_session_ended_comes_back_filled_in(client, hr):
    url = refuse(make_leave())
    lose_session(client)
    response = client.post(url, {"version": 0, "reason": "写了很久的理由"})
    assert response.url == f"/login/?next={url}"
    client.post("/login/", {"username": hr.username, "password": "right horse battery"})
    page = client.get(url)
    assert "写了很久的理由" in page.text
    assert "您填写的内容已恢复" in page.text
    assert Absence.objects.get().state == "requested"
    assert "写了很久的理由" not in client.get(url).text


def test_a_form_in_the_drawer_leads_to_the_login_and_is_kept(client, hr):
    url = refuse(make_leave())
    lose_session(client)
    response = client.post(url, {"version": 0, "reason": "理由"}, headers=DRAWER)
    assert response.status_code == 401
    assert response["HX-Redirect"] == f"/login/?next={url}"
    assert FormDraft.objects.get().owner_id == hr.pk


def forged(hr, leave, **headers):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(hr)
    browser.get("/staff/")
    sent = {"version": 0, "reason": "旧标签页里写的"}
    return browser, browser.post(refuse(leave), sent, headers=headers)


def test_a_form_of_before_one_signed_in_again_comes_back_filled_in(hr):
    leave = make_leave()
    browser, response = forged(hr, leave, origin="http://testserver")
    assert response.url == refuse(leave)
    assert "旧标签页里写的" in browser.get(response.url).text


def test_a_form_of_another_site_is_refused_and_not_kept(hr):
    _browser, response = forged(hr, make_leave(), origin="https://evil.example")
    assert response.status_code == 403
    assert not FormDraft.objects.exists()


def test_what_cannot_be_refilled_leads_to_the_page_it_was_sent_from(client, hr):
    lose_session(client)
    sent = {"step": "approve", "pk": ["1"]}
    response = client.post(
        "/absences/bulk/", sent, headers={"referer": "http://testserver/absences/"}
    )
    assert response.url == "/login/?next=/absences/"
    assert not FormDraft.objects.exists()


def test_what_one_typed_is_not_shown_to_another(client, hr):
    url = refuse(make_leave())
    lose_session(client)
    client.post(url, {"version": 0, "reason": "不给别人看"})
    client.force_login(make_user("hr"))
    assert "不给别人看" not in client.get(url).text


def test_a_piece_that_fetches_itself_only_says_that_nobody_is_signed_in(client, hr):
    lose_session(client)
    response = client.get("/absences/", headers={"HX-Request": "true", "HX-Target": "table"})
    assert response.status_code == 401
    assert "HX-Redirect" not in response
    assert not FormDraft.objects.exists()


def test_of_a_stranger_nothing_is_kept(client):
    client.post("/absences/1/steps/refuse/", {"reason": "x"})
    assert not FormDraft.objects.exists()
