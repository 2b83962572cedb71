"""The stored line that a person can check by hand."""

from datetime import datetime, timedelta

import pytest

from sla.due import DailyAt, Duration, Hours, PlanDayAt, Workdays, WorkHours
from sla.explain import Basis, Resumed, explain
from sla.table import RULES
from sla.wording import Text, span
from tests.sla.support import CN, at

BASIS = Basis("row", 1, Text("手册", "handbook"), Text("起点", "start"))


def line(duration: Duration, trigger: str, basis: Basis = BASIS) -> dict[str, str]:
    return explain(basis, duration, at(trigger), duration.due(at(trigger), CN), CN)


def test_the_model_line() -> None:
    rule = RULES["confirm_contract_type"]
    assert line(rule.duration, "2026-11-21 10:12", rule.basis(1)) == {
        "zh": "应于 2026-11-23(一) 18:00 = 支付成功 11-21(六) 10:12 + 1 个工作日｜起算日不计"
        "｜跳过 11-22(日)｜日历 CN v3（已确认至 2026-12-31）"
        "｜规则 confirm_contract_type v1（手册附录第1行）",
        "en": "Due Mon 2026-11-23 18:00 = payment succeeded Sat 11-21 10:12 + 1 working day"
        " | the first day is not counted | skipping Sun 11-22"
        " | calendar CN v3 (confirmed until 2026-12-31)"
        " | rule confirm_contract_type v1 (handbook appendix row 1)",
    }


@pytest.mark.parametrize(
    ("duration", "trigger", "part"),
    [
        (Workdays(1), "2026-11-18 10:00", "18:00 = 起点 11-18(三) 10:00 + 1 个工作日"),
        (Workdays(1), "2026-11-18 10:00", "｜起算日不计｜日历 CN"),
        (Workdays(1), "2026-11-18 10:00:07", "11-18(三) 10:00:07"),
        (Workdays(3), "2026-09-30 09:00", "跳过 10-01(四) 至 10-07(三) 国庆节"),
        (Workdays(3), "2026-09-30 09:00", "｜计入 10-10(六) 国庆节调休上班"),
        (Workdays(20), "2026-09-10 10:00", "跳过 14 个休息日（09-12(六) 至 10-11(日)）"),
        (WorkHours(4), "2026-10-09 17:00", "+ 4 工作小时｜只计工作时间｜计入 10-10(六)"),
        (Hours(2), "2026-11-21 10:00", "+ 2 小时｜昼夜连续计时｜日历"),
        (PlanDayAt(50, "09:00"), "2026-11-23 00:00", "2026-11-23(一) 00:00 起第 50 天 09:00"),
        (DailyAt("18:00"), "2026-11-23 09:00", "起每日 18:00｜此后第一次"),
    ],
)
def test_what_was_counted_and_what_was_skipped(duration: Duration, trigger: str, part: str) -> None:
    assert part in line(duration, trigger)["zh"]


def test_a_provisional_deadline_says_so_in_both_languages() -> None:
    text = line(Workdays(3), "2026-12-30 09:00")
    assert text["zh"].startswith("【暂定】应于 2027-01-05(二) 18:00")
    assert "起点 2026-12-30(三)" in text["zh"]
    assert "跳过 2027-01-01(五) 元旦" in text["zh"]
    assert "（已确认至 2026-12-31，其后为推定）" in text["zh"]
    assert text["en"].startswith("[provisional] Due Tue 2027-01-05")
    assert "assumed after that" in text["en"]


def test_elapsed_hours_are_certain_in_any_year() -> None:
    assert "暂定" not in line(Hours(48), "2027-03-01 09:00")["zh"]


def test_a_resumed_clock_is_counted_from_where_it_went_on() -> None:
    duration, trigger = Workdays(3), at("2026-10-09 09:00")
    resumed = Resumed(at("2026-10-17 10:00"), timedelta(hours=14))
    ends = duration.resume(resumed.at, resumed.remaining, CN)
    text = explain(BASIS, duration, trigger, ends, CN, resumed)["zh"]
    assert text.startswith(
        "应于 2026-10-20(二) 17:00 = 恢复计时 10-17(六) 10:00 + 剩余 14 小时（共 3 个工作日）"
        "｜只计工作时间｜跳过 10-18(日)"
    )


def test_the_rule_may_add_a_note() -> None:
    rule = RULES["receipt_overdue_reminder"]
    text = line(rule.duration, "2026-11-20 10:00", rule.basis(2))
    assert "届时仍未确认收货才提醒，4 小时内处理" in text["zh"]
    assert "rule receipt_overdue_reminder v2 (handbook appendix row 10)" in text["en"]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_explains_itself_on_one_line(code: str) -> None:
    rule = RULES[code]
    for month in range(1, 13):
        trigger = datetime(2026, month, 20, 15, tzinfo=CN.zone)
        text = explain(rule.basis(1), rule.duration, trigger, rule.duration.due(trigger, CN), CN)
        assert set(text) == {"zh", "en"}
        assert all("\n" not in each and len(each) < 400 for each in text.values())


@pytest.mark.parametrize(
    ("length", "zh", "en"),
    [
        (timedelta(hours=14), "14 小时", "14 h"),
        (timedelta(hours=1, minutes=5), "1 小时 5 分", "1 h 5 min"),
        (timedelta(seconds=-90), "-1 分 30 秒", "-1 min 30 s"),
        (timedelta(0), "0 秒", "0 s"),
    ],
)
def test_spans_in_words(length: timedelta, zh: str, en: str) -> None:
    assert span(length) == (zh, en)
