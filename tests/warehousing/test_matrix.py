"""Who may do what to the papers: every cell, by the kernel, by page, by REST, by bulk and admin.

The tables are written from 001 pp. 24–29, apart from the code.
"""

import pytest

from accounts.models import User
from core.models import BulkJob
from core.steps import perform
from tests.inventory.factories import make_branch, make_lot, make_user, make_warehouse
from tests.matrix import complete, wrong_cells
from tests.warehousing import factories as make
from warehousing.models import Disposal, ExpiryCheck, ExpiryNotice, Requisition, Stocktake
from warehousing.services import announce_near_expiry

pytestmark = pytest.mark.django_db
PM, FINANCE, KEEPER = {"product_manager"}, {"finance_lead"}, {"warehouse_keeper"}
LEAD = {"supervisor", "regional_manager"}
BRANCH = {"admin_clerk", "warehouse_keeper", "branch_director"}
COUNTERS = {"warehouse_keeper", "admin_clerk", "product_manager"}
HQ = ("product_manager", "finance_lead", "supervisor", "regional_manager", "auditor", "head_coach")

REQUISITION = {
    "apply": ({"draft"}, {"branch clerk"}),
    "reapply": ({"returned"}, {"branch clerk"}),
    "first_approve": ({"first"}, PM),
    "first_refuse": ({"first"}, PM),
    "second_approve": ({"second"}, FINANCE),
    "second_refuse": ({"second"}, FINANCE),
    "pick": ({"approved"}, {"headquarters keeper"}),
    "keeper_refuse": ({"approved"}, {"headquarters keeper"}),
    "unpick": ({"picked"}, {"headquarters keeper"}),
    "ship": ({"picked"}, {"headquarters keeper"}),
    "receive": ({"shipped"}, {"branch clerk"}),
    "settle": ({"difference"}, PM | FINANCE),
    "cancel": ({"draft", "returned", "first", "second", "approved"}, {"branch clerk"}),
}
REQUISITIONS = {
    "draft": make.make_requisition,
    "first": make.applied,
    "second": make.once,
    "approved": make.twice,
    "picked": make.picked,
    "shipped": make.shipped,
    "difference": lambda: make.received(good=3),
    "received": make.received,
    "returned": lambda: perform(
        make.applied(), "first_refuse", by=make.product_manager().actor, reason="x"
    ),
    "cancelled": lambda: perform(
        row := make.applied(), "cancel", by=make.clerk(row.target.branch).actor, reason="x"
    ),
}
DISPOSAL = {
    "apply": ({"draft"}, KEEPER),
    "first_review": ({"first"}, PM),
    "first_refuse": ({"first"}, PM),
    "second_review": ({"second"}, FINANCE),
    "second_refuse": ({"second"}, FINANCE),
    "approve": ({"approval"}, LEAD),
    "lead_refuse": ({"approval"}, LEAD),
    "reapply": ({"returned"}, KEEPER),
    "withdraw": ({"first", "returned"}, KEEPER),
    "destroy": ({"approved"}, KEEPER),
}
DISPOSALS = {
    "draft": lambda: Disposal.objects.create(
        lot=make_lot(5), quantity=1, cause="other", reason="x", responsible=make_user()
    ),
    "first": make.make_disposal,
    "second": make.passed,
    "approval": make.passed_twice,
    "approved": make.approved,
    "destroyed": make.destroyed,
    "returned": lambda: perform(
        make.make_disposal(), "first_refuse", by=make.product_manager().actor, reason="x"
    ),
    "withdrawn": lambda: perform(
        make.make_disposal(), "withdraw", by=make.keeper().actor, reason="x"
    ),
}
STOCKTAKE = {
    "call": ({"planned"}, set()),
    "start": ({"planned", "called"}, KEEPER),
    "count": ({"counting", "recount"}, COUNTERS),
    "found": ({"counting"}, COUNTERS),
    "finish": ({"counting"}, KEEPER),
    "finish_recount": ({"recount"}, COUNTERS),
    "explain": ({"causes"}, KEEPER | PM),
    "finance_sign": ({"finance"}, FINANCE),
    "finance_return": ({"finance"}, FINANCE),
    "lead_sign": ({"lead"}, LEAD),
    "lead_return": ({"lead"}, LEAD),
    "cancel": ({"planned", "called", "counting", "recount", "causes"}, LEAD),
}
STOCKTAKES = {
    "planned": make.make_stocktake,
    "called": lambda: perform(make.make_stocktake(), "call", by=make.SYSTEM),
    "counting": make.started,
    "recount": lambda: make.counted(found=8),
    "causes": make.recounted,
    "finance": make.explained,
    "lead": make.signed,
    "posted": make.posted,
    "cancelled": lambda: perform(make.make_stocktake(), "cancel", by=make.lead().actor, reason="x"),
}
CHECK = {"call": ({"planned"}, set()), "sign": ({"called"}, KEEPER)}
NOTICE = {"announce": ({"draft"}, set()), "close": ({"announced"}, PM | LEAD)}


def people(*roles):
    return {role: make_user(role) for role in roles}


@pytest.mark.slow
def test_every_cell_of_a_requisition(monkeypatch):
    branch = make_branch()
    monkeypatch.setattr(make, "make_branch", lambda: branch)
    users = people(*HQ) | {
        "headquarters keeper": make.keeper(),
        "branch clerk": make.clerk(branch),
        "clerk elsewhere": make.clerk(make_branch()),
    }
    wrong = wrong_cells(
        lambda state: REQUISITIONS[state](), REQUISITIONS, users, REQUISITION,
        page="requisitions", api="requisitions",
    )  # fmt: skip
    assert wrong == []


@pytest.mark.slow
def test_every_cell_of_a_disposal():
    wrong = wrong_cells(
        lambda state: DISPOSALS[state](), DISPOSALS, people(*HQ, *KEEPER), DISPOSAL,
        page="disposals", api="disposals",
    )  # fmt: skip
    assert wrong == []


@pytest.mark.slow
def test_every_cell_of_a_stocktake():
    blocked = {("counting", "finish"), ("recount", "finish_recount")}
    wrong = wrong_cells(
        lambda state: STOCKTAKES[state](), STOCKTAKES, people(*HQ, *KEEPER, "admin_clerk"),
        STOCKTAKE, page="stocktakes", api="stocktakes", blocked=blocked,
    )  # fmt: skip
    assert wrong == []


def test_every_cell_of_a_check_and_of_a_notice():
    checks = {
        "planned": lambda: ExpiryCheck.objects.create(
            warehouse=make_warehouse(), called_on=make.today()
        ),
        "called": make.make_check,
        "signed": lambda: perform(
            row := make.make_check(lots=1), "sign", by=make.keeper().actor,
            lines=[{"line": row.lines.get().pk, "finding": "ok"}],
        ),
    }  # fmt: skip
    users = people(*HQ, *KEEPER)
    wrong = wrong_cells(
        lambda state: checks[state](), checks, users, CHECK,
        page="expiry-checks", api="expiry-checks",
    )  # fmt: skip
    assert wrong == []

    def notice(state):
        if state == "draft":
            return ExpiryNotice.objects.create(warehouse=make_warehouse(), day=make.today())
        make_lot(5, days=10)
        announce_near_expiry()
        row = ExpiryNotice.objects.latest("pk")
        close = {"by": make.product_manager().actor, "measure": "促销"}
        return row if state == "announced" else perform(row, "close", **close)

    states = ("draft", "announced", "closed")
    wrong = wrong_cells(notice, states, users, NOTICE, page="expiry-notices", api="expiry-notices")
    assert wrong == []


def test_the_tables_speak_of_every_step_and_state():
    assert complete(Requisition, REQUISITION, REQUISITIONS)
    assert complete(Disposal, DISPOSAL, DISPOSALS)
    assert complete(Stocktake, STOCKTAKE, STOCKTAKES)
    assert complete(ExpiryCheck, CHECK, ("planned", "called", "signed"))
    assert complete(ExpiryNotice, NOTICE, ("draft", "announced", "closed"))


def chosen(client, slug, step, rows):
    client.post(f"/{slug}/bulk/", {"step": step, "pk": [row.pk for row in rows]})
    job = BulkJob.objects.latest("pk")
    client.post(f"/jobs/{job.pk}/start/", follow=True)
    return job


def test_many_at_once_is_no_way_round_four_eyes(client):
    both = make_user("finance_lead", "product_manager")
    own, other = make.passed(by=both), make.passed()
    client.force_login(both)
    job = chosen(client, "disposals", "second_review", [own, other])
    assert (job.total, job.skipped) == (1, 1)
    states = {row.pk: row.state for row in Disposal.objects.all()}
    assert states == {own.pk: "second", other.pk: "approval"}


def test_many_requisitions_are_approved_as_the_person_who_chose_them(client):
    both = make_user("finance_lead", "product_manager")
    own, other = make.once(by=both), make.once()
    client.force_login(both)
    chosen(client, "requisitions", "second_approve", [own, other])
    states = {row.pk: row.state for row in Requisition.objects.all()}
    assert states == {own.pk: "second", other.pk: "approved"}


@pytest.mark.parametrize(
    "name", ["requisition", "disposal", "stocktake", "expirycheck", "expirynotice"]
)
def test_the_admin_only_looks(client, name):
    rows = {"requisition": make.once, "disposal": make.passed, "stocktake": make.signed}
    row = rows.get(name, make.make_disposal)()
    client.force_login(User.objects.create_superuser("root", full_name="系统管理员"))
    base = f"/admin/warehousing/{name}/"
    assert client.get(base).status_code == 200
    assert client.get(f"{base}add/").status_code == 403
    if name in rows:
        assert client.post(f"{base}{row.pk}/change/", {"state": "approved"}).status_code == 403
        assert client.post(f"{base}{row.pk}/delete/", {"post": "yes"}).status_code == 403
