"""What must be true before a step of a plan, with the words of a blocked button."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core import clock
from core.workflow import guard
from plans.timeline import WEEK_3_LAST_DAY


def today() -> date:
    """The local date of the product's clock."""
    return clock.today()


@guard(_("Customer service has not confirmed the health record yet."))
def record_is_confirmed(plan: Any) -> bool:
    """Requirements B4, B5."""
    return bool(plan.record_confirmed)


@guard(_("The pre-plan assessment is not approved, or a red flag is open."))
def assessment_is_approved(plan: Any) -> bool:
    """Requirements B6."""
    return bool(plan.assessment_approved)


@guard(_("Write all four parts first: diet, exercise, rest and mind."))
def all_parts_are_written(plan: Any) -> bool:
    """Diet, exercise, rest and mind 饮食、运动、作息、心理."""
    return all(part.strip() for part in (plan.diet, plan.exercise, plan.rest, plan.mind))


@guard(_("The plan as it is written now has not passed its review."))
def review_is_passed(plan: Any) -> bool:
    """Requirements B5: an optional review by a named role, off by default."""
    return bool(plan.review_passed)


@guard(_("The first video call has not been held yet."))
def first_call_is_done(plan: Any) -> bool:
    """Row 11 comes before the start."""
    return bool(plan.call_is_done(1))


@guard(_("The start date has not come yet."))
def start_has_come(plan: Any) -> bool:
    """Checked again when the calendar starts the plan."""
    return plan.start_date is not None and plan.start_date <= today()


@guard(_("The third week has not ended yet, or it was closed before."))
def week3_is_over(plan: Any) -> bool:
    """Once, after day 21."""
    last_day: date = plan.timeline.date_of(WEEK_3_LAST_DAY)
    return plan.week3_ended_at is None and last_day < today()


@guard(_("Day 50 has not come yet."))
def day_50_has_come(plan: Any) -> bool:
    """The plan is closed from day 50 on."""
    closing: date = plan.timeline.closing_date
    return closing <= today()


@guard(_("All 49 days are served; there is nothing left to pause."))
def days_are_left(plan: Any) -> bool:
    """A pause shifts days; without days there is nothing to shift."""
    return not day_50_has_come(plan)
