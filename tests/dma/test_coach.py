"""The coach's day: what is owed, how far each customer is, and nothing of whom is not confirmed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core import clock
from core.models import AccessLog
from customers.models import TeamMember
from groupchat.models import Group
from plans import services
from tests.plans.factories import (
    at,
    do,
    fresh,
    make_order,
    make_plan,
    make_user,
    member,
    running,
    submitted,
    write_menu,
)

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
    services.advance(at=clock.now())
    assert client.get("/coach/").context["cards"][0].day == 1
    assert fresh(plan).state == "running"


def later(days):
    clock.hold(clock.now() + timedelta(days=days))


def case_of(client, plan):
    return next(c for c in client.get("/coach/").context["cards"] if c.plan.pk == plan.pk)


def weigh(plan, value="72.4"):
    coach = member(plan, "assistant_coach").actor
    data = {"code": "weight", "value": Decimal(value), "source": "staff", "by": coach}
    services.record_metric(plan=plan, measured_at=clock.now(), **data)


@pytest.mark.parametrize(("days", "missed"), [(0, 0), (1, 0), (4, 3)])
def test_days_without_a_weight_are_counted_from_the_last_one(client, coach, plan, days, missed):
    weigh(plan)
    later(days)
    assert case_of(client, plan).unweighed == missed


def test_the_risk_is_the_sum_of_its_reasons(client, coach, plan):
    menu = do(write_menu(plan, 1), "send", "assistant_coach")
    later(4)
    case = case_of(client, plan)
    assert case.risk == sum(points for _words, points in case.reasons)
    assert "1 份餐单未读 2" in client.get("/coach/").text
    services.mark_read(plan=plan, until=menu.for_date, at=clock.now())
    assert case_of(client, plan).unread == 0


def test_the_greatest_risk_comes_first(client, coach, plan):
    later(4)
    fine = running()
    TeamMember.objects.filter(case_key=fine.case_key, role="assistant_coach").update(user=coach)
    assert [c.plan.pk for c in client.get("/coach/").context["cards"]] == [plan.pk, fine.pk]


def test_every_number_opens_exactly_what_it_counts(client, coach, plan):
    later(4)
    page = client.get("/coach/").context
    for name, _words, n in page["counts"]:
        assert len(client.get(f"/coach/?show={name}").context["cards"]) == n
    for name, _words, n in page["tally"]:
        assert len(client.get(f"/coach/?due={name}").context["today"]) == n
    for stage, _words, n in page["menus"].counts:
        assert len(client.get(f"/coach/?menus={stage}").context["menus"].shown) == n
    for _label, url, _step, lines in page["meetings"]:
        assert client.get(url).context["count"] == len(lines)


@pytest.mark.parametrize(
    ("made", "role", "offered"),
    [
        (make_plan, "head_coach", False),
        (submitted, "head_coach", True),
        (submitted, "assistant_coach", False),
    ],
)
def test_a_call_is_offered_to_whoever_holds_it_once_there_is_a_plan(client, made, role, offered):
    client.force_login(member(made(), role))
    lines = client.get("/coach/").context["meetings"][0][3]
    assert {bool(step_url) for _title, _at, step_url, _agreed in lines} == {offered}


def test_what_is_asked_for_and_not_known_shows_everything(client, coach, plan):
    page = client.get("/coach/?show=x&due=x&menus=x").context
    assert (page["show"], page["due"], page["menus"].stage) == ("all", "", "")


@pytest.fixture
def tomorrow(plan):
    """The menu of day 2, which is owed today; that of day 1 is written."""
    write_menu(plan, 1, "荞麦面")
    return services.open_menu(plan=plan, day_no=2)


def cook(client, action, *menus, **more):
    keys = [menu.pk for menu in menus]
    return client.post("/coach/menus/", {"action": action, "menu": keys, **more}, follow=True)


def stages(client):
    counts = client.get("/coach/").context["menus"].counts
    return [n for stage, _words, n in counts if stage != "earlier"]


def test_a_menu_goes_through_the_pipeline(client, coach, plan, tomorrow):
    assert stages(client) == [1, 0, 0, 0]
    cook(client, "copy", tomorrow)
    assert stages(client) == [0, 1, 0, 0]
    cook(client, "send", tomorrow)
    assert stages(client) == [0, 0, 1, 0]
    services.mark_read(plan=plan, until=tomorrow.for_date, at=clock.now())
    assert stages(client) == [0, 0, 0, 1]
    cook(client, "explain", tomorrow, note="主食减半")
    assert (stages(client), fresh(tomorrow).explanation) == ([0, 0, 0, 0], "主食减半")


def test_empty_menus_are_filled_from_the_library(client, coach, tomorrow):
    cook(client, "fill", tomorrow)
    assert fresh(tomorrow).dishes


def test_what_could_not_be_done_is_named_and_the_rest_is_done(client, coach, plan, tomorrow):
    other = write_menu(plan, 3, "白灼虾")
    page = cook(client, "send", tomorrow, other)
    assert "已处理 1 份餐单" in page.text
    assert "李小梅" in page.text
    assert (fresh(tomorrow).state, fresh(other).state) == ("draft", "sent")


def test_many_copies_overwrite_nothing(client, coach, plan, tomorrow):
    written = write_menu(plan, 2, "藜麦饭")
    assert "已经写好" in cook(client, "copy", written).text
    assert fresh(written).dishes[0]["food"] == "藜麦饭"


def test_an_allergy_stands_beside_the_menu_and_stops_it(client):
    plan = running(make_plan(allergens="虾"))
    client.force_login(member(plan, "assistant_coach"))
    menu = write_menu(plan, 2, "白灼虾")
    assert "白灼虾（虾）" in client.get("/coach/").text
    cook(client, "send", menu)
    assert fresh(menu).state == "draft"


@pytest.mark.parametrize("data", [{}, {"action": "send"}, {"action": "x", "menu": ["1"]}])
def test_nothing_marked_is_said(client, coach, data):
    page = client.post("/coach/menus/", data, follow=True)
    assert "请至少勾选一份餐单" in page.text


def test_an_explanation_needs_words(client, coach, plan):
    menu = do(write_menu(plan, 2), "send", "assistant_coach")
    assert "请写明解读了什么" in cook(client, "explain", menu).text
    assert fresh(menu).state == "sent"


def test_a_foreign_menu_is_not_touched(client, coach):
    other = write_menu(running(), 2)
    cook(client, "send", other)
    assert fresh(other).state == "draft"
    client.force_login(make_user("health_manager"))
    assert cook(client, "send", other).status_code == 403


def test_a_customer_at_a_glance(client, coach, plan):
    weigh(plan)
    page = client.get(f"/coach/{plan.pk}/", headers={"HX-Target": "drawer-body"})
    assert "chart-dot" in page.text
    assert "<html" not in page.text
    assert "<html" in client.get(f"/coach/{plan.pk}/").text
    assert AccessLog.objects.filter(what="metrics", actor_id=coach.pk).exists()


def test_a_foreign_customer_is_not_there(client, coach):
    assert client.get(f"/coach/{running().pk}/").status_code == 404


def test_the_last_words_stand_beside_the_customer(client, coach, plan):
    group = Group.objects.create(order=plan.order)
    joined = {"joined_at": clock.now(), "role": "customer", "name": "李小梅"}
    customer = group.members.create(customer=plan.order.customer, **joined)
    group.members.create(user=coach, **{**joined, "role": "assistant_coach"})
    for n in range(4):
        group.add(member=customer, kind="text", body=f"第{n}句", sent_at=clock.now())
    group.save()
    talk = case_of(client, plan).talk
    assert ([m.body for m in talk.lines], talk.unread) == (["第1句", "第2句", "第3句"], 4)
    assert case_of(client, plan).silent == 0


def test_forty_customers_cost_as_many_statements_as_five(client, coach, plan):
    def statements():
        client.get("/coach/")
        with CaptureQueriesContext(connection) as counted:
            assert client.get("/coach/").status_code == 200
        return len(counted)

    def more(n):
        for _n in range(n):
            other = running()
            write_menu(other, 2)
            mine = TeamMember.objects.filter(case_key=other.case_key)
            mine.filter(role="assistant_coach").update(user=coach)

    more(4)
    five = statements()
    more(8)
    assert statements() == five


def test_the_week_counts_what_each_day_opens(client, coach, plan):
    for day in client.get("/coach/").context["week"]:
        page = client.get("/coach/", {"on": f"{day.on}"})
        assert page.context["on"] == day.on
        assert len(page.context["today"]) == day.owed
    assert sum(day.owed for day in page.context["week"]) > 0


def test_the_week_tells_where_a_plan_turns(client, coach, plan):
    today, *others = client.get("/coach/").context["week"]
    assert [(turn.name, str(turn.what)) for turn in today.turns] == [("李小梅", "第 1 天")]
    assert not any(day.turns for day in others)
    later(20)
    assert str(client.get("/coach/").context["week"][0].turns[0].what) == "第 3 周结束"


@pytest.mark.parametrize("on", ["x", "2026-11-22", "2026-12-30", "2026-02-31"])
def test_a_day_out_of_the_week_shows_today(client, coach, on):
    assert client.get("/coach/", {"on": on}).context["on"] is None
