"""What is behind one, the team person by person, and handing over several at once."""

import pytest

from accounts.models import User
from core import clock
from sla.models import Clock, ClockEvent
from tests.sla.conftest import Case, local

pytestmark = pytest.mark.django_db


CODE = "confirm_contract_type"


@pytest.fixture
def second(branch):
    return User.objects.create(
        username="second", full_name="秦行政", roles=["admin_clerk"], branch=branch
    )


@pytest.fixture
def work(branch, second):
    """Monday 16:30. Done: two today (one late), one this month, one last month; four open."""
    case(branch, 1, "2026-10-20 10:00", done="2026-10-20 11:00")
    case(branch, 2, "2026-11-10 10:00", done="2026-11-10 12:00")
    case(branch, 3, "2026-11-19 10:00", done="2026-11-23 09:00")
    case(branch, 4, "2026-11-23 09:00", done="2026-11-23 10:00")
    case(branch, 5, "2026-11-19 10:00")
    case(branch, 6, "2026-11-20 10:00")
    case(branch, 7, "2026-11-23 09:00", owner="second")
    case(branch, 8, "2026-11-23 09:00", owner="")
    clock.hold(local("2026-11-23 16:30"))


def case(branch, number, at, done="", owner="clerk"):
    """A contract type to be confirmed, and perhaps confirmed; nothing follows from it here."""
    one = Case(branch_key=branch.pk, case_key=f"order:{number}", key=f"orders.order:{number}")
    one.happens("orders.order.pay", at)
    found = Clock.objects.filter(case_key_text=one.case_key)
    found.update(owner=User.objects.filter(username=owner).first())
    if done:
        at = local(done)
        late = found.filter(due_at__lt=at).exists()
        found.update(state="met", done_at=at, late_seconds=3600 if late else 0, next_fire_at=None)


@pytest.fixture
def clerk(client, work):
    client.force_login(User.objects.get(username="clerk"))
    return client


@pytest.fixture
def lead(client, work):
    client.force_login(User.objects.get(username="lead"))
    return client


def tiles(page):
    return {str(t["title"]): t for t in page.context["tiles"]}


def test_the_cards_say_what_is_ahead_and_behind(clerk):
    found = tiles(clerk.get("/"))
    counts = {name: tile["count"] for name, tile in found.items()}
    assert counts == {
        "已超时": 1, "两小时内到期": 1, "今天到期": 0, "以后": 1, "等待中": 0,
        "今日已办": 2, "今日按时率": 2, "本月按时率": 3,
    }  # fmt: skip
    assert found["今日按时率"]["text"] == "50 %"
    assert found["本月按时率"]["text"] == "66.7 %"


@pytest.mark.parametrize("path", ["/", "/team/"])
def test_every_card_opens_exactly_its_rows(client, work, path):
    client.force_login(User.objects.get(username="lead" if path == "/team/" else "clerk"))
    for name, tile in tiles(client.get(path)).items():
        page = client.get(f"{path}{tile['url']}")
        assert len(page.context["all"]) == tile["count"], name


def test_what_is_done_says_whether_in_time(clerk):
    page = clerk.get("/?group=done")
    assert "逾期完成" in page.text
    assert "按时" in page.text
    assert "undefined" not in page.text


def test_a_kind_of_work_narrows_what_is_behind(clerk):
    assert len(clerk.get(f"/?group=done&code={CODE}").context["all"]) == 2
    assert clerk.get("/?group=done&code=pick_goods").context["all"] == []


def test_what_was_done_out_of_the_queue_counts_for_who_did_it(clerk):
    Clock.objects.filter(state="met").update(owner=None, done_by="李行政")
    assert tiles(clerk.get("/"))["今日已办"]["count"] == 2


def test_the_team_by_person_each_number_opening_its_rows(lead):
    page = lead.get("/team/")
    names = [one["name"] for one in page.context["load"]]
    assert names == ["李行政", "分中心待领取", "秦行政"]
    for one in page.context["load"]:
        for cell in one["cells"]:
            opened = lead.get(f"/team/{cell['url']}").context["all"]
            assert len(opened) == cell["count"], (one["name"], cell["key"])


def several(client, **sent):
    return client.post("/team/hand-over/", sent)


def mine(name):
    return Clock.objects.filter(owner__username=name, state="running")


def test_several_are_handed_over_at_once_and_it_is_logged(lead, second):
    chosen = [one.pk for one in mine("clerk")]
    sent = {"clock": chosen, "to": second.pk, "reason": "请假", "next": "/team/?group=late"}
    answer = several(lead, **sent)
    assert (answer.status_code, answer.url) == (303, "/team/?group=late")
    assert mine("clerk").count() == 0
    entries = ClockEvent.objects.filter(kind="reassign", by="何主任")
    assert {e.clock_id for e in entries} == set(chosen)
    assert {e.data["reason"] for e in entries} == {"请假"}


def test_the_chosen_ones_are_shown_before(lead):
    chosen = [one.pk for one in mine("clerk")]
    page = lead.get("/team/hand-over/", {"clock": chosen})
    assert page.context["clocks"] == list(mine("clerk").order_by("due_at"))
    assert [u.username for u in page.context["form"].fields["to"].queryset] == ["second"]


def test_what_has_ended_meanwhile_keeps_nobody_back(lead, second):
    first, *rest = [one.pk for one in mine("clerk")]
    Clock.objects.filter(pk=first).update(state="waived")
    assert lead.get("/team/hand-over/", {"clock": [first, *rest]}).context["gone"] == 1
    several(lead, clock=[first, *rest], to=second.pk, reason="请假")
    assert mine("second").count() == 1 + len(rest)


def test_a_person_and_a_reason_are_needed(lead):
    answer = several(lead, clock=[mine("clerk")[0].pk])
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"to", "reason"}


def test_nobody_can_take_what_different_roles_owe(lead):
    Clock.objects.filter(pk=mine("clerk")[0].pk).update(owner_role="head_coach")
    page = lead.get("/team/hand-over/", {"clock": [one.pk for one in mine("clerk")]})
    assert page.context["nobody"]


def test_handing_over_is_for_leads_and_their_branch(client, work):
    chosen = {"clock": [one.pk for one in mine("clerk")]}
    client.force_login(User.objects.get(username="clerk"))
    assert client.get("/team/hand-over/", chosen).status_code == 403
    client.force_login(User.objects.create(username="far", roles=["branch_director"]))
    assert client.get("/team/hand-over/", chosen).status_code == 404
    assert client.get("/team/hand-over/", {"clock": ["x", "9" * 30]}).status_code == 404
