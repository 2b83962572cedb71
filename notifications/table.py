"""Who hears what on which event: one row each, beside the clocks' own reminders.

``to`` is a role (the person of the case's team, else the branch's, else headquarters'), the whole
TEAM, the CUSTOMER (or the partner in the place of one), or a field of the row or of the event's
facts that holds a person's id. Whoever did the step is not told of it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.roles import Role

CUSTOMER = "customer"
TEAM = "team"
ROW = "row."
DATA = "data."


@dataclass(frozen=True)
class Notice:
    """On an event, these are told this; ``facts`` of the event may stand in the text."""

    event: str
    template: str
    to: tuple[str, ...]
    facts: tuple[str, ...] = ()
    when: Mapping[str, Any] = field(default_factory=dict)
    urgent: bool = False  # told at night, too

    def fits(self, data: Mapping[str, Any]) -> bool:
        """Whether the event's facts are as the notice wants them."""
        return all(data.get(name) == value for name, value in self.when.items())


CLERK, SERVICE, MANAGER = Role.ADMIN_CLERK, Role.CUSTOMER_SERVICE, Role.HEALTH_MANAGER
HEAD, ASSISTANT = Role.HEAD_COACH, Role.ASSISTANT_COACH
REVIEWER, DOCTOR = Role.SYSTEM_REVIEWER, Role.FUNCTIONAL_DOCTOR
KEEPER, PRODUCT, BOSS = Role.WAREHOUSE_KEEPER, Role.PRODUCT_MANAGER, Role.SUPERVISOR
DIRECTOR, FINANCE = Role.BRANCH_DIRECTOR, Role.FINANCE_LEAD
LEAD, HQ, QUALITY = Role.CS_LEAD, Role.SUPERVISOR, Role.QUALITY_SUPERVISOR
C = CUSTOMER

# A table is read in rows: one line for each notice.
# fmt: off
NOTICES = (
    Notice("orders.order.pay", "order_paid", (CLERK,)),
    Notice("orders.order.correct_type", "order_type_corrected", (CLERK, SERVICE)),
    Notice("orders.order.request_refund", "order_refund_requested", (FINANCE, DIRECTOR)),
    Notice("orders.order.reject_refund", "order_refund_rejected", (SERVICE,)),
    Notice("orders.order.refund", "order_stopped", (TEAM,)),
    Notice("orders.order.refund", "customer.refunded", (C,)),
    Notice("orders.order.cancel", "order_stopped", (TEAM,)),
    Notice("orders.order.cancel", "customer.cancelled", (C,)),

    Notice("groupchat.group.invite_team", "team_invited", (TEAM,)),
    Notice("groupchat.group.invite_team", "customer.fill_record", (C,)),
    Notice("groupchat.group.invite_team", "customer.fill_assessment", (C,)),
    Notice("groupchat.group.replace_member", "team_took_over", ("data.to",)),
    Notice("groupchat.group.replace_member", "team_handed_over", ("data.from",)),

    Notice("contracts.contract.send", "customer.sign_contract", (C,)),
    Notice("contracts.contract.customer_sign", "contract_awaiting_company", (CLERK,)),
    Notice("contracts.contract.customer_decline", "contract_declined", (CLERK, SERVICE)),
    Notice("contracts.contract.company_sign", "contract_signed", (SERVICE,)),
    Notice("contracts.contract.company_sign", "customer.contract_signed", (C,)),
    Notice("contracts.contract.company_refuse", "contract_declined", (CLERK, SERVICE)),
    Notice("contracts.contract.verify_paper", "contract_signed", (CLERK, SERVICE)),
    Notice("contracts.contract.expire", "contract_declined", (CLERK, SERVICE)),

    Notice("health_records.healthrecord.submit", "record_awaiting", (SERVICE,)),
    Notice("health_records.healthrecord.send_back", "customer.record_returned", (C,)),
    Notice("health_records.healthrecord.confirm", "record_confirmed", (MANAGER,)),
    Notice("health_records.healthrecord.confirm", "record_visible", (HEAD, ASSISTANT),
           when={"first": True}),
    Notice("health_records.healthrecord.reopen", "record_reopened", (SERVICE, MANAGER)),
    Notice("health_records.assessment.submit", "assessment_awaiting", (REVIEWER,)),
    Notice("health_records.assessment.approve", "assessment_approved", (MANAGER,)),
    Notice("health_records.assessment.send_back", "assessment_returned", (SERVICE, MANAGER)),
    Notice("health_records.assessment.send_back", "customer.assessment_returned", (C,)),
    Notice("health_records.assessment.block", "assessment_blocked", (DOCTOR, MANAGER)),
    Notice("health_records.assessment.clear", "assessment_cleared", (REVIEWER, MANAGER)),

    Notice("plans.plan.submit", "plan_completed", (SERVICE,)),
    Notice("plans.plan.notify_first_call", "plan_first_call", (HEAD, ASSISTANT)),
    Notice("plans.plan.set_start", "plan_start_set", (ASSISTANT, SERVICE), facts=("start_date",)),
    Notice("plans.plan.set_start", "customer.plan_start_set", (C,), facts=("start_date",)),
    Notice("plans.plan.start", "plan_started", (TEAM,)),
    Notice("plans.plan.start", "customer.plan_started", (C,)),
    Notice("plans.plan.end_week3", "plan_week3_ended", (HEAD,)),
    Notice("plans.plan.pause", "plan_paused", (TEAM,)),
    Notice("plans.plan.resume", "plan_resumed", (TEAM,)),
    Notice("plans.plan.end", "plan_ended", (TEAM,)),
    Notice("plans.plan.end", "customer.plan_ended", (C,)),
    Notice("plans.plan.terminate", "plan_ended", (TEAM,)),
    Notice("plans.plan.remind_after_photos", "customer.after_photos", (C,)),
    Notice("plans.plan.remind_recheck", "customer.recheck", (C,)),
    Notice("plans.report.issue", "report_issued", (SERVICE, HEAD), facts=("number",)),
    Notice("plans.report.issue", "customer.report_issued", (C,), facts=("number",)),

    Notice("logistics.delivery.confirm_method", "method_confirmed", (CLERK,)),
    Notice("logistics.shipment.confirm", "shipped", (SERVICE,)),
    Notice("logistics.shipment.confirm", "customer.shipped", (C,)),
    Notice("logistics.shipment.report_exception", "shipment_exception", (CLERK, SERVICE)),
    Notice("logistics.receipt.confirm", "received", (ASSISTANT,)),
    Notice("logistics.receipt.report_damage", "receipt_damaged", (SERVICE, CLERK)),

    Notice("complaints.complaint.register", "complaint_registered", (LEAD, SERVICE)),
    Notice("complaints.complaint.register", "complaint_harm", (DOCTOR, LEAD), when={"harm": True},
           urgent=True),
    Notice("complaints.complaint.register", "customer.complaint_received", (C,)),
    Notice("complaints.complaint.report_harm", "complaint_harm", (DOCTOR, LEAD), urgent=True),
    Notice("complaints.complaint.grade_it", "complaint_crisis", (HQ, DIRECTOR),
           when={"grade": "crisis"}, urgent=True),
    Notice("complaints.complaint.grade_it", "complaint_major", (HQ, LEAD),
           when={"grade": "major"}, urgent=True),
    Notice("complaints.complaint.assign", "complaint_assigned", ("row.handler_id",)),
    Notice("complaints.complaint.reassign", "complaint_assigned", ("row.handler_id",)),
    Notice("complaints.complaint.reassign", "complaint_handed_over", ("data.before",)),
    Notice("complaints.complaint.escalate", "complaint_escalated", (LEAD,), when={"level": 1}),
    Notice("complaints.complaint.escalate", "complaint_escalated", (DIRECTOR,), when={"level": 2}),
    Notice("complaints.complaint.escalate", "complaint_escalated", (HQ,), when={"level": 3}),
    Notice("complaints.complaint.escalate_late", "complaint_late", (LEAD,), when={"level": 1}),
    Notice("complaints.complaint.escalate_late", "complaint_late", (DIRECTOR,), when={"level": 2}),
    Notice("complaints.complaint.escalate_late", "complaint_late", (HQ,), when={"level": 3}),
    Notice("complaints.complaint.call_support", "complaint_support", (DIRECTOR, LEAD)),
    Notice("complaints.complaint.propose", "customer.complaint_proposal", (C,)),
    Notice("complaints.complaint.tell_progress", "customer.complaint_progress", (C,)),
    Notice("complaints.complaint.wait_for_customer", "customer.complaint_progress", (C,)),
    Notice("complaints.complaint.resolve", "customer.complaint_solved", (C,)),
    Notice("complaints.complaint.solve_now", "customer.complaint_solved", (C,)),
    Notice("complaints.complaint.accept_proposal", "complaint_agreed", ("row.handler_id",)),
    Notice("complaints.complaint.refuse_proposal", "complaint_not_content", ("row.handler_id",)),
    Notice("complaints.complaint.go_on", "complaint_answered", ("row.handler_id",)),
    Notice("complaints.complaint.customer_reject", "complaint_not_content",
           ("row.handler_id", LEAD)),
    Notice("complaints.complaint.call_back", "complaint_not_content", ("row.handler_id", LEAD),
           when={"outcome": "unsatisfied"}),
    Notice("complaints.complaint.reopen", "complaint_not_content", ("row.handler_id", LEAD)),
    Notice("complaints.measure.promise", "measure_given", ("row.person_id",)),
    Notice("complaints.measure.finish", "measure_done", (LEAD,)),
    Notice("complaints.compensation.ask", "compensation_asked", (DIRECTOR,),
           when={"next": "branch_director"}),
    Notice("complaints.compensation.ask", "compensation_asked", (Role.REGIONAL_MANAGER,),
           when={"next": "regional_manager"}),
    Notice("complaints.compensation.ask", "compensation_asked", (FINANCE,),
           when={"next": "finance_lead"}),
    Notice("complaints.compensation.approve", "compensation_asked", (Role.REGIONAL_MANAGER,),
           when={"next": "regional_manager"}),
    Notice("complaints.compensation.approve", "compensation_asked", (FINANCE,),
           when={"next": "finance_lead"}),
    Notice("complaints.compensation.approve", "compensation_approved", ("row.asked_by_id",),
           when={"next": ""}),
    Notice("complaints.compensation.refuse", "compensation_refused", ("row.asked_by_id",)),
    Notice("complaints.improvement.plan_actions", "improvement_given", ("row.owner_id",)),
    Notice("complaints.improvement.implement", "improvement_done", (QUALITY, LEAD)),
    Notice("complaints.improvement.conclude", "improvement_judged", (QUALITY, "row.owner_id")),

    Notice("crises.alert.find", "watch_alert", ("data.duty",), urgent=True),
    Notice("crises.crisis.declare", "crisis_declared", (HQ, Role.REGIONAL_MANAGER, QUALITY),
           when={"drill": False}, urgent=True),
    Notice("crises.crisis.declare", "crisis_drill", (HQ, Role.REGIONAL_MANAGER, QUALITY),
           when={"drill": True}),
    Notice("returns.return.escalate", "return_escalated", (LEAD, DIRECTOR)),
    Notice("returns.return.approve", "customer.return_decided", (C,)),
    Notice("returns.return.approve_exception", "customer.return_decided", (C,)),
    Notice("returns.return.refuse", "customer.return_decided", (C,)),
    Notice("returns.return.exchange", "customer.return_settled", (C,)),
    Notice("returns.return.refund", "customer.return_settled", (C,)),
    Notice("servicedesk.enquiry.register", "enquiry_urgent", (SERVICE, LEAD),
           when={"urgent": True}),
    Notice("servicedesk.enquiry.ask_expert", "enquiry_for_expert", ("data.to",)),
    Notice("servicedesk.enquiry.advise", "enquiry_advised", ("data.to",)),
    Notice("servicedesk.enquiry.answer", "customer.enquiry_answered", (C,)),
    Notice("servicedesk.enquiry.promise", "customer.enquiry_promised", (C,)),
    Notice("servicedesk.enquiry.not_satisfied", "enquiry_again", ("row.handler_id",)),
    Notice("servicedesk.channel.report_broken", "channel_broken", ("row.owner_id", LEAD)),
    Notice("servicedesk.servicerequest.register", "request_urgent", (LEAD,),
           when={"urgent": True}),
    Notice("servicedesk.servicerequest.decline", "customer.request_declined", (C,)),
    Notice("servicedesk.servicerequest.accept", "customer.request_accepted", (C,)),
    Notice("servicedesk.workorder.assign", "work_assigned", ("data.to",)),
    Notice("servicedesk.workorder.ask_reassign", "work_reassign_asked", (LEAD,)),
    Notice("servicedesk.workorder.approve_reassign", "work_assigned", ("data.to",)),
    Notice("servicedesk.workorder.approve_reassign", "work_taken_over", ("data.from",)),
    Notice("servicedesk.workorder.refuse_reassign", "work_stays", ("data.to",)),
    Notice("servicedesk.workorder.report", "customer.work_progress", (C,)),
    Notice("servicedesk.workorder.fail_check", "work_back", ("data.to",)),
    Notice("servicedesk.workorder.feed_back", "customer.work_done", (C,)),
    Notice("servicedesk.workorder.evaluate", "work_badly_judged", (LEAD, "row.assignee_id"),
           when={"bad": True}),

    Notice("surveys.invitation.send", "customer.survey", (C,), when={"way": "link"}),
    Notice("surveys.invitation.submit", "survey_red", (DIRECTOR, LEAD), when={"tone": "red"}),
    Notice("surveys.invitation.submit", "survey_red", (HQ, QUALITY),
           when={"tone": "red", "partner": True}),

    Notice("purchasing.purchaseorder.submit", "purchase_pending", (BOSS,)),
    Notice("purchasing.purchaseorder.approve", "purchase_approved", (PRODUCT,)),
    Notice("purchasing.purchaseorder.refuse", "purchase_refused", (PRODUCT,)),
    Notice("purchasing.purchaseorder.under_way", "goods_expected", (KEEPER,)),
    Notice("purchasing.goodsreceipt.count", "arrival_counted", (PRODUCT,)),
    Notice("purchasing.goodsreceipt.recount", "arrival_recount", (KEEPER,)),
    Notice("purchasing.goodsreceipt.confirm", "arrival_confirmed", (KEEPER,)),

    Notice("warehousing.requisition.apply", "requisition_first", (PRODUCT,)),
    Notice("warehousing.requisition.reapply", "requisition_first", (PRODUCT,)),
    Notice("warehousing.requisition.first_approve", "requisition_second", (FINANCE,)),
    Notice("warehousing.requisition.second_approve", "requisition_approved", (CLERK, KEEPER)),
    Notice("warehousing.requisition.first_refuse", "requisition_refused", (CLERK, DIRECTOR)),
    Notice("warehousing.requisition.second_refuse", "requisition_refused", (CLERK, DIRECTOR)),
    Notice("warehousing.requisition.keeper_refuse", "requisition_refused", (CLERK, DIRECTOR)),
    Notice("warehousing.requisition.ship", "requisition_shipped", (CLERK, KEEPER)),
    Notice("warehousing.requisition.receive", "requisition_difference", (PRODUCT, FINANCE),
           when={"complete": False}),

    Notice("warehousing.disposal.apply", "disposal_first", (PRODUCT,)),
    Notice("warehousing.disposal.reapply", "disposal_first", (PRODUCT,)),
    Notice("warehousing.disposal.first_review", "disposal_second", (FINANCE,)),
    Notice("warehousing.disposal.second_review", "disposal_approval", (BOSS,)),
    Notice("warehousing.disposal.approve", "disposal_approved", (KEEPER,)),
    Notice("warehousing.disposal.first_refuse", "disposal_refused", (KEEPER,)),
    Notice("warehousing.disposal.second_refuse", "disposal_refused", (KEEPER,)),
    Notice("warehousing.disposal.lead_refuse", "disposal_refused", (KEEPER,)),

    Notice("warehousing.stocktake.explain", "stocktake_finance", (FINANCE,)),
    Notice("warehousing.stocktake.finance_sign", "stocktake_lead", (BOSS,)),
    Notice("warehousing.stocktake.finance_return", "stocktake_causes", (KEEPER, PRODUCT)),
    Notice("warehousing.stocktake.lead_return", "stocktake_causes", (KEEPER, PRODUCT)),
    Notice("warehousing.expirycheck.sign", "expiry_findings", (PRODUCT,), when={"clean": False}),
    Notice("warehousing.expirynotice.announce", "near_expiry",
           (PRODUCT, DIRECTOR, SERVICE, KEEPER)),

    Notice("accounts.absence.approve", "leave_approved", ("row.user_id", "row.deputy_id")),
)
# fmt: on


def _by_event() -> dict[str, tuple[Notice, ...]]:
    found: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in NOTICES:
        found[notice.event].append(notice)
    return {event: tuple(notices) for event, notices in found.items()}


BY_EVENT = _by_event()

#: The clocks that a notice speaks of: their reminder at the opening would say it again.
ANNOUNCES = {
    "order_paid": ("confirm_contract_type",),
    "contract_awaiting_company": ("company_sign_contract",),
    "record_awaiting": ("review_health_record",),
    "record_confirmed": ("make_health_plan",),
    "assessment_awaiting": ("assessment_review",),
    "plan_first_call": ("first_video_call",),
    "plan_week3_ended": ("second_video_call",),
    "plan_ended": ("service_review_form",),
    "shipped": ("receipt_first_reminder",),
    "received": ("scale_guidance", "wristband_guidance"),
}
