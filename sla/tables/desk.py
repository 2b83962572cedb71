"""Rows of the timing table for knowledge, service desk and satisfaction.

Their times stand in the service charters (documents 002 to 004); where those leave a number open,
the reading stands in the row's note, and the policy screens change it.
"""

from django.utils.translation import gettext_lazy as _

from sla.due import DaysAfterAt, Hours, Promise, Workdays
from sla.ladder import LONG, MEDIUM, SHORT
from sla.rule import Rule
from sla.wording import Text

OURS = Text(
    "期限由本机构设定，可在时限策略中修改", "a time of the house, changed in the timing policies"
)

# A table is read in rows: one line for each question, not one for each field.
# fmt: off
DESK = (
    Rule(
        code="article_review", owner_role="customer_service",
        source=Text("需求 E3", "requirement E3"),
        label=_("Review the article"), label_zh="复核知识库文章",
        text="发布或上次复核后 90 天内", counted_from=Text("发布或复核", "published or reviewed"),
        starts=("knowledge.article.publish", "knowledge.article.review"),
        closes=(
            "knowledge.article.review",
            "knowledge.article.publish",
            "knowledge.article.archive",
        ),
        duration=DaysAfterAt(90, "18:00"), ladder=LONG, note=OURS,
    ),
    Rule(
        code="enquiry_answer", owner_role="customer_service",
        source=Text("004 时效性分级 普通咨询", "document 004, enquiries"),
        label=_("Answer the enquiry or promise a time"), label_zh="答复咨询或承诺答复时间",
        text="2 小时内响应", counted_from=Text("咨询登记", "enquiry taken down"),
        starts=("servicedesk.enquiry.register", "servicedesk.enquiry.not_satisfied"),
        start_when={"urgent": False},
        closes=(
            "servicedesk.enquiry.answer",
            "servicedesk.enquiry.promise",
            "servicedesk.enquiry.withdraw",
        ),
        duration=Hours(2), ladder=SHORT,
    ),
    Rule(
        code="enquiry_answer_urgent", owner_role="customer_service",
        source=Text("004 快速响应通道", "document 004, fast lane"),
        label=_("Answer the urgent enquiry"), label_zh="答复紧急咨询",
        text="紧急 30 分钟内响应", counted_from=Text("咨询登记", "enquiry taken down"),
        starts=("servicedesk.enquiry.register", "servicedesk.enquiry.not_satisfied"),
        start_when={"urgent": True},
        closes=(
            "servicedesk.enquiry.answer",
            "servicedesk.enquiry.promise",
            "servicedesk.enquiry.withdraw",
        ),
        duration=Hours(0.5), ladder=SHORT, urgent=True,
    ),
    Rule(
        code="enquiry_promise", owner_role="customer_service",
        source=Text("001 呼叫、002 承诺", "documents 001 and 002, promised replies"),
        label=_("Keep the promised answer"), label_zh="按承诺时间答复咨询",
        text="未能当场解决的，按承诺时间答复",
        counted_from=Text("承诺的时间", "the promised time"),
        starts=("servicedesk.enquiry.promise",),
        closes=("servicedesk.enquiry.answer", "servicedesk.enquiry.withdraw"),
        duration=Promise(), ladder=SHORT,
    ),
    Rule(
        code="enquiry_satisfied", owner_role="customer_service",
        source=Text("004 闭环回访", "document 004, closing the loop"),
        label=_("Ask whether the answer is enough"), label_zh="确认客户是否满意",
        text="答复后 24 小时内确认客户满意", counted_from=Text("咨询答复", "enquiry answered"),
        starts=("servicedesk.enquiry.answer",),
        closes=(
            "servicedesk.enquiry.confirm",
            "servicedesk.enquiry.not_satisfied",
            "servicedesk.enquiry.withdraw",
        ),
        duration=Hours(24), ladder=MEDIUM,
    ),
    Rule(
        code="channel_check", owner_role="customer_service",
        source=Text("需求 E1", "requirement E1"),
        label=_("Try out the channel"), label_zh="检查服务渠道是否畅通",
        text="每 30 天检查一次", counted_from=Text("开通或上次检查", "opened or tried out"),
        starts=(
            "servicedesk.channel.open",
            "servicedesk.channel.try_out",
            "servicedesk.channel.repair",
        ),
        closes=(
            "servicedesk.channel.try_out",
            "servicedesk.channel.report_broken",
            "servicedesk.channel.retire",
        ),
        duration=DaysAfterAt(30, "18:00"), ladder=LONG, note=OURS,
    ),
    Rule(
        code="channel_repair", owner_role="customer_service",
        source=Text("需求 E1", "requirement E1"),
        label=_("Repair the channel"), label_zh="修复服务渠道",
        text="24 小时内恢复", counted_from=Text("渠道中断", "out of order"),
        starts=("servicedesk.channel.report_broken",),
        closes=("servicedesk.channel.repair", "servicedesk.channel.retire"),
        duration=Hours(24), ladder=MEDIUM, note=OURS,
    ),
    Rule(
        code="request_review", owner_role="cs_lead",
        source=Text("003 服务需求受理", "document 003, requests"),
        label=_("Review the feasibility of the request"), label_zh="评审服务需求可行性",
        text="1 个工作日内", counted_from=Text("需求登记", "request taken down"),
        starts=("servicedesk.servicerequest.register",), start_when={"urgent": False},
        closes=("servicedesk.servicerequest.accept", "servicedesk.servicerequest.decline"),
        duration=Workdays(1), ladder=MEDIUM, note=OURS,
    ),
    Rule(
        code="request_review_urgent", owner_role="cs_lead",
        source=Text("003 紧急即时、004 紧急 30 分钟", "documents 003 and 004, urgent at once"),
        label=_("Review the urgent request at once"), label_zh="即时评审紧急需求",
        text="紧急需求即时响应，30 分钟内", counted_from=Text("需求登记", "request taken down"),
        starts=("servicedesk.servicerequest.register",), start_when={"urgent": True},
        closes=("servicedesk.servicerequest.accept", "servicedesk.servicerequest.decline"),
        duration=Hours(0.5), ladder=SHORT, urgent=True,
    ),
    Rule(
        code="work_assign", owner_role="cs_lead",
        source=Text("003 任务工单", "document 003, work orders"),
        label=_("Assign the work order"), label_zh="指派任务工单",
        text="系统未能自动指派的，2 小时内指派", counted_from=Text("工单建立", "work order opened"),
        starts=("servicedesk.workorder.open",), start_when={"nobody": True},
        closes=("servicedesk.workorder.assign", "servicedesk.workorder.cancel"),
        duration=Hours(2), ladder=SHORT, note=OURS,
    ),
    Rule(
        code="work_plan", owner_role="customer_service",
        source=Text("003 服务计划", "document 003, service plan"),
        label=_("Plan the work"), label_zh="制定服务计划",
        text="接单后 1 个工作日内", counted_from=Text("指派", "assigned"),
        starts=(
            "servicedesk.workorder.assign",
            "servicedesk.workorder.approve_reassign",
            "servicedesk.workorder.conclude",
        ),
        start_when={"urgent": False},
        closes=("servicedesk.workorder.plan", "servicedesk.workorder.cancel"),
        duration=Workdays(1), ladder=MEDIUM, note=OURS,
    ),
    Rule(
        code="work_plan_urgent", owner_role="customer_service",
        source=Text("003 紧急即时、004 紧急 30 分钟", "documents 003 and 004, urgent at once"),
        label=_("Plan the urgent work at once"), label_zh="即时制定紧急服务计划",
        text="紧急工单即时处理，30 分钟内", counted_from=Text("指派", "assigned"),
        starts=(
            "servicedesk.workorder.assign",
            "servicedesk.workorder.approve_reassign",
            "servicedesk.workorder.conclude",
        ),
        start_when={"urgent": True},
        closes=("servicedesk.workorder.plan", "servicedesk.workorder.cancel"),
        duration=Hours(0.5), ladder=SHORT, urgent=True,
    ),
    Rule(
        code="work_reassign", owner_role="cs_lead",
        source=Text("003 转派需主管批准", "document 003, reassignment by the lead"),
        label=_("Decide about another assignee"), label_zh="审批工单转派",
        text="4 小时内审批", counted_from=Text("申请转派", "asked for"),
        starts=("servicedesk.workorder.ask_reassign",),
        closes=(
            "servicedesk.workorder.approve_reassign",
            "servicedesk.workorder.refuse_reassign",
            "servicedesk.workorder.cancel",
        ),
        duration=Hours(4), ladder=SHORT, note=OURS,
    ),
    Rule(
        code="work_finish", owner_role="customer_service",
        source=Text("003 服务计划中的时间", "document 003, the time in the plan"),
        label=_("Finish the work as planned"), label_zh="按计划完成服务",
        text="按服务计划约定的时间", counted_from=Text("计划完成时间", "the planned end"),
        starts=("servicedesk.workorder.plan",),
        closes=(
            "servicedesk.workorder.finish",
            "servicedesk.workorder.approve_reassign",
            "servicedesk.workorder.cancel",
        ),
        duration=Promise(), ladder=SHORT,
    ),
    Rule(
        code="work_check", owner_role="cs_lead",
        source=Text("003 质量检查", "document 003, quality check"),
        label=_("Check the quality of the work"), label_zh="检查服务质量",
        text="完成后 1 个工作日内", counted_from=Text("服务完成", "work done"),
        starts=("servicedesk.workorder.finish",),
        closes=(
            "servicedesk.workorder.pass_check",
            "servicedesk.workorder.fail_check",
            "servicedesk.workorder.cancel",
        ),
        duration=Workdays(1), ladder=MEDIUM, note=OURS,
    ),
    Rule(
        code="work_feedback", owner_role="customer_service",
        source=Text("003 服务反馈 [X] 小时", "document 003, feedback within [X]"),
        label=_("Tell the customer the result"), label_zh="向客户反馈结果",
        text="质量检查后 24 小时内反馈（可配置）", counted_from=Text("检查通过", "check passed"),
        starts=("servicedesk.workorder.pass_check",), start_when={"urgent": False},
        closes=("servicedesk.workorder.feed_back", "servicedesk.workorder.cancel"),
        duration=Hours(24), ladder=MEDIUM, note=OURS,
    ),
    Rule(
        code="work_feedback_urgent", owner_role="customer_service",
        source=Text("003 紧急即时反馈", "document 003, urgent at once"),
        label=_("Tell the customer the result at once"), label_zh="紧急工单即时反馈",
        text="紧急工单即时反馈，30 分钟内", counted_from=Text("检查通过", "check passed"),
        starts=("servicedesk.workorder.pass_check",), start_when={"urgent": True},
        closes=("servicedesk.workorder.feed_back", "servicedesk.workorder.cancel"),
        duration=Hours(0.5), ladder=SHORT, urgent=True,
    ),
    Rule(
        code="work_investigate", owner_role="cs_lead",
        source=Text("003 不满意调查、004 红色 48 小时", "documents 003 and 004, 48 h for red"),
        label=_("Look into the bad judgement"), label_zh="调查不满意评价",
        text="不满意评价 48 小时内调查并改进", counted_from=Text("不满意评价", "badly judged"),
        starts=("servicedesk.workorder.evaluate",), start_when={"bad": True},
        closes=("servicedesk.workorder.conclude",),
        duration=Hours(48), ladder=MEDIUM,
    ),
    Rule(
        code="work_rework", owner_role="customer_service",
        source=Text("003 质量检查", "document 003, quality check"),
        label=_("Put the work right"), label_zh="按检查意见完善服务",
        text="检查未通过后 1 个工作日内", counted_from=Text("检查未通过", "check failed"),
        starts=("servicedesk.workorder.fail_check",),
        closes=(
            "servicedesk.workorder.finish",
            "servicedesk.workorder.approve_reassign",
            "servicedesk.workorder.cancel",
        ),
        duration=Workdays(1), ladder=MEDIUM, note=OURS,
    ),
    Rule(
        code="survey_root_cause", owner_role="branch_director",
        source=Text("004 满意度红色预警 48 小时", "document 004, red: 48 h"),
        label=_("Begin the analysis of the red answer"), label_zh="启动红色评价根因分析",
        text="红色评价 48 小时内启动根因分析", counted_from=Text("收到红色评价", "red answer"),
        starts=("surveys.invitation.submit",), start_when={"tone": "red"},
        closes=("surveys.invitation.analyse",),
        duration=Hours(48), ladder=MEDIUM,
    ),
    Rule(
        code="improvement_due", owner_role="branch_director",
        source=Text("需求 G2", "requirement G2"),
        label=_("Carry out the improvement"), label_zh="完成改进措施",
        text="按改进计划约定的时间", counted_from=Text("计划完成时间", "the planned end"),
        starts=("surveys.improvement.start",),
        closes=("surveys.improvement.finish", "surveys.improvement.give_up"),
        duration=Promise(), ladder=SHORT,
    ),
    Rule(
        code="improvement_judge", owner_role="branch_director",
        source=Text("004 改进观察 3 个月", "document 004, three months of observation"),
        label=_("Measure again whether it is better"), label_zh="复测改进效果",
        text="改进完成后观察 3 个月", counted_from=Text("改进完成", "measures carried out"),
        starts=("surveys.improvement.finish",),
        closes=("surveys.improvement.judge", "surveys.improvement.give_up"),
        duration=DaysAfterAt(90, "18:00"), ladder=LONG,
    ),
)
# fmt: on
