"""Rows of the timing table: complaints (requirements F).

The four documents name four schemes of times. Where two name the same clock, the shorter stands
here and the longer in ``tests/complaints/data/published.csv``; different clocks are all kept. Each
row says whose number it is; a number of ours says so, too.
"""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from sla.due import DaysAfterAt, Hours, Promise
from sla.ladder import SYSTEM, standard
from sla.rule import ORDER_STOPS, Rule
from sla.wording import Text

C = "complaints.complaint"
#: What ends a complaint without its having been solved: nothing more is owed.
ENDS = (f"{C}.merge_into", f"{C}.withdraw", f"{C}.dismiss")
HALF_HOUR = 0.5
TAKEN = Text("受理投诉", "complaint taken down")
ACCEPTED = Text("接手处理", "accepted by the handler")
GRADED = (f"{C}.register", f"{C}.grade_it", f"{C}.regrade", f"{C}.report_harm")
#: The customer is not content: the next round begins.
AGAIN = (f"{C}.customer_reject", f"{C}.call_back", f"{C}.reopen")


def source(zh: str, en: str) -> Text:
    return Text(f"文件004 {zh}", f"document 004, {en}")


def _row(**given: Any) -> Rule:
    amount = given["duration"]
    ends = {"cancels": (*ORDER_STOPS, *ENDS), "ladder": standard(amount)}
    return Rule(**{"counted_from": TAKEN, **ends, **given})


def _answer(kind: str, hours: float, label: Any, label_zh: str, source: Text, **more: Any) -> Rule:
    """The first answer: counted from the taking down, by the grade that is suggested or decided."""
    return _row(
        code=f"complaint_answer_{kind}", owner_role="customer_service", source=source,
        label=label, label_zh=label_zh, text=f"受理后 {in_words(hours)}内首次响应",
        starts=GRADED, start_when={"opens": kind, "answered": False},
        closes=(f"{C}.accept", f"{C}.solve_now"), duration=Hours(hours), **more,
    )  # fmt: skip


def _propose(kind: str, hours: float, label: Any, label_zh: str, source: Text, **more: Any) -> Rule:
    return _row(
        code=f"complaint_propose_{kind}", owner_role="customer_service", source=source,
        label=label, label_zh=label_zh, text=f"接手后 {in_words(hours)}内给出方案",
        counted_from=ACCEPTED,
        starts=(f"{C}.accept", f"{C}.refuse_proposal", *AGAIN, f"{C}.regrade", f"{C}.report_harm"),
        start_when={"proposes": kind}, closes=(f"{C}.propose", f"{C}.solve_now"),
        duration=Hours(hours), **more,
    )  # fmt: skip


def _solve(kind: str, hours: float, label: Any, label_zh: str, source: Text, **more: Any) -> Rule:
    return _row(
        code=f"complaint_solve_{kind}", owner_role="customer_service", source=source,
        label=label, label_zh=label_zh, text=f"接手后 {in_words(hours)}内解决",
        counted_from=ACCEPTED, starts=(f"{C}.accept", *AGAIN, f"{C}.regrade", f"{C}.report_harm"),
        start_when={"solves": kind}, closes=(f"{C}.resolve", f"{C}.solve_now"),
        duration=Hours(hours), pausable=True, **more,
    )  # fmt: skip


def in_words(hours: float) -> str:
    """The time limit as the documents say it."""
    seconds = round(hours * 3600)
    if seconds < 60:
        return f"{seconds} 秒"
    return f"{hours:g} 小时" if hours >= 1 else f"{round(hours * 60)} 分钟"


# A table is read in rows: one line for each question, not one for each field.
# fmt: off
ANSWERS = (
    _answer("suggestion", 48, _("Answer a suggestion"), "回复客户建议",
            source("快速响应通道：建议48小时", "fast channel: suggestion 48 h")),
    _answer("enquiry", 2, _("Answer an enquiry"), "回复客户咨询",
            source("时效性分级：普通咨询2小时", "four colours: enquiry 2 h")),
    _answer("ordinary", 2, _("First answer to an ordinary complaint"), "普通投诉首次响应",
            source("快速响应通道：普通2小时（客诉三级24小时为外限）",
                    "fast channel: ordinary 2 h (three grades: 24 h at most)")),
    _answer("important", 2, _("First answer to an important complaint"), "重要投诉首次响应",
            source("客诉三级：重要2小时", "three grades: important 2 h")),
    _answer("major", HALF_HOUR, _("First answer to a major complaint"), "重大投诉首次响应",
            source("客诉三级：紧急30分钟；快速响应通道：重大30分钟，7×24",
                    "three grades: urgent 30 min; fast channel: major 30 min, day and night"),
            urgent=True),
)
LEADS_IN = (
    _row(code="complaint_lead_important", owner_role="cs_lead",
         source=source("标准化SOP：重大投诉主管30分钟介入", "standard procedure: lead in 30 min"),
         label=_("Lead steps into an important complaint"), label_zh="主管介入重要投诉",
         text="受理后 30 分钟内主管介入", starts=GRADED,
         start_when={"opens": "important", "lead_in": False},
         closes=(f"{C}.lead_steps_in",), duration=Hours(HALF_HOUR)),
    _row(code="complaint_lead_major", owner_role="cs_lead",
         source=source("标准化SOP：重大投诉主管30分钟介入", "standard procedure: lead in 30 min"),
         label=_("Lead steps into a major complaint"), label_zh="主管介入重大投诉",
         text="受理后 30 分钟内主管介入", starts=GRADED,
         start_when={"opens": "major", "lead_in": False},
         closes=(f"{C}.lead_steps_in",), duration=Hours(HALF_HOUR), urgent=True),
    _row(code="complaint_management_important", owner_role="branch_director",
         source=source("时效性分级：重大投诉4小时管理层介入", "four colours: management in 4 h"),
         label=_("Management steps into an important complaint"), label_zh="管理层介入重要投诉",
         text="受理后 4 小时内管理层介入", starts=GRADED,
         start_when={"opens": "important", "management_in": False},
         closes=(f"{C}.management_steps_in",), duration=Hours(4)),
    _row(code="complaint_crisis_team", owner_role="supervisor",
         source=source("时效性分级：危机30分钟内团队到位", "four colours: team in place in 30 min"),
         label=_("Emergency team in place"), label_zh="危机应急团队到位",
         text="受理后 30 分钟内应急团队到位", starts=GRADED, start_when={"opens": "crisis"},
         closes=(f"{C}.team_in_place",), duration=Hours(HALF_HOUR), urgent=True),
)
PROPOSALS = (
    _propose("ordinary", 2, _("Propose a solution to an ordinary complaint"), "普通投诉给出方案",
             source("标准化SOP：普通2小时给出方案", "standard procedure: proposal in 2 h")),
    _propose("important", 4, _("Propose a solution to an important complaint"), "重要投诉给出方案",
             Text("需求 F2（文件无数字）", "requirement F2 (no number in the documents)")),
    _propose("major", 2, _("Propose a solution to a major complaint"), "重大投诉给出方案",
             source("客户关怀：2小时解决方案", "customer care: solution in 2 h"), urgent=True),
)
SOLUTIONS = (
    _solve("ordinary", 24, _("Solve an ordinary complaint"), "普通投诉解决",
           source("时效性分级：一般投诉24小时解决；闭环率24小时",
                   "four colours: complaint solved in 24 h; closed within 24 h")),
    _solve("important", 48, _("Solve an important complaint"), "重要投诉解决",
           Text("需求 F2（文件无数字）", "requirement F2 (no number in the documents)")),
    _solve("major", 24, _("Solve a major complaint"), "重大投诉解决",
           Text("需求 F2:24小时，昼夜", "requirement F2: 24 h, day and night"), urgent=True),
)
AFTERWARDS = (
    _row(code="complaint_call_back", owner_role="cs_lead",
         source=source("闭环：解决后24小时满意度回访", "closed loop: call-back in 24 h"),
         label=_("Call the customer back"), label_zh="投诉满意度回访（他人）",
         text="解决后 24 小时内由他人回访", counted_from=Text("投诉解决", "complaint solved"),
         starts=(f"{C}.resolve", f"{C}.solve_now"), closes=(f"{C}.call_back",),
         when={"reached": True}, duration=Hours(24)),
    _row(code="complaint_promise", owner_role="customer_service",
         source=Text("文件001 超出权限时向客户承诺答复时间", "document 001, a time is promised"),
         label=_("Keep the time promised to the customer"), label_zh="兑现对客户承诺的答复时间",
         text="不晚于向客户承诺的时间", counted_from=Text("承诺时间", "the promised time"),
         starts=(f"{C}.escalate",),
         closes=(f"{C}.tell_progress", f"{C}.propose", f"{C}.solve_now", f"{C}.resolve"),
         duration=Promise()),
    _row(code="complaint_support", owner_role="branch_director",
         source=source("三级保障：后台支援30分钟到场", "three lines: support on site in 30 min"),
         label=_("Back office comes to help on site"), label_zh="后台支援到场",
         text="呼叫支援后 30 分钟内到场", counted_from=Text("呼叫支援", "support called"),
         starts=(f"{C}.call_support",), closes=(f"{C}.support_came",), duration=Hours(HALF_HOUR)),
    _row(code="complaint_measure", owner_role="customer_service", slot="slot", owner_fact="owner",
         source=Text("文件002 方案明确部门、责任人与时间节点", "document 002, person and times"),
         label=_("Carry out a measure"), label_zh="落实投诉处理措施",
         text="不晚于约定的时间节点", counted_from=Text("约定时间", "the agreed time"),
         starts=("complaints.measure.promise",),
         closes=("complaints.measure.finish", "complaints.measure.drop"), duration=Promise()),
    _row(code="improvement_action", owner_role="quality_supervisor", owner_fact="owner",
         source=source("整改：责任人与完成时间", "improvement: person and due time"),
         label=_("Carry out an improvement"), label_zh="落实改进措施（CAPA）",
         text="不晚于约定的完成时间", counted_from=Text("约定时间", "the agreed time"),
         starts=("complaints.improvement.plan_actions",),
         closes=("complaints.improvement.implement",), duration=Promise()),
    Rule(code="improvement_observation", owner_role="system", system=True,
         lead_role="quality_supervisor", ladder=SYSTEM, grace=timedelta(hours=1),
         source=source("改进效果跟踪3个月", "effect observed for three months"),
         label=_("Judge the effect of an improvement"), label_zh="改进效果评定（观察3个月）",
         text="验收后观察 3 个月", counted_from=Text("改进验收", "improvement accepted"),
         starts=("complaints.improvement.accept",),
         closes=("complaints.improvement.conclude",), duration=DaysAfterAt(90, "18:00")),
)
# fmt: on

COMPLAINTS = (*ANSWERS, *LEADS_IN, *PROPOSALS, *SOLUTIONS, *AFTERWARDS)
