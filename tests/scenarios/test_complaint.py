"""A complaint from the customer's link through two rounds, money and call-back to CAPA, by HTTP."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from complaints.models import Compensation, Complaint, Improvement
from core import clock, links
from dma import seeds
from dma.demo import staff as people
from dma.lookups.contacts import LINK_DAYS
from notifications.models import Message
from orders.models import Order
from tests.scenarios.doors import at, notify_payment, photo, step

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
WORDS = "教练两次爽约，要求退款"


@pytest.fixture
def company():
    """Staff, reference data and one paid order on a Friday."""
    clock.hold(at("2026-09-04 10:00"))
    for seed in seeds.SEEDS:
        seed()
    people.hire()
    pay()
    yield
    clock.hold(None)


def pay():
    answer = notify_payment(
        event_id="evt-9", order_no="WX-9001", paid_at="2026-09-04T09:50:00+08:00",
        amount="8800.00", currency="CNY", product_code="DMA-50", branch="chaoyang",
        customer={"name": "李晓梅", "phone": "13800000901"},
    )  # fmt: skip
    assert answer.status_code == 201


def by_customer(path, **data):
    """The customer presses a button of the page behind the link."""
    answer = Client().post(path, data)
    assert answer.status_code == 302, answer.content.decode()[-800:]
    return answer["Location"]


def due(**span):
    return timezone.localtime(clock.now() + timedelta(**span)).strftime("%Y-%m-%dT%H:%M")


def proposal(text):
    coach = User.objects.get(username="coach")
    return {
        "proposal": text, "cause": "communication", "department": "head_coach",
        "person": coach.pk, "measure": "教练致歉并补课", "due_at": due(hours=6),
    }  # fmt: skip


def complain():
    order = Order.objects.get(order_no="WX-9001")
    link = links.standing("complain", order, order.customer_id, LINK_DAYS)
    progress = by_customer(link, category="service", text=WORDS)
    return Complaint.objects.get(), progress


def first_round(row):
    """Graded yellow, given to the lead, looked into, proposed."""
    assert row.suggested == "important"
    step("cs", "complaints", row, "grade_it", grade="important")
    assert (row.state, row.handler.username) == ("assigned", "cslead")
    step("cslead", "complaints", row, "accept", channel="phone", note="已致歉")
    step("cslead", "complaints", row, "lead_steps_in", kind="internal", note="我来跟")
    step("cslead", "complaints", row, "add_evidence", file=photo(), note="通话记录")
    step("cslead", "complaints", row, "propose", **proposal("教练书面道歉"))


def money(row):
    """Two levels by the amount; the photo is required above the limit."""
    step(
        "cslead", "complaints", row, "ask_compensation",
        remedy="refund", amount="3000", reason="退还部分费用", photos=photo(),
    )  # fmt: skip
    asked = Compensation.objects.get()
    step("director", "compensations", asked, "approve")
    step("regional", "compensations", asked, "approve")
    assert asked.state == "approved"
    return asked


def second_round(row, progress):
    asked = money(row)
    step("cslead", "complaints", row, "propose", **proposal("退还 3000 元并更换教练"))
    by_customer(f"{progress}accept_proposal/")
    row.refresh_from_db()
    step("coach", "measures", row.measures.get(state="promised"), "finish", note="已补课")
    step("finance", "compensations", asked, "pay", reference="TT-20260904")
    step("cslead", "complaints", row, "tell_progress", note="退款已办理")
    step("cslead", "complaints", row, "resolve", resolution="退款到账，教练已更换")


def improve(row):
    """A grave complaint leaves an improvement; somebody else accepts it."""
    made = Improvement.objects.get(complaint=row)
    step("quality", "improvements", made, "analyse", cause="communication", why1="没有改约流程")
    owner = User.objects.get(username="cslead")
    step(
        "quality", "improvements", made, "plan_actions",
        actions="改约流程", acceptance="投诉下降", owner=owner.pk, due_at=due(days=7),
    )  # fmt: skip
    step("cslead", "improvements", made, "implement", note="已上线")
    step("quality", "improvements", made, "accept", note="抽查通过")
    return made


def test_from_the_link_to_the_improvement(company):
    row, progress = complain()
    first_round(row)
    by_customer(f"{progress}refuse_proposal/", note="道歉不够")
    row.refresh_from_db()
    assert (row.round, row.state) == (2, "investigating")
    step("cslead", "complaints", row, "add_note", kind="finding", note="核实爽约两次")
    second_round(row, progress)
    step("cs", "complaints", row, "call_back", outcome="satisfied", note="满意")
    assert (row.state, row.closed_by) == ("closed", "call_back")
    made = improve(row)
    assert made.state == "observing"
    told = set(
        Message.objects.filter(customer_key=row.customer_id).values_list("template", flat=True)
    )
    assert told >= {"customer.complaint_received", "customer.complaint_proposal",
                    "customer.complaint_progress", "customer.complaint_solved"}  # fmt: skip
