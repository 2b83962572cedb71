"""Plans for tests: built as rows up to where a test begins, driven by steps from there on."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import Branch, User
from accounts.roles import Role
from core import clock
from core.actors import SYSTEM
from core.steps import perform
from customers.models import TeamMember
from customers.services import create as create_customer
from health_records.models import Assessment, HealthRecord, Questionnaire, RecordVersion
from orders.models import Order, Programme
from plans import services
from plans.models import MealPlan, Plan

_serial = count(1)
TZ = ZoneInfo("Asia/Shanghai")
PARTS = {"diet": "杂粮饭", "exercise": "快走", "rest": "早睡", "mind": "呼吸"}
TEAM = (Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER, Role.HEAD_COACH, Role.ASSISTANT_COACH)
DISH = {"food": "糙米饭", "grams": 150, "kcal": 174, "protein": 4, "fat": 1, "carbs": 36}
SCHEMA = {
    "title": "测试",
    "sections": [
        {
            "code": "food",
            "title": "饮食",
            "items": [{"code": "allergens", "label": "过敏原", "type": "text"}],
        }
    ],
}


def make_branch() -> Branch:
    number = next(_serial)
    return Branch.objects.create(code=f"PB{number}", name=f"方案分中心{number}")


def make_user(*roles: str, branch: Branch | None = None) -> User:
    number = next(_serial)
    return User.objects.create(
        username=f"p{number}", full_name=f"员工{number}", roles=list(roles), branch=branch
    )


def make_order(branch: Branch | None = None, **customer: Any) -> Order:
    """An order in service as far as plans are concerned, with a team that serves it."""
    number, branch = next(_serial), branch or make_branch()
    data = {"full_name": "李小梅", "phone": f"1860000{number:04d}", "birth_year": 1985, **customer}
    programme, _made = Programme.objects.get_or_create(
        code="DMA-50", defaults={"name": "DMA", "list_price": Decimal(8800)}
    )
    order = Order.objects.create(
        order_no=f"P{number:06d}",
        customer=create_customer(by=SYSTEM, branch=branch, **data),
        branch=branch,
        programme=programme,
        list_price=Decimal(8800),
        amount=Decimal(8800),
        paid_at=clock.now(),
        contract_type="online",
        state="type_confirmed",
    )
    for role in TEAM:
        join(order, make_user(role, branch=branch), role)
    return order


def join(order: Order, user: User, role: str, *, confirmed: bool = True) -> TeamMember:
    return TeamMember.objects.create(
        case_key=order.case_key,
        customer=order.customer,
        user=user,
        role=role,
        joined_at=clock.now(),
        record_confirmed=confirmed,
    )


def member(plan: Plan, role: str) -> User:
    """Who serves the plan's customer in a role."""
    return TeamMember.objects.get(case_key=plan.case_key, role=role, left_at=None).user


def confirm_health(order: Order, *, assessment: str = "approved", allergens: str = "") -> None:
    """A confirmed record and an assessment, as rows."""
    sheet, _made = Questionnaire.objects.get_or_create(
        code="health_record", number=0, defaults={"data": SCHEMA, "published_at": clock.now()}
    )
    record = HealthRecord.objects.create(order=order, questionnaire=sheet, state="confirmed")
    RecordVersion.objects.create(
        record=record,
        number=1,
        questionnaire=sheet,
        answers={"allergens": allergens} if allergens else {},
        confirmed_by_name="客服",
        confirmed_at=clock.now(),
    )
    Assessment.objects.create(order=order, questionnaire=sheet, state=assessment)


def make_plan(order: Order | None = None, **health: Any) -> Plan:
    """A written draft whose record is confirmed and whose assessment is approved."""
    order = order or make_order()
    confirm_health(order, **health)
    plan = services.open_plan(order=order)
    return do(plan, "write", Role.HEALTH_MANAGER, **PARTS)


def do(row: Any, step: str, role: str, **data: Any) -> Any:
    """A step by the team's person for a role."""
    plan = row if isinstance(row, Plan) else row.plan
    return perform(row, step, by=member(plan, role).actor, **data)


def submitted(plan: Plan | None = None) -> Plan:
    return do(plan or make_plan(), "submit", Role.HEALTH_MANAGER)


def hold_call(plan: Plan, session_no: int) -> Any:
    session = plan.sessions.get(session_no=session_no)
    data = {"held_at": clock.now(), "minutes": 30, "notes": "约定三条", "outcome": "agreed"}
    return do(session, "complete", Role.HEAD_COACH, **data)


def ready(plan: Plan | None = None, **start: Any) -> Plan:
    """The first call is held and the start date set (tomorrow)."""
    plan = submitted(plan)
    hold_call(plan, 1)
    return do(plan, "set_start", Role.HEAD_COACH, **start)


def running(plan: Plan | None = None) -> Plan:
    """A plan on its first day; to be used while a test holds the clock."""
    plan = ready(plan, start_date=local(clock.now()).date())
    services.advance(at=clock.now())
    return fresh(plan)


def ended(plan: Plan | None = None) -> Plan:
    """A plan on day 50, closed in time."""
    plan = plan or running()
    clock.hold(clock.now() + timedelta(days=49))
    services.advance(at=clock.now())
    done = {"customer_told": True, "photos_asked": True, "survey_forwarded": True}
    plan = do(plan, "end", Role.CUSTOMER_SERVICE, **done)
    services.open_after_care(plan)
    return fresh(plan)


def write_menu(plan: Plan, day_no: int = 1, *foods: str) -> MealPlan:
    menu = services.open_menu(plan=plan, day_no=day_no)
    dishes = [{**DISH, "food": food} for food in foods or ("糙米饭",)]
    return do(menu, "write", Role.ASSISTANT_COACH, lunch=dishes)


def fresh(row: Any) -> Any:
    return type(row).objects.get(pk=row.pk)


def local(at: datetime) -> datetime:
    return at.astimezone(tz=TZ)


def at(text: str) -> datetime:
    """A local time: ``2026-11-23 09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=TZ)
