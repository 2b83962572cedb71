"""The plan editor: beside the record, kept while it is typed, compared with what was before."""

from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from core.models import AccessLog
from plans.models import Plan, PlanTemplate, Proposal
from tests.plans.factories import (
    PARTS,
    confirm_health,
    do,
    fresh,
    make_order,
    make_plan,
    make_user,
    member,
    submitted,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "HX-Target": "kept"}


@pytest.fixture
def plan() -> Plan:
    return make_plan(allergens="花生")


@pytest.fixture
def manager(plan: Plan) -> Client:
    return signed_in(plan, Role.HEALTH_MANAGER)


def signed_in(plan: Plan, role: Role) -> Client:
    client = Client()
    client.force_login(member(plan, role))
    return client


def url(plan: Plan, page: str = "edit") -> str:
    return f"/plans/{plan.pk}/{page}/"


def post(client: Client, plan: Plan, action: str = "save", **data: Any) -> Any:
    typed = {"version": fresh(plan).version, "action": action, **PARTS, **data}
    return client.post(url(plan), typed)


def test_the_record_stands_beside_the_plan(manager: Client, plan: Plan) -> None:
    page = manager.get(url(plan)).text
    assert "过敏原" in page
    assert "花生" in page
    assert "杂粮饭" in page


def test_reading_the_record_there_is_recorded(manager: Client, plan: Plan) -> None:
    manager.get(url(plan))
    seen = set(AccessLog.objects.filter(customer_key=plan.customer_key).values_list("what"))
    assert {("health_record",), ("assessment",), ("metrics",)} <= seen


@pytest.mark.parametrize("role", [Role.HEAD_COACH, Role.CUSTOMER_SERVICE])
def test_only_the_health_manager_writes(plan: Plan, role: Role) -> None:
    assert signed_in(plan, role).get(url(plan)).status_code == 403
    assert signed_in(plan, role).post(url(plan, "keep")).status_code == 403


def test_another_branch_finds_nothing(plan: Plan) -> None:
    client = Client()
    client.force_login(make_user(Role.HEALTH_MANAGER, branch=make_order().branch))
    assert client.get(url(plan)).status_code == 404


def test_saving_is_the_step_and_ends_the_draft(manager: Client, plan: Plan) -> None:
    manager.post(url(plan, "keep"), {"diet": "打到一半"})
    assert post(manager, plan, diet="三餐定时").status_code == 303
    assert (fresh(plan).diet, plan.drafts.count()) == ("三餐定时", 0)


def test_what_is_typed_is_kept_and_changes_nothing(manager: Client, plan: Plan) -> None:
    answer = manager.post(url(plan, "keep"), {"diet": "打到一半", "version": plan.version})
    assert "草稿已于" in answer.text
    assert fresh(plan).diet == "杂粮饭"
    assert "打到一半" in manager.get(url(plan)).text


def test_a_draft_is_sealed_and_its_writers_alone(manager: Client, plan: Plan) -> None:
    manager.post(url(plan, "keep"), {"diet": "打到一半"})
    colleague = make_user(Role.HEALTH_MANAGER, branch=plan.order.branch)
    client = Client()
    client.force_login(colleague)
    assert "打到一半" not in client.get(url(plan)).text


def test_half_typed_rows_survive(manager: Client, plan: Plan, product: int) -> None:
    goods = {"goods-0-product": product, "goods-0-quantity": "两", "goods-0-dose_per_day": "2"}
    answer = manager.post(url(plan, "keep"), goods)
    assert answer.status_code == 200
    assert 'value="两"' in manager.get(url(plan)).text


def test_how_long_the_packs_last_is_told_while_typing(
    manager: Client, plan: Plan, product: int
) -> None:
    goods = {"goods-0-product": product, "goods-0-quantity": "2"}
    goods |= {"goods-0-units_per_pack": "90", "goods-0-dose_per_day": "4"}
    answer = manager.post(url(plan, "keep"), goods)
    assert "可用 45 天" in answer.text
    assert "需要 3 份" in answer.text
    assert "不够" in answer.text


def test_a_draft_can_be_thrown_away(manager: Client, plan: Plan) -> None:
    manager.post(url(plan, "keep"), {"diet": "打到一半"})
    post(manager, plan, "discard")
    assert plan.drafts.count() == 0
    assert "杂粮饭" in manager.get(url(plan)).text


def test_the_library_has_plans_to_begin_from() -> None:
    assert PlanTemplate.objects.filter(active=True).count() >= 3


def test_a_template_fills_only_what_is_empty(manager: Client, plan: Plan) -> None:
    template = PlanTemplate.objects.get(code="lose-fat")
    post(manager, plan, "template", diet="", mind="自己的话", template=template.pk)
    draft = plan.drafts.get().content
    assert (draft["diet"], draft["mind"]) == (template.diet, "自己的话")
    assert fresh(plan).diet == "杂粮饭"


@pytest.mark.parametrize("key", ["", "x", "999999"])
def test_a_template_that_is_not_there(manager: Client, plan: Plan, key: str) -> None:
    assert post(manager, plan, "template", template=key).status_code == 303
    assert plan.drafts.count() == 0


def test_a_proposal_goes_into_the_draft_never_into_the_plan(manager: Client, plan: Plan) -> None:
    post(manager, plan, "propose", diet="")
    proposal = Proposal.objects.get(plan=plan)
    post(manager, plan, f"proposal:{proposal.pk}", diet="")
    assert plan.drafts.get().content["diet"] == proposal.parts["diet"]
    assert fresh(plan).diet == "杂粮饭"


def test_a_proposal_of_another_plan_is_not_there(manager: Client, plan: Plan) -> None:
    other = Proposal.objects.create(plan=make_plan(), made_by="x", parts={"diet": "别人的"})
    post(manager, plan, f"proposal:{other.pk}", diet="")
    assert plan.drafts.count() == 0


def test_two_who_write_at_once_are_told(manager: Client, plan: Plan) -> None:
    read = plan.version
    do(plan, "write", Role.HEALTH_MANAGER, **{**PARTS, "diet": "同事写的"})
    answer = manager.post(url(plan), {"version": read, "action": "save", **PARTS, "diet": "我写的"})
    assert answer.status_code == 409
    assert "我写的" in answer.text
    assert fresh(plan).diet == "同事写的"


def test_a_wrong_row_keeps_what_was_typed(manager: Client, plan: Plan, product: int) -> None:
    answer = post(manager, plan, diet="海带汤", **{"goods-0-product": product})
    assert answer.status_code == 422
    assert "海带汤" in answer.text


def test_a_submitted_plan_is_no_longer_written() -> None:
    plan = submitted()
    answer = signed_in(plan, Role.HEALTH_MANAGER).get(url(plan))
    assert (answer.status_code, answer["Location"]) == (302, url(plan, "").replace("//", "/"))


def test_every_writing_is_a_version_that_can_be_compared(
    manager: Client, plan: Plan, product: int
) -> None:
    goods = {"goods-0-product": product, "goods-0-quantity": "3"}
    goals = {"goals-0-metric": "weight", "goals-0-target": "72"}
    post(manager, plan, diet="杂粮饭\n清蒸鱼", **goods, **goals)
    page = manager.get(f"{url(plan, '').replace('//', '/')}?tab=versions").text
    assert "<ins>清蒸鱼</ins>" in page
    assert "<ins>营养素 · × 3</ins>" in page
    assert "→ 72 kg" in page


def test_the_same_text_again_is_no_new_version(manager: Client, plan: Plan) -> None:
    post(manager, plan)
    assert plan.versions.count() == 1


def test_two_versions_are_chosen_by_number(manager: Client, plan: Plan) -> None:
    for diet in ("一", "二"):
        post(manager, plan, diet=diet)
    page = manager.get(f"{url(plan, '').replace('//', '/')}?tab=versions&a=1&b=3").text
    assert "<del>杂粮饭</del>" in page
    assert "<ins>二</ins>" in page


def test_a_plan_without_an_assessment_opens() -> None:
    order = make_order()
    confirm_health(order)
    order.assessment.delete()
    plan = Plan.objects.create(order=order)
    assert signed_in(plan, Role.HEALTH_MANAGER).get(url(plan)).status_code == 200
