"""What lies on somebody's desk when a task of the scorecard begins, brought there by real steps."""

from dataclasses import dataclass
from typing import Any

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.steps import perform
from health_records import services as forms
from health_records.models import Assessment
from logistics import services as logistics
from logistics.models import Delivery, Receipt, Shipment
from plans.models import Plan
from sla import services as sla
from sla.models import Clock
from tests.health_records.factories import (
    ASSESSMENT,
    confirmed_record,
    customer_of,
    submitted_assessment,
    submitted_record,
)
from tests.health_records.factories import make_order as order_with_forms
from tests.logistics.factories import confirm_method, hand_over, make_delivery, sf_number, shelve
from tests.notifications.factories import make_reminder
from tests.orders.factories import make_branch, make_confirmed, make_paid, make_user
from tests.plans.factories import (
    PARTS,
    at,
    do,
    make_plan,
    member,
    ready,
    submitted,
    write_menu,
)
from tests.plans.factories import make_order as order_with_a_team

MONDAY = at("2026-09-07 10:00")
AFTER_A_WEEK = at("2026-09-14 10:00")
MANY = 20


@dataclass
class Case:
    """Whose desk it is, and the rows that the task is about."""

    user: User
    rows: list[Any]

    def state(self, number: int = 0) -> str:
        """What the database says now."""
        row = self.rows[number]
        return str(type(row).objects.get(pk=row.pk).state)


def menu() -> Case:
    order = order_with_a_team()
    confirmed_record(order)
    form = Assessment.objects.get(order=order)
    form = forms.fill(row=form, by=customer_of(form), answers=ASSESSMENT)
    perform(form, "approve", by=make_user(Role.SYSTEM_REVIEWER).actor)
    plan = ready(do(Plan.objects.get(order=order), "write", Role.HEALTH_MANAGER, **PARTS))
    return Case(member(plan, Role.ASSISTANT_COACH), [write_menu(plan, 1)])


def call_to_book() -> Case:
    """A plan is submitted; its calls have no time yet."""
    plan = submitted(make_plan(order_with_a_team(full_name="欧阳晓晓")))
    return Case(member(plan, Role.HEALTH_MANAGER), [plan.sessions.get(session_no=1)])


def health_records() -> Case:
    branch = make_branch()
    user = make_user(Role.CUSTOMER_SERVICE, branch=branch)
    return Case(user, [submitted_record(order_with_forms(branch)) for _ in range(2)])


def paid_orders(number: int = 2) -> Case:
    branch = make_branch()
    user = make_user(Role.ADMIN_CLERK, branch=branch)
    return Case(user, [make_paid(branch) for _ in range(number)])


def assessments() -> Case:
    """The reviewer sits at headquarters and sees the forms of every branch: only these are open."""
    branch = make_branch()
    rows = [submitted_assessment(order_with_forms(branch)) for _ in range(2)]
    return Case(make_user(Role.SYSTEM_REVIEWER, branch=branch), rows)


def parcel(branch: Any) -> Shipment:
    delivery = make_delivery(order=make_confirmed("none", branch=branch))
    shelve(delivery)
    confirm_method(delivery)
    return logistics.open_shipment(Delivery.objects.get(pk=delivery.pk))


def parcel_to_record() -> Case:
    branch = make_branch()
    return Case(make_user(Role.ADMIN_CLERK, branch=branch), [hand_over(parcel(branch))])


def parcel_to_pick() -> Case:
    branch = make_branch()
    return Case(make_user(Role.WAREHOUSE_KEEPER, branch=branch), [parcel(branch)])


def receipts() -> Case:
    """Twenty on their way, and three that have arrived and need nobody."""
    branch = make_branch()
    user = make_user(Role.CUSTOMER_SERVICE, branch=branch)
    rows = [_on_its_way(branch) for _ in range(MANY + 3)]
    for arrived in rows[MANY:]:
        perform(arrived, "confirm", by=user.actor)
    return Case(user, rows[:MANY])


def _on_its_way(branch: Any) -> Receipt:
    """As rows: the way there is another task's."""
    delivery = make_delivery([], order=order_with_forms(branch))
    number = {"carrier": "SF", "tracking_number": sf_number(), "confirmed_at": clock.now()}
    gone = {"delivery": delivery, "order": delivery.order, "state": "confirmed", **number}
    return logistics.open_receipt(Shipment.objects.create(**gone))


def many_orders() -> Case:
    branch = make_branch()
    user = make_user(Role.ADMIN_CLERK, branch=branch)
    return Case(user, [order_with_forms(branch) for _ in range(MANY + 2)])


def overdue_team() -> Case:
    """Five contract types that one clerk has let lie; a colleague could take them."""
    case = paid_orders(5)
    branch = case.user.branch
    keys = [row.case_key for row in case.rows]
    clocks = list(Clock.objects.filter(case_key_text__in=keys, code="confirm_contract_type"))
    for one in clocks:
        sla.claim(one, by=case.user.actor)
    make_user(Role.ADMIN_CLERK, branch=branch)
    clock.hold(AFTER_A_WEEK)
    return Case(make_user(Role.CS_LEAD, branch=branch), clocks)


def enquirer() -> Case:
    branch = make_branch()
    return Case(make_user(Role.CUSTOMER_SERVICE, branch=branch), [make_paid(branch)])


def told() -> Case:
    """A reminder about an order lies in the inbox."""
    case = paid_orders(1)
    make_reminder(case.user, link=case.rows[0].key, released_at=clock.now())
    return case
