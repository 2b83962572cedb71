"""Rows of the timing table: the crisis room, its drills, and the watch (requirement F6)."""

from dataclasses import replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sla.due import Hours
from sla.ladder import standard
from sla.rule import ORDER_STOPS, Rule
from sla.tables.complaints import HALF_HOUR, in_words, source
from sla.wording import Text

CRISIS = "crises.crisis"
QUARTER, THIRTY_SECONDS = 0.25, 30 / 3600


def _crisis(
    code: str, hours: float, label: Any, label_zh: str, closes: str, source: Text, **more: Any
) -> Rule:
    """A step of the crisis room, counted from the alarm unless said."""
    return Rule(
        code=f"crisis_{code}",
        owner_role="supervisor",
        source=source,
        label=label,
        label_zh=label_zh,
        text=f"{in_words(hours)}内",
        counted_from=Text("危机启动", "crisis declared"),
        starts=(f"{CRISIS}.declare",),
        closes=(closes,),
        duration=Hours(hours),
        urgent=True,
        ladder=standard(Hours(hours)),
        cancels=(*ORDER_STOPS, f"{CRISIS}.call_off", f"{CRISIS}.stand_down"),
        **more,
    )


# A table is read in rows: one line for each question, not one for each field.
# fmt: off
LEAK = {"leak": True}
ROOM = (
    _crisis("assemble", QUARTER, _("Assemble the emergency team"), "应急小组集结",
            f"{CRISIS}.assemble",
            source("危机：15分钟集结", "crisis: assembled in 15 min")),
    _crisis("plan", HALF_HOUR, _("First plan of the emergency team"), "初步应对方案",
            f"{CRISIS}.plan",
            source("危机：30分钟初步方案", "crisis: first plan in 30 min")),
    _crisis("effect", 1, _("Review the effect of the plan"), "应对效果评估",
            f"{CRISIS}.review",
            source("危机：1小时评估效果", "crisis: effect reviewed in 1 h")),
    _crisis("statement_first", HALF_HOUR, _("First statement"), "首次声明",
            "crises.statement.issue",
            source("危机：30分钟首次声明", "crisis: first statement in 30 min"),
            when={"kind": "first"}),
    _crisis("statement_progress", 6, _("Statement on the progress"), "进展通报",
            "crises.statement.issue", source("危机：6小时进展", "crisis: progress in 6 h"),
            when={"kind": "progress"}),
    _crisis("statement_full", 48, _("Full report"), "完整报告",
            "crises.statement.issue",
            source("危机：48小时完整报告", "crisis: full report in 48 h"), when={"kind": "full"}),
    _crisis("leak_contain", 1, _("Contain the leak of data"), "信息泄露遏制",
            f"{CRISIS}.contain",
            source("信息安全：1小时遏制", "data leak: contained in 1 h"), start_when=LEAK),
    _crisis("leak_cause", 4, _("Find the cause of the leak"), "信息泄露原因查明",
            f"{CRISIS}.find_cause", source("信息安全：4小时查因", "data leak: cause in 4 h"),
            start_when=LEAK),
    _crisis("leak_report", 24, _("Report how the leak was mended"), "信息泄露整改报告",
            f"{CRISIS}.report_fix", source("信息安全：24小时报告", "data leak: report in 24 h"),
            start_when=LEAK),
)
#: A drill runs the same clocks under codes of their own: its figures stay apart.
DRILLS = tuple(
    replace(rule, code=f"drill_{rule.code}", label=format_lazy(_("Drill: {task}"), task=rule.label),
            label_zh=f"演练：{rule.label_zh}", start_when={**rule.start_when, "drill": True})
    for rule in ROOM
)
WATCH = (
    Rule(code="watch_alert", owner_role="cs_lead", ladder=standard(Hours(THIRTY_SECONDS)),
         source=source("预警30秒推送", "alert pushed in 30 s"),
         label=_("Push the alert to the person on duty"), label_zh="舆情预警推送值班人员",
         text="发现后 30 秒内推送", counted_from=Text("发现舆情", "found by the watch"),
         starts=("crises.alert.find",),
         closes=("crises.alert.push", "crises.alert.acknowledge", "crises.alert.dismiss"),
         duration=Hours(THIRTY_SECONDS), urgent=True),
)
# fmt: on

CRISES = (
    *(replace(rule, start_when={**rule.start_when, "drill": False}) for rule in ROOM),
    *DRILLS,
    *WATCH,
)
