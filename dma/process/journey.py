"""The handbook's flow from payment to the second report. Read it from top to bottom."""

from collections.abc import Sequence
from datetime import datetime

from accounts.models import User
from accounts.roles import TEAM_ROLES
from complaints import services as complaints
from contracts import services as contracts
from core.actors import SYSTEM
from core.events import Event
from core.steps import perform
from customers import services as customers
from dma.process.arrows import after, after_all
from groupchat import services as groupchat
from groupchat.models import Group
from health_records import selectors as health
from health_records import services as health_records
from health_records.models import Assessment, HealthRecord
from logistics import services as logistics
from logistics.models import Delivery, Receipt, Shipment
from orders.models import Order
from plans import services as plans
from plans.models import MealPlan, Plan, Report
from sla import services as sla
from sla.models import Clock

MAKE_PLAN, CLOSE_PLAN = ("make_health_plan",), ("close_plan",)


# Contract and group


@after("orders.order.confirm_type")
def open_contract_and_group(event: Event) -> None:
    """The contract is drafted, the customer's group is made; row 2 asks to invite the team."""
    order: Order = event.row
    contracts.open(order=order, kind=order.contract_type)
    groupchat.open(order=order)


@after("orders.order.correct_type")
def replace_contract(event: Event) -> None:
    """The type was wrong: the contract of the other kind takes its place (requirements B16)."""
    order: Order = event.row
    contracts.void_for(order=order, reason="contract type corrected", by=SYSTEM)
    contracts.open(order=order, kind=order.contract_type)


@after("contracts.contract.reissue")
def draft_again(event: Event) -> None:
    """A declined or expired contract is followed by a new draft (requirements L2)."""
    contracts.reissue(contract=event.row)


@after("groupchat.group.invite_team")
def form_team(event: Event) -> None:
    """The team takes over what waited in queues; the customer gets the record and assessment."""
    group: Group = event.row
    members = {role: int(event.data["members"][role]) for role in TEAM_ROLES}
    people = User.objects.in_bulk(members.values())
    customers.form_team(
        case_key=group.case_key,
        customer=group.order.customer,
        members={role: people[pk] for role, pk in members.items()},
        at=event.at,
    )
    sla.take_up(case_key=group.case_key, members=members, by=event.by)
    health_records.open_for(order=group.order, by=event.by)


@after("groupchat.group.replace_member")
def hand_over(event: Event) -> None:
    """Open clocks and the responsibility move with the role."""
    group: Group = event.row
    role, to = str(event.data["role"]), int(event.data["to"])
    customers.replace_member(
        case_key=group.case_key, role=role, user=User.objects.get(pk=to), at=event.at
    )
    sla.hand_over(case_key=group.case_key, role=role, to=to, by=event.by)


# Record, assessment, plan


@after("health_records.healthrecord.confirm")
def open_plan(event: Event) -> None:
    """Coaches may see the customer; the plan is begun; row 5 waits while the assessment is open."""
    record: HealthRecord = event.row
    health_records.copy_allergies(record)
    if not event.data["first"]:
        return
    customers.confirm_record(case_key=record.case_key)
    customers.give_archive_no(customer_id=record.order.customer_id)
    plans.open_plan(order=record.order)
    if not health.assessment_ok(record.order):
        sla.pause_case(record.case_key, "assessment not approved", codes=MAKE_PLAN)


@after("health_records.assessment.approve")
def let_planning_go_on(event: Event) -> None:
    """The assessment is approved: row 5 counts on."""
    assessment: Assessment = event.row
    sla.resume_case(assessment.case_key, codes=MAKE_PLAN)


@after("plans.plan.submit")
def deliver_or_call(event: Event) -> None:
    """The plan's goods are delivered; with none, the first call is next."""
    plan: Plan = event.row
    lines = [(good.product_id, good.quantity) for good in plan.goods.all()]
    if lines:
        logistics.open_delivery(order=plan.order, plan=plan, lines=lines)
    else:
        perform(plan, "notify_first_call", by=SYSTEM)


# The parcel


@after("logistics.delivery.confirm_method")
def open_shipment(event: Event) -> None:
    """The warehouse is told what to pick."""
    delivery: Delivery = event.row
    logistics.open_shipment(delivery)


@after("logistics.shipment.confirm")
def open_receipt(event: Event) -> None:
    """The receipt is followed up from here."""
    shipment: Shipment = event.row
    logistics.open_receipt(shipment)


@after("logistics.receipt.confirm")
def after_receipt(event: Event) -> None:
    """Devices are explained; when every parcel is in, the coaches are told to call."""
    receipt: Receipt = event.row
    order = receipt.order
    plans.open_guidance(order=order, devices=list(event.data.get("devices", ())))
    plan = plans.current_plan(order)
    if plan is not None and logistics.all_received(order):
        plans.notify_first_call(plan=plan)


@after("logistics.receipt.report_damage")
def open_complaint(event: Event) -> None:
    """What came broken or incomplete is a complaint at once."""
    receipt: Receipt = event.row
    complaints.open_from_receipt(receipt=receipt, by=event.by)


# The plan runs


@after("plans.coachingsession.move")
def wait_for_agreed_time(event: Event) -> None:
    """A later date agreed for the first call makes its clock wait (requirements L6)."""
    if event.data["session_no"] == 1:
        until = datetime.fromisoformat(event.data["agreed_at"])
        sla.wait_until(event.row.case_key, "first_video_call", until, "the customer's date")


@after("plans.plan.set_start")
def open_eve_menu(event: Event) -> None:
    """The first menu is due on the eve, or at the start when the date was set after 18:00."""
    plans.open_due_menus(event.row)


@after("plans.plan.start")
def begin_service(event: Event) -> None:
    """The order is in service."""
    plan: Plan = event.row
    perform(plan.order, "begin_service", by=SYSTEM)


@after("plans.plan.resume")
def shift_days(event: Event) -> None:
    """Day numbers have shifted: day 50 is later by as many days."""
    plan: Plan = event.row
    sla.resume_case(plan.case_key, codes=CLOSE_PLAN)
    sla.count_anew(plan.case_key, "close_plan", datetime.fromisoformat(event.data["counted_from"]))


@after("plans.plan.pause")
def drop_menu(event: Event) -> None:
    """While the plan waits no menu is owed, and day 50 does not come nearer."""
    plan: Plan = event.row
    sla.pause_case(plan.case_key, "plan paused", codes=CLOSE_PLAN)
    sla.cancel_slots(plan.case_key, "daily_meal_plan", str(event.data.get("reason", "")))


@after_all("plans.mealplan.send")
def post_menus(events: Sequence[Event]) -> None:
    """Each menu appears in its group."""
    menus: list[MealPlan] = [event.row for event in events]
    groupchat.announce_all([(menu.case_key, plans.menu_text(menu)) for menu in menus])


@after("plans.plan.end", "plans.plan.terminate")
def open_after_care(event: Event) -> None:
    """Review forms, third call, reports; menus and day 50 are no longer owed."""
    plan: Plan = event.row
    sla.cancel_slots(plan.case_key, "daily_meal_plan", "plan ended")
    plans.open_after_care(plan)


@after("sla.due.after_photo_reminder")
def remind_after_photos(event: Event) -> None:
    """Row 19: the product itself asks for the photos."""
    clock: Clock = event.row
    perform(Plan.objects.get(pk=clock.subject_pk), "remind_after_photos", by=SYSTEM)


@after("sla.due.recheck_reminder")
def remind_recheck(event: Event) -> None:
    """Row 21: the product itself asks for the recheck report."""
    clock: Clock = event.row
    perform(Plan.objects.get(pk=clock.subject_pk), "remind_recheck", by=SYSTEM)


@after("plans.report.issue")
def close_case(event: Event) -> None:
    """The second report ends the journey."""
    report: Report = event.row
    if report.number == 2 and report.plan.state in ("ended", "terminated"):
        _archive(report.plan, ended=report.plan.state == "ended")


def _archive(plan: Plan, *, ended: bool) -> None:
    sla.cancel_slots(plan.case_key, "recheck_reminder", "second report issued")
    if ended:
        perform(plan, "archive", by=SYSTEM)
        perform(plan.order, "complete", by=SYSTEM)
    groupchat.archive_for(plan.order)


# The order stops


@after("orders.order.request_refund")
def wait(event: Event) -> None:
    """While a refund is decided nothing is owed."""
    sla.pause_case(event.row.case_key, "refund requested")


@after("orders.order.reject_refund")
def go_on(event: Event) -> None:
    """The service goes on."""
    sla.resume_case(event.row.case_key)


@after("orders.order.cancel", "orders.order.refund")
def stop_everything(event: Event) -> None:
    """Contract, parcels and plan end with the order (requirements B1)."""
    order: Order = event.row
    reason = str(event.data.get("reason") or "order stopped")
    contracts.void_for(order=order, reason=reason, by=SYSTEM)
    logistics.cancel_for(order=order, reason=reason, by=SYSTEM)
    plans.stop_for(order=order, reason=reason)
    groupchat.archive_for(order)
    sla.cancel_case(order.case_key, reason)
