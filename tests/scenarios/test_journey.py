"""One order from the signed payment notification to the second report on day +60, by HTTP."""

import json
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from contracts.models import Contract
from core import clock
from dma import seeds
from dma.demo import staff as people
from dma.simulation import answers
from dma.simulation.run import stock_up
from groupchat.models import Group
from health_records.models import Assessment, HealthRecord
from inventory.scanning import label_of
from logistics.models import Delivery, Receipt, Shipment
from orders.models import Order
from plans.models import CoachingSession, Guidance, MealPlan, Plan, Report, ReviewForm
from plans.services import write_from_template
from sla.models import Clock
from sla.verify import audit
from tests.scenarios.doors import at, link, notify_payment, owes, photo, staff, step, words

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
TEAM = {
    "customer_service": "cs",
    "health_manager": "manager",
    "head_coach": "coach",
    "assistant_coach": "assistant",
    "admin_clerk": "clerk",
}
CALL = {"minutes": "25", "outcome": "agreed", "notes": "已沟通"}


@pytest.fixture
def company():
    """Staff, stock and reference data on a Friday."""
    clock.hold(at_start())
    for seed in seeds.SEEDS:
        seed()
    people.hire()
    stock_up(date(2026, 9, 1), 5)
    yield
    clock.hold(None)


def at_start():
    return at("2026-09-04 16:00")


def pay():
    answer = notify_payment(
        event_id="evt-1",
        order_no="WX-1001",
        paid_at="2026-09-04T17:59:00+08:00",
        amount="8800.00",
        currency="CNY",
        product_code="DMA-50",
        branch="chaoyang",
        customer={"name": "欧阳静", "phone": "13812345678"},
    )
    assert answer.status_code == 201, words(answer)
    return Order.objects.get(order_no="WX-1001")


def fill(order, purpose, model, values):
    """The customer goes through the sections of a form and hands it in."""
    browser, address = Client(), link(order, purpose)
    browser.post(f"{address}consent/")
    row = model.objects.get(order=order)
    for section in row.sheet.sections:
        mine = {i.code: values[i.code] for i in section.items if i.code in values}
        assert browser.post(f"{address}{section.code}/", mine).status_code in (302, 303)
    answer = browser.post(f"{address}submit/")
    assert answer.status_code in (302, 303), words(answer)
    return model.objects.get(order=order)


def sign(order):
    """The customer reads the contract and signs it."""
    browser, address = Client(), link(order, "contract")
    page = browser.get(address).content.decode()
    seal = re.search(r'name="text_sha256" value="(\w+)"', page).group(1)
    answer = browser.post(
        address, {"signer_name": "欧阳静", "agreed": "on", "agree": "on", "text_sha256": seal}
    )
    assert answer.status_code in (302, 303), words(answer)


def test_the_journey(company):
    at("2026-09-04 17:59")
    order = pay()
    assert owes(order) == {"admin_clerk": {"confirm_contract_type"}}
    assert Clock.objects.get(code="confirm_contract_type").due_at == at("2026-09-07 18:00")

    at("2026-09-07 10:00")
    step("clerk", "orders", order, "confirm_type", contract_type="online")
    assert owes(order) == {"admin_clerk": {"invite_service_team"}}

    at("2026-09-07 10:40")
    group = Group.objects.get(order=order)
    team = {role: User.objects.get(username=name).pk for role, name in TEAM.items()}
    step("clerk", "groups", group, "invite_team", **team)
    assert owes(order) == {}

    contract = Contract.objects.get(order=order)
    step("clerk", "contracts", contract, "send")
    at("2026-09-07 12:00")
    sign(order)
    assert owes(order) == {"admin_clerk": {"company_sign_contract"}}
    at("2026-09-07 14:00")
    step("clerk", "contracts", contract, "company_sign")
    assert owes(order) == {}

    at("2026-09-07 20:00")
    record = fill(order, "health_record", HealthRecord, answers.RECORD)
    form = fill(order, "assessment", Assessment, answers.ASSESSMENT)
    assert owes(order) == {
        "customer_service": {"review_health_record"},
        "system_reviewer": {"assessment_review"},
    }
    assert staff("coach").get(f"/health-records/{record.pk}/").status_code == 404

    at("2026-09-08 09:00")
    step("cs", "health-records", record, "confirm")
    assert owes(order)["health_manager"] == {"make_health_plan"}
    assert Clock.objects.get(code="make_health_plan").state == "paused"
    assert staff("coach").get(f"/health-records/{record.pk}/").status_code == 200
    at("2026-09-08 11:00")
    step("reviewer", "assessments", form, "approve")
    assert Clock.objects.get(code="make_health_plan").state == "running"
    assert owes(order) == {"health_manager": {"make_health_plan"}}

    plan = make_plan(order)
    assert owes(order) == {"customer_service": {"confirm_receiving_method"}}
    receipt = send_parcel(order)
    assert owes(order) == {"customer_service": {"receipt_first_reminder"}}

    at("2026-09-10 15:00")
    answer = Client().post(f"{link(order, 'receipt')}confirm/", {})
    assert answer.status_code in (302, 303), words(answer)
    receipt.refresh_from_db()
    assert receipt.state == "received"
    assert owes(order) == {
        "head_coach": {"first_video_call"},
        "assistant_coach": {"scale_guidance", "wristband_guidance"},
    }

    coach(order, plan)
    after_care(order, plan)


def make_plan(order):
    at("2026-09-09 15:00")
    plan = Plan.objects.get(order=order)
    goods = [{"product": g.product_id, "quantity": g.quantity} for g in plan.goods.all()]
    text = {key: answers.PLAN[key] for key in ("diet", "exercise", "rest", "mind")}
    rows = {"goals": json.dumps(answers.PLAN["goals"]), "goods": json.dumps(goods)}
    step("manager", "plans", plan, "write", **text, **rows)
    step("manager", "plans", plan, "submit")
    return plan


def send_parcel(order):
    at("2026-09-09 15:30")
    delivery = Delivery.objects.get(order=order)
    where = {"recipient": "欧阳静", "address": "北京市朝阳区建国路 88 号"}
    step("cs", "deliveries", delivery, "confirm_method", method="express", window="any", **where)
    assert owes(order) == {"admin_clerk": {"pick_goods"}}
    shipment = Shipment.objects.get(delivery=delivery)
    at("2026-09-09 16:30")
    step("clerk", "shipments", shipment, "pick")
    assert owes(order) == {}
    for line in shipment.to_check():
        agrees = dict.fromkeys(("name_ok", "spec_ok", "expiry_ok"), "on")
        found = {"code": label_of(line.lot), "counted": line.quantity, **agrees}
        step("clerk", "shipments", shipment, "check_line", **found)
    step("clerk", "shipments", shipment, "hand_over")
    assert owes(order) == {"admin_clerk": {"record_shipment"}}
    number = {"tracking_number": "SF1234567890123", "photos": photo()}
    step("clerk", "shipments", shipment, "confirm", **number)
    return Receipt.objects.get(shipment=shipment)


def coach(order, plan):
    """Guidance, first call, 49 days, second call, close."""
    at("2026-09-11 09:30")
    for guidance in Guidance.objects.filter(plan=plan):
        step("assistant", "guidance", guidance, "give", note="已独立测量")
    first = CoachingSession.objects.get(plan=plan, session_no=1)
    step("coach", "sessions", first, "complete", held_at="2026-09-11 09:00", **CALL)
    assert owes(order) == {}
    step("coach", "plans", plan, "set_start", start_date="2026-09-12")
    assert owes(order) == {"assistant_coach": {"daily_meal_plan"}}

    days = range(1, 50)
    write_from_template(plan=plan, days=days, by=User.objects.get(username="assistant").actor)
    for number in days:
        day = date(2026, 9, 12) + timedelta(days=number - 2)
        at(f"{day} {'10:00' if number > 1 else '16:00'}")
        menu = MealPlan.objects.get(plan=plan, day_no=number)
        step("assistant", "menus", menu, "send")
        assert "daily_meal_plan" in owes(order)["assistant_coach"]
        step("assistant", "menus", menu, "explain", note="已讲解")
        assert "assistant_coach" not in owes(order)
        if day == date(2026, 10, 3):
            second_call(order, plan)
    assert Clock.objects.filter(code="daily_meal_plan").count() == 49

    at("2026-10-31 08:30")
    assert owes(order)["customer_service"] == {"close_plan"}
    done = {"customer_told": "on", "photos_asked": "on", "survey_forwarded": "on"}
    step("cs", "plans", plan, "end", **done)


def second_call(order, plan):
    """Week 3 ended at midnight; the call is due within a day."""
    assert owes(order)["head_coach"] == {"second_video_call"}
    clock_of_it = Clock.objects.get(code="second_video_call")
    assert timezone.localtime(clock_of_it.trigger_at).isoformat() == "2026-10-03T00:00:00+08:00"
    second = CoachingSession.objects.get(plan=plan, session_no=2)
    step("coach", "sessions", second, "complete", held_at="2026-10-03 09:00", **CALL)


def after_care(order, plan):
    """Review forms, third call, reminders by the product, both reports."""
    owed = owes(order)
    assert owed["head_coach"] == {"third_video_call", "service_review_form"}
    assert owed["health_manager"] >= {"first_report", "second_report", "service_review_form"}
    assert owed["system"] == {"after_photo_reminder", "recheck_reminder"}

    at("2026-11-02 10:00")
    for form in ReviewForm.objects.filter(plan=plan):
        review = {**answers.REVIEW, "score": "5"}
        step(form.user.username, "reviews", form, "submit", **review)
    third = CoachingSession.objects.get(plan=plan, session_no=3)
    step("coach", "sessions", third, "complete", held_at="2026-11-02 09:00", **CALL)

    at("2026-11-03 09:01")
    assert Clock.objects.get(code="after_photo_reminder").state == "met"
    at("2026-11-03 15:00")
    report = Report.objects.get(plan=plan, number=1)
    step("manager", "assessment-reports", report, "issue", conclusions=answers.CONCLUSIONS)
    at("2026-11-28 09:01")
    assert Clock.objects.get(code="recheck_reminder").state == "met"

    at("2026-12-30 15:00")
    report = Report.objects.get(plan=plan, number=2)
    assert Clock.objects.get(code="second_report").due_at == at("2026-12-30 18:00")
    step("manager", "assessment-reports", report, "issue", conclusions=answers.CONCLUSIONS)

    order.refresh_from_db()
    plan.refresh_from_db()
    assert (order.state, plan.state) == ("completed", "archived")
    rest = {code for codes in owes(order).values() for code in codes}
    assert rest <= {"late_reason"}
    assert audit().clean
