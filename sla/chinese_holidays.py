"""Chinese holidays and make-up working days as calendar overrides.

Used when a calendar is seeded or a year is imported; at run time the stored calendar is the truth.
"""

from collections.abc import Iterable
from datetime import date

from chinese_calendar import constants
from holidays import country_holidays

from sla.calendar import Override, WorkCalendar

OFFICIAL_YEARS = range(min(constants.holidays).year, max(constants.holidays).year + 1)
DEMO_YEARS = range(2024, 2027)
DEMO_ASSUMED = range(2027, 2030)


def official_overrides(years: Iterable[int]) -> dict[date, Override]:
    """Days off and make-up working days as the State Council announced them."""
    wanted = set(years)
    if missing := sorted(wanted.difference(OFFICIAL_YEARS)):
        raise ValueError(f"no announced arrangement is known for {missing}")
    days = {}
    for day, name in constants.holidays.items():
        holiday = constants.Holiday(name)
        days[day] = Override(False, holiday.chinese, holiday.value)
    for day, name in constants.workdays.items():
        holiday = constants.Holiday(name)
        days[day] = Override(True, f"{holiday.chinese}调休上班", f"{holiday.value} make-up day")
    return {day: days[day] for day in sorted(days) if day.year in wanted}


def assumed_overrides(years: Iterable[int]) -> dict[date, Override]:
    """Statutory days off of years not announced yet: no make-up days, all marked assumed.

    A statutory day on a weekend is made good on the next working day, as the law has it.
    """
    wanted = list(years)
    chinese = country_holidays("CN", years=wanted, language="zh_CN")
    english = country_holidays("CN", years=wanted, language="en_US")
    return {
        day: Override(False, chinese[day], english[day], assumed=True) for day in sorted(chinese)
    }


def demo_calendar(version: int = 1) -> WorkCalendar:
    """The calendar of the demo data: 2024 to 2026 announced, 2027 to 2029 assumed."""
    return WorkCalendar(
        code="CN",
        version=version,
        confirmed_from=date(DEMO_YEARS[0], 1, 1),
        confirmed_until=date(DEMO_YEARS[-1], 12, 31),
        overrides=official_overrides(DEMO_YEARS) | assumed_overrides(DEMO_ASSUMED),
    )
