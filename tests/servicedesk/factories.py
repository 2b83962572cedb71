"""Enquiries, requests and work for tests, brought by the real steps to where a test begins."""

from datetime import timedelta
from typing import Any

from accounts.models import Branch, User
from accounts.roles import Role
from core import clock
from core.actors import customer_actor
from core.steps import perform
from servicedesk import services
from servicedesk.models import Enquiry, ServiceRequest, Skill, WorkOrder
from tests.customers.factories import make_customer, make_user

QUESTION = "血糖偏高可以吃水果吗,有没有推荐?"


def desk(row: Any, role: Role = Role.CUSTOMER_SERVICE) -> User:
    return make_user(role, branch=row if isinstance(row, Branch) else row.branch)


def make_enquiry(customer: Any = None, **given: Any) -> Enquiry:
    customer = customer or make_customer()
    by = given.pop("by", None) or desk(customer).actor
    data = {"kind": "phone", "topic": "diet", "question": QUESTION, "customer": customer}
    return services.take_enquiry(by=by, **{**data, **given})


def answered(enquiry: Enquiry | None = None, by: User | None = None) -> Enquiry:
    enquiry = enquiry or make_enquiry()
    return perform(enquiry, "answer", by=(by or desk(enquiry)).actor, text="可以,每天一拳大小。")


def customer_of(row: Any) -> Any:
    return customer_actor(row.customer_key, "客户")


def make_request(customer: Any = None, **given: Any) -> ServiceRequest:
    customer = customer or make_customer()
    data = {"kind": "device", "need": "请上门安装体脂秤", "customer": customer}
    return services.take_request(by=desk(customer).actor, **{**data, **given})


def make_skilled(branch: Branch | None, kind: str = "device", level: int = 2) -> User:
    user = make_user(Role.HEALTH_MANAGER, branch=branch)
    Skill.objects.create(user=user, kind=kind, level=level)
    return user


def make_work(**given: Any) -> WorkOrder:
    """An accepted request, given to somebody who can do it."""
    request = make_request(**given)
    make_skilled(request.branch)
    lead = desk(request, Role.CS_LEAD)
    perform(request, "accept", by=lead.actor, note="备件齐全")
    return WorkOrder.objects.select_related("assignee", "request").get(request=request)


def in_an_hour(hours: float = 1) -> Any:
    return clock.now() + timedelta(hours=hours)


def plan_of(work: WorkOrder) -> dict[str, Any]:
    step = {"what": "预约时间", "by": in_an_hour(), "means": "工程师 1 人"}
    return {"steps": [step], "due_at": in_an_hour(24)}


#: What brings a work order from its assignment to each state.
WAY = {
    "assigned": (),
    "planned": ("plan",),
    "executing": ("plan", "begin"),
    "done": ("plan", "begin", "finish"),
    "checked": ("plan", "begin", "finish", "pass_check"),
    "told": ("plan", "begin", "finish", "pass_check", "feed_back"),
    "investigating": ("plan", "begin", "finish", "pass_check", "feed_back", "evaluate"),
}


def data_of(work: WorkOrder, step: str) -> dict[str, Any]:
    """What a step asks for, as a person would type it."""
    texts = ("report", "finish", "pass_check", "fail_check", "feed_back")
    known = {
        "plan": plan_of(work),
        "evaluate": {"score": 2, "text": "等了很久"},
        "conclude": {"cause": "缺件", "text": "重新配送"},
        **dict.fromkeys(texts, {"text": "已安装并测试"}),
        **dict.fromkeys(("refuse_reassign", "cancel"), {"reason": "不需要"}),
    }
    return known.get(step, {})


def who(work: WorkOrder, step: str) -> Any:
    """Somebody who may do the step."""
    if step in ("pass_check", "fail_check", "conclude"):
        return make_user(Role.QUALITY_SUPERVISOR).actor
    if step in ("approve_reassign", "refuse_reassign", "cancel", "assign"):
        return desk(work.request, Role.CS_LEAD).actor
    return customer_of(work) if step == "evaluate" else work.assignee.actor


def do(work: WorkOrder, step: str, **given: Any) -> WorkOrder:
    return perform(work, step, by=who(work, step), **{**data_of(work, step), **given})


def work_at(state: str, **given: Any) -> WorkOrder:
    work = make_work(**given)
    for step in WAY[state]:
        work = do(work, step)
    return work
