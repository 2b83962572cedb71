"""What is measured, in code: words, unit, what is plausible, which direction is good."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class MetricDefinition:
    """One kind of reading. ``low`` and ``high`` bound what a body can show."""

    code: str
    label: Any
    unit: Any
    low: Decimal
    high: Decimal
    places: int = 1
    better: str = "down"  # down | up: which way is progress
    adds_up: bool = False  # the last reading of a day holds the others

    def plausible(self, value: Decimal) -> bool:
        """Whether a living person can have this value."""
        return self.low <= value <= self.high

    def text(self, value: Decimal | None) -> str:
        """The value with its unit, or a dash."""
        return "–" if value is None else f"{value:.{self.places}f} {self.unit}"


def _of(code: str, label: Any, unit: Any, low: str, high: str, **more: Any) -> MetricDefinition:
    return MetricDefinition(code, label, unit, Decimal(low), Decimal(high), **more)


_ALL = (
    _of("weight", _("Weight"), "kg", "25", "250"),
    _of("body_fat_pct", _("Body fat"), "%", "3", "70"),
    _of("bmi", _("BMI"), "kg/m²", "10", "80"),
    _of("visceral_fat", _("Visceral fat level"), "", "1", "60"),
    _of("muscle_kg", _("Muscle mass"), "kg", "10", "120", better="up"),
    _of("waist_cm", _("Waist"), "cm", "40", "200"),
    _of("hip_cm", _("Hip"), "cm", "50", "200"),
    _of("steps", _("Steps"), _("steps"), "0", "100000", places=0, better="up", adds_up=True),
    _of("sleep_min", _("Sleep"), _("min"), "0", "1440", places=0, better="up", adds_up=True),
    _of("resting_hr", _("Resting heart rate"), _("bpm"), "30", "220", places=0),
    _of("spo2", _("Blood oxygen"), "%", "50", "100", places=0, better="up"),
    _of("bp_sys", _("Systolic pressure"), "mmHg", "60", "260", places=0),
    _of("bp_dia", _("Diastolic pressure"), "mmHg", "30", "160", places=0),
    _of("glucose_fasting", _("Fasting glucose"), "mmol/L", "1", "40"),
)
DEFINITIONS: dict[str, MetricDefinition] = {d.code: d for d in _ALL}
CHOICES = [(d.code, d.label) for d in _ALL]
JIN_PER_KG = Decimal(2)
#: A weight about twice, or half, the one before was read in 斤 (half a kilogram) by mistake.
JIN_RATIO = (Decimal("1.7"), Decimal("2.3"))


def mistaken_unit(value: Decimal, before: Decimal) -> Decimal | None:
    """The weight that was meant, if ``value`` looks like 斤 for kg or the other way round."""
    low, high = JIN_RATIO
    if low <= value / before <= high:
        return value / JIN_PER_KG
    if low <= before / value <= high:
        return value * JIN_PER_KG
    return None
