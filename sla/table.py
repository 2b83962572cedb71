"""THE table: every deadline of the business, one row each.

The 22 rows of the handbook's appendix come first, in its order; the other published times follow.
Models, screens, documents and figures read this table. It seeds version 1 of each policy; from
then on the published policies in the database rule.

Where the handbook is silent the reading of requirements C and L stands in the row: receipts are
chased at 48 hours and daily after that, the plan's first day is day 1, the day it ends is day 0.
"""

from collections import defaultdict
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from sla.due import DailyAt, DaysAfterAt, Hours, PlanDayAt, Workdays
from sla.ladder import LONG, MEDIUM, RAISED, SHORT, SYSTEM
from sla.rule import Rule
from sla.tables.complaints import COMPLAINTS
from sla.tables.crises import CRISES
from sla.tables.desk import DESK
from sla.tables.goods import GOODS
from sla.tables.stock import STOCK
from sla.wording import Text

FOUR_HOURS, ONE_HOUR = timedelta(hours=4), timedelta(hours=1)
ACT_WITHIN_FOUR_HOURS = Text(
    "届时仍未确认收货才提醒，4 小时内处理",
    "raised only if still unconfirmed, to act within 4 hours",
)
PLAN_END = ("plans.plan.end", "plans.plan.terminate")
# A plan that is given up before its first day has no after-care.
STARTED = {"started": True}
# A test kit or a prescription opens none of the programme's clocks (requirement L1).
BESIDE = {"beside": True}
# The owner of a late reason is whoever owed the late clock.
WHO_WAS_LATE = "who_was_late"


def _row(number: int) -> Text:
    return Text(f"手册附录第{number}行", f"handbook appendix row {number}")


# A table is read in rows: one line for each question, not one for each field.
# fmt: off
HANDBOOK = (
    Rule(
        code="confirm_contract_type", owner_role="admin_clerk", source=_row(1),
        label=_("Confirm the contract type"), label_zh="行政确认合同类型",
        text="收到支付成功通知后 1 个工作日内", counted_from=Text("支付成功", "payment succeeded"),
        starts=("orders.order.pay",), closes=("orders.order.confirm_type",),
        duration=Workdays(1), ladder=MEDIUM,
    ),
    Rule(
        code="invite_service_team", owner_role="admin_clerk", source=_row(2),
        label=_("Invite the service team to the group"), label_zh="行政邀请服务团队进群",
        text="合同类型确认后 2 小时内",
        counted_from=Text("合同类型确认", "contract type confirmed"),
        starts=("orders.order.confirm_type",), closes=("groupchat.group.invite_team",),
        duration=Hours(2), ladder=SHORT,
    ),
    Rule(
        code="company_sign_contract", owner_role="admin_clerk", source=_row(3),
        label=_("Sign the online contract for the company"), label_zh="行政处理线上合同签署",
        text="收到待公司签署通知后 1 个工作日内",
        counted_from=Text("待公司签署", "awaiting company signature"),
        starts=("contracts.contract.customer_sign",), start_when={"kind": "online"},
        closes=("contracts.contract.company_sign", "contracts.contract.company_refuse"),
        duration=Workdays(1), ladder=MEDIUM,
    ),
    Rule(
        code="review_health_record", owner_role="customer_service", source=_row(4),
        label=_("Review the health record"), label_zh="客服审核健康档案",
        text="收到健康档案待确认通知后 1 个工作日内",
        counted_from=Text("健康档案待确认", "health record awaiting confirmation"),
        starts=("health_records.healthrecord.submit",),
        closes=("health_records.healthrecord.confirm", "health_records.healthrecord.send_back"),
        duration=Workdays(1), ladder=MEDIUM,
    ),
    Rule(
        code="make_health_plan", owner_role="health_manager", source=_row(5),
        label=_("Make the health plan"), label_zh="健康管理师制定健康方案",
        text="收到健康档案已确认通知后 3 个工作日内",
        counted_from=Text("健康档案已确认", "health record confirmed"),
        starts=("health_records.healthrecord.confirm",), closes=("plans.plan.submit",),
        duration=Workdays(3), ladder=MEDIUM, pausable=True, start_when={"first": True},
    ),
    Rule(
        code="confirm_receiving_method", owner_role="customer_service", source=_row(6),
        label=_("Confirm the receiving method"), label_zh="客服确认收货方式",
        text="收到方案完成通知后 1 小时内", counted_from=Text("方案完成", "plan completed"),
        starts=("plans.plan.submit",), closes=("logistics.delivery.confirm_method",),
        duration=Hours(1), ladder=SHORT,
    ),
    Rule(
        code="pick_goods", owner_role="admin_clerk", source=_row(7),
        label=_("Pick the goods"), label_zh="行政配货",
        text="收到收货方式同步后 4 小时内",
        counted_from=Text("收货方式同步", "receiving method confirmed"),
        starts=("logistics.delivery.confirm_method",), closes=("logistics.shipment.pick",),
        duration=Hours(4), ladder=SHORT,
        slot="slot", unless=BESIDE,
    ),
    Rule(
        code="record_shipment", owner_role="admin_clerk", source=_row(8),
        label=_("Confirm and record the shipment"), label_zh="行政发货确认与记录",
        text="发货后 1 小时内", counted_from=Text("发货", "handed over"),
        starts=("logistics.shipment.hand_over",), closes=("logistics.shipment.confirm",),
        duration=Hours(1), ladder=SHORT,
        slot="slot", unless=BESIDE,
    ),
    Rule(
        code="receipt_first_reminder", owner_role="customer_service", source=_row(9),
        label=_("Follow up the receipt (first reminder)"), label_zh="客服跟进收货状态（首次提醒）",
        text="系统触发已发货通知后 24 小时内", counted_from=Text("已发货", "shipped"),
        starts=("logistics.shipment.confirm",),
        closes=(
            "logistics.receipt.follow_up",
            "logistics.receipt.confirm",
            "logistics.receipt.report_damage",
        ),
        duration=Hours(24), ladder=MEDIUM,
        slot="slot", unless=BESIDE,
    ),
    Rule(
        code="receipt_overdue_reminder", owner_role="customer_service", source=_row(10),
        label=_("Follow up the receipt (overdue reminder)"),
        label_zh="客服跟进收货状态（超期提醒）",
        text="48 小时未确认收货时", counted_from=Text("已发货", "shipped"),
        starts=("logistics.shipment.confirm",),
        closes=(
            "logistics.receipt.follow_up_overdue",
            "logistics.receipt.confirm",
            "logistics.receipt.report_damage",
        ),
        duration=Hours(48), ladder=RAISED, raise_at_due=True, grace=FOUR_HOURS,
        note=ACT_WITHIN_FOUR_HOURS,
        slot="slot", unless=BESIDE,
    ),
    Rule(
        code="first_video_call", owner_role="head_coach", source=_row(11),
        label=_("First video call, before the plan"), label_zh="方案前视频沟通（第一次）",
        text="系统通知后 24 小时内完成", counted_from=Text("系统通知", "the system's notice"),
        starts=("plans.plan.notify_first_call",), closes=("plans.coachingsession.complete",),
        duration=Hours(24), ladder=MEDIUM, when={"session_no": 1}, pausable=True,
    ),
    Rule(
        code="scale_guidance", owner_role="assistant_coach", source=_row(12),
        label=_("Guide the use of the body-fat scale"), label_zh="副教练跟进体脂称使用指导",
        text="客户收货确认后 24 小时内完成", counted_from=Text("收货确认", "receipt confirmed"),
        starts=("logistics.receipt.confirm",), closes=("plans.guidance.give",),
        duration=Hours(24), ladder=MEDIUM, start_when={"devices": "scale"},
        when={"device": "scale"},
    ),
    Rule(
        code="wristband_guidance", owner_role="assistant_coach", source=_row(13),
        label=_("Guide the use of the wristband"), label_zh="副教练跟进手环使用指导",
        text="客户收货确认后 24 小时内完成", counted_from=Text("收货确认", "receipt confirmed"),
        starts=("logistics.receipt.confirm",), closes=("plans.guidance.give",),
        duration=Hours(24), ladder=MEDIUM, start_when={"devices": "wristband"},
        when={"device": "wristband"},
    ),
    Rule(
        code="daily_meal_plan", owner_role="assistant_coach", source=_row(14),
        label=_("Send and explain the daily meal plan"), label_zh="副教练每日餐单发送与解读",
        text="每日 18:00 前完成", counted_from=Text("当日", "the day of sending"),
        starts=("plans.plan.start",), closes=("plans.mealplan.explain",),
        duration=DailyAt("18:00"), ladder=MEDIUM, recurring=True, slot="slot",
    ),
    Rule(
        code="second_video_call", owner_role="head_coach", source=_row(15),
        label=_("Second video call, during the plan"), label_zh="方案中视频沟通（第二次）",
        text="方案第三周结束后 24 小时内完成", counted_from=Text("方案第三周结束", "week 3 ended"),
        starts=("plans.plan.end_week3",), closes=("plans.coachingsession.complete",),
        duration=Hours(24), ladder=MEDIUM, when={"session_no": 2},
    ),
    Rule(
        code="close_plan", owner_role="customer_service", source=_row(16),
        label=_("Close the plan"), label_zh="客服处理方案结束事宜",
        text="第 50 天 9:00 前完成", counted_from=Text("方案开始", "plan started"),
        starts=("plans.plan.start",), closes=PLAN_END,
        duration=PlanDayAt(50, "09:00"), ladder=LONG,
    ),
    Rule(
        code="service_review_form", owner_role="service_team", source=_row(17),
        label=_("Fill in the service review form"), label_zh="服务人员填写复盘服务评价表",
        text="方案结束后 3 个工作日内完成", counted_from=Text("方案结束", "plan ended"),
        starts=PLAN_END, start_when=STARTED, closes=("plans.reviewform.submit",),
        duration=Workdays(3), ladder=MEDIUM, fan_out="service_team", slot="slot",
    ),
    Rule(
        code="third_video_call", owner_role="head_coach", source=_row(18),
        label=_("Third video call, after the plan"), label_zh="方案后视频通话沟通（第三次）",
        text="方案结束后第 2 天 18:00 前完成", counted_from=Text("方案结束", "plan ended"),
        starts=PLAN_END, start_when=STARTED, closes=("plans.coachingsession.complete",),
        duration=DaysAfterAt(2, "18:00"), ladder=MEDIUM, when={"session_no": 3},
    ),
    Rule(
        code="after_photo_reminder", owner_role="system", source=_row(19),
        label=_("Remind the customer of the photos after the plan"),
        label_zh="用户上传方案后照片提醒",
        text="方案结束后第 3 天发送", counted_from=Text("方案结束", "plan ended"),
        starts=PLAN_END, start_when=STARTED, closes=("plans.plan.remind_after_photos",),
        duration=DaysAfterAt(3, "09:00"), ladder=SYSTEM, grace=ONE_HOUR, system=True,
        lead_role="customer_service",
    ),
    Rule(
        code="first_report", owner_role="health_manager", source=_row(20),
        label=_("Issue the first assessment report"), label_zh="第一次评估报告生成",
        text="方案结束后第 3 天 18:00 前完成", counted_from=Text("方案结束", "plan ended"),
        starts=PLAN_END, start_when=STARTED, closes=("plans.report.issue",),
        duration=DaysAfterAt(3, "18:00"), ladder=MEDIUM, when={"number": 1},
    ),
    Rule(
        code="recheck_reminder", owner_role="system", source=_row(21),
        label=_("Remind the customer of the recheck report"), label_zh="用户上传复检报告提醒",
        text="方案结束后第 28 天发送", counted_from=Text("方案结束", "plan ended"),
        starts=PLAN_END, start_when=STARTED, closes=("plans.plan.remind_recheck",),
        duration=DaysAfterAt(28, "09:00"), ladder=SYSTEM, grace=ONE_HOUR, system=True,
        lead_role="customer_service",
    ),
    Rule(
        code="second_report", owner_role="health_manager", source=_row(22),
        label=_("Issue the second assessment report"), label_zh="第二次评估报告生成",
        text="方案结束后第 60 天 18:00 前完成", counted_from=Text("方案结束", "plan ended"),
        starts=PLAN_END, start_when=STARTED, closes=("plans.report.issue",),
        duration=DaysAfterAt(60, "18:00"), ladder=LONG, when={"number": 2},
    ),
)

OTHERS = (
    Rule(
        code="assessment_review", owner_role="system_reviewer",
        source=Text("需求 B6", "requirement B6"),
        label=_("Review the pre-plan assessment"), label_zh="系统审核员审核方案前健康评估表",
        text="收到方案前健康评估表后 1 个工作日内",
        counted_from=Text("评估表提交", "assessment submitted"),
        starts=("health_records.assessment.submit", "health_records.assessment.clear"),
        closes=(
            "health_records.assessment.approve",
            "health_records.assessment.send_back",
            "health_records.assessment.block",
        ),
        duration=Workdays(1), ladder=MEDIUM,
    ),
    Rule(
        code="late_reason", owner_role=WHO_WAS_LATE, source=Text("需求 C", "requirements C"),
        label=_("Give the reason for being late"), label_zh="填写逾期原因",
        text="逾期完成后 1 个工作日内", counted_from=Text("逾期完成", "done late"),
        starts=("sla.clock.late",), closes=("sla.clock.give_reason",),
        duration=Workdays(1), ladder=MEDIUM, slot="slot",
    ),
    Rule(
        code="receipt_daily_reminder", owner_role="customer_service",
        source=Text("需求 L6", "requirement L6"),
        label=_("Follow up the receipt (daily)"), label_zh="客服每日跟进未确认收货",
        text="超期提醒后每日 10:00 再次跟进，直至收货",
        counted_from=Text("超期跟进", "overdue follow-up"),
        starts=("logistics.receipt.follow_up_overdue",),
        closes=(
            "logistics.receipt.follow_up_overdue",
            "logistics.receipt.confirm",
            "logistics.receipt.report_damage",
        ),
        duration=DailyAt("10:00"), ladder=RAISED, raise_at_due=True, grace=FOUR_HOURS,
        recurring=True, note=ACT_WITHIN_FOUR_HOURS,
        slot="slot", unless=BESIDE,
    ),
    Rule(
        code="receipt_unconfirmed_lead", owner_role="cs_lead",
        source=Text("需求 L6", "requirement L6"),
        label=_("Settle a receipt that is still unconfirmed (lead)"),
        label_zh="客服主管处理 96 小时未确认收货", text="96 小时仍未确认收货时",
        counted_from=Text("已发货", "shipped"),
        starts=("logistics.shipment.confirm",),
        closes=("logistics.receipt.confirm", "logistics.receipt.report_damage"),
        duration=Hours(96), ladder=RAISED, raise_at_due=True, grace=timedelta(hours=24),
        note=Text("届时仍未确认收货才提醒", "raised only if still unconfirmed"),
        slot="slot", unless=BESIDE,
    ),
)
# fmt: on

#: Every row, by its code.
_ROWS = (*HANDBOOK, *OTHERS, *DESK, *COMPLAINTS, *CRISES, *STOCK, *GOODS)
RULES: dict[str, Rule] = {rule.code: rule for rule in _ROWS}


def handbook() -> tuple[Rule, ...]:
    """The 22 rows of the handbook's appendix, in its order."""
    return HANDBOOK


def _by_event(field: str) -> dict[str, tuple[Rule, ...]]:
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in RULES.values():
        for event in getattr(rule, field):
            found[event].append(rule)
    return {event: tuple(rules) for event, rules in found.items()}


STARTED_BY, CLOSED_BY, CANCELLED_BY = map(_by_event, ("starts", "closes", "cancels"))
