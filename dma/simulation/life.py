"""The whole life of one order, told as what its people do. Branches run side by side."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from accounts.roles import TEAM_ROLES
from contracts.models import Contract
from core.actors import Actor, customer_actor
from core.content import Content
from core.prepared import Asked, Hole
from core.steps import perform
from core.workflow import Workflow
from dma.simulation import answers, body
from dma.simulation.goods import check_lines
from dma.simulation.habits import Dice
from dma.simulation.stage import Life, Stage
from groupchat.models import Group
from groupchat.services import post, propose_team
from health_records import services as health
from health_records.models import Assessment, HealthRecord
from logistics.models import Delivery, Receipt, Shipment
from orders import inbox, payments
from orders.choices import Provider
from orders.models import Order
from plans.models import CoachingSession, Guidance, Plan, Report, ReviewForm
from plans.models.sessions import CALL_TAKES
from plans.services import mark_read, record_metrics, write_from_template
from sla.models import Clock
from sla.workflow import OPEN

SOON = timedelta(minutes=1)
MORNING_ROUND = timedelta(hours=9, minutes=30)
_open_of = Asked(
    lambda: (
        Clock.objects.filter(
            case_key_text=Hole("case"), code=Hole("code"), state__in=[str(s) for s in OPEN]
        )
        .order_by("pk")
        .values_list("opened_at", "due_at", "slot")
    )
)


@dataclass
class OrderLife:
    """One order, its dice, and the stage on which it lives."""

    stage: Stage
    dice: Dice
    number: str
    branch: str
    photo: Content
    #: From then on nobody looks after the order: what is owed becomes late.
    forsaken: datetime | None = None
    order: Order = field(init=False)
    team: dict[str, User] = field(default_factory=dict)

    def enter(self, life: Life) -> None:
        """Let a branch of the life begin; it ends when nobody looks after the order any more."""
        self.stage.enter(self._tended(life))

    def _tended(self, life: Life) -> Life:
        for at in life:
            if self.forsaken is not None and at > self.forsaken:
                return
            yield at

    # Who and when

    def person(self, role: str) -> Actor:
        """Who holds the role for this order now: the team member, a deputy, or a colleague."""
        if role not in self.team:
            self.team[role] = self._colleague(role)
        return self.stage.standing_in(self.team[role]).actor

    def _colleague(self, role: str) -> User:
        staff = User.objects.filter(roles__contains=[role], is_active=True).order_by("pk")
        here = staff.filter(branch__code=self.branch).first() or staff.first()
        if here is None:
            raise LookupError(f"nobody holds the role {role}")
        return here

    def clocks(self) -> Any:
        """The open clocks of the order."""
        states = [str(s) for s in OPEN]
        return Clock.objects.filter(case_key_text=self.order.case_key, state__in=states)

    def when(self, code: str, slot: str | None = None) -> datetime:
        """When the person who owes a clock gets to it."""
        for opened_at, due_at, its_slot in _open_of(case=self.order.case_key, code=code):
            if slot in (None, its_slot):
                return self.dice.within(opened_at, due_at)
        return self.stage.now + SOON

    @property
    def customer(self) -> Actor:
        """The customer, as they act through their links."""
        return customer_actor(self.order.customer_id, self.number)

    def do(self, row: Workflow, step: str, role: str, **data: Any) -> Any:
        """A member of staff takes a step."""
        return perform(row, step, by=self.person(role), **data)

    # The journey

    def run(self, paid_at: datetime, name: str, phone: str) -> Life:
        """From the payment to the invitation of the team; the rest branches off."""
        yield paid_at
        self._pay(paid_at, name, phone)
        yield self.when("confirm_contract_type")
        kind = self.dice.pick("online", "online", "online", "paper")
        self.order = self.do(self.order, "confirm_type", "admin_clerk", contract_type=kind)
        self.enter(self.sign(kind))
        yield self.when("invite_service_team")
        group = Group.objects.get(order=self.order)
        proposed = propose_team(self.order)
        team = {role: proposed[role] or self._colleague(role) for role in TEAM_ROLES}
        self.do(group, "invite_team", "admin_clerk", **team)
        self.team.update({str(role): user for role, user in team.items()})
        self.enter(self.fill_assessment())
        self.enter(self.fill_record())

    def _pay(self, paid_at: datetime, name: str, phone: str) -> None:
        body = {
            "event_id": f"evt-{self.number}",
            "order_no": self.number,
            "paid_at": paid_at.isoformat(),
            "amount": "8800.00",
            "currency": "CNY",
            "product_code": "DMA-50",
            "branch": self.branch,
            "customer": {"name": name, "phone": phone},
        }
        answer = inbox.receive(Provider.DMA, json.dumps(body), lambda: payments.read(body))
        if answer.problem is not None:
            raise answer.problem
        self.order = Order.objects.get(order_no=self.number)

    def sign(self, kind: str) -> Life:
        """Contract: sent, signed by the customer, signed by the company."""
        contract = Contract.objects.filter(order=self.order).latest("pk")
        yield self.dice.after(self.stage.now, 0.3, 3)
        contract = self.do(contract, "send", "admin_clerk")
        yield self.dice.after(self.stage.now, 1, 20)
        if kind == "paper":
            yield from self._sign_paper(contract)
            return
        contract = perform(contract, "customer_sign", by=self.customer, signer_name="客户")
        yield self.when("company_sign_contract")
        self.do(contract, "company_sign", "admin_clerk")

    def _sign_paper(self, contract: Contract) -> Life:
        self.do(contract, "customer_sign", "admin_clerk", scan=self.photo)
        yield self.dice.after(self.stage.now, 0.5, 4)
        contract.refresh_from_db()
        self.do(contract, "verify_paper", "branch_director")

    def fill_record(self) -> Life:
        """The customer fills the record in; customer service may send it back once."""
        record = HealthRecord.objects.get(order=self.order)
        yield self.dice.after(self.stage.now, 2, 40)
        health.agree(row=record, channel="link")
        record = health.fill(row=record, by=self.customer, answers=answers.RECORD)
        yield self.when("review_health_record")
        if self.dice.mistake():
            items = {"weight_kg": {"reason": "unit", "note": "请确认单位"}}
            record = self.do(record, "send_back", "customer_service", items=items)
            yield self.dice.after(self.stage.now, 1, 12)
            again = {"weight_kg": answers.RECORD["weight_kg"]}
            record = health.fill(row=record, by=self.customer, answers=again)
            yield self.when("review_health_record")
        self.do(record, "confirm", "customer_service")
        yield from self.plan_when_ready()

    def fill_assessment(self) -> Life:
        """The pre-plan assessment, reviewed by the system reviewer."""
        form = Assessment.objects.get(order=self.order)
        yield self.dice.after(self.stage.now, 2, 45)
        health.agree(row=form, channel="link")
        form = health.fill(row=form, by=self.customer, answers=answers.ASSESSMENT)
        yield self.when("assessment_review")
        self.do(form, "approve", "system_reviewer")
        yield from self.plan_when_ready()

    def plan_when_ready(self) -> Life:
        """Whichever of record and assessment comes last lets the health manager plan."""
        plan = Plan.objects.filter(order=self.order).first()
        assessed = Assessment.objects.filter(order=self.order, state="approved").exists()
        if plan is None or not assessed:
            return
        yield self.when("make_health_plan")
        goods = [{"product": g.product_id, "quantity": g.quantity} for g in plan.goods.all()]
        plan = self.do(plan, "write", "health_manager", **answers.PLAN, goods=goods)
        self.do(plan, "submit", "health_manager")
        self.enter(self.deliver())

    # The parcel

    def deliver(self) -> Life:
        """Receiving method, picking, hand-over, record."""
        delivery = Delivery.objects.get(order=self.order)
        yield self.when("confirm_receiving_method")
        self.do(
            delivery, "confirm_method", "customer_service",
            method="express", recipient="客户", phone="", address="北京市朝阳区建国路 88 号 1 单元",
        )  # fmt: skip
        shipment = Shipment.objects.get(delivery=delivery)
        yield self.when("pick_goods")
        while not self._signed():
            yield self.stage.now + timedelta(hours=2)
        shipment = self.do(shipment, "pick", "admin_clerk")
        yield self.dice.after(self.stage.now, 0.2, 5)
        shipment = check_lines(shipment, by=self.person("admin_clerk"))
        shipment = self.do(shipment, "hand_over", "admin_clerk")
        yield self.when("record_shipment")
        number = f"SF{self.dice.number(10**12, 10**13 - 1)}"
        shipment = self.do(
            shipment, "confirm", "admin_clerk",
            carrier="SF", tracking_number=number, photos=[self.photo],
        )  # fmt: skip
        self.enter(self.chase(Receipt.objects.get(shipment=shipment)))
        self.enter(self.receive(Receipt.objects.get(shipment=shipment)))

    def _signed(self) -> bool:
        return Contract.objects.filter(order=self.order, state="signed").exists()

    def chase(self, receipt: Receipt) -> Life:
        """Customer service follows up until the parcel is confirmed."""
        yield self.when("receipt_first_reminder")
        receipt.refresh_from_db()
        if receipt.state == "awaiting":
            self.do(receipt, "follow_up", "customer_service", note="已电话提醒客户查收")
        while True:
            codes = ("receipt_overdue_reminder", "receipt_daily_reminder")
            owed = Clock.objects.filter(case_key_text=self.order.case_key, code__in=codes)
            live = owed.exclude(state__in=("met", "cancelled", "waived")).first()
            if live is None:
                return
            yield live.due_at + timedelta(hours=self.dice.number(1, 5))
            receipt.refresh_from_db()
            if receipt.state == "awaiting":
                self.do(receipt, "follow_up_overdue", "customer_service", note="再次提醒查收")

    def receive(self, receipt: Receipt) -> Life:
        """The customer confirms, mostly within two days, sometimes much later."""
        slow = self.dice.chance(0.15)
        yield self.dice.after(self.stage.now, 50 if slow else 8, 110 if slow else 44)
        receipt.refresh_from_db()
        perform(receipt, "confirm", by=self.customer)
        plan = Plan.objects.get(order=self.order)
        for guidance in Guidance.objects.filter(plan=plan):
            self.enter(self.guide(guidance))
        self.enter(self.first_call(plan))

    # The plan

    def guide(self, guidance: Guidance) -> Life:
        """Scale and wristband are explained."""
        yield self.when(f"{guidance.device}_guidance")
        self.do(guidance, "give", "assistant_coach", note="客户已独立完成一次测量")

    def first_call(self, plan: Plan) -> Life:
        """The first call, perhaps missed or moved; then the start date."""
        session = CoachingSession.objects.get(plan=plan, session_no=1)
        yield self.when("first_video_call")
        if self.dice.mistake():
            session = self.do(session, "miss", "head_coach", note="未接通")
            agreed = self.dice.awake(self.stage.now + timedelta(hours=30))
            while other := session.booked_beside(agreed):
                agreed = other.agreed_at + CALL_TAKES
            reason = "客户改期"
            session = self.do(session, "move", "head_coach", agreed_at=agreed, reason=reason)
            yield agreed
        self.do(session, "complete", "head_coach", held_at=self.stage.now, **answers.CALL)
        yield self.stage.now + SOON
        plan.refresh_from_db()
        local = self.dice.local(self.stage.now)
        first = local.date() + timedelta(days=1 if local.hour < 17 else 2)
        self.do(plan, "set_start", "head_coach", start_date=first)
        self.enter(self.coach(plan))

    def coach(self, plan: Plan) -> Life:
        """Menus day by day, the second call, the close on day 50."""
        plan.refresh_from_db()
        self.enter(self.menus(plan))
        self.enter(self.measures(plan))
        midnight = self.dice.midnight(plan.start_date + timedelta(days=21))
        yield midnight + timedelta(minutes=10)
        session = CoachingSession.objects.get(plan=plan, session_no=2)
        yield self.when("second_video_call")
        self.do(session, "complete", "head_coach", held_at=self.stage.now, **answers.CALL)
        yield self.dice.midnight(plan.start_date + timedelta(days=49)) + timedelta(minutes=30)
        yield self.when_closing(plan)
        plan.refresh_from_db()
        done = {"customer_told": True, "photos_asked": True, "survey_forwarded": True}
        self.do(plan, "end", "customer_service", **done)
        self.after_care(plan)

    def when_closing(self, plan: Plan) -> datetime:
        """Day 50 before 09:00, unless somebody is late."""
        early = self.dice.midnight(plan.start_date + timedelta(days=49)) + timedelta(hours=8)
        late = self.dice.chance(self.dice.habits.late)
        return early + timedelta(minutes=self.dice.number(0, 55), hours=2 if late else 0)

    def menus(self, plan: Plan) -> Life:
        """Each day the next day's menu: written, sent, explained, in rounds with all others."""
        days = range(1, 50)
        coach = self.person("assistant_coach")
        menus = {m.day_no: m for m in write_from_template(plan=plan, days=days, by=coach)}
        for number in days:
            day = plan.start_date + timedelta(days=number - 2)
            yield self.dice.midnight(day) + MORNING_ROUND
            coach = self.person("assistant_coach")
            self.stage.in_one_go(menus[number], "send", coach)
            yield self.dice.round(self.when("daily_meal_plan", slot=str(number)))
            self.stage.in_one_go(menus[number], "explain", coach, note="已讲解")

    def measures(self, plan: Plan) -> Life:
        """Every third morning scale and wristband tell; most customers read and answer too."""
        group, answers_back = Group.objects.get(order=self.order), self.dice.chance(0.75)
        for day in range(1, 50, 3):
            today = plan.start_date + timedelta(days=day - 1)
            yield self.dice.midnight(today) + timedelta(hours=7, minutes=self.dice.number(0, 50))
            readings = body.readings(self.dice, day, at=self.stage.now)
            record_metrics(plan=plan, readings=readings, by=self.customer)
            if answers_back:
                mark_read(plan=plan, until=today, at=self.stage.now)
                post(group=group, by=self.customer, text=f"今早 {readings[0].value} 公斤")

    # After the plan

    def after_care(self, plan: Plan) -> None:
        """Review forms, third call and reports run side by side."""
        for form in ReviewForm.objects.filter(plan=plan).select_related("user"):
            self.enter(self.review(form))
        self.enter(self.third_call(plan))
        self.enter(self.report(plan))

    def review(self, form: ReviewForm) -> Life:
        """Each member of the team looks back."""
        yield self.when("service_review_form", slot=str(form.user_id))
        perform(form, "submit", by=form.user.actor, **answers.REVIEW)

    def third_call(self, plan: Plan) -> Life:
        """The call after the plan."""
        session = CoachingSession.objects.get(plan=plan, session_no=3)
        yield self.when("third_video_call")
        self.do(session, "complete", "head_coach", held_at=self.stage.now, **answers.CALL)

    def report(self, plan: Plan) -> Life:
        """First and second assessment report."""
        for number, code in ((1, "first_report"), (2, "second_report")):
            yield self.when_reporting(code)
            report = Report.objects.filter(plan=plan, number=number).latest("edition")
            self.do(report, "issue", "health_manager", conclusions=answers.CONCLUSIONS)

    def when_reporting(self, code: str) -> datetime:
        """In the last day or two: a report looks back on the time before it."""
        clock = self.clocks().filter(code=code).first()
        if clock is None:
            return self.stage.now + SOON
        return self.dice.within(clock.due_at - timedelta(hours=30), clock.due_at)
