"""What happens when somebody of the story is asked to do their step: real steps, real clocks."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.roles import TEAM_ROLES, Role
from core import clock
from core.actors import Actor
from core.steps import perform
from dma.simulation import answers
from dma.simulation.goods import check_lines
from dma.simulation.run import parcel_photo
from dma.timemachine import travel
from dma.tour.case import Case
from groupchat.services import propose_team
from health_records import services as health
from orders import inbox, payments
from orders.choices import Provider
from orders.models import Order
from plans.models import MealPlan
from plans.services import write_from_template

PREFIX = "STORY-"
NAMES = ("欧阳静", "司徒明", "上官云", "诸葛宁", "慕容雪", "令狐远")
#: While weeks pass, so many stops a day are enough.
STOPS_A_DAY = 2
DAYS = 49


def pay() -> Order:
    """A payment comes in, as the shop would notify it."""
    number = Order.objects.filter(order_no__startswith=PREFIX).count() + 1
    name = f"{PREFIX}{number:04d}"
    body = {
        "event_id": f"evt-{name}",
        "order_no": name,
        "paid_at": timezone.localtime(clock.now()).isoformat(),
        "amount": "8800.00",
        "currency": "CNY",
        "product_code": "DMA-50",
        "branch": "chaoyang",
        "customer": {"name": NAMES[number % len(NAMES)], "phone": f"1390000{number:04d}"},
    }
    answer = inbox.receive(Provider.DMA, json.dumps(body), lambda: payments.read(body))
    if answer.problem is not None:
        raise answer.problem
    return Order.objects.get(order_no=name)


def nothing(case: Case) -> None:
    """It has happened already."""


def _do(case: Case, slug: str, step: str, role: str, **data: Any) -> None:
    """A member of staff takes a step on the newest row of a kind."""
    _by(case, slug, step, case.person(role).actor, **data)


def _by(case: Case, slug: str, step: str, actor: Actor, **data: Any) -> None:
    row = case.rows(slug).last()
    perform(row, step, by=actor, **data)


# Payment, group, contract


def confirm_type(case: Case) -> None:
    _do(case, "orders", "confirm_type", Role.ADMIN_CLERK, contract_type="online")


def invite_team(case: Case) -> None:
    proposed = propose_team(case.order)
    team = {role: proposed.get(role) or case.person(role) for role in map(str, TEAM_ROLES)}
    _do(case, "groups", "invite_team", Role.ADMIN_CLERK, **team)


def send_contract(case: Case) -> None:
    _do(case, "contracts", "send", Role.ADMIN_CLERK)


def sign(case: Case) -> None:
    name = case.order.customer.full_name
    _by(case, "contracts", "customer_sign", case.customer, signer_name=name)


def company_sign(case: Case) -> None:
    _do(case, "contracts", "company_sign", Role.ADMIN_CLERK)


# Record, assessment, plan


def fill_record(case: Case) -> None:
    _fill(case, "health-records", answers.RECORD)


def fill_assessment(case: Case) -> None:
    _fill(case, "assessments", answers.ASSESSMENT)


def _fill(case: Case, slug: str, given: dict[str, Any]) -> None:
    row = case.rows(slug).last()
    health.agree(row=row, channel="link")
    health.fill(row=row, by=case.customer, answers=given)


def confirm_record(case: Case) -> None:
    _do(case, "health-records", "confirm", Role.CUSTOMER_SERVICE)


def approve(case: Case) -> None:
    _do(case, "assessments", "approve", Role.SYSTEM_REVIEWER)


def make_plan(case: Case) -> None:
    plan = case.rows("plans").last()
    if not plan.diet:
        goods = [{"product": g.product_id, "quantity": g.quantity} for g in plan.goods.all()]
        _do(case, "plans", "write", Role.HEALTH_MANAGER, **answers.PLAN, goods=goods)
    _do(case, "plans", "submit", Role.HEALTH_MANAGER)


# The parcel


def confirm_method(case: Case) -> None:
    _do(
        case, "deliveries", "confirm_method", Role.CUSTOMER_SERVICE, method="express",
        recipient=case.order.customer.full_name, phone="", address="北京市朝阳区建国路 88 号",
    )  # fmt: skip


def pick(case: Case) -> None:
    _do(case, "shipments", "pick", Role.ADMIN_CLERK)
    _check(case)


def hand_over(case: Case) -> None:
    _check(case)  # whoever picked by hand may have left it to the story
    _do(case, "shipments", "hand_over", Role.ADMIN_CLERK)


def _check(case: Case) -> None:
    check_lines(case.rows("shipments").last(), by=case.person(Role.ADMIN_CLERK).actor)


def record_shipment(case: Case) -> None:
    _do(
        case, "shipments", "confirm", Role.ADMIN_CLERK, carrier="SF",
        tracking_number=f"SF{case.order.pk:013d}", photos=[parcel_photo()],
    )  # fmt: skip


def receive(case: Case) -> None:
    _by(case, "receipts", "confirm", case.customer)


# The fifty days


def guide(case: Case) -> None:
    for row in case.rows("guidance").filter(state="pending"):
        actor = case.person(Role.ASSISTANT_COACH).actor
        perform(row, "give", by=actor, note="客户已独立完成一次测量")


def call(case: Case) -> None:
    row = case.rows("sessions").filter(state="planned").first()
    actor = case.person(Role.HEAD_COACH).actor
    perform(row, "complete", by=actor, held_at=case.now, **answers.CALL)


def set_start(case: Case) -> None:
    first = timezone.localdate(case.now) + timedelta(days=1)
    _do(case, "plans", "set_start", Role.HEAD_COACH, start_date=first)


def first_menu(case: Case) -> None:
    _serve(case, 1)


def _serve(case: Case, day_no: int) -> None:
    """Write what is not written, send what is not sent, explain what is not explained."""
    assistant = case.person(Role.ASSISTANT_COACH).actor
    write_from_template(plan=case.plan, days=[day_no], by=assistant)
    menu = MealPlan.objects.get(plan=case.plan, day_no=day_no)
    if menu.state == "draft":
        menu = perform(menu, "send", by=assistant)
    if menu.state == "sent":
        perform(menu, "explain", by=assistant, note="已讲解")


# After the plan


def end_plan(case: Case) -> None:
    told = {"customer_told": True, "photos_asked": True, "survey_forwarded": True}
    _do(case, "plans", "end", Role.CUSTOMER_SERVICE, **told)


def review(case: Case) -> None:
    for form in case.rows("reviews").filter(state="open"):
        perform(form, "submit", by=form.user.actor, **answers.REVIEW)


def report(case: Case) -> None:
    row = case.rows("assessment-reports").filter(state="draft").first()
    actor = case.person(Role.HEALTH_MANAGER).actor
    perform(row, "issue", by=actor, conclusions=answers.CONCLUSIONS)


# Time


def when_chased(case: Case) -> datetime | None:
    """24 hours after the shipment, and the breach with it."""
    found = case.clock("receipt_first_reminder")
    return found.due_at + timedelta(minutes=1) if found else None


def first_day(case: Case) -> datetime | None:
    return _morning(case, 0, time(0, 1))


def week_three(case: Case) -> datetime | None:
    return _morning(case, 21, time(0, 1))


def day_fifty(case: Case) -> datetime | None:
    return _morning(case, DAYS, time(8, 0))


def _morning(case: Case, days: int, at: time) -> datetime | None:
    start = case.plan.start_date if case.plan else None
    return _local(start + timedelta(days=days), at) if start else None


def recheck(case: Case) -> datetime | None:
    """Day 28 after the plan, when the product asks for the recheck by itself."""
    return _after(case, 28, time(9, 1))


def day_sixty(case: Case) -> datetime | None:
    return _after(case, 60, time(9, 0))


def _after(case: Case, days: int, at: time) -> datetime | None:
    ended = case.plan.ended_on if case.plan else None
    return _local(ended + timedelta(days=days), at) if ended else None


def _local(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def next_moment(case: Case) -> datetime | None:
    """The next moment for which the story has to wait."""
    moments = (when_chased, first_day, week_three, day_fifty, recheck, day_sixty)
    known = [moment for moment in (of(case) for of in moments) if moment is not None]
    return min((moment for moment in known if moment > case.now), default=None)


def pass_time(case: Case) -> None:
    """Nobody of the story does anything until its next moment."""
    moment = next_moment(case)
    if moment is not None:
        travel(moment)


def live_on(case: Case) -> None:
    """Day by day to the next moment; each morning the assistant coach serves the next menu."""
    until, plan = next_moment(case), case.plan
    if until is None or plan is None or plan.start_date is None:
        return
    day = timezone.localdate(case.now)
    while (morning := _local(day, time(9, 30))) < until:
        number = (day - plan.start_date).days + 2  # today the menu of tomorrow
        if morning > case.now:
            travel(morning, stops=STOPS_A_DAY)
        if 1 <= number <= DAYS:
            _serve(case, number)
        day += timedelta(days=1)
    travel(until, stops=STOPS_A_DAY)
