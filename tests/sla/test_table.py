"""The table in code against the handbook's table, which is kept beside this test."""

import re
from unicodedata import normalize

import pytest
from django.utils import translation

from sla.due import DailyAt, DaysAfterAt, Duration, Hours, PlanDayAt, Workdays
from sla.ladder import RAISED, SYSTEM, standard
from sla.rule import ORDER_STOPS, Rule, fits
from sla.table import CANCELLED_BY, CLOSED_BY, OTHERS, RULES, STARTED_BY, WHO_WAS_LATE, handbook
from tests.sla.support import rows

HANDBOOK = rows("sla_table.csv")
READINGS = {
    r"\+(\d+) working days?": lambda n: Workdays(int(n)),
    r"(?:at )?\+(\d+) hours?.*": lambda n: Hours(int(n)),
    r"every day before (.*)": DailyAt,
    r"day (\d+) before (.*)": lambda n, time: PlanDayAt(int(n), time),
    r"day \+(\d+) before (.*)": lambda n, time: DaysAfterAt(int(n), time),
    r"sent on day \+(\d+)": lambda n: DaysAfterAt(int(n), "09:00"),
}
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def reading(words: str) -> Duration:
    """The duration that the handbook's words mean."""
    for pattern, build in READINGS.items():
        if found := re.fullmatch(pattern, words):
            return build(*found.groups())
    raise AssertionError(words)


def test_the_22_rows_stand_in_the_handbooks_order() -> None:
    assert [rule.code for rule in handbook()] == [row["code"] for row in HANDBOOK]
    assert len(handbook()) == 22
    assert list(RULES)[:22] == [row["code"] for row in HANDBOOK]


@pytest.mark.parametrize("row", HANDBOOK, ids=lambda row: row["code"])
def test_a_row_says_what_the_handbook_says(row: dict[str, str]) -> None:
    rule = RULES[row["code"]]
    assert normalize("NFKC", rule.label_zh) == row["node_zh"]  # it writes half-width brackets
    assert rule.owner_role == row["owner_role"]
    assert rule.duration == reading(row["rule"])


def test_a_row_names_its_place_in_the_appendix() -> None:
    assert [rule.source.en for rule in handbook()] == [
        f"handbook appendix row {number}" for number in range(1, 23)
    ]
    assert RULES["pick_goods"].source.zh == "手册附录第7行"


def test_the_handbooks_numbers_stand_in_its_words() -> None:
    for rule in handbook():
        number = str(getattr(rule.duration, "amount", getattr(rule.duration, "day", "18:00")))
        assert re.search(rf"(?<!\d){number}(?!\d)", rule.text), rule.code


def test_what_is_ours_follows_the_handbook() -> None:
    own = {rule.code: rule for rule in RULES.values() if rule not in handbook()}
    assert list(own)[:4] == [
        "assessment_review",
        "late_reason",
        "receipt_daily_reminder",
        "receipt_unconfirmed_lead",
    ]
    assert own["assessment_review"].duration == own["late_reason"].duration == Workdays(1)
    assert own["receipt_daily_reminder"].duration == DailyAt("10:00")
    assert own["late_reason"].owner_role == WHO_WAS_LATE


@every_rule
def test_every_event_is_the_name_of_a_step(rule: Rule) -> None:
    assert rule.starts
    assert rule.closes
    for event in (*rule.starts, *rule.closes, *rule.cancels):
        assert re.fullmatch(r"[a-z_]+\.[a-z]+\.[a-z0-9_]+", event)


@every_rule
def test_cancelling_or_refunding_the_order_stops_every_clock(rule: Rule) -> None:
    assert set(ORDER_STOPS) <= set(rule.cancels)
    assert all(rule in CANCELLED_BY[event] for event in ORDER_STOPS)


@every_rule
def test_reminders_follow_the_length(rule: Rule) -> None:
    if rule.raise_at_due:
        assert rule.ladder == RAISED
    elif rule.system:
        assert rule.ladder == SYSTEM
    else:
        assert rule.ladder == standard(rule.duration)


@every_rule
def test_only_what_can_pause_is_pausable(rule: Rule) -> None:
    assert not rule.pausable or rule.duration.pauses


def test_which_rows_are_special() -> None:
    def codes(field: str) -> set[str]:
        first = (*handbook(), *OTHERS)
        return {rule.code for rule in first if getattr(rule, field)}

    assert codes("pausable") == {"make_health_plan", "first_video_call"}
    assert codes("raise_at_due") == {
        "receipt_overdue_reminder",
        "receipt_daily_reminder",
        "receipt_unconfirmed_lead",
    }
    assert codes("recurring") == {"daily_meal_plan", "receipt_daily_reminder"}
    assert codes("fan_out") == {"service_review_form"}
    assert codes("system") == {"after_photo_reminder", "recheck_reminder"}
    of_parcels = {
        *("pick_goods", "record_shipment", "receipt_first_reminder", "receipt_overdue_reminder"),
        *("receipt_daily_reminder", "receipt_unconfirmed_lead"),
    }
    others = {"daily_meal_plan", "service_review_form", "late_reason"}
    assert codes("slot") == others | of_parcels


@every_rule
def test_labels_are_in_both_languages(rule: Rule) -> None:
    with translation.override("en"):
        assert re.fullmatch(r"[A-Z][\x20-\x7e]+", str(rule.label))
    assert re.search(r"[一-鿿]", rule.label_zh)
    assert rule.text
    assert rule.counted_from


def test_events_find_their_rules() -> None:
    started = [rule.code for rule in STARTED_BY["logistics.receipt.confirm"]]
    assert started == ["scale_guidance", "wristband_guidance"]
    closed = [rule.code for rule in CLOSED_BY["plans.plan.submit"]]
    assert closed == ["make_health_plan"]
    ends = [rule.code for rule in STARTED_BY["plans.plan.terminate"]]
    assert ends == [rule.code for rule in handbook()[16:]]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_video_call_closes_its_own_clock_only(number: int) -> None:
    event, data = "plans.coachingsession.complete", {"session_no": number}
    closed = [rule.code for rule in CLOSED_BY[event] if rule.closes_on(event, data)]
    assert closed == [f"{('first', 'second', 'third')[number - 1]}_video_call"]


@pytest.mark.parametrize(
    ("devices", "codes"),
    [
        (["scale", "wristband"], ["scale_guidance", "wristband_guidance"]),
        (["wristband"], ["wristband_guidance"]),
        ([], []),
    ],
)
def test_guidance_starts_for_the_devices_in_the_parcel(
    devices: list[str], codes: list[str]
) -> None:
    event = "logistics.receipt.confirm"
    started = [r.code for r in STARTED_BY[event] if r.starts_on(event, {"devices": devices})]
    assert started == codes


def test_a_condition_without_data_does_not_fit() -> None:
    assert not RULES["scale_guidance"].starts_on("logistics.receipt.confirm")
    assert not RULES["pick_goods"].starts_on("orders.order.pay")
    assert fits({}, {})
    assert not fits({"number": 1}, {"number": 2})
