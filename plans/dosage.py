"""How long packs last, and how many packs so many days need – both ways, in whole numbers."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal


def days(packs: int, units_per_pack: int | None, dose_per_day: Decimal | None) -> int | None:
    """Whole days that ``packs`` last: 2 × 90 units at 4 a day are 45 days."""
    if not units_per_pack or not dose_per_day:
        return None
    return int((packs * units_per_pack / dose_per_day).to_integral_value(ROUND_FLOOR))


def packs(days: int, units_per_pack: int | None, dose_per_day: Decimal | None) -> int | None:
    """Packs that ``days`` need: 50 days at 4 a day of packs of 90 are 3."""
    if not units_per_pack or not dose_per_day:
        return None
    return int((days * dose_per_day / units_per_pack).to_integral_value(ROUND_CEILING))
