"""The story in steps, from the payment to the report of day 60: who, what, and what proves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.roles import Party, Role
from dma.tour import acting
from dma.tour.case import Case


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of the story; it is done when the step log of the order says so."""

    key: str
    chapter: Any
    title: Any
    tell: Any
    who: str
    logged: str = ""  # "contracts.contract.send"
    facts: Mapping[str, Any] = field(default_factory=dict)  # what the entry has to say besides
    times: int = 1
    screen: str = ""  # the slug of the page on which the step is done; the step's name follows
    page: str = ""  # what the customer opens: see dma.lookups.contacts.PAGES
    until: Callable[[Case], datetime | None] | None = None  # time has to pass to this moment
    act: Callable[[Case], None] = acting.nothing

    @property
    def step(self) -> str:
        """The step's name on its page."""
        return self.logged.rpartition(".")[2]

    def is_done(self, case: Case) -> bool:
        """Whether it is behind us."""
        if self.until is not None:
            moment = self.until(case)
            return moment is not None and moment <= case.now
        return case.happened(self.logged, self.facts) >= self.times


PAID, SIGNED, KNOWN = _("Payment and group"), _("Contract"), _("Record and assessment")
PLANNED, SENT, LIVED, CLOSED = _("Plan"), _("Parcel"), _("Fifty days"), _("Looking back")
CLERK, SERVICE, MANAGER = Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER
COACH, ASSISTANT, CUSTOMER = Role.HEAD_COACH, Role.ASSISTANT_COACH, Party.CUSTOMER

# fmt: off
STEPS: tuple[Step, ...] = (
    Step(key="pay", chapter=PAID, who=CUSTOMER, logged="orders.order.pay",
         title=_("A customer pays"),
         tell=_("The shop notifies us; the first clock starts: the contract type in a workday.")),
    Step(key="type", chapter=PAID, who=CLERK, logged="orders.order.confirm_type", screen="orders",
         title=_("Confirm the contract type"), act=acting.confirm_type,
         tell=_("Online, paper or none. A contract is drafted and the customer's group is made.")),
    Step(key="team", chapter=PAID, who=CLERK, logged="groupchat.group.invite_team", screen="groups",
         title=_("Invite the service team"), act=acting.invite_team,
         tell=_("Within two hours. The product proposes the least busy person of each role.")),
    Step(key="send", chapter=SIGNED, who=CLERK, logged="contracts.contract.send",
         screen="contracts", title=_("Send the contract"), act=acting.send_contract,
         tell=_("The customer gets a link that is signed, bound to its purpose, and expires.")),
    Step(key="sign", chapter=SIGNED, who=CUSTOMER, logged="contracts.contract.customer_sign",
         page="contract", title=_("The customer signs"), act=acting.sign,
         tell=_("On a phone: reads the words and types the name below them.")),
    Step(key="company", chapter=SIGNED, who=CLERK, logged="contracts.contract.company_sign",
         screen="contracts", title=_("Sign for the company"), act=acting.company_sign,
         tell=_("Within one workday. Without it nothing leaves the warehouse.")),
    Step(key="record", chapter=KNOWN, who=CUSTOMER, logged="health_records.healthrecord.submit",
         page="health_record", title=_("The customer fills in the health record"),
         act=acting.fill_record, tell=_("Question by question; what is entered is kept at once.")),
    Step(key="confirm", chapter=KNOWN, who=SERVICE, logged="health_records.healthrecord.confirm",
         screen="health-records", title=_("Confirm the health record"), act=acting.confirm_record,
         tell=_("Until then coaches only see a number. Now the plan is opened.")),
    Step(key="assess", chapter=KNOWN, who=CUSTOMER, logged="health_records.assessment.submit",
         page="assessment", title=_("The customer fills in the assessment"),
         act=acting.fill_assessment, tell=_("A red flag in it would stop the plan.")),
    Step(key="approve", chapter=KNOWN, who=Role.SYSTEM_REVIEWER,
         logged="health_records.assessment.approve", screen="assessments",
         title=_("Approve the assessment"), act=acting.approve,
         tell=_("The clock of the plan waited for this; now it counts on.")),
    Step(key="plan", chapter=PLANNED, who=MANAGER, logged="plans.plan.submit", screen="plans",
         title=_("Write and submit the health plan"), act=acting.make_plan,
         tell=_("Four dimensions, goals and goods, within three workdays.")),
    Step(key="method", chapter=SENT, who=SERVICE, logged="logistics.delivery.confirm_method",
         screen="deliveries", title=_("Confirm the receiving method"), act=acting.confirm_method,
         tell=_("Within one hour: express, pick-up or on site, and where to.")),
    Step(key="pick", chapter=SENT, who=CLERK, logged="logistics.shipment.pick", screen="shipments",
         title=_("Pick the goods"), act=acting.pick,
         tell=_("What expires first goes first; what is missing is named.")),
    Step(key="handover", chapter=SENT, who=CLERK, logged="logistics.shipment.hand_over",
         screen="shipments", title=_("Hand over to the carrier"), act=acting.hand_over,
         tell=_("From here one hour counts until the shipment is recorded.")),
    Step(key="shipped", chapter=SENT, who=CLERK, logged="logistics.shipment.confirm",
         screen="shipments", title=_("Record the shipment"), act=acting.record_shipment,
         tell=_("Tracking number and photo; the customer is told.")),
    Step(key="quiet", chapter=SENT, who=Party.SYSTEM, until=acting.when_chased,
         title=_("A day passes and nobody confirms"), act=acting.pass_time,
         tell=_("Move the clock and see who is reminded and to whom it is escalated.")),
    Step(key="received", chapter=SENT, who=CUSTOMER, logged="logistics.receipt.confirm",
         page="receipt", title=_("The customer confirms the receipt"), act=acting.receive,
         tell=_("The coaches are told; scale and wristband are explained within a day.")),
    Step(key="devices", chapter=LIVED, who=ASSISTANT, logged="plans.guidance.give", times=2,
         screen="guidance", title=_("Explain scale and wristband"), act=acting.guide,
         tell=_("Two clocks of 24 hours, one for each device.")),
    Step(key="call1", chapter=LIVED, who=COACH, logged="plans.coachingsession.complete",
         facts={"session_no": 1}, screen="sessions", title=_("Hold the first video call"),
         act=acting.call, tell=_("Within 24 hours; missed and moved calls are kept.")),
    Step(key="start", chapter=LIVED, who=COACH, logged="plans.plan.set_start", screen="plans",
         title=_("Set the first day"), act=acting.set_start,
         tell=_("All dates of the fifty days follow from it.")),
    Step(key="menu", chapter=LIVED, who=ASSISTANT, logged="plans.mealplan.explain", screen="menus",
         title=_("Send and explain the first menu"), act=acting.first_menu,
         tell=_("Daily before 18:00; what the customer is allergic to cannot be sent.")),
    Step(key="day1", chapter=LIVED, who=Party.SYSTEM, until=acting.first_day,
         title=_("Midnight: the plan starts by itself"), act=acting.pass_time,
         tell=_("The order is in service, the menu of the next day is owed.")),
    Step(key="week3", chapter=LIVED, who=Party.SYSTEM, until=acting.week_three,
         title=_("Three weeks, a menu every day"), act=acting.live_on,
         tell=_("The assistant coach keeps sending; the end of week 3 calls for the second call.")),
    Step(key="call2", chapter=LIVED, who=COACH, logged="plans.coachingsession.complete",
         facts={"session_no": 2}, screen="sessions", title=_("Hold the second video call"),
         act=acting.call, tell=_("Within 24 hours after the third week.")),
    Step(key="day50", chapter=LIVED, who=Party.SYSTEM, until=acting.day_fifty,
         title=_("On to day 50"), act=acting.live_on,
         tell=_("Four more weeks of menus, readings and conversations.")),
    Step(key="end", chapter=CLOSED, who=SERVICE, logged="plans.plan.end", screen="plans",
         title=_("Close the plan"), act=acting.end_plan,
         tell=_("On day 50 before 09:00: told, photos asked for, survey forwarded.")),
    Step(key="review", chapter=CLOSED, who=Party.SERVICE_TEAM, logged="plans.reviewform.submit",
         times=5, screen="reviews", title=_("Everyone who served looks back"), act=acting.review,
         tell=_("A review form each within three workdays; nobody writes another's.")),
    Step(key="call3", chapter=CLOSED, who=COACH, logged="plans.coachingsession.complete",
         facts={"session_no": 3}, screen="sessions", title=_("Hold the third video call"),
         act=acting.call, tell=_("On the second day after the plan before 18:00.")),
    Step(key="report1", chapter=CLOSED, who=MANAGER, logged="plans.report.issue",
         facts={"number": 1}, screen="assessment-reports", title=_("Issue the first report"),
         act=acting.report, tell=_("On the third day before 18:00, as a PDF for the customer.")),
    Step(key="recheck", chapter=CLOSED, who=Party.SYSTEM, until=acting.recheck,
         title=_("Day 28: the product asks for the recheck"), act=acting.pass_time,
         tell=_("Nobody has to think of it: the reminder is a clock, too.")),
    Step(key="day60", chapter=CLOSED, who=Party.SYSTEM, until=acting.day_sixty,
         title=_("On to day 60"), act=acting.pass_time,
         tell=_("The second report is due today at 18:00.")),
    Step(key="report2", chapter=CLOSED, who=MANAGER, logged="plans.report.issue",
         facts={"number": 2}, screen="assessment-reports", title=_("Issue the second report"),
         act=acting.report, tell=_("It ends the journey: order completed, group archived.")),
)
# fmt: on
