"""The one detail frame and the step pages, shown on leave."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Absence
from core import web
from core.steps import perform
from tests.accounts.factories import approved, make_branch, make_leave, make_user
from tests.orders.factories import make_order

pytestmark = pytest.mark.django_db
DRAWER = {"HX-Request": "true", "HX-Target": "drawer-body"}


@pytest.fixture
def hr(client):
    user = make_user("hr", full_name="人事")
    client.force_login(user)
    return user


def step_url(leave, step):
    return reverse("absences-step", args=[leave.pk, step])


def state_of(leave):
    return Absence.objects.get(pk=leave.pk).state


def test_shows_state_facts_and_the_next_steps(client, hr):
    leave = make_leave(make_user(full_name="请假者"))
    response = client.get(web.url_for(leave.key))
    assert "请假者" in response.text
    assert "待审批" in response.text
    assert [b.spec.name for b in response.context["buttons"]] == ["approve", "withdraw", "refuse"]


def test_a_row_out_of_sight_is_not_there(client):
    client.force_login(make_user("admin_clerk"))
    leave = make_leave()
    assert client.get(f"/absences/{leave.pk}/").status_code == 404
    assert client.get(step_url(leave, "withdraw")).status_code == 404
    assert client.post(step_url(leave, "withdraw"), {"version": 0}).status_code == 404


def test_the_stepper_tells_who_and_when(client, hr):
    leave = approved(make_leave(), by=hr)
    page = client.get(f"/absences/{leave.pk}/")
    nodes = page.context["nodes"]
    assert [(n.status, n.who) for n in nodes] == [("done", ""), ("current", "人事")]
    at = timezone.localtime(nodes[1].at)
    assert f'人事 · <span class="whole">{at:%Y-%m-%d}</span> {at:%H:%M}' in page.text


def test_the_stepper_shows_what_is_ahead_and_leaves_the_main_line_when_it_must(client, hr):
    leave = make_leave()
    nodes = client.get(f"/absences/{leave.pk}/").context["nodes"]
    assert [n.status for n in nodes] == ["current", "ahead"]
    perform(leave, "refuse", by=hr.actor, reason="忙")
    nodes = client.get(f"/absences/{leave.pk}/").context["nodes"]
    assert [n.status for n in nodes] == ["done", "current"]


def test_the_log_tab_comes_for_free(client, hr):
    leave = perform(make_leave(), "refuse", by=hr.actor, reason="人手不足")
    headers = {"HX-Request": "true", "HX-Target": "tab"}
    part = client.get(f"/absences/{leave.pk}/?tab=log", headers=headers)
    assert "人手不足" in part.text
    assert "<html" not in part.text
    assert part.text.strip() in client.get(f"/absences/{leave.pk}/?tab=log").text


def test_a_step_is_done_and_said(client, hr):
    leave = make_leave()
    response = client.post(step_url(leave, "approve"), {"version": 0}, follow=True)
    assert response.redirect_chain == [(f"/absences/{leave.pk}/", 303)]
    assert "已完成：批准请假" in response.text
    assert state_of(leave) == "approved"


def test_a_step_with_a_form_asks_first_in_a_page_or_a_drawer(client, hr):
    url = step_url(make_leave(), "refuse")
    assert 'name="reason"' in client.get(url).text
    part = client.get(url, headers=DRAWER)
    assert 'name="reason"' in part.text
    assert "<html" not in part.text


@pytest.mark.parametrize("headers", [{}, DRAWER])
def test_bad_input_is_422_beside_the_field(client, hr, headers):
    leave = make_leave()
    response = client.post(step_url(leave, "refuse"), {"version": 0, "reason": ""}, headers=headers)
    assert response.status_code == 422
    assert "errorlist" in response.text
    assert state_of(leave) == "requested"


def test_what_was_typed_is_kept(client, hr):
    typed = "很长的理由" * 101
    response = client.post(step_url(make_leave(), "refuse"), {"version": 0, "reason": typed})
    assert response.status_code == 422
    assert typed in response.text


def test_a_wrong_state_is_409_with_the_reason(client, hr):
    leave = approved(make_leave())
    assert client.get(step_url(leave, "refuse")).status_code == 409
    response = client.post(step_url(leave, "refuse"), {"version": 1, "reason": "晚了"})
    assert response.status_code == 409
    assert "晚了" in response.text


def test_a_change_meanwhile_is_409_and_can_be_confirmed_after_reading(client, hr):
    leave = make_leave()
    Absence.objects.update(version=3)
    response = client.post(step_url(leave, "refuse"), {"version": 0, "reason": "满员"})
    assert response.status_code == 409
    assert "满员" in response.text
    again = {"version": response.context["version"], "reason": "满员"}
    assert client.post(step_url(leave, "refuse"), again).status_code == 303


def test_a_step_of_another_role_is_403(client):
    me = make_user("admin_clerk")
    client.force_login(me)
    leave = make_leave(me)
    response = client.post(step_url(leave, "approve"), {"version": 0})
    assert response.status_code == 403
    assert state_of(leave) == "requested"


@pytest.mark.parametrize("version", ["", "x", "-1", "1.5", "٣", "9" * 30])
def test_a_form_that_is_not_from_our_page_is_422(client, hr, version):
    response = client.post(step_url(make_leave(), "approve"), {"version": version})
    assert response.status_code == 422
    assert "此表单已过期" in response.text


def test_a_step_that_does_not_exist_is_404(client, hr):
    assert client.get(step_url(make_leave(), "fly")).status_code == 404


def test_htmx_is_sent_on_by_a_header(client, hr):
    leave = make_leave()
    response = client.post(step_url(leave, "approve"), {"version": 0}, headers=DRAWER)
    assert response.status_code == 204
    assert response["HX-Redirect"] == f"/absences/{leave.pk}/"


@pytest.mark.parametrize(
    ("wanted", "url"), [("/?code=x", "/?code=x"), ("https://evil.example/", None), ("//evil", None)]
)
def test_after_a_step_one_is_back_where_one_came_from(client, hr, wanted, url):
    leave = make_leave()
    response = client.post(step_url(leave, "approve"), {"version": 0, "next": wanted})
    assert response.url == (url or f"/absences/{leave.pk}/")


def test_pages_are_read_with_get_only(client, hr):
    assert client.post("/absences/").status_code == 405
    assert client.post(f"/absences/{make_leave().pk}/").status_code == 405


def test_a_detail_costs_the_same_with_a_long_log(client, hr, django_assert_max_num_queries):
    leave = make_leave()
    with django_assert_max_num_queries(8):
        client.get(f"/absences/{leave.pk}/")


def test_a_costly_tab_comes_after_the_page(client, django_assert_max_num_queries):
    user = make_user("admin_clerk", branch=make_branch())
    client.force_login(user)
    url = web.url_for(make_order(branch=user.branch).key)
    with django_assert_max_num_queries(15):
        page = client.get(url).text
    assert f'hx-get="{url}?tab=case" hx-trigger="load"' in page
    headers = {"HX-Request": "true", "HX-Target": "tab"}
    assert "<html" not in client.get(f"{url}?tab=case", headers=headers).text


def test_the_page_knows_its_place_for_the_neighbours(client, hr):
    leave = make_leave()
    assert f'data-row="/absences/{leave.pk}/"' in client.get(f"/absences/{leave.pk}/").text
    assert f'data-href="/absences/{leave.pk}/" data-glance' in client.get("/absences/").text
