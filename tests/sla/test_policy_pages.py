"""Timing policies and calendars in the back office: read by all, changed by the supervisor."""

import pytest

from accounts.models import User
from core import clock
from sla.models import CalendarVersion, Clock, PolicyVersion
from tests.sla.conftest import local

pytestmark = pytest.mark.django_db
INVITE = {"mode": "hours", "number": "1", "owner_role": "admin_clerk", "ladder": "short"}
FASTER = INVITE | {"grace_minutes": "0", "note": "客户等不及"}


@pytest.fixture
def boss(client, case):
    user = User.objects.get(username="boss")
    client.force_login(user)
    clock.hold(local("2026-11-20 09:00"))
    return user


def invite():
    return PolicyVersion.objects.get(code="invite_service_team", current=True)


def draft(client, **changed):
    return client.post(f"/policies/{invite().pk}/edit/", FASTER | changed)


def test_everybody_reads_what_rules(client, case):
    client.force_login(User.objects.get(username="clerk"))
    assert "行政邀请服务团队进群" in client.get("/policies/").text
    page = client.get(f"/policies/{invite().pk}/")
    assert "2 小时" in page.text
    assert page.context["links"] == ()
    assert client.get(f"/policies/{invite().pk}/edit/").status_code == 403
    assert client.get(f"/policies/{invite().pk}/preview/").status_code == 403


def test_the_form_shows_what_rules_now(client, boss):
    form = client.get(f"/policies/{invite().pk}/edit/").context["form"]
    assert (form["mode"].value(), form["number"].value()) == ("hours", 2)


def test_a_change_is_a_draft_then_a_preview_then_published(client, boss, case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    made = draft(client)
    assert made.status_code == 302
    page = client.get(made.url)
    assert "2026-11-20 12:00" in page.text
    assert "2026-11-20 11:00" in page.text
    client.post(made.url, {"apply": "open"})
    assert invite().number == 2
    assert Clock.objects.get().due_at == local("2026-11-20 11:00")


def test_published_without_moving_keeps_open_clocks(client, boss, case):
    case.happens("orders.order.confirm_type", "2026-11-20 10:00")
    client.post(draft(client).url, {"apply": ""})
    assert invite().data["duration"] == {"mode": "hours", "amount": 1}
    assert Clock.objects.get().due_at == local("2026-11-20 12:00")


def test_a_draft_is_not_shown_to_others(client, boss):
    draft(client)
    made = PolicyVersion.objects.get(code="invite_service_team", current=False)
    client.force_login(User.objects.get(username="clerk"))
    assert client.get(f"/policies/{made.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"number": ""}, "number"),
        ({"number": "-1"}, "number"),
        ({"number": "1e9"}, "number"),
        ({"mode": "workdays", "number": "1.5"}, "number"),
        ({"mode": "daily_at", "at": ""}, "at"),
        ({"mode": "daily_at", "at": "25:00"}, "at"),
        ({"mode": "nonsense"}, "mode"),
        ({"owner_role": "nobody"}, "owner_role"),
        ({"note": ""}, "note"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(client, boss, changed, field):
    response = draft(client, **changed)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert PolicyVersion.objects.filter(code="invite_service_team").count() == 1


@pytest.mark.parametrize(
    ("mode", "duration"),
    [
        ({"mode": "workdays", "number": "3"}, {"mode": "workdays", "amount": 3}),
        ({"mode": "work_hours", "number": "1.5"}, {"mode": "work_hours", "amount": 1.5}),
        ({"mode": "daily_at", "at": "17:30"}, {"mode": "daily_at", "at": "17:30"}),
        (
            {"mode": "days_after_at", "number": "2", "at": "18:00"},
            {"mode": "days_after_at", "day": 2, "at": "18:00"},
        ),
    ],
)
def test_each_way_of_counting_is_stored_as_such(client, boss, mode, duration):
    draft(client, **mode)
    assert (
        PolicyVersion.objects.get(code="invite_service_team", number=2).data["duration"] == duration
    )


def test_a_year_is_entered_line_by_line(client, boss):
    rules = CalendarVersion.objects.get(current=True)
    form = client.get(f"/calendars/{rules.pk}/edit/").context["form"].initial
    sent = form | {
        "confirmed_until": "2027-12-31",
        "closed": f"{form['closed']}\n2027-10-01 国庆节",
        "opened": f"{form['opened']}\n2027-10-09 国庆调休",
        "note": "2027 年放假安排",
    }
    made = client.post(f"/calendars/{rules.pk}/edit/", sent)
    client.post(made.url)
    now = CalendarVersion.objects.get(current=True)
    assert now.data["confirmed_until"] == "2027-12-31"
    assert now.data["overrides"]["2027-10-01"]["open"] is False
    assert now.data["overrides"]["2027-10-09"]["open"] is True


@pytest.mark.parametrize("line", ["2027-13-01 x", "国庆节", "2027-10-09"])
def test_a_line_that_is_no_date_or_on_both_sides_is_said(client, boss, line):
    rules = CalendarVersion.objects.get(current=True)
    sent = {"confirmed_until": "2027-12-31", "closed": line, "opened": "2027-10-09", "note": "x"}
    assert client.post(f"/calendars/{rules.pk}/edit/", sent).status_code == 422


def test_a_published_version_has_no_preview(client, boss):
    response = client.get(f"/policies/{invite().pk}/preview/")
    assert response.url == f"/policies/{invite().pk}/"
