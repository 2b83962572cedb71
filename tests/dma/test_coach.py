"""The coach's day: what is owed, how far each customer is, and nothing of whom is not confirmed."""

import pytest

from core import clock
from customers.models import TeamMember
from plans import services
from tests.plans.factories import at, fresh, make_order, make_user, member, running, write_menu

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return running()


@pytest.fixture
def coach(client, plan):
    user = member(plan, "assistant_coach")
    client.force_login(user)
    return user


def test_is_for_coaches_only(client):
    client.force_login(make_user("admin_clerk"))
    assert client.get("/coach/").status_code == 403
    assert "/coach/" not in client.get("/").text


def test_tells_the_day_and_the_time_until_six(client, coach):
    page = client.get("/coach/")
    assert "距 18:00：剩 9 小时" in page.text
    assert "第 1 天" in page.text
    assert "李小梅" in page.text


def test_the_days_menu_is_one_tap_away(client, coach, plan):
    menu = write_menu(plan, 1)
    item = client.get("/coach/").context["today"][0]
    assert item.clock.code == "daily_meal_plan"
    assert item.step.name == "send"
    assert item.step_url.startswith(f"/menus/{menu.pk}/steps/send/")


def test_after_six_it_says_so(client, coach):
    clock.hold(at("2026-11-23 18:30"))
    page = client.get("/coach/")
    assert page.context["closed"]
    assert {i.chip["state"] for i in page.context["today"]} == {"late"}


def test_an_unconfirmed_customer_is_a_number(client, coach):
    order = make_order(full_name="欧阳不见")
    TeamMember.objects.filter(case_key=order.case_key, role="assistant_coach").update(
        user=coach, record_confirmed=False
    )
    page = client.get("/coach/")
    assert page.context["unconfirmed"] == 1
    assert "新客户 1 位" in page.text
    assert "欧阳" not in page.text


def test_a_colleagues_customer_is_not_there(client, plan):
    other = running()
    client.force_login(member(other, "assistant_coach"))
    urls = [card.url for card in client.get("/coach/").context["cards"]]
    assert urls == [f"/plans/{other.pk}/"]


def test_the_nearest_deadline_comes_first(client, coach, plan):
    later = running()
    TeamMember.objects.filter(case_key=later.case_key, role="assistant_coach").update(user=coach)
    first = client.get("/coach/").context["cards"][0]
    assert first.url == f"/plans/{plan.pk}/"
    assert first.next is not None


def test_a_paused_plan_keeps_its_day(client, coach, plan):
    services.advance(plan_id=plan.pk, at=clock.now())
    assert client.get("/coach/").context["cards"][0].day == 1
    assert fresh(plan).state == "running"
