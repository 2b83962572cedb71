"""What scale and wristband show: a body that follows the plan, roughly."""

from datetime import datetime
from decimal import Decimal

from dma.simulation.habits import Dice
from plans.metrics import DEFINITIONS
from plans.models import Metric
from plans.services import Reading

SCALE, WRISTBAND = Metric.Source.SCALE, Metric.Source.WRISTBAND
#: code, source, on day 0, change until day 49, how far a day is off; in tenths of the unit
COURSE = (
    ("weight", SCALE, 685, -52, 4),
    ("body_fat_pct", SCALE, 334, -38, 5),
    ("steps", WRISTBAND, 52_000, 31_000, 14_000),
    ("sleep_min", WRISTBAND, 3_850, 420, 350),
)


def readings(dice: Dice, day: int, *, at: datetime) -> list[Reading]:
    """Those of a morning; day 1 is the plan's first."""
    return [
        Reading(
            code=code,
            value=_rounded(code, first + change * day // 49 + dice.number(-off, off)),
            source=source,
            measured_at=at,
        )
        for code, source, first, change, off in COURSE
    ]


def _rounded(code: str, tenths: int) -> Decimal:
    return round(Decimal(tenths) / 10, DEFINITIONS[code].places)
