"""The crisis room: grade, team, timed steps, statements by three, drills that stay apart."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, InternalError, transaction

from core import files
from core.errors import Forbidden, Refused
from core.models import StepLog
from core.steps import perform
from crises import selectors, services
from crises.choices import risk_of
from crises.models import Crisis, Seat
from notifications.models import Message
from sla.models import Clock
from tests.logistics.factories import picture

pytestmark = pytest.mark.django_db


def declare(desk, **given):
    data = {
        "title": "多名客户过敏",
        "kind": "health",
        "scope": "shop",
        "summary": "三位客户同批次过敏",
    }
    return services.declare(by=desk.boss.actor, **{**data, **given})


def codes(row):
    live = Clock.objects.filter(case_key_text=row.case_key, state="running")
    return set(live.values_list("code", flat=True))


@pytest.mark.parametrize(
    ("scope", "amount", "shares", "risk"),
    [
        ("shop", 0, 0, "blue"),
        ("shop", 99_999, 4_999, "blue"),
        ("shop", 100_000, 0, "yellow"),
        ("shop", 0, 5_000, "yellow"),
        ("region", 0, 0, "yellow"),
        ("shop", 1_000_000, 0, "red"),
        ("region", 0, 50_000, "red"),
        ("country", 0, 0, "red"),
    ],
)
def test_the_highest_axis_gives_the_grade(scope, amount, shares, risk):
    assert risk_of(scope, Decimal(amount), shares) == risk


def test_the_alarm_starts_every_clock_and_tells_headquarters(desk):
    row = declare(desk)
    assert codes(row) == {
        "crisis_assemble", "crisis_plan", "crisis_effect", "crisis_statement_first",
        "crisis_statement_progress", "crisis_statement_full",
    }  # fmt: skip
    assert Message.objects.filter(template="crisis_declared", urgent=True).exists()


def test_a_leak_has_three_more(desk):
    row = declare(desk, kind="leak")
    assert {"crisis_leak_contain", "crisis_leak_cause", "crisis_leak_report"} <= codes(row)


def test_a_drill_runs_clocks_of_its_own(desk, roster):
    row = declare(desk, drill=True)
    assert codes(row)
    assert all(code.startswith("drill_") for code in codes(row))
    perform(row, "assemble", by=desk.boss.actor, side="A")
    assert Clock.objects.get(code="drill_crisis_assemble").state == "met"
    assert not Message.objects.filter(template="crisis_declared").exists()


def test_a_team_that_is_not_whole_is_not_assembled(desk, roster):
    Seat.objects.filter(user=roster["legal"][0]).delete()
    row = declare(desk)
    with pytest.raises(Refused, match="1/2"):
        perform(row, "assemble", by=desk.boss.actor, side="A")
    assert perform(row, "assemble", by=desk.boss.actor, side="B").side == "B"


def test_from_the_alarm_to_standing_down(desk, roster):
    row = perform(declare(desk), "assemble", by=desk.boss.actor, side="A")
    chief, lawyer = roster["commander"][0], roster["legal"][0]
    with pytest.raises(Forbidden):
        perform(row, "plan", by=desk.quality.actor, plan="停售")
    row = perform(row, "plan", by=chief.actor, plan="停售该批次")
    row = perform(row, "review", by=chief.actor, effective=False, note="仍在扩散")
    assert row.state == "planned"
    row = perform(row, "review", by=chief.actor, effective=True, note="已停")
    with pytest.raises(Refused):
        perform(row, "stand_down", by=desk.boss.actor, note="学到")
    for kind in ("first", "progress", "full"):
        publish(row, kind, roster["pr"][0], lawyer, chief)
    assert codes(row) == set()
    assert perform(row, "stand_down", by=desk.boss.actor, note="加强抽检").state == "stood_down"


def publish(row, kind, writer, lawyer, chief):
    perform(row, "draft_statement", by=writer.actor, kind=kind, text="我们正在调查")
    made = row.statements.latest("pk")
    perform(made, "sign", by=lawyer.actor)
    return perform(made, "issue", by=chief.actor, where="官网")


def test_a_statement_needs_three(desk, roster):
    row = perform(declare(desk), "assemble", by=desk.boss.actor, side="A")
    lawyer, chief = roster["legal"][0], roster["commander"][0]
    perform(row, "draft_statement", by=lawyer.actor, kind="first", text="声明")
    made = row.statements.get()
    with pytest.raises(Refused):
        perform(made, "issue", by=chief.actor, where="官网")
    for who in (lawyer, chief):
        with pytest.raises(Forbidden):
            perform(made, "sign", by=who.actor)
    made = perform(made, "sign", by=roster["legal"][1].actor)
    with pytest.raises(Forbidden):
        perform(made, "issue", by=roster["service"][0].actor, where="官网")
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        row.statements.update(text="另一份")


def test_the_record_only_grows(desk, roster):
    row = perform(declare(desk), "assemble", by=desk.boss.actor, side="A")
    perform(row, "plan", by=roster["commander"][0].actor, plan="停售")
    with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
        row.lines.all().delete()


def test_a_red_complaint_opens_the_room_and_hears_of_the_team(desk, roster):
    complaint = desk.graded("crisis")
    row = Crisis.objects.get(complaint=complaint)
    owed = Clock.objects.get(code="complaint_crisis_team")
    perform(row, "assemble", by=desk.boss.actor, side="A")
    owed.refresh_from_db()
    assert (row.branch, owed.state) == (desk.branch, "met")


def test_similar_past_cases_are_found(desk, roster):
    old = declare(desk, title="同批次营养素过敏", summary="多名客户皮疹,批次停售")
    other = declare(desk, title="系统宕机", summary="支付失败")
    for row in (old, other):
        row = perform(row, "assemble", by=desk.boss.actor, side="A")
        chief = roster["commander"][0]
        row = perform(row, "plan", by=chief.actor, plan="处置")
        row = perform(row, "review", by=chief.actor, effective=True, note="好")
        publish(row, "full", roster["pr"][0], roster["legal"][0], chief)
        perform(row, "stand_down", by=desk.boss.actor, note="经验")
    now = declare(desk, title="营养素过敏", summary="两名客户皮疹")
    assert [one.pk for one in selectors.alike(now, desk.boss)] == [old.pk]


def test_evidence_has_its_hash(desk):
    row = perform(declare(desk), "add_evidence", by=desk.boss.actor, file=picture())
    kept = files.of(row.key).get()
    logged = StepLog.objects.get(row_key=row.key, step="add_evidence")
    assert len(kept.sha256) == 64
    assert logged.facts == {"sha256": kept.sha256}


def test_the_pages_open(desk, roster, client):
    row = perform(declare(desk, drill=True), "assemble", by=desk.boss.actor, side="A")
    client.force_login(desk.boss)
    for url in ("/crises/", f"/crises/{row.pk}/", f"/crises/{row.pk}/?tab=past", "/crises/roster/"):
        assert client.get(url).status_code == 200
    assert "演练" in client.get(f"/crises/{row.pk}/").content.decode()
