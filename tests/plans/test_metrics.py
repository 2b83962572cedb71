"""Readings: what a body can show, the 斤 trap, the same delivery twice; doses; charts."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from accounts.roles import Role
from core import clock
from core.actors import SYSTEM
from core.errors import Invalid, Problem
from plans import charts, dosage, services
from plans.models import Metric, Plan
from plans.selectors.metrics import series_of
from tests.plans.factories import do, make_plan, member, running


@pytest.mark.parametrize(
    ("packs", "units", "daily", "lasts", "needed"),
    [(2, 90, "4", 45, 3), (1, 60, "3", 20, 3), (3, 120, "3", 120, 2)],
)
def test_packs_and_days_agree_both_ways(
    packs: int, units: int, daily: str, lasts: int, needed: int
) -> None:
    assert dosage.days(packs, units, Decimal(daily)) == lasts
    assert dosage.packs(50, units, Decimal(daily)) == needed


def test_what_is_not_taken_daily_lasts_for_no_time() -> None:
    assert dosage.days(1, None, None) is None


def read(plan: Plan, value: str, code: str = "weight", **more: Any) -> Metric:
    data = {"measured_at": clock.now(), "source": "staff", **more}
    coach = member(plan, Role.ASSISTANT_COACH).actor
    return services.record_metric(plan=plan, code=code, value=Decimal(value), by=coach, **data)


@pytest.mark.django_db
class TestReadings:
    def test_a_weight_in_jin_is_kept_in_kilograms(self) -> None:
        assert read(running(), "145", unit="jin").text == "72.5 kg"

    def test_twice_the_last_weight_was_read_in_jin(self) -> None:
        plan = running()
        read(plan, "72.5")

        with pytest.raises(Invalid, match=r"72\.5"):
            read(plan, "144")
        assert read(plan, "144", confirmed=True).suspect is True

    def test_the_baseline_catches_the_first_reading(self) -> None:
        goal = {"metric": "weight", "baseline": Decimal(80), "target": Decimal(72)}
        parts = dict.fromkeys(("diet", "exercise", "rest", "mind"), "x")
        plan = do(make_plan(), "write", Role.HEALTH_MANAGER, goals=[goal], **parts)

        with pytest.raises(Invalid):
            read(plan, "158")

    @pytest.mark.parametrize(
        ("code", "value"),
        [("weight", "12"), ("weight", "600"), ("body_fat_pct", "90"), ("sleep_min", "2000")],
    )
    def test_what_no_body_shows_is_refused(self, code: str, value: str) -> None:
        with pytest.raises(Invalid):
            read(running(), value, code)

    def test_a_reading_of_the_future_is_refused(self) -> None:
        with pytest.raises(Invalid):
            read(running(), "70", measured_at=clock.now() + timedelta(hours=1))

    def test_only_weight_can_be_in_jin(self) -> None:
        with pytest.raises(Invalid):
            read(running(), "30", "body_fat_pct", unit="jin")

    def test_the_same_delivery_twice_is_one_reading(self) -> None:
        plan = running()
        first = read(plan, "70", source="scale", external_id="A1")

        assert read(plan, "70", source="scale", external_id="A1") == first

    def test_the_readings_of_a_morning_are_kept_together_or_not_at_all(self) -> None:
        plan = running()
        values = {"steps": Decimal(8000), "weight": Decimal(600)}
        given: dict[str, Any] = {"measured_at": clock.now(), "source": "scale"}
        morning = [services.Reading(code=c, value=v, **given) for c, v in values.items()]

        with pytest.raises(Invalid) as caught:
            services.record_metrics(plan=plan, readings=morning, by=SYSTEM)
        assert [*caught.value.fields] == ["weight"]
        assert not Metric.objects.filter(plan=plan).exists()

    def test_what_has_come_of_a_morning_is_not_kept_again(self) -> None:
        plan = running()
        steps = read(plan, "8000", "steps", source="band", external_id="S1")
        given: dict[str, Any] = {"measured_at": clock.now(), "source": "band"}
        morning = [
            services.Reading(code="steps", value=Decimal(8000), external_id="S1", **given),
            services.Reading(code="resting_hr", value=Decimal(61), external_id="H1", **given),
        ]

        first, second = services.record_metrics(plan=plan, readings=morning, by=SYSTEM)
        assert first == steps
        assert set(Metric.objects.filter(plan=plan)) == {first, second}

    def test_a_number_of_another_customer_is_refused(self) -> None:
        read(running(), "70", source="scale", external_id="A1")

        with pytest.raises(Problem) as caught:
            read(running(), "70", source="scale", external_id="A1")
        assert caught.value.status == 409

    def test_the_value_is_sealed_in_the_database(self) -> None:
        reading = read(running(), "70.4")

        with pytest.raises(Exception, match="encrypted"):
            Metric.objects.filter(sealed_value="70.4").exists()
        assert reading.value == Decimal("70.4")

    def test_the_first_weight_of_a_day_and_the_most_steps_stand_for_it(self) -> None:
        plan = running()
        for value in ("70.0", "71.5"):
            read(plan, value)
        for value in ("3000", "8000"):
            read(plan, value, "steps")

        weight, steps = series_of(plan)
        assert [p.value for p in weight.points] == [Decimal(70)]
        assert [p.value for p in steps.points] == [Decimal(8000)]

    def test_the_mean_is_of_seven_days(self) -> None:
        plan = running()
        for day in range(9):
            read(plan, str(80 - day), measured_at=clock.now() - timedelta(days=8 - day))

        assert series_of(plan)[0].points[-1].mean == Decimal(75)

    def test_the_chart_is_whole_svg_without_inline_style(self) -> None:
        plan = running()
        for day in (9, 8, 1, 0):
            read(plan, str(70 + day), measured_at=clock.now() - timedelta(days=day))

        drawn = ET.fromstring(charts.svg(series_of(plan)[0]))
        kinds = [node.tag for node in drawn.iter()]
        assert kinds.count("circle") == 4
        assert kinds.count("polyline") == 2
        assert all("style" not in node.attrib for node in drawn.iter())

    def test_a_single_reading_can_be_drawn(self) -> None:
        plan = running()
        read(plan, "70")

        assert "chart-dot" in charts.svg(series_of(plan)[0])
