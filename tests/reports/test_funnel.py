"""From payment to the second report: how many got how far, in how many days, and which they are."""

from datetime import timedelta

import pytest

from accounts.models import Branch, User
from core import clock
from core.models import StepLog
from tests.orders.factories import make_paid
from tests.reports.reading import cells, opened
from tests.sla.conftest import local

pytestmark = pytest.mark.django_db
PAID_AT = local("2026-11-02 10:00")
WAY = [
    ("orders.order", "confirm_type", {}),
    ("contracts.contract", "company_sign", {}),
    ("health_records.healthrecord", "confirm", {}),
    ("plans.plan", "submit", {}),
    ("logistics.shipment", "confirm", {}),
    ("logistics.receipt", "confirm", {}),
    ("plans.plan", "start", {}),
    ("plans.plan", "end", {}),
    ("plans.report", "issue", {"number": 1}),
    ("plans.report", "issue", {"number": 2}),
]


def order(branch, stages, paid_at=PAID_AT):
    """An order that has gone so many stages, one a day, the last one twice."""
    clock.hold(paid_at)
    made = make_paid(branch)
    type(made).objects.filter(pk=made.pk).update(paid_at=paid_at)
    for day, (model, step, facts) in enumerate([*WAY[:stages], *WAY[:stages][-1:]], start=1):
        log(made, f"{model}:{made.pk}", step, paid_at + timedelta(days=day), facts)
    return made


def log(made, row, step, at, facts):
    StepLog.objects.create(
        row_key=row, case_key=made.case_key, branch_key=made.branch_id, step=step, at=at,
        before="", after="", actor_kind="system", actor_name="system", facts=facts,
    )  # fmt: skip


@pytest.fixture
def boss(client, branch):
    other = Branch.objects.create(code="hd", name="海淀")
    for stages in (0, 1, 3, 10):
        order(branch, stages)
    order(other, 2)
    order(branch, 10, local("2026-09-01 10:00"))
    clock.hold(local("2026-11-23 16:30"))
    client.force_login(User.objects.get(username="boss"))
    return client


def funnel(client, **asked):
    return cells(client.get("/reports/funnel/", {"period": "2026-11"} | asked), "funnel")


def test_how_many_got_how_far(boss):
    numbers = {name: row["订单"].value for name, row in funnel(boss).items()}
    assert list(numbers.values()) == [5, 4, 3, 2, 1, 1, 1, 1, 1, 1, 1]
    assert list(numbers)[0] == "已支付"


def test_how_many_days_it_took_them_the_first_time(boss):
    rows = list(funnel(boss).values())
    assert [row["距支付中位天数"].value for row in rows[1:4]] == [1, 2, 3]
    assert {row["距上一阶段中位天数"].value for row in rows[1:]} == {1}


def test_every_number_opens_exactly_its_orders(boss):
    for row in funnel(boss).values():
        assert opened(boss, row["订单"].url) == row["订单"].value


def test_a_branch_and_a_person_of_it_see_their_own(boss, client, branch):
    assert funnel(boss, branch=branch.pk)["合同类型"]["订单"].value == 3
    client.force_login(User.objects.get(username="lead"))
    assert funnel(client)["合同类型"]["订单"].value == 3


def test_who_may_not_see_orders_has_no_funnel(client, branch):
    client.force_login(User.objects.create(username="quality", roles=["quality_supervisor"]))
    assert client.get("/reports/funnel/").status_code == 403
    pages = [str(page["label"]) for page in client.get("/reports/").context["pages"]]
    assert "转化漏斗" not in pages
    assert opened(client, "/report-orders/") == 0
