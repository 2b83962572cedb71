"""Orders with forms to fill in, and whole sets of answers."""

from itertools import count
from typing import Any

from accounts.models import Branch, User
from accounts.roles import Role
from core.actors import SYSTEM, customer_actor
from core.steps import perform
from customers.models import TeamMember
from customers.services import record_consent
from health_records import services
from health_records.models import Assessment, HealthRecord
from orders.models import Order, Programme
from tests.customers.factories import make_branch, make_customer, make_user

_serial = count(1)

RECORD: dict[str, Any] = {
    "sex": "female",
    "birth_date": "1988-05-20",
    "height_cm": "162",
    "weight_kg": "68.5",
    "conditions": ["none"],
    "surgery": "false",
    "pregnancy": "no",
    "takes_medication": "false",
    "allergens": ["peanut", "other"],
    "allergens_other": "猕猴桃、芋头",
    "family_conditions": ["diabetes"],
    "meals_per_day": "3",
    "eating_out": "some",
    "alcohol": "never",
    "smoking": "never",
    "exercise_days": "0",
    "sleep_hours": "6.5",
    "bedtime": "23to24",
    "stress": "4",
    "mood": "tired",
    "goals": ["weight"],
    "call_time": ["evening"],
}
ASSESSMENT: dict[str, Any] = {
    "sex": "female",
    "age": "38",
    "height_cm": "162",
    "weight_kg": "68.5",
    "weight_change_kg": "0",
    "bp_systolic": "118",
    "bp_diastolic": "76",
    "pregnant": "false",
    "chest_pain": "false",
    "fainting": "false",
    "heart_event": "false",
    "eating_disorder": "false",
    "self_harm": "false",
    "cancer_treatment": "false",
    "insulin": "false",
    "anticoagulant": "false",
    "has_lab": "false",
    "ready": "8",
    "truthful": "true",
}


def make_order(branch: Branch | None = None, **kwargs: Any) -> Order:
    branch = branch or make_branch()
    programme, _ = Programme.objects.get_or_create(
        code="DMA-50", defaults={"name": "DMA", "list_price": 8800}
    )
    return Order.objects.create(
        order_no=f"T{next(_serial):05d}",
        customer=kwargs.pop("customer", None) or make_customer(branch),
        branch=branch,
        programme=programme,
        list_price=8800,
        amount=8800,
        **kwargs,
    )


def consent(order: Order) -> None:
    services.agree(row=HealthRecord(order=order), channel="link")


def refuse_consent(order: Order) -> None:
    record_consent(
        customer=order.customer,
        purpose="health_service",
        decision="deny",
        channel="link",
        text="…",
        text_version="1",
        at=order.created_at,
    )


def make_forms(
    order: Order | None = None, *, agreed: bool = True
) -> tuple[HealthRecord, Assessment]:
    order = order or make_order()
    if agreed:
        consent(order)
    return services.open_for(order=order, by=SYSTEM)


def customer_of(row: HealthRecord | Assessment):
    return customer_actor(row.customer_key, "客户")


def submitted_record(order: Order | None = None, **changes: Any) -> HealthRecord:
    record, _ = make_forms(order)
    return services.fill(row=record, by=customer_of(record), answers={**RECORD, **changes})


def submitted_assessment(order: Order | None = None, **changes: Any) -> Assessment:
    _, assessment = make_forms(order)
    answers = {**ASSESSMENT, **changes}
    return services.fill(row=assessment, by=customer_of(assessment), answers=answers)


def staff(role: Role, order: Order) -> User:
    return make_user(role, branch=order.branch)


def confirmed_record(order: Order | None = None, **changes: Any) -> HealthRecord:
    record = submitted_record(order, **changes)
    return perform(record, "confirm", by=staff(Role.CUSTOMER_SERVICE, record.order).actor)


def coach_of(order: Order, *, confirmed: bool = True) -> User:
    coach = staff(Role.HEAD_COACH, order)
    TeamMember.objects.create(
        case_key=order.case_key,
        customer=order.customer,
        user=coach,
        role=Role.HEAD_COACH,
        joined_at=order.created_at,
        record_confirmed=confirmed,
    )
    return coach
